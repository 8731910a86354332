"""Places on the map, as far as two acts can't have been at both."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from onrecord.language.gazetteer.distance import km
from onrecord.link.conflicts.reading.words import words

if TYPE_CHECKING:
    from onrecord.link.story import Story
    from onrecord.model import Place

_TOWNS = frozenset({"settlement", "point"})


class Spot(NamedTuple):
    """A place by name: its country's code, whether it is a town or a country, where it lies."""

    name: str
    country: str
    is_town: bool
    is_country: bool
    lat: float
    lon: float

    def is_apart(self, other: Spot, least: float) -> bool:
        """Whether the two are of two countries, or two towns at least so many kilometres apart."""
        if self.country and other.country and self.country != other.country:
            return True
        return self.is_town and other.is_town and km(self, other) >= least


def _spot_of(place: Place) -> Spot | None:
    """The spot of a place, if it is known where it lies."""
    if place.lat is None or place.lon is None or place.precision is None:
        return None
    kind = place.precision
    return Spot(place.name, place.country or "", kind in _TOWNS, kind == "country", place.lat, place.lon)


def spots(story: Story) -> dict[str, Spot]:
    """The places of the story by the words of their names; names of several places are left out."""
    found: dict[str, set[Spot]] = defaultdict(set)
    for place in story.places.values():
        if spot := _spot_of(place):
            found[" ".join(word.lower for word in words(place.name))].add(spot)
    return {name: min(some) for name, some in found.items() if len(some) == 1}
