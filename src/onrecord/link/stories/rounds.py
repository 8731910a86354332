"""Articles gathered into groups: at first one each, then whichever two fit each other best become one."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.stories.groups import Group, Weights, together, weights
from onrecord.link.stories.rarity import Rarity
from onrecord.link.stories.shelves import Shelves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.link.stories.profiles import Key, Profile

SHRUNK = 0.7
"""What share of the groups may be left before it is counted anew how many name each key."""
MUCH_LARGER = 4
"""How many times as many articles a group must have to take in, at once, all small ones whose best it is."""
_ENOUGH = 0.5
"""Share of the floor that the keys which two groups are filed under must come to for all to be compared."""
SCORED = 8
"""Groups with which one is compared at a time: the work for each stays the same however many there are."""
_DIGITS = 9
"""Digits of a score that count."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The groups that no two of fit each other any more, by id, and what keys count among them."""

    groups: tuple[Group, ...]
    rarity: Rarity


def gather(profiles: Sequence[Profile], weighing: Weights | None = None) -> Gathered:
    """The groups that the articles fall into, by id; a function of the set of profiles alone.

    Of all pairs of groups that are each other's best, each becomes one group, over and over, until no two
    reach the floor. Which two are compared is decided by `Shelves`, so that the work grows with the articles.
    """
    weighing = weighing or weights()
    groups = {one.article: Group(one.article, (one.article,), one.keys, one.days) for one in profiles}
    while True:
        rounds = _Rounds(groups, Rarity(groups[id] for id in sorted(groups)), weighing)
        before = len(groups)
        groups = rounds.merged(until=math.floor(before * SHRUNK))
        if len(groups) == before:
            return Gathered(tuple(groups[id] for id in sorted(groups)), rounds.rarity)


class _Pair(NamedTuple):
    """Two groups by how well they fit: the least of several is the best, and no two are alike."""

    minus_score: float
    one: str
    other: str

    def beside(self, id: str) -> str:
        """The other of the two."""
        return self.other if id == self.one else self.one


class _Rounds:
    """Groups as they are merged, while what keys count stays as it is."""

    def __init__(self, groups: Mapping[str, Group], rarity: Rarity, weighing: Weights) -> None:
        self._groups = dict(groups)
        self.rarity = rarity
        self._weighing = weighing
        self._counts: dict[str, Mapping[Key, float]] = {}
        self._shelves = Shelves()
        self._best: dict[str, _Pair] = {}
        for id in sorted(groups):
            self._file(groups[id])

    def merged(self, until: int) -> dict[str, Group]:
        """The groups once no two fit any more, or no more than `until` are left."""
        new: Iterable[str] = sorted(self._groups)
        while new and len(self._groups) > until:
            met: dict[str, list[str]] = defaultdict(list)
            for id in new:
                self._seek(id, met)
            new = self._merge(self._ties())
        return self._groups

    def _file(self, group: Group) -> None:
        self._counts[group.id] = counts = self.rarity.weigh(group.keys)
        self._shelves.file(group.id, counts, group.keys)

    def _seek(self, id: str, met: dict[str, list[str]]) -> None:
        """Find the best partner of a group, and offer it to all that it is compared with.

        It isn't compared with those that were compared with it in this round already, which `met` has for it.
        """
        known = set(met.pop(id, ()))
        for other in self._likeliest(id):
            if other in known:
                continue
            if other > id:  # it may be sought for later in this round, which goes by id
                met[other].append(id)
            one, two = sorted((id, other))
            score = self._score(self._groups[one], self._groups[two])
            if score < self._weighing.floor:
                continue
            pair = _Pair(-score, one, two)
            for end in pair[1:]:
                if end not in self._best or pair < self._best[end]:
                    self._best[end] = pair

    def _likeliest(self, id: str) -> list[str]:
        """The groups that may fit this one: those with most in common by the keys of their shelves."""
        least = _ENOUGH * self._weighing.floor
        able = [(-common, other) for other, common in self._shelves.common(id).items() if common >= least]
        return [other for _, other in nsmallest(SCORED, able)]

    def _score(self, a: Group, b: Group) -> float:
        ours, theirs = self._counts[a.id], self._counts[b.id]
        both = ours.keys() & theirs.keys()
        common = math.fsum(map(mul, map(ours.__getitem__, both), map(theirs.__getitem__, both)))
        apart = self._weighing.time * a.days.distance(b.days)
        fewest = min(len(a.articles), len(b.articles))
        return round(common - apart - self._weighing.size * math.log(fewest), _DIGITS)

    def _ties(self) -> list[_Pair]:
        """The pairs to make one: each other's best, and a small group with a far larger one that is its best.

        The small ones don't wait until they are the large one's best too: it would take them one by one, and
        all the others would have to look for their best anew each time.
        """
        found = set[_Pair]()
        for id, pair in self._best.items():
            other = pair.beside(id)
            if self._best.get(other) == pair or self._size(other) >= MUCH_LARGER * self._size(id):
                found.add(pair)
        return sorted(found)

    def _size(self, id: str) -> int:
        return len(self._groups[id].articles)

    def _merge(self, pairs: Iterable[_Pair]) -> list[str]:
        """Make one of what pairs tie together; the groups whose best has to be found anew, by id."""
        tied = _tied(pairs)
        gone = {id for some in tied for id in some}
        made = [together([self._groups[id] for id in some]) for some in tied]
        for id in sorted(gone):
            self._shelves.take_out(id)
            self._best.pop(id, None)
            del self._groups[id], self._counts[id]
        for group in made:
            self._groups[group.id] = group
            self._file(group)
        widowed = {id for id, pair in self._best.items() if pair.beside(id) in gone}
        for id in widowed:
            del self._best[id]
        return sorted({*widowed, *(group.id for group in made)})


def _tied(pairs: Iterable[_Pair]) -> list[list[str]]:
    """The ids that pairs tie together, directly or through others; sorted."""
    head: dict[str, str] = {}

    def head_of(id: str) -> str:
        while (up := head.setdefault(id, id)) != id:
            head[id] = head[up]
            id = up
        return id

    for pair in pairs:
        one, other = sorted((head_of(pair.one), head_of(pair.other)))
        head[other] = one
    found: dict[str, list[str]] = defaultdict(list)
    for id in sorted(head):
        found[head_of(id)].append(id)
    return sorted(found.values())
