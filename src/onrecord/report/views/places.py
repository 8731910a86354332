"""Places that lines are about: a pin needs a line that says that something is so there, no mere mention."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Place
    from onrecord.report.told import Told


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, and the lines that are about it."""

    place: Place
    lines: tuple[Told, ...]

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return in_line(self.place.name)

    @property
    def is_placed(self) -> bool:
        """Whether it is known where it lies."""
        return self.place.lat is not None and self.place.lon is not None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Places with lines about them, those of most lines first: `placed` ones, and those of which it isn't
    known where they lie. `mentioned` are only named."""

    placed: tuple[Spot, ...]
    unplaced: tuple[Spot, ...]
    mentioned: tuple[Place, ...]


NOWHERE = Whereabouts((), (), ())
"""No place at all."""


def whereabouts(places: Iterable[Place], lines: Iterable[Told]) -> Whereabouts:
    """Where things are said to happen."""
    about: defaultdict[str, list[Told]] = defaultdict(list)
    for one in lines:
        for place in one.statement.about.where:
            about[place].append(one)
    known = tuple(places)
    spots = [Spot(place, tuple(about[place.id])) for place in known if place.id in about]
    spots.sort(key=lambda spot: (-len(spot.lines), spot.name, spot.place.id))
    return Whereabouts(
        placed=tuple(spot for spot in spots if spot.is_placed),
        unplaced=tuple(spot for spot in spots if not spot.is_placed),
        mentioned=tuple(place for place in known if place.id not in about),
    )
