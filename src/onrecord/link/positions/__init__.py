"""A party on an issue, over time: what its lines amount to, and where they turn."""

from onrecord.link.positions.reversals import with_reversals
from onrecord.link.positions.tracks import positions

__all__ = ["positions", "with_reversals"]
