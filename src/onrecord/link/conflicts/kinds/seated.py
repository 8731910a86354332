"""Where a named house stands: one clinic, school or church is not told to lie in two towns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.kinds.once_words import once_words
from onrecord.link.conflicts.reading.scopes import STEM, one_voice
from onrecord.link.conflicts.reading.words import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.spots import Spot
    from onrecord.link.conflicts.reading.words import Word

_TOWNS_APART = 5.0
"""Kilometres between two towns in only one of which a house can stand."""
_STRENGTH = 0.45


class Seated(NamedTuple):
    """The starts of the words of a house's own name, the town it is told to lie in, the place of its word."""

    name: frozenset[str]
    town: Spot
    at: int


class Around(Protocol):
    """What `seated` asks of the story around."""

    def names(self, word: Word) -> bool:
        """Whether the word is part of a proper name."""

    def spot(self, run: Sequence[Word], k: int) -> Spot | None:
        """The place whose name begins at word k."""


def seated(run: Sequence[Word], story: Around) -> tuple[Seated, ...]:
    """The named houses of a line with the towns told right behind them: "the Orsini Clinic in Torvik"."""
    kinds, found = once_words().houses, []
    for k, word in enumerate(run):
        if not (word.is_name and word.lower in kinds) or any(w.is_name for w in run[k + 1 : k + 2]):
            continue
        first = k
        while first and run[first - 1].is_name and run[first - 1].sense:
            first -= 1
        name = frozenset(w.lower[:STEM] for w in run[first:k] if w.lower not in kinds and story.names(w))
        at = k + 1 + any(w.lower == "," for w in run[k + 1 : k + 2])
        if name and any(w.lower == "in" for w in run[at : at + 1]):
            town = story.spot(run, at + 1)
            if town and town.is_town and not _names(town) & name:
                found.append(Seated(name, town, k))
    return tuple(found)


def _names(town: Spot) -> frozenset[str]:
    return frozenset(word[:STEM] for word in town.name.lower().split())


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """One house in two towns; how near the lines lie otherwise adds but little."""
    if not (a.seated and b.seated and a.in_one_story) or one_voice(a, b):
        return None
    for one in a.seated:
        for other in b.seated:
            same = one.name <= other.name or other.name <= one.name
            if same and one.town.name != other.town.name and one.town.is_apart(other.town, _TOWNS_APART):
                why = f"“{around(a.words, one.at, 4, 4)}” against “{around(b.words, other.at, 4, 4)}”"
                return Finding("place", why, _STRENGTH + 0.1 * near, f"seated/{min(one.name)}")
    return None
