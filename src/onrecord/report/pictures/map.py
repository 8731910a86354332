"""The map drawn: a dot where a place is known to a settlement, a ring where only to a region, and the whole
country hatched where no more than the country is said."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.report.pictures.outlines import Country, Frame, Ring, countries, cut
from onrecord.report.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.report.views.places import Spot

SHARE = 0.85
"""Share of the lines whose places the map must show; the rest may lie off it, and are counted."""
NARROWEST = 3.0
"""Degrees of latitude that a map shows at least, so that something else is on it."""
EDGE = 8
"""Pixels from the edge of a map within which a place is off it."""
MARGIN = 0.18
"""Share of its height that a map has around its places."""
WORLD = Frame(-180, -58, 180, 84)
FINEST = 0.6
"""Pixels under which two points of an outline are one."""
SMALLEST, LARGEST = 4.0, 15.0
"""Radius of a dot of one line, and of that of most lines; the area goes with the lines."""
MANY = 12
"""Lines that a dot of the largest radius has at least."""
REGION = 24.0
"""Radius of the ring of a region: a sign that it is somewhere there, no measure of the region."""
LETTER, LINE = 6.6, 14.0
"""Pixels of a letter and of a line of a label."""
LABEL = 24


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's outline as a path of SVG; `spot` is the place for it where lines are about the country."""

    name: str
    path: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a mark, where they have room."""

    x: float
    y: float
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A dot or ring for a place; `label` is None where there is no room for one."""

    spot: Spot
    x: float
    y: float
    radius: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Map:
    """A picture of a stretch of the world, its `frame`. `off` are places beyond it, or too wide."""

    frame: Frame
    width: float
    height: float
    shapes: tuple[Shape, ...]
    pins: tuple[Pin, ...]
    country_labels: tuple[Label, ...]
    off: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Projection:
    """Degrees to pixels: equirectangular, true to scale at the middle of the frame."""

    frame: Frame
    width: float
    height: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.frame.west) / (self.frame.east - self.frame.west) * self.width
        y = (self.frame.north - lat) / (self.frame.north - self.frame.south) * self.height
        return x, y

    def shows(self, spot: Spot) -> bool:
        """Whether the map holds it, far enough from its edge that its mark isn't cut."""
        x, y = self.at(*_where(spot))
        return EDGE <= x <= self.width - EDGE and EDGE <= y <= self.height - EDGE


def map_of(spots: Sequence[Spot], width: float, height: float, *, world: bool = False) -> Map | None:
    """The map of these places; None where none has a spot on it. With `world` it shows all of the world."""
    placed = [spot for spot in spots if spot.is_placed]
    if not placed:
        return None
    narrow = [spot for spot in placed if not _is_wide(spot)]
    if not narrow:
        return None
    frame = WORLD if world else _frame(narrow, width / height)
    if world:
        height = width * (WORLD.north - WORLD.south) / (WORLD.east - WORLD.west) * 1.15
    projection = _Projection(frame, width, height)
    by_code = {s.place.country: s for s in placed if s.place.precision == "country" and s.place.country}
    shapes = tuple(_shapes(projection, by_code))
    shaded = {shape.spot.place.id for shape in shapes if shape.spot}
    pins, labels = _pins(narrow, projection, shaded)
    off = tuple(s for s in placed if s.place.id not in shaded and (_is_wide(s) or not projection.shows(s)))
    return Map(frame, width, height, shapes, pins, labels, off)


def _is_wide(spot: Spot) -> bool:
    """Whether it is several countries or a sea: a ring would put "Europe" into one of them."""
    return spot.place.precision == "region" and spot.place.country is None


def _where(spot: Spot) -> tuple[float, float]:
    return spot.place.lon or 0.0, spot.place.lat or 0.0


def _frame(placed: Sequence[Spot], ratio: float) -> Frame:
    """The stretch around the middle of what is said, wide enough for most of it."""
    precise = [spot for spot in placed if spot.place.precision != "country"] or list(placed)
    lon, lat = (_median([(_where(spot)[axis], len(spot.lines)) for spot in precise]) for axis in (0, 1))
    near = sorted(precise, key=lambda spot: math.dist(_where(spot), (lon, lat)))
    wanted = SHARE * sum(len(spot.lines) for spot in precise)
    shown: list[Spot] = []
    for spot in near:
        if sum(len(one.lines) for one in shown) >= wanted:
            break
        shown.append(spot)
    xs, ys = [_where(spot)[0] for spot in shown], [_where(spot)[1] for spot in shown]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    squeeze = max(0.2, math.cos(math.radians(middle_y)))
    tall = max(max(ys) - min(ys), (max(xs) - min(xs)) * squeeze / ratio, NARROWEST) * (1 + 2 * MARGIN)
    tall = min(tall, 142.0)
    wide = tall * ratio / squeeze
    if wide > 360:
        return WORLD
    return Frame(middle_x - wide / 2, middle_y - tall / 2, middle_x + wide / 2, middle_y + tall / 2)


def _median(weighted: Iterable[tuple[float, int]]) -> float:
    ordered = sorted(weighted)
    half, so_far = sum(weight for _, weight in ordered) / 2, 0
    for value, weight in ordered:
        so_far += weight
        if so_far >= half:
            return value
    return 0.0


def _shapes(projection: _Projection, spots: dict[str, Spot]) -> Iterable[Shape]:
    for country in countries():
        path = _path(country, projection)
        if path:
            yield Shape(country.name, path, spots.get(country.code or ""))


def _path(country: Country, projection: _Projection) -> str:
    parts = [_outline(cut(ring, projection.frame), projection) for ring in country.rings]
    return "".join(part for part in parts if part)


def _outline(ring: Ring, projection: _Projection) -> str:
    points: list[tuple[float, float]] = []
    for lon, lat in ring:
        point = projection.at(lon, lat)
        if not points or math.dist(points[-1], point) >= FINEST:
            points.append(point)
    if len(points) < 3:
        return ""
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{first}L{' '.join(rest)}Z"


class _Room:
    """What of the picture is taken by marks and words."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._taken: list[tuple[float, float, float, float]] = []

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        self._taken.append((left, top, right, bottom))

    def label(self, x: float, y: float, radius: float, text: str) -> Label | None:
        """A label beside a mark, on the first side that is free."""
        wide = len(text) * LETTER
        gap = radius + 4
        for dx, dy, anchor in (
            (gap, 4, "start"),
            (-gap, 4, "end"),
            (0, -gap, "middle"),
            (0, gap + 10, "middle"),
        ):
            left = x + dx - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
            box = (left, y + dy - 11, left + wide, y + dy - 11 + LINE)
            if self._is_free(box):
                self.take(*box)
                return Label(round(x + dx, 1), round(y + dy, 1), anchor, text)
        return None

    def _is_free(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self._width - 2 or bottom > self._height - 2:
            return False
        return all(right < x or left > x2 or bottom < y or top > y2 for x, y, x2, y2 in self._taken)


def _pins(
    placed: Sequence[Spot], projection: _Projection, shaded: set[str]
) -> tuple[tuple[Pin, ...], tuple[Label, ...]]:
    """Dots and rings, the larger under the smaller; labels go to those of most lines first, and a smaller dot
    may lie under one."""
    inside = [s for s in placed if projection.shows(s)]
    pinned = [s for s in inside if s.place.id not in shaded]
    most = max((len(spot.lines) for spot in pinned if spot.place.precision != "country"), default=1)
    room = _Room(projection.width, projection.height)
    pins = []
    for spot in pinned:
        x, y = projection.at(*_where(spot))
        radius = _radius(spot, most)
        label = room.label(x, y, radius, _words(spot))
        room.take(x - radius, y - radius, x + radius, y + radius)
        pins.append(Pin(spot, round(x, 1), round(y, 1), round(radius, 1), label))
    wide = [(spot, *projection.at(*_where(spot))) for spot in inside if spot.place.id in shaded]
    labels = [room.label(x, y, 0, _words(spot)) for spot, x, y in wide]
    return tuple(sorted(pins, key=lambda pin: -pin.radius)), tuple(label for label in labels if label)


def _radius(spot: Spot, most: int) -> float:
    if spot.place.precision in ("region", "country"):
        return REGION
    return SMALLEST + (LARGEST - SMALLEST) * math.sqrt((len(spot.lines) - 1) / (max(MANY, most) - 1))


def _words(spot: Spot) -> str:
    return f"{shorten(spot.name, LABEL)} {len(spot.lines)}"
