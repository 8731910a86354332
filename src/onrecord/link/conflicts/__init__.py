"""Two statements that can't both hold, and what only looks like it."""

from onrecord.link.conflicts.find import conflicts

__all__ = ["conflicts"]
