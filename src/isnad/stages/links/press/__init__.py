"""The outlet, and the media that bylines, credits and common nouns name."""
