"""How many, how old, how long: what lines count, and counts that can't both be right."""
