"""What a record holds, as files for other programs: events as PLOVER JSON and as tables, statements as tables."""
