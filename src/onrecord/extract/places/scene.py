"""What is known of an article's names of places when one of them is looked at."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.places.spots import Spot
    from onrecord.language.gazetteer import Entry

Countries = dict[str, float]
Regions = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Votes:
    """How far something points to each country (ISO code), and to each first-level division of one."""

    countries: Countries = field(default_factory=lambda: defaultdict(float))
    regions: Regions = field(default_factory=lambda: defaultdict(float))

    def add(self, other: Votes) -> None:
        """Count another's as well."""
        for code, vote in other.countries.items():
            self.countries[code] += vote
        for region, vote in other.regions.items():
            self.regions[region] += vote


@dataclass(slots=True)
class Scene:
    """What the article says about where it is.

    `said` is what its adjectives point to, `votes` what each name does, `every` all together. `chosen` are
    the places taken for now, `counts` how often each name is printed. `home` are the towns that the outlet
    is named for, `districts` and `towns` the places of these kinds that each name may mean, by its key.
    """

    said: Votes = field(default_factory=Votes)
    votes: dict[str, Votes] = field(default_factory=dict)
    every: Votes = field(default_factory=Votes)
    chosen: dict[str, Entry] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    home: frozenset[str] = frozenset()
    districts: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    towns: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def sum_up(self) -> None:
        """Count all votes anew."""
        self.every = Votes()
        for votes in (self.said, *self.votes.values()):
            self.every.add(votes)

    def country(self, code: str | None, apart_from: str) -> tuple[float, float]:
        """How far all names but one point to a country, and to any."""
        if code is None:
            return 0.0, 0.0
        own = self.votes.get(apart_from, _NOTHING).countries
        return self.every.countries.get(code, 0.0) - own.get(code, 0.0), sum(
            self.every.countries.values()
        ) - sum(own.values())

    def region(self, region: tuple[str, str], apart_from: str) -> tuple[float, float]:
        """How far all names but one point to a first-level division, and to any."""
        own = self.votes.get(apart_from, _NOTHING).regions
        return self.every.regions.get(region, 0.0) - own.get(region, 0.0), sum(
            self.every.regions.values()
        ) - sum(own.values())


_NOTHING = Votes()


@dataclass(frozen=True, slots=True)
class Name:
    """A name with all its spots in the article, and those that the text puts it into, or into it."""

    key: str
    spots: tuple[Spot, ...]
    within: tuple[tuple[Spot, bool], ...]
    around: tuple[Spot, ...]
    kinds: frozenset[str]
    beside: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The places of this name."""
        return tuple({e.id: e for spot in self.spots for e in reversed(spot.entries)}.values())
