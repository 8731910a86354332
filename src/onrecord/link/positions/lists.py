"""The lists of `position_words.toml`, as words and as stems."""

from __future__ import annotations

from functools import cache

from onrecord.language.lexicon import table
from onrecord.link.compare.words import stem


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(table("position_words.toml")[name].split())


@cache
def stems(name: str) -> frozenset[str]:
    """The stems of the words of a list."""
    return frozenset(map(stem, listed(name)))
