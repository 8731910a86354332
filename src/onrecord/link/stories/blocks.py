"""Articles divided so that each part can be linked by itself: stories stay whole, and kin stay together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.stories.shelves import Shelves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.link.stories.rounds import Gathered

LARGEST = 500_000
"""Characters of all articles of a block together, up to which stories are put into one: some 85,000 words or
5,000 statements, which one processor compares in a quarter of a minute. Weights were fitted on stories of
half that size. Only a single story is ever larger."""
WHOLE = 4
"""Times the largest block that a single story may come to without being cut, so that memory is bounded."""
KIN = 0.05
"""Cosine of what two stories name, from which on they are kin."""
_DIGITS = 9
"""Digits of a cosine that count."""


def blocks(
    gathered: Gathered, length: Mapping[str, int], largest: int = LARGEST
) -> tuple[frozenset[str], ...]:
    """The ids of the articles of each block; every article of `length` (its characters) is in one.

    Articles that are short enough together are one block, whatever they tell. Else each story starts as one,
    and so does each article that fits no story; the nearest of kin are put together as long as they are not
    too long. So an article that just misses a story is linked with it all the same. What is left over and
    has no kin, and what isn't read, is put together in order of id. A story of more than `WHOLE` times the
    largest is cut into parts, along the order in which it grew together, so that those of its articles
    that are nearest stay together. Nothing depends on the order of reading.
    """
    whole = _Parts(length, largest)
    if sum(length.values()) <= largest:
        return (frozenset(length),) if length else ()
    for group in gathered.groups:
        for part in _cut(group.articles, length, WHOLE * largest):
            whole.tie(part)
    for _, one, other in sorted(_kin(gathered)):
        whole.join(one, other)
    whole.fill()
    return whole.parts()


def _cut(articles: Sequence[str], length: Mapping[str, int], longest: int) -> Iterator[tuple[str, ...]]:
    """The articles, in their order, in runs of at most so many characters; a longer article is a run."""
    run: list[str] = []
    held = 0
    for id in articles:
        if run and held + length[id] > longest:
            yield tuple(run)
            run, held = [], 0
        run.append(id)
        held += length[id]
    yield tuple(run)


def _kin(gathered: Gathered) -> Iterator[tuple[float, str, str]]:
    """Pairs of groups that name alike (minus cosine, one article of each); never all are compared."""
    shelves = Shelves()
    for group in gathered.groups:
        shelves.file(group.id, gathered.rarity.weigh(group.keys), group.keys)
    for group in gathered.groups:
        for other, cosine in shelves.common(group.id).items():
            if cosine >= KIN:
                one, two = sorted((group.id, other))
                yield -round(cosine, _DIGITS), one, two


class _Parts:
    """Articles in parts that grow together, none beyond a length."""

    def __init__(self, length: Mapping[str, int], largest: int) -> None:
        self._length = dict(length)
        self._largest = largest
        self._head = {id: id for id in length}
        self._members = {id: [id] for id in length}

    def tie(self, articles: tuple[str, ...]) -> None:
        """Put these together however long they are."""
        for other in articles[1:]:
            self._merge(self._head[articles[0]], self._head[other])

    def join(self, one: str, other: str) -> None:
        """Put the parts of these two together if that is not too long."""
        a, b = self._head[one], self._head[other]
        if a != b and self._length[a] + self._length[b] <= self._largest:
            self._merge(a, b)

    def fill(self) -> None:
        """Put together what is left of any pile, single articles, in order of id."""
        single = sorted(head for head, members in self._members.items() if len(members) == 1)
        for one, other in pairwise(single):
            self.join(one, other)

    def parts(self) -> tuple[frozenset[str], ...]:
        """The parts, by their first ids."""
        return tuple(frozenset(members) for _, members in sorted((min(m), m) for m in self._members.values()))

    def _merge(self, a: str, b: str) -> None:
        if a == b:
            return
        keep, gone = (a, b) if len(self._members[a]) >= len(self._members[b]) else (b, a)
        moved = self._members.pop(gone)
        for id in moved:
            self._head[id] = keep
        self._members[keep] += moved
        self._length[keep] += self._length[gone]
