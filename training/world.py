"""The outlines of countries for the page's map, made from Natural Earth's as world-atlas packs them.

    python -m training.world countries-50m.json src/onrecord/report/shapes/world.jsonl

Needs the package `pycountry`. `countries-50m.json` is in the npm package world-atlas 2.0.2 (ISC): Natural
Earth 4.1.0 at 1:50 million, in the public domain, as TopoJSON. Each line of what is written is a country:
`code` (ISO 3166-1 alpha-2, or null), `name`, and `rings`, each of integers: longitude and latitude of the
first point in hundredths of a degree, then the steps from point to point. Arcs are thinned before they are
joined, so that borders still meet.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[int, int]
Arc = list[Point]

TOLERANCE = 1.5
"""Hundredths of a degree by which a thinned outline may stray: less than two kilometres, a pixel on
a map of ten degrees."""
SMALLEST = 60
"""Area in square hundredths of a degree under which a ring is left out, unless it is all of its country."""


def main(atlas: Path, output: Path) -> None:
    """Write the outlines."""
    topology = json.loads(atlas.read_text("utf-8"))
    arcs = [_thinned(arc) for arc in _arcs(topology)]
    countries = topology["objects"]["countries"]["geometries"]
    lines = sorted(_country(country, arcs) for country in countries)
    output.write_text("\n".join(lines) + "\n", "utf-8")


def _arcs(topology: dict[str, Any]) -> list[Arc]:
    """The arcs in hundredths of a degree."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for steps in topology["arcs"]:
        x = y = 0
        arc: Arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            point = (round((x * sx + tx) * 100), round((y * sy + ty) * 100))
            if not arc or arc[-1] != point:
                arc.append(point)
        found.append(arc)
    return found


def _thinned(arc: Arc) -> Arc:
    """Without the points that lie within the tolerance of the line between those that stay."""
    if len(arc) < 3:
        return arc
    keep = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    if arc[0] == arc[-1]:  # an island: its farthest point cuts it in two
        middle = max(range(len(arc)), key=lambda i: _square(arc[0], arc[i]))
        keep.add(middle)
        spans = [(0, middle), (middle, len(arc) - 1)]
    while spans:
        start, end = spans.pop()
        inner = range(start + 1, end)
        far = max(inner, key=lambda i: _distance(arc[i], arc[start], arc[end]), default=None)
        if far is not None and _distance(arc[far], arc[start], arc[end]) > TOLERANCE:
            keep.add(far)
            spans += [(start, far), (far, end)]
    return [arc[i] for i in sorted(keep)]


def _square(a: Point, b: Point) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _distance(point: Point, a: Point, b: Point) -> float:
    """From a point to the line through two."""
    length = _square(a, b) ** 0.5
    if not length:
        return _square(point, a) ** 0.5
    return abs((b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])) / length


def _country(geometry: dict[str, Any], arcs: list[Arc]) -> str:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = [_ring(refs, arcs) for polygon in polygons for refs in polygon]
    rings = [ring for ring in rings if len(ring) > 3]
    largest = max(map(_area, rings), default=0)
    kept = [ring for ring in rings if _area(ring) >= min(SMALLEST, largest)]
    row = {
        "code": _code(geometry.get("id")),
        "name": geometry["properties"]["name"],
        "rings": [_steps(r) for r in kept],
    }
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _ring(refs: list[int], arcs: list[Arc]) -> Arc:
    ring: Arc = []
    for ref in refs:
        arc = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _area(ring: Arc) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _steps(ring: Arc) -> list[int]:
    found = [*ring[0]]
    for a, b in pairwise(ring):
        found += (b[0] - a[0], b[1] - a[1])
    return found


def _code(number: str | None) -> str | None:
    import pycountry

    country = pycountry.countries.get(numeric=number) if number else None
    return country.alpha_2 if country else None


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
