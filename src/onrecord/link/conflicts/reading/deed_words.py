"""The lists of `deed_words.toml`: by which words a tree tells whether an act was done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.language import lexicon
from onrecord.link.compare.words import stem


@dataclass(frozen=True, slots=True)
class DeedWords:
    """The lists of `deed_words.toml`; the first five by stems, the others as they are printed."""

    denying: frozenset[str]
    wishing: frozenset[str]
    asking: frozenset[str]
    attitudes: frozenset[str]
    bodies: frozenset[str]
    supposing: frozenset[str]
    unless: frozenset[str]
    counting: frozenset[str]


@cache
def deed_words() -> DeedWords:
    """The lists, loaded once."""
    table: dict[str, dict[str, str]] = lexicon.table("deed_words.toml")
    stems = {
        name: frozenset(stem(word) for word in table[name]["words"].split())
        for name in ("denying", "wishing", "asking", "attitudes", "bodies")
    }
    supposing = table["supposing"]
    return DeedWords(
        **stems,
        supposing=frozenset(supposing["words"].split()),
        unless=frozenset(supposing["unless"].split()),
        counting=frozenset(table["counting"]["words"].split()),
    )
