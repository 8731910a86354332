"""Which articles tell one developing story."""

from onrecord.link.stories.find import stories

__all__ = ["stories"]
