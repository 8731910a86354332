"""The timeline drawn: two lanes of bars, an interval as wide as it is, an open end as a broken line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.report.dates import days
from onrecord.report.pictures.days import Axis, Tick, axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.report.views.timeline import Moment, Timeline

MARGIN = 14
RIGHT = 36
"""Pixels right of the axis, where a count may stand."""
ROW = 21
"""Pixels from row to row."""
BAR = 13
STUB = 30
"""Pixels of the broken line at an end that is open."""
ROWS = 12
"""Rows of a lane at most; what has no room is counted, and listed below the picture."""
NARROW = 600
"""Pixels of a picture up to which what a lane leaves out is told below its name: beside it is no room."""
DIGIT = 8.0
"""Pixels that a digit of a count takes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval: `x` and `width` of what is known of it, and which of its ends are open or off the axis.

    `nth` is its place in its lane's list, from 1; `label` its count where there are several lines.
    """

    nth: int
    x: float
    width: float
    y: float
    open_start: bool
    open_end: bool
    cut_start: bool
    cut_end: bool
    words: str
    count: int

    @property
    def label(self) -> str:
        """How many lines, where there are several."""
        return str(self.count) if self.count > 1 else ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Bars in rows from `top` to `bottom`, its name at `top`, what it leaves out at `note`.

    `before` and `after` count lines off the axis, `open` those that may lie anywhere on it, as their only
    known end is off it, `left_out` those for which there is no room.
    """

    name: str
    key: str
    top: float
    note: float
    bottom: float
    bars: tuple[Bar, ...]
    before: int
    after: int
    open: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole picture."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


def lanes(timeline: Timeline, width: float) -> Lanes | None:
    """The picture of a timeline, `width` pixels wide; None where no date is known."""
    scale = axis(timeline.said, timeline.happens, MARGIN, width - RIGHT)
    if scale is None:
        return None
    said = _lane("When it was said", "said", timeline.said, scale, 26)
    happens = _lane("When it happens", "happens", timeline.happens, scale, said.bottom + 34)
    return Lanes(width, happens.bottom + 30, scale.ticks(), (said, happens))


def _lane(name: str, key: str, moments: Sequence[Moment], scale: Axis, top: float) -> Lane:
    head = 12 if scale.right > NARROW else 27
    placed = [(nth, moment, _extent(moment, scale)) for nth, moment in enumerate(moments, 1)]
    before = sum(len(moment.lines) for _, moment, extent in placed if extent == "before")
    after = sum(len(moment.lines) for _, moment, extent in placed if extent == "after")
    wide = sum(len(moment.lines) for _, moment, extent in placed if extent == "open")
    rows: list[float] = []
    bars: list[Bar] = []
    left_out = 0
    for nth, moment, extent in placed:
        if isinstance(extent, str):
            continue
        start, end = extent
        row = _free(rows, start - (STUB if moment.interval.start is None else 0))
        if row >= ROWS:
            left_out += len(moment.lines)
            continue
        label = len(str(len(moment.lines))) * DIGIT + 8 if len(moment.lines) > 1 else 4
        taken = end + label + (STUB if moment.interval.end is None else 0)
        rows[row:] = [taken, *rows[row + 1 :]]
        bars.append(_bar(nth, moment, (start, end), scale, top + head + row * ROW))
    bottom = top + head + max(1, len(rows)) * ROW
    return Lane(name, key, top, top + head - 12, bottom, tuple(bars), before, after, wide, left_out)


def _extent(moment: Moment, scale: Axis) -> tuple[float, float] | str:
    """From where to where what is known of it lies on the axis, or that it lies before or after it.

    "open" is what begins before it and has no known end, or the other way round.
    """
    start, end = days(moment.interval)
    if end is None and start is not None and start < scale.first:
        return "open"
    if start is None and end is not None and end > scale.last:
        return "open"
    first = start if start is not None else end
    last = end if end is not None else start
    if first is None or last is None or last < scale.first:
        return "before"
    if first > scale.last:
        return "after"
    left, right = scale.at(max(first, scale.first)), scale.at(min(last, scale.last) + 1)
    if moment.interval.start is None:  # "by" a day: the known end is all there is to draw
        left = right - min(BAR, right - left)
    if moment.interval.end is None:
        right = left + min(BAR, right - left)
    middle = (left + right) / 2
    half = max((right - left) / 2 - 0.75, BAR / 2)
    return middle - half, middle + half


def _free(rows: Iterable[float], start: float) -> int:
    """The first row that is free from there on."""
    taken = list(rows)
    return next((row for row, end in enumerate(taken) if end <= start), len(taken))


def _bar(nth: int, moment: Moment, extent: tuple[float, float], scale: Axis, y: float) -> Bar:
    start, end = days(moment.interval)
    return Bar(
        nth=nth,
        x=extent[0],
        width=extent[1] - extent[0],
        y=y,
        open_start=start is None,
        open_end=end is None,
        cut_start=start is not None and start < scale.first,
        cut_end=end is not None and end > scale.last,
        words=moment.words,
        count=len(moment.lines),
    )
