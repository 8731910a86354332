"""Across articles: parties, echoes, claims, conflicts, positions."""

from onrecord.link.parties import parties

__all__ = ["parties"]
