"""Articles that share text, and articles that look put together out of others."""

from onrecord.link.echoes.find import echoes

__all__ = ["echoes"]
