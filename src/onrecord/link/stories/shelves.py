"""Which groups of articles are worth comparing: those that share a name that counts much for both."""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    """Groups by the keys that count most for them."""

    def __init__(self) -> None:
        self._under: dict[Key, list[str]] = defaultdict(list)
        self._keys: dict[str, tuple[Key, ...]] = {}
        self._mass: dict[Key, list[tuple[float, str]]] = defaultdict(list)
        self._masses: dict[str, dict[Key, float]] = {}

    def file(self, id: str, counts: Mapping[Key, float], sums: Mapping[Key, float]) -> None:
        """Put a group in: `counts` is what its keys count, `sums` how much its articles name each."""
        keys = tuple(heapq.nsmallest(FILED, counts, key=lambda key: (-counts[key], key)))
        self._keys[id] = keys
        self._masses[id] = {key: sums[key] for key in keys}
        for key in keys:
            insort(self._under[key], id)
            insort(self._mass[key], (-sums[key], id))

    def take_out(self, id: str) -> None:
        """Take a group out."""
        for key in self._keys.pop(id):
            under = self._under[key]
            del under[bisect_left(under, id)]
            mass = self._mass[key]
            del mass[bisect_left(mass, (-self._masses[id][key], id))]
        del self._masses[id]

    def beside(self, id: str) -> Iterator[tuple[Key, str]]:
        """The groups that this one is compared with, each as often as a key leads to it, and the key."""
        for key in self._keys[id]:
            under = self._under[key]
            if len(under) <= LONGEST:
                others = under
            else:
                at = bisect_left(under, id)
                near = under[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
                others = list(dict.fromkeys([*near, *(other for _, other in self._mass[key][:LARGEST])]))
            for other in others:
                if other != id:
                    yield key, other
