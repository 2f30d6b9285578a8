"""What a scenario would change, in words and in rows."""
