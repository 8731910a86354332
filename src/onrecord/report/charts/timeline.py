"""The timeline: two lanes of bars, an interval as long as it is, an end that is open as a broken line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from onrecord.report import wording
from onrecord.report.charts.style import BLUE, RED, WIDTH, Spec, chart, ids, nothing, values
from onrecord.report.dates import days
from onrecord.report.pictures.days import Axis, axis
from onrecord.report.pictures.lanes import ROW, STUB, lanes
from onrecord.report.views.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.report.account import Account
    from onrecord.report.pictures.lanes import Bar, Lane
    from onrecord.report.views.timeline import Moment

TITLE = "When it was said, and when it happens"
ABOUT = (
    "A bar is as long as what is known of the time; a broken line is an end that is open, an arrow one "
    "beyond the picture. Numbers count lines."
)
COLOURS = {"said": RED, "happens": BLUE}
BAR = 11
"""Points that a bar is thick; its round ends make a dot of a single day."""


def times(account: Account) -> Spec:
    """The chart of an account's timeline."""
    view = timeline(account.lines)
    drawn = lanes(view, WIDTH)
    scale = axis(view.said, view.happens, 0, WIDTH)
    if drawn is None or scale is None:
        return nothing(TITLE, "No line tells when it was said, or when it happens.")
    moments = {"said": view.said, "happens": view.happens}
    parts = [_lane(lane, moments[lane.key], scale) for lane in drawn.lanes]
    return chart(TITLE, (ABOUT, *map(_missing, drawn.lanes)), {"vconcat": parts, "spacing": 28})


def _lane(lane: Lane, moments: Sequence[Moment], scale: Axis) -> Spec:
    rows = list(_rows(lane, moments, scale))
    ends: Spec = {"y": _at("row"), "tooltip": [{"field": "words"}, {"field": "lines"}]}
    thick = {"type": "rule", "strokeWidth": BAR, "strokeCap": "round", "color": COLOURS[lane.key]}
    return {
        "title": {"text": lane.name, "fontSize": 14, "offset": 6},
        "width": WIDTH,
        "height": (1 + max((row["row"] for row in rows), default=0)) * ROW,
        "data": values(rows),
        "layer": [
            _broken("since", "starts", lane),
            _broken("ends", "until", lane),
            {"mark": thick, "encoding": {**ends, "x": _day("starts", scale), "x2": {"field": "ends"}}},
            _words("left", "starts", {"align": "right", "dx": -10}),
            _words("right", "label_at", {"align": "left", "dx": 10}),
        ],
        "encoding": {"y": _at("row")},
    }


def _broken(start: str, end: str, lane: Lane) -> Spec:
    """What is drawn where an end is open."""
    return {
        "transform": [{"filter": f"isValid(datum.{start}) && isValid(datum.{end})"}],
        "mark": {"type": "rule", "strokeWidth": 2, "strokeDash": [3, 3], "color": COLOURS[lane.key]},
        "encoding": {"x": {"field": start, "type": "temporal"}, "x2": {"field": end}},
    }


def _words(field: str, at: str, how: Spec) -> Spec:
    """What stands beside a bar."""
    return {
        "transform": [{"filter": f"isValid(datum.{field})"}],
        "mark": {"type": "text", "fontSize": 11, **how},
        "encoding": {"x": {"field": at, "type": "temporal"}, "text": {"field": field}},
    }


def _at(field: str) -> Spec:
    return {"field": field, "type": "ordinal", "axis": None}


def _day(field: str, scale: Axis) -> Spec:
    """The axis of days; a day's tick is at its noon, where its dot is."""
    ticks = [scale.first + round(t.x * (scale.last + 1 - scale.first) / WIDTH) for t in scale.ticks()]
    labels = [tick.label for tick in scale.ticks()]
    form = (
        "%Y"
        if all(one.isdigit() for one in labels)
        else "%b %Y"
        if not labels[0][:1].isdigit()
        else "%-d %b %Y"
    )
    span = [_noon(scale.first, -12), _noon(scale.last, 12)]
    return {
        "field": field,
        "type": "temporal",
        "scale": {"type": "utc", "domain": [_parts(one) for one in span]},
        "axis": {"title": None, "values": [_parts(_noon(day)) for day in ticks], "format": form},
    }


def _noon(day: int, hours: int = 0) -> dt.datetime:
    return dt.datetime.fromordinal(day) + dt.timedelta(hours=12 + hours)


def _parts(at: dt.datetime) -> Spec:
    return {"year": at.year, "month": at.month, "date": at.day, "hours": at.hour, "utc": True}


def _rows(lane: Lane, moments: Sequence[Moment], scale: Axis) -> Iterator[Spec]:
    top = min((bar.y for bar in lane.bars), default=0.0)
    for bar in lane.bars:
        moment = moments[bar.nth - 1]
        since, starts, ends, until = _drawn(bar, moment, scale)
        yield {
            "row": round((bar.y - top) / ROW),
            "from": moment.interval.start,
            "to": moment.interval.end,
            "words": moment.words,
            "lines": bar.count,
            "since": _iso(since) if since < starts else None,
            "starts": _iso(starts),
            "ends": _iso(ends),
            "until": _iso(until) if until > ends else None,
            "left": "←" if bar.cut_start else None,
            "right": _label(bar) or None,
            "label_at": _iso(until),
            "statements": ids(moment.lines),
        }


def _drawn(bar: Bar, moment: Moment, scale: Axis) -> tuple[float, float, float, float]:
    """The days from and to which there is a bar, and those from and to which a broken line goes beyond it."""
    start, end = days(moment.interval)
    known = [day for day in (start, end) if day is not None]
    stub = STUB / WIDTH * (scale.last + 1 - scale.first)
    starts, ends = max(scale.first, known[0]), min(scale.last, known[-1])
    since = max(scale.first, starts - stub) if bar.open_start else starts
    until = min(scale.last, ends + stub) if bar.open_end else ends
    return since, starts, ends, until


def _label(bar: Bar) -> str:
    return f"{bar.label} →" if bar.cut_end else bar.label


def _iso(day: float) -> str:
    whole = int(day)
    return f"{_noon(whole, round((day - whole) * 24)).isoformat()}Z"


def _missing(lane: Lane) -> str:
    """What of a lane isn't drawn."""
    parts = [
        (lane.before, "before"), (lane.after, "after"), (lane.open, "of which no end on it is known"),
        (lane.left_out, "for which there is no room"),
    ]  # fmt: skip
    found = [f"{wording.count(number, 'line')} {what}" for number, what in parts if number]
    return f"Not drawn of “{lane.name}”: {', '.join(found)}." if found else ""
