"""Parsed text -> statements, times, places, quantities, mentions."""
