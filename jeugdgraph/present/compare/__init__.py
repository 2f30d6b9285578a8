"""Two divisions, or two arrangements, beside each other: for people and for programs."""
