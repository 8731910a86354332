"""Patterns that find who is said to say what: the parts of `extract.attributions`."""
