"""What speaks for one of a name's namesakes: small functions, each with a score and its reason in words."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.places.containment import holds
from onrecord.language.countries import countries
from onrecord.language.gazetteer import key
from onrecord.language.gazetteer.distance import km

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.extract.places.scene import Name, Scene
    from onrecord.language.gazetteer import Entry

# Points, found on development data: for each power of ten of people; at most, for the country and the state
# that the article is about, and for neighbours.
_PEOPLE = 1.1
_COUNTRY = 3.0
_REGION = 2.5
_NEIGHBOUR = 2.8
_HOME = 2.5
_DISTRICT, _DISTRICTS = 2.0, 4.0
_IN_DISTRICT_KM = 45.0
"""From the middle of an American county to a town in it, at most."""
_NEAR_KM = 150.0
"""The distance at which a neighbour's word counts about a third."""

Evidence = tuple[float, str]


def population(entry: Entry, _name: Name, _scene: Scene) -> Evidence:
    """The more people, the likelier it is in the news."""
    if entry.kind in {"area", "water", "land", "point"}:
        return 6.0, ""
    return _PEOPLE * math.log10(
        entry.population + 10
    ), f"{entry.population:,} inhabitants" if entry.population else ""


def rank(entry: Entry, name: Name, _scene: Scene) -> Evidence:
    """A country or division is likelier meant than a town of its name, a capital than another town."""
    if entry.kind == "country":
        return 4.5, "a country"
    if entry.kind == "region":
        if "region" not in name.kinds and _has_namesake_inside(entry, name):
            return -4.0, ""
        return (3.5 if entry.country in {"US", "CA", "GB", "AU"} else 0.2), "a first-level division"
    if entry.kind == "district":
        return (0.3 if "district" in name.kinds or " " in name.key else -2.0), "a district"
    if is_capital(entry):
        return 3.0, "a capital"
    return 0.0, ""


def form(entry: Entry, _name: Name, _scene: Scene) -> Evidence:
    """A main name speaks louder than another, or than one without its article."""
    points = {"main": 0.0, "other": -1.3 if entry.population > 100_000 else -1.6, "bare": -1.2, "short": -1.5}
    return points[entry.form], ""


def container(entry: Entry, name: Name, _scene: Scene) -> Evidence:
    """The text puts it into a place that holds it."""
    best: Evidence = (0.0, "")
    for outer, is_close in name.within:
        for other in outer.entries:
            if other.form == "short" and not is_close:
                continue
            if holds(other, entry):
                points = (6.0 if is_close else 3.5) - (0.0 if other.kind in {"country", "region"} else 2.0)
                best = max(best, (points, f"in {outer.name}, as the text says"))
    for inner in name.around:
        if any(holds(entry, other) for other in inner.entries):
            best = max(best, (3.0, f"the text puts {inner.name} into it"))
    return best


def in_play(entry: Entry, name: Name, scene: Scene) -> Evidence:
    """Its country, and its state, are where the article's other names point."""
    if entry.country is None:
        return 0.0, ""
    votes, every = scene.country(entry.country, name.key)
    share = votes / every if every > 0 else 0.0
    points, why = _COUNTRY * share, "the article is about its country" if share > 0.3 else ""
    if entry.region and entry.kind != "country":
        here, anywhere = scene.region((entry.country, entry.region), name.key)
        share = here / anywhere if anywhere > 0 else 0.0
        points += _REGION * (1 - math.exp(-here)) * (0.4 + 0.6 * share)
        if here > 0.5:
            why = "other places of the article are in its state or province"
    return points, why


def listed(entry: Entry, name: Name, scene: Scene) -> Evidence:
    """It is listed with places of its kind: "Oregon and Washington"."""
    alike = sum(
        1 for other in name.beside if other in scene.chosen and scene.chosen[other].kind == entry.kind
    )
    if not name.beside or entry.kind not in {"country", "region"}:
        return 0.0, ""
    return 9.0 * alike / (len(name.beside) + 0.3), f"listed with places that are each a {entry.kind}"


def neighbours(entry: Entry, name: Name, scene: Scene) -> Evidence:
    """Other places of the article lie near it."""
    if entry.kind in {"country", "area", "water"}:
        return 0.0, ""
    total, nearest = 0.0, ("", 1e9)
    for other, place in scene.chosen.items():
        if other == name.key or place.kind in {"country", "area", "water", "region"} or place.id == entry.id:
            continue
        away = km(entry, place)
        total += math.exp(-away / _NEAR_KM) * min(3, scene.counts[other]) ** 0.5
        nearest = min(nearest, (place.name, away), key=lambda pair: pair[1])
    why = f"{nearest[1]:.0f} km from {nearest[0]}" if nearest[1] < 2 * _NEAR_KM else ""
    return _NEIGHBOUR * (1 - math.exp(-total)), why


def kind_said(entry: Entry, name: Name, _scene: Scene) -> Evidence:
    """The text calls it a city, a province, a county, an island."""
    if entry.kind in name.kinds:
        return 1.5, f"the text calls it a {entry.kind}"
    if "settlement" in name.kinds and entry.kind in {"country", "region", "district"}:
        return -1.5, ""
    return 0.0, ""


def at_home(entry: Entry, name: Name, scene: Scene) -> Evidence:
    """The outlet is named for a town of this name: "Palestine Herald"."""
    if name.key in scene.home and entry.kind == "settlement":
        return _HOME, "the outlet is named for a town of this name"
    return 0.0, ""


def with_districts(entry: Entry, name: Name, scene: Scene) -> Evidence:
    """A town where a county that the article names lies, or a county where one of its towns does."""
    others = {"settlement": scene.districts, "district": scene.towns}.get(entry.kind, {})
    if entry.kind == "district" and name.key not in scene.districts:
        return 0.0, ""
    near = [
        next((o for o in some if o.region == entry.region and km(entry, o) < _IN_DISTRICT_KM), None)
        for key, some in sorted(others.items())
        if key != name.key
    ]
    found = [other for other in near if other is not None and other.country == entry.country]
    if not found:
        return 0.0, ""
    return min(_DISTRICTS, _DISTRICT * len(found)), f"{found[0].name}, also named, is there"


EVIDENCE: tuple[Callable[[Entry, Name, Scene], Evidence], ...] = (
    population,
    rank,
    form,
    kind_said,
    container,
    in_play,
    listed,
    neighbours,
    at_home,
    with_districts,
)
"""What is looked at for each namesake, in order; the scores add up. Found on development data."""


def _has_namesake_inside(region: Entry, name: Name) -> bool:
    """Whether its own main city has the same name, as that of most provinces."""
    return any(
        other.kind == "settlement"
        and other.country == region.country
        and (is_capital(other) or (other.region == region.region and other.population > 50_000))
        and other.form in {"main", "other"}
        for other in name.entries
    )


@cache
def _capitals() -> dict[str, frozenset[str]]:
    return {code: frozenset(key(seat) for seat in country.seats[:1]) for code, country in countries().items()}


def is_capital(entry: Entry) -> bool:
    if entry.kind != "settlement" or entry.country is None or entry.population < 10_000:
        return False
    if entry.country == "US":
        return entry.region == "DC"
    seats = _capitals().get(entry.country, frozenset())
    return key(entry.name) in seats
