"""Mentions over all articles -> parties: one over all its spellings, never merged on looks alone."""

from onrecord.link.parties.merge import parties

__all__ = ["parties"]
