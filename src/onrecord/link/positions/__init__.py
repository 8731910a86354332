"""A party on an issue, over time: what its lines amount to, and where they turn."""

from onrecord.link.positions.tracks import positions

__all__ = ["positions"]
