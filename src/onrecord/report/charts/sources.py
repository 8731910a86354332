"""Sources: who rests on whom, from the outlets over those who pass on to those who speak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.report import wording
from onrecord.report.charts.style import (
    BLUE,
    INK,
    OCHRE,
    RED,
    SOFT,
    Spec,
    chart,
    haloed,
    ids,
    nothing,
    pixels,
    values,
)
from onrecord.report.pictures.flow import BAR, DESK, NAMES, flow
from onrecord.report.views.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.report.account import Account
    from onrecord.report.pictures.flow import Box, Flow
    from onrecord.report.views.sources import Sources

TITLE = "Who rests on whom"
ABOUT = "Outlets on the left have it from those to the right; the thicker, the more lines."
SHARED = "A dotted bow joins outlets with articles that share text."
COLOURS = {"outlet": RED, "relay": OCHRE, "speaker": BLUE, "unsettled": SOFT}
STEPS = 14
"""Straight pieces of which a curve is drawn."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def rests(account: Account) -> Spec:
    """The chart of an account's sources."""
    view = sources(account.told, account.echoes)
    drawn = flow(view, DESK)
    if drawn is None:
        return nothing(TITLE, "No line says whom anybody has it from.")
    body = {
        "width": drawn.width,
        "height": drawn.height,
        "encoding": {"x": pixels("x"), "y": pixels("y")},
        "layer": [
            _curves(_streams(drawn, view), {"color": SOFT, "opacity": 0.35}),
            _curves(_arcs(drawn), {"color": OCHRE, "strokeDash": [2, 3]}),
            _bars(drawn),
            *_labels(drawn),
        ],
    }
    return chart(TITLE, (ABOUT, SHARED if drawn.arcs else "", _left_out(drawn)), body)


def _curves(rows: Iterable[Spec], how: Spec) -> Spec:
    """A curve for each row, which holds the lists of its points."""
    return {
        "data": values(rows),
        "transform": [{"flatten": ["x", "y", "nth"]}],
        "mark": {"type": "line", "interpolate": "cardinal", **how},
        "encoding": {
            "detail": {"field": "curve", "type": "nominal"},
            "order": {"field": "nth", "type": "quantitative"},
            "strokeWidth": {"field": "stroke", "type": "quantitative", "scale": None, "legend": None},
            "tooltip": [{"field": "words"}],
        },
    }


def _streams(drawn: Flow, view: Sources) -> Iterator[Spec]:
    names = view.names
    lines = {(resting.by, resting.whom): resting.lines for resting in view.restings}
    for nth, one in enumerate(drawn.streams):
        words = f"{names[one.by]} ← {names[one.whom]}: {wording.count(one.lines, 'line')}"
        between = {"by": names[one.by], "whom": names[one.whom], "words": words, "lines": one.lines}
        yield {
            **_points(one.path, nth),
            **between,
            "stroke": one.stroke,
            "statements": ids(lines[one.by, one.whom]),
        }


def _arcs(drawn: Flow) -> Iterator[Spec]:
    for nth, one in enumerate(drawn.arcs):
        yield {**_points(one.path, nth), "words": one.words, "stroke": 1.5}


def _points(path: str, curve: int) -> Spec:
    """The points of a Bézier curve as SVG writes it."""
    n = [float(number) for number in _NUMBER.findall(path)]
    shares = [step / STEPS for step in range(STEPS + 1)]
    xs, ys = ([round(_bezier(n[axis::2], t), 1) for t in shares] for axis in (0, 1))
    return {"curve": curve, "x": xs, "y": ys, "nth": list(range(STEPS + 1))}


def _bezier(four: list[float], t: float) -> float:
    a, b, c, d = four
    u = 1 - t
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d


def _bars(drawn: Flow) -> Spec:
    rows = [
        {
            "x": box.x, "until": box.x + BAR, "y": box.y, "bottom": round(box.y + box.height, 1),
            "name": box.name, "sort": box.sort, "lines": box.lines,
        }
        for box in drawn.boxes
    ]  # fmt: skip
    scale = {"domain": list(COLOURS), "range": list(COLOURS.values())}
    return {
        "data": values(rows),
        "mark": {"type": "rect", "opacity": 1},
        "encoding": {
            "x2": {"field": "until"},
            "y2": {"field": "bottom"},
            "color": {"field": "sort", "type": "nominal", "scale": scale, "legend": None},
            "tooltip": [{"field": "name"}, {"field": "lines"}],
        },
    }


def _labels(drawn: Flow) -> Iterator[Spec]:
    """The headings of columns and the names of nodes; an alignment is a layer's, not a row's."""
    heads = [{"x": x, "y": 10, "name": name, "at": at} for x, at, name in drawn.headings]
    names = [_label(box) for box in drawn.boxes]
    bold = {"fontWeight": "bold", "color": SOFT}
    for rows, how in ((heads, bold), (names, {"color": INK})):
        for at, align in (("start", "left"), ("end", "right")):
            yield from haloed([one for one in rows if one["at"] == at], align, how)


def _label(box: Box) -> Spec:
    return {
        "x": box.label_x,
        "y": round(box.label_y, 1),
        "name": box.label,
        "lines": box.lines,
        "at": box.anchor,
    }


def _left_out(drawn: Flow) -> str:
    """How many nodes there is no room for."""
    parts = [
        wording.count(number, f"more under “{name}”", f"more under “{name}”")
        for name, number in zip(NAMES, drawn.left_out, strict=True)
        if number
    ]
    return f"Those of most lines are shown: {', '.join(parts)}." if parts else ""
