"""What changed, in words: the history of a thing, and what differs between two dates."""
