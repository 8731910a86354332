"""Names that lines share and that no party or place has: peoples and their adjectives, operations, plans."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.language.countries import printed_countries
from onrecord.language.folding import fold
from onrecord.link.conflicts.reading.scopes import TIMES
from onrecord.link.conflicts.reading.words import words

if TYPE_CHECKING:
    from onrecord.link.story import Story

_STEM = 4
"""Letters by which a people and its adjective are one: "Kurds", "Kurdish"."""
_SHORTEST = 5
"""Letters of a name at least: shorter ones are abbreviations, and those are parties."""

_SHORT = 2
"""Words of a party's name up to which each is its own: of longer ones a people may be a part."""


def peoples(story: Story) -> dict[str, tuple[str, ...]]:
    """Line id -> the names in it (folded, the most usual form) that are no party's, place's or country's.

    A word is such a name where the story never prints it in small letters and prints it inside sentences.
    """
    taken = _taken(story)
    forms: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    in_line: dict[str, set[str]] = {}
    small: set[str] = set()
    for line in story.lines:
        inside, plain = _words(line.text)
        small |= plain
        found = {word for word in inside if word not in taken}
        in_line[line.id] = {word[:_STEM] for word in found}
        for word in found:
            forms[word[:_STEM]][word] += 1
    names = {
        stem: min(some, key=lambda word: (-some[word], word))
        for stem, some in forms.items()
        if not any(word in small for word in some)
    }
    return {id: tuple(sorted(names[s] for s in stems if s in names)) for id, stems in in_line.items()}


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words printed with a capital inside a sentence, and those in small letters."""
    run = words(text)
    inside = (w.text.split("-")[0] for before, w in pairwise(run) if before.lower[-1:].isalnum())
    capital = {
        word.lower()
        for word in inside
        if word[:1].isupper() and not word.isupper() and word.isalpha() and len(word) >= _SHORTEST
        if word.lower() not in TIMES
    }
    return frozenset(capital), frozenset(w.lower for w in run if w.text.islower())


def _taken(story: Story) -> frozenset[str]:
    """Words of the names of persons, outlets, places and countries, and of short names of others."""
    found = {fold(printed) for printed in printed_countries()}
    for party in story.parties.values():
        name = fold(party.name).split()
        found.update(name if party.kind in ("person", "outlet") or len(name) <= _SHORT else name[-1:])
    found.update(word for place in story.places.values() for word in fold(place.name).split())
    found.update(fold(m.name) for m in story.mentions if m.name and m.id in story.party_of)
    return frozenset(found)
