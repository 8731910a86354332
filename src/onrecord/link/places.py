"""Names of places over all articles -> places, each once."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Toponym


def places(toponyms: Iterable[Toponym]) -> tuple[Place, ...]:
    """The places that the names stand for, by id; the order of the names never matters.

    Names mean one place where the gazetteer has one for them. One that it doesn't have is the same place
    under the same name in the same country.
    """
    by_place: dict[str, list[Toponym]] = defaultdict(list)
    for toponym in sorted(toponyms, key=lambda t: (t.article, t.span, t.id)):
        by_place[toponym.place].append(toponym)
    return tuple(_place(id, some) for id, some in sorted(by_place.items()))


def _place(id: str, some: Sequence[Toponym]) -> Place:
    best = min(some, key=lambda t: (t.lat is None, t.known_as, t.article, t.span))
    return Place(
        id=id,
        name=_name(best, some),
        mentions=tuple(sorted(toponym.id for toponym in some)),
        country=best.country,
        lat=best.lat,
        lon=best.lon,
        precision=best.precision,
        geonameid=best.geonameid,
    )


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
