"""Which articles tell one developing story."""

from onrecord.link.stories.blocks import LARGEST
from onrecord.link.stories.find import Divided, divided, stories

__all__ = ["LARGEST", "Divided", "divided", "stories"]
