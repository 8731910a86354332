"""A party on an issue, over time: what its lines amount to, and where they turn."""

from onrecord.link.positions.once import told_once
from onrecord.link.positions.reversals import with_reversals
from onrecord.link.positions.tracks import positions, undated_last

__all__ = ["positions", "told_once", "undated_last", "with_reversals"]
