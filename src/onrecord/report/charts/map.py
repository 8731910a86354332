"""The map: where things are said to happen. A dot for a settlement or a point, a ring for a region, a country
shaded where no more than the country is said; a mere mention has no mark."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from onrecord.report.charts.style import (
    INK,
    LAND,
    PAPER,
    RED,
    RULE,
    SOFT,
    STRAW,
    WIDTH,
    Spec,
    chart,
    haloed,
    ids,
    nothing,
    values,
)
from onrecord.report.pictures.map import map_of
from onrecord.report.pictures.outlines import Frame, countries, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.report.account import Account
    from onrecord.report.pictures.map import Map
    from onrecord.report.pictures.outlines import Ring
    from onrecord.report.views.places import Spot

TITLE = "Where it is said to happen"
ABOUT = (
    "Dots are settlements and points; a ring is somewhere in that region; of a shaded country no more is "
    "said. Numbers count lines."
)
HEIGHT = 560
"""Points that the map is high."""
BEYOND = 0.1
"""Share of the frame by which outlines go beyond it: where they are cut there is no border."""
SEA = "#eaf0f1"
WIDE = ("region", "country")
"""Precisions of places that are somewhere in a ring."""
OFF = 8
"""Places off the map that are named; further ones are counted."""


def places(account: Account) -> Spec:
    """The chart of an account's places."""
    drawn = map_of(account.places.placed, WIDTH, HEIGHT)
    if drawn is None:
        return nothing(
            TITLE, "No line says of a place whose whereabouts are known that something is so there."
        )
    said = {shape.name: shape.spot for shape in drawn.shapes if shape.spot}
    body = {
        "width": WIDTH,
        "height": HEIGHT,
        "projection": _projection(drawn.frame),
        "view": {"fill": SEA, "stroke": RULE},
        "layer": [_countries(drawn.frame, said), *_pins(drawn), *_names(drawn)],
    }
    return chart(TITLE, (ABOUT, _off(drawn), "Outlines: Natural Earth, borders as it draws them."), body)


def _projection(frame: Frame) -> Spec:
    """Mercator's, which keeps shapes, with the middle of the frame in the middle."""
    return {
        "type": "mercator",
        "center": [round((frame.west + frame.east) / 2, 3), round(_middle(frame), 3)],
        "scale": round(WIDTH / math.radians(frame.east - frame.west), 1),
        "translate": [WIDTH / 2, HEIGHT / 2],
    }


def _middle(frame: Frame) -> float:
    return (frame.south + frame.north) / 2


def _down(lat: float, frame: Frame) -> float:
    """Points from the top at which a latitude lies."""
    scale = WIDTH / math.radians(frame.east - frame.west)
    return HEIGHT / 2 - scale * (_mercator(lat) - _mercator(_middle(frame)))


def _mercator(lat: float) -> float:
    return math.asinh(math.tan(math.radians(lat)))


def _countries(frame: Frame, said: Mapping[str, Spot]) -> Spec:
    wide, high = (frame.east - frame.west) * BEYOND, (frame.north - frame.south) * BEYOND
    within = Frame(frame.west - wide, frame.south - high, frame.east + wide, frame.north + high)
    colour = {"condition": {"test": "datum.properties.lines > 0", "value": STRAW}, "value": LAND}
    return {
        "data": {**values(_features(within, said)), "format": {"type": "json"}},
        "mark": {"type": "geoshape", "stroke": SOFT, "strokeWidth": 0.6, "clip": True},
        "encoding": {"fill": colour},
    }


def _features(frame: Frame, said: Mapping[str, Spot]) -> Iterator[Spec]:
    for country in countries():
        parts = [ring for ring in (cut(ring, frame) for ring in country.rings) if len(ring) > 2]
        spot = said.get(country.name)
        lines = spot.lines if spot else ()
        if parts:
            about = {"name": country.name, "lines": len(lines), "statements": ids(lines)}
            shape = {"type": "MultiPolygon", "coordinates": [[_clockwise(ring)] for ring in parts]}
            yield {"type": "Feature", "properties": about, "geometry": shape}


def _clockwise(ring: Ring) -> list[list[float]]:
    """A closed ring in the direction from which d3 knows what is inside."""
    after = (*ring[1:], ring[0])
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, after, strict=True))
    turned = ring[::-1] if area > 0 else ring
    return [[round(x, 2), round(y, 2)] for x, y in (*turned, turned[0])]


def _pins(drawn: Map) -> Iterator[Spec]:
    """Dots, and rings around what is only somewhere there."""
    for is_ring, how in (
        (True, {"fill": None, "strokeDash": [4, 3]}),
        (False, {"fill": RED, "opacity": 0.85}),
    ):
        rows = [
            {
                "name": pin.spot.name, "precision": pin.spot.place.precision, "place": pin.spot.place.id,
                "lon": pin.spot.place.lon, "lat": pin.spot.place.lat, "lines": len(pin.spot.lines),
                "size": round(math.pi * pin.radius**2, 1), "statements": ids(pin.spot.lines),
            }
            for pin in drawn.pins
            if (pin.spot.place.precision in WIDE) == is_ring
        ]  # fmt: skip
        yield {
            "data": values(rows),
            "mark": {"type": "circle", "stroke": RED if is_ring else PAPER, "strokeWidth": 1.25, **how},
            "encoding": {
                "longitude": {"field": "lon", "type": "quantitative"},
                "latitude": {"field": "lat", "type": "quantitative"},
                "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
                "tooltip": [{"field": "name"}, {"field": "precision"}, {"field": "lines"}],
            },
        }


def _names(drawn: Map) -> Iterator[Spec]:
    """Labels where the layout of the page's map, which isn't Mercator's, has room for them."""
    labels = [*(pin.label for pin in drawn.pins if pin.label), *drawn.country_labels]
    frame = drawn.frame
    for at, align in (("start", "left"), ("end", "right"), ("middle", "center")):
        rows = []
        for one in labels:
            lat = frame.north - one.y / HEIGHT * (frame.north - frame.south)
            rows.append({"x": one.x, "y": round(_down(lat, frame), 1), "name": one.text, "at": one.anchor})
        yield from haloed([row for row in rows if row["at"] == at], align, {"color": INK})


def _off(drawn: Map) -> str:
    """What lies beyond the map, or is too wide for it."""
    named = [f"{spot.name} ({len(spot.lines)})" for spot in drawn.off[:OFF]]
    more = f" and {len(drawn.off) - OFF} more" if len(drawn.off) > OFF else ""
    return f"Off this map, or too wide for a ring: {', '.join(named)}{more}." if named else ""
