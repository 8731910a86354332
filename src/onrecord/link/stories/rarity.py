"""How much it says that two groups of articles both name something: little where many stories name it."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.link.compare.scale import everyday_share
from onrecord.link.stories.profiles import NAME, Key, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.link.stories.groups import Group

_PRIOR = 50
"""Made-up articles of everyday English counted along, so that five articles weigh names too."""
_WORDS_IN_ARTICLE = 250
"""Words of such an article."""
_POWER = 0.5
"""What the logarithm is raised to: much smaller than 1 would make all names alike."""
_HOLDS = 0.045
"""The mean weight in a group's articles from which on the group counts as one that names something."""


class Rarity:
    """What each key counts among these groups.

    Groups are counted and not articles: what all articles of one large story name is rare once they are one
    group, and what one article of each of many stories names is not.
    """

    def __init__(self, groups: Iterable[Group]) -> None:
        every = list(groups)
        self._among = 2 * len(every) + _PRIOR  # the world has other stories, even where this pile is one
        self._holders = Counter(
            key
            for group in every
            for key, weight in group.keys.items()
            if weight >= _HOLDS * len(group.articles)
        )
        self._known = _Known(self)

    def of(self, key: Key) -> float:
        """What the key counts, from 0."""
        held = self._holders[key] + _everyday(key) + 0.5
        return math.log(self._among / held) ** _POWER if held < self._among else 0.0

    def weigh(self, keys: Mapping[Key, float]) -> dict[Key, float]:
        """The weights as they count here, of length 1 together, in the order of `keys`."""
        known = self._known
        return unit({key: weight * known[key] for key, weight in keys.items()})


class _Known(dict[Key, float]):
    """What keys count, worked out once each."""

    def __init__(self, rarity: Rarity) -> None:
        super().__init__()
        self._rarity = rarity

    def __missing__(self, key: Key) -> float:
        self[key] = found = self._rarity.of(key)
        return found


@lru_cache(maxsize=65536)
def _everyday(key: Key) -> float:
    """How many of the made-up articles name it."""
    if not key.startswith(NAME):
        return 0.0
    return _PRIOR * (1 - math.exp(-everyday_share().get(key.removeprefix(NAME), 0.0) * _WORDS_IN_ARTICLE))
