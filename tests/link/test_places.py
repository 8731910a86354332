"""Names of places over articles become places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.places import places
from onrecord.model import Span, Toponym, content_id, place_id

if TYPE_CHECKING:
    import random


def name(
    article: str, printed: str, start: int = 0, *, at: tuple[float, float] | None = None, **more: object
) -> Toponym:
    known, country = str(more.get("known_as", printed)), more.get("country", "SY")
    geonameid = more.get("geonameid")
    assert isinstance(country, str | None)
    assert isinstance(geonameid, int | None)
    return Toponym(
        id=content_id("toponym", article, start),
        article=article,
        span=Span(start, start + len(printed)),
        place=place_id(known, country, geonameid),
        name=printed,
        known_as=known,
        country=country,
        lat=at[0] if at else None,
        lon=at[1] if at else None,
        precision="settlement" if at else None,
        geonameid=geonameid,
    )


RAQQA = [
    name("a", "Raqqa", at=(36.0, 39.0), known_as="Ar Raqqah", geonameid=7),
    name("b", "Raqqa", at=(36.0, 39.0), known_as="Ar Raqqah", geonameid=7),
    name("b", "al-Raqqah", 40, at=(36.0, 39.0), known_as="Ar Raqqah", geonameid=7),
]


def test_one_place_over_all_its_spellings() -> None:
    (place,) = places(RAQQA)
    assert (place.name, place.country, place.geonameid, place.lat) == ("Raqqa", "SY", 7, 36.0)
    assert place.mentions == tuple(sorted(t.id for t in RAQQA))
    assert place.id == place_id("whatever", None, 7)


def test_namesakes_stay_apart() -> None:
    here = name("a", "Tripoli", at=(34.4, 35.8), country="LB", geonameid=1)
    there = name("b", "Tripoli", at=(32.9, 13.2), country="LY", geonameid=2)
    assert len(places([here, there])) == 2


def test_the_unplaced_are_one_by_name_and_country() -> None:
    one, other = name("a", "Umm Tarqa"), name("b", "Umm Tarqa")
    elsewhere = name("c", "Umm Tarqa", country="IQ")
    found = places([one, other, elsewhere])
    assert sorted(len(p.mentions) for p in found) == [1, 2]
    assert all(p.lat is None and p.lon is None for p in found)


def test_a_country_has_its_gazetteer_name() -> None:
    us = replace(
        name("a", "U.S.", at=(39.8, -98.5), known_as="United States", country="US"), precision="country"
    )
    assert places([us])[0].name == "United States"


def test_nothing_makes_nothing() -> None:
    assert places([]) == ()


@settings(max_examples=50, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_never_matters(shuffle: random.Random) -> None:
    names = [
        *RAQQA,
        name("c", "RAQQA"),
        name("d", "Umm Tarqa"),
        name("e", "Tripoli", at=(34.4, 35.8), geonameid=1),
    ]
    mixed = list(names)
    shuffle.shuffle(mixed)
    assert places(mixed) == places(names)
