"""The outlines of countries, from Natural Earth (training/world.py makes the file), cut to what is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-2 code (or None), name, and rings of (longitude, latitude) in degrees."""

    code: str | None
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the world in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


@cache
def countries() -> tuple[Country, ...]:
    """All countries, by code and name; read once."""
    import msgspec

    lines = files("onrecord.report").joinpath("shapes", "world.jsonl").read_bytes().splitlines()
    rows = (msgspec.json.decode(line) for line in lines)
    return tuple(
        Country(row["code"], row["name"], tuple(tuple(_points(steps)) for steps in row["rings"]))
        for row in rows
    )


def _points(steps: list[int]) -> Iterator[Point]:
    x = y = 0
    for nth in range(0, len(steps), 2):
        x, y = x + steps[nth], y + steps[nth + 1]
        yield x / 100, y / 100


def cut(ring: Ring, frame: Frame) -> Ring:
    """The part of a ring that lies in the frame (Sutherland and Hodgman's way, one edge after the other)."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if max(xs) < frame.west or min(xs) > frame.east or max(ys) < frame.south or min(ys) > frame.north:
        return ()
    if frame.holds(min(xs), min(ys)) and frame.holds(max(xs), max(ys)):
        return ring
    for inside, crossing in _edges(frame):
        if not ring:
            return ()
        ring = tuple(_clipped(ring, inside, crossing))
    return ring


def _clipped(
    ring: Ring, inside: Callable[[Point], bool], crossing: Callable[[Point, Point], Point]
) -> Iterator[Point]:
    before = ring[-1]
    for point in ring:
        if inside(point) != inside(before):
            yield crossing(before, point)
        if inside(point):
            yield point
        before = point


def _edges(
    frame: Frame,
) -> Iterator[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]]:
    for edge in (frame.west, frame.east):
        yield _beside(edge, 0, edge == frame.west)
    for edge in (frame.south, frame.north):
        yield _beside(edge, 1, edge == frame.south)


def _beside(
    edge: float, axis: int, is_lower: bool
) -> tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]:
    def inside(point: Point) -> bool:
        return point[axis] >= edge if is_lower else point[axis] <= edge

    def crossing(a: Point, b: Point) -> Point:
        share = (edge - a[axis]) / (b[axis] - a[axis])
        other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
        return (edge, other) if axis == 0 else (other, edge)

    return inside, crossing
