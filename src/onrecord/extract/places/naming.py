"""Does a name in its place in the sentence name a place? A list of small observations, each with a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.places.beside import (
    containment,
    dateline,
    elsewhere,
    heading,
    kind_word,
    listed,
    preposition,
)
from onrecord.extract.places.by_itself import fame, ordinary, person
from onrecord.extract.places.longer_names import company

if TYPE_CHECKING:
    from onrecord.extract.places.spots import Spot
    from onrecord.extract.places.surroundings import Surroundings

ENOUGH = 0.8
"""The sum of scores from which on a name counts as a place's; found on development data."""

LOOKS = (
    fame,
    ordinary,
    person,
    company,
    preposition,
    kind_word,
    containment,
    elsewhere,
    dateline,
    listed,
    heading,
)
"""All that is looked at, in order."""


def looks_like_a_place(spot: Spot, around: Surroundings) -> float:
    """How much speaks for a place here; `ENOUGH` is enough."""
    return sum(look(spot, around) for look in LOOKS)
