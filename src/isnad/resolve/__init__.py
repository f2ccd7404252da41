"""What several articles share: copies, stories, statements and events told by many, and who is one person."""
