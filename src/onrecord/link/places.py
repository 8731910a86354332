"""Names of places over all articles -> places, each once."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Toponym


def places(toponyms: Iterable[Toponym]) -> tuple[Place, ...]:
    """The places that the names stand for, by id; the order of the names never matters.

    Names mean one place where the gazetteer has one for them. One that it doesn't have is the same place
    under the same name in the same country, and joins a place that other articles name so there.
    """
    by_place: dict[str, list[Toponym]] = defaultdict(list)
    ordered = sorted(toponyms, key=lambda t: (t.article, t.span, t.id))
    placed = _placed_names(ordered)
    for toponym in ordered:
        by_place[_joined(toponym, placed)].append(toponym)
    return tuple(_place(id, some) for id, some in sorted(by_place.items()))


def _placed_names(toponyms: Sequence[Toponym]) -> dict[tuple[str, str], str]:
    """Folded name and country -> the place with coordinates most often named so there."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for toponym in toponyms:
        if toponym.lat is not None and toponym.country is not None:
            counts[fold(toponym.name), toponym.country][toponym.place] += 1
    return {name: min(found, key=lambda id: (-found[id], id)) for name, found in counts.items()}


def _joined(toponym: Toponym, placed: dict[tuple[str, str], str]) -> str:
    if toponym.lat is not None or toponym.country is None:
        return toponym.place
    return placed.get((fold(toponym.name), toponym.country), toponym.place)


def _place(id: str, some: Sequence[Toponym]) -> Place:
    located = [toponym for toponym in some if toponym.lat is not None]
    best = min(located or some, key=lambda t: (t.place != id, t.known_as, t.article, t.span))
    place = Place(
        id=id,
        name=_name(best, some),
        mentions=tuple(sorted(toponym.id for toponym in some)),
        country=best.country,
        precision=best.precision,
        geonameid=best.geonameid,
    )
    return replace(place, lat=best.lat, lon=best.lon)


def _name(best: Toponym, some: Sequence[Toponym]) -> str:
    """The gazetteer's name for a country or region; for a town as most articles print it ("Raqqa")."""
    if best.precision in {"country", "region"}:
        return best.known_as
    printed: dict[str, set[str]] = defaultdict(set)
    for toponym in some:
        if not toponym.name.isupper():
            printed[toponym.name].add(toponym.article)
    if best.known_as in printed or not printed:
        return best.known_as
    times = Counter(toponym.name for toponym in some)
    return min(printed, key=lambda name: (-len(printed[name]), -times[name], name))
