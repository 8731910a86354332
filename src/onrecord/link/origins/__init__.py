"""Where the statements of a claim come from, and how many have it independently."""

from onrecord.link.origins.find import Origins, origins

__all__ = ["Origins", "origins"]
