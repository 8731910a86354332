"""Names of people that one article alone spells otherwise: "Brenna", where all others have "Breanda"."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from onrecord.language.folding import fold, letters_apart, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Story

Name = tuple[str, str]
"""First and last name, as they are compared: in small letters, without accents."""

_PARTS = 2
_SHORTEST = 3
"""Letters that a name must have to be told from another by one or two of them."""
_MOST = 2
"""Letters in which two spellings of one first name differ at most."""


class Spellings:
    """The spellings of a story's names that stand in one article only, and how the others spell them.

    Spellings that sound alike ("Mohamed", "Mohammed") are as good as one another: a name from another
    alphabet has several. Where an article prints both, they are two people.
    """

    def __init__(self, story: Story) -> None:
        found: dict[Name, set[str]] = defaultdict(set)
        for mention in story.mentions:
            if mention.kind == "person" and mention.form == "name" and mention.span:
                text = story.articles[mention.article].text
                if name := _name(mention.span.of(text).split()):
                    found[name].add(mention.article)
        self._others = dict(_odd(found))

    def odd(self, run: Sequence[Word]) -> tuple[tuple[Name, bool, int], ...]:
        """The names among the words that the story spells in two ways: as most articles do, whether this is
        the odd spelling, and the place of the last name."""
        found: list[tuple[Name, bool, int]] = []
        if not self._others:
            return ()
        for k, (first, last) in enumerate(pairwise(run)):
            name = (fold(first.text).lower(), fold(last.text).lower())
            if name in self._others:
                found.append((self._others[name], self._others[name] != name, k + 1))
        return tuple(found)


def _name(printed: Sequence[str]) -> Name | None:
    """First and last name of a name of two words; initials between them are left out."""
    some = [word for word in printed if len(word.rstrip(".")) > 1]
    if len(some) != _PARTS or not all(word[0].isupper() for word in some):
        return None
    first, last = (re.sub(r"['’]s$|\W", "", fold(word).lower()) for word in some)
    return (first, last) if min(len(first), len(last)) >= _SHORTEST else None


def _odd(found: Mapping[Name, set[str]]) -> Iterator[tuple[Name, Name]]:
    """For each name that is spelt in two ways, and each odd spelling of it, the usual one."""
    for place in (0, 1):
        shelves: dict[str, list[Name]] = defaultdict(list)
        for name in sorted(found):
            shelves[name[1 - place]].append(name)
        for some in shelves.values():
            for one, other in combinations(some, 2):
                odd, usual = sorted((one, other), key=lambda name: len(found[name]))
                is_odd = len(found[odd]) == 1 and len(found[usual]) > 1 and not found[odd] & found[usual]
                if is_odd and _may_be_one(odd[place], usual[place], is_last=bool(place)):
                    yield odd, usual
                    yield usual, usual


def _may_be_one(one: str, other: str, *, is_last: bool) -> bool:
    """Whether one may be a slip for the other: of a last name one letter for another."""
    if one[0] != other[0] or skeleton(one) == skeleton(other):
        return False
    if is_last:
        return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return letters_apart(one, other) <= _MOST
