"""The name of a place, where an article prints it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.identity import content_id
from onrecord.model.party import Precision
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name in one article, with the place that is meant there as far as the article shows it.

    `name` is the printed name in full ("al-Bab"), `known_as` the gazetteer's, or `name` again where it
    holds no such place: then `geonameid`, and mostly `lat` and `lon` (WGS 84 degrees), are None. `country`
    is the ISO 3166-1 alpha-2 code, or None. `place` is the id of the `Place`, the same in every article (see
    `place_id`). `why` says what spoke for this place among its namesakes.
    """

    id: str
    article: str
    span: Span
    place: str
    name: str
    known_as: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    geonameid: int | None = None
    why: str = ""


def place_id(known_as: str, country: str | None, geonameid: int | None) -> str:
    """The id of a place: by its GeoNames id, or else by its name and country, whatever the case."""
    if geonameid is not None:
        return content_id("place", geonameid)
    return content_id("place", known_as.casefold(), country or "")
