"""Parsed text -> statements, times, places, quantities, mentions."""

from onrecord.extract.read import read, read_with

__all__ = ["read", "read_with"]
