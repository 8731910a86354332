"""Which groups of articles are worth comparing: those that share a name that counts much for both."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.link.stories.profiles import Key

FILED = 20
"""Keys that a group is filed under, those that count most for it."""
LONGEST = 30
"""Groups that may stand under a key and still all be compared with each other ..."""
NEIGHBOURS = 3
"""... else each with so many before and after it in order of id ..."""
LARGEST = 5
"""... and with the so many that name it most, which is where most of the others will belong."""


class Shelves:
    """Groups by the keys that count most for them, with what these count."""

    def __init__(self) -> None:
        self._under: dict[Key, list[tuple[str, float]]] = defaultdict(list)
        self._mass: dict[Key, list[tuple[float, str, float]]] = defaultdict(list)
        self._filed: dict[str, list[tuple[Key, float, float]]] = {}

    def file(self, id: str, counts: Mapping[Key, float], sums: Mapping[Key, float]) -> None:
        """Put a group in: `counts` is what its keys count, in order of keys, `sums` how much its articles
        name each.
        """
        keys = sorted(counts, key=counts.__getitem__, reverse=True)[:FILED]  # of equal ones the first
        self._filed[id] = [(key, counts[key], sums[key]) for key in keys]
        for key, count, mass in self._filed[id]:
            insort(self._under[key], (id, count))
            insort(self._mass[key], (-mass, id, count))

    def take_out(self, id: str) -> None:
        """Take a group out."""
        for key, count, mass in self._filed.pop(id):
            under, masses = self._under[key], self._mass[key]
            del under[bisect_left(under, (id, count))]
            del masses[bisect_left(masses, (-mass, id, count))]

    def common(self, id: str) -> dict[str, float]:
        """The groups that this one is compared with, each with the sum of the products of what the keys that
        lead to it count for both.

        What is needed of the others lies under the key: looking it up in each of them costs more the more
        there are, for the processor has fewer of them at hand.
        """
        found: dict[str, float] = defaultdict(float)
        for key, ours, _ in self._filed[id]:
            under = self._under[key]
            if len(under) > LONGEST:
                at = bisect_left(under, (id, ours))
                near = dict(under[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1])
                near.update((other, theirs) for _, other, theirs in self._mass[key][:LARGEST])
                for other, theirs in near.items():
                    found[other] += ours * theirs
            else:
                for other, theirs in under:
                    found[other] += ours * theirs
        found.pop(id, None)
        return found
