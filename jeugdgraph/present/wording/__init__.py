"""Fixed phrases of answers, Dutch and English, one module per answer."""
