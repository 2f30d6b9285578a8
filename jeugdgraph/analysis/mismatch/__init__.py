"""Where the boundaries of cooperation do not line up, as typed findings: facts, never judgements."""
