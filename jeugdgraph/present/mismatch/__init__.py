"""Where boundaries do not line up, in words: findings as sentences, the answer, the country in numbers."""
