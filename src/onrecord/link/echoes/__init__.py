"""Articles that share text, and articles that look put together out of others."""

from onrecord.link.echoes.find import echoes
from onrecord.link.echoes.suspects import suspects

__all__ = ["echoes", "suspects"]
