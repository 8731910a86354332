"""Articles taken together, and the weights by which it is decided whether two groups are one story."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.link.stories.days import Days
from onrecord.link.stories.profiles import heaviest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.stories.profiles import Key

KEYS = 120
"""Keys that a group keeps, the weightiest."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What decides: the score that two groups must reach, and what lowers it (`weights.toml`)."""

    floor: float
    time: float
    size: float


@cache
def weights() -> Weights:
    """The weights of `weights.toml`."""
    path = files("onrecord.link.stories") / "weights.toml"
    return Weights(**tomllib.loads(path.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Group:
    """Articles taken for one story: `keys` are the sums of theirs, `id` is the least of their ids."""

    id: str
    articles: tuple[str, ...]
    keys: Mapping[Key, float]
    days: Days


def together(groups: Sequence[Group]) -> Group:
    """Several groups as one. They come in order of id, so that sums are the same every time."""
    keys: dict[Key, float] = {}
    for group in groups:
        for key, weight in group.keys.items():
            keys[key] = keys.get(key, 0.0) + weight
    return Group(
        groups[0].id,
        tuple(article for group in groups for article in group.articles),
        heaviest(keys, KEYS),
        reduce(Days.with_, (group.days for group in groups)),
    )
