"""An axis of days: which stretch of time is drawn, where a day lies on it, and where the ticks are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.report.dates import MONTHS, days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.report.views.timeline import Moment

HAPPENS_OFF = 0.25
"""Share of lines that may lie off either end of the axis, of those that tell when something happens: remarks
about a story's past must not squeeze it into a corner. What is off is counted."""
CLOSE = 31
"""Days up to which an interval tells when: of a longer one, or one without an end, only bounds are known,
and they may lie years from the story."""
FAR, FAR_LEAST = 3, 60
"""What was said lies off the axis where it is so many times the middle half's span away from that half, and
at least so many days: the date of one old report must not stretch the picture of all others."""
SHORTEST = 4
"""Days that an axis has at least."""
TICK_WIDTH = 78
"""Pixels that a tick and its label need."""
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick and its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days `first` to `last` (ordinals, inclusive) on `left` to `right` pixels."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: int) -> float:
        """Where a day begins."""
        return self.left + (day - self.first) * (self.right - self.left) / (self.last + 1 - self.first)

    def ticks(self) -> tuple[Tick, ...]:
        """Ticks at round dates, as many as have room."""
        room = max(2, int((self.right - self.left) // TICK_WIDTH))
        for starts, style in _scales(self.first, self.last):
            if len(starts) <= room:
                return tuple(Tick(self.at(day), _label(day, style)) for day in starts)
        return ()


def axis(said: Iterable[Moment], happens: Iterable[Moment], left: float, right: float) -> Axis | None:
    """The axis for what was said and what happens then; None where no interval has a known end.

    It spans what was said, and what happens not longer before or after than that takes.
    """
    told, about = tuple(said), tuple(happens)
    close = any(_close(moment) for moment in (*told, *about))
    spoken = _without_far(_days(told, close))
    core = _core(_days(about, close))
    if spoken and core:
        margin = max(FAR_LEAST, spoken[1] - spoken[0])
        near = (max(core[0], spoken[0] - margin), min(core[1], spoken[1] + margin))
        spoken = (min(spoken[0], near[0]), max(spoken[1], near[1])) if near[0] <= near[1] else spoken
    ends = spoken or core
    if not ends:
        return None
    first, last = ends
    missing = max(0, SHORTEST - (last + 1 - first))
    pad = max(1, round((last - first) * 0.03)) + missing // 2
    return Axis(max(1, first - pad), min(dt.date.max.toordinal(), last + pad), left, right)


def _close(moment: Moment) -> tuple[int, ...]:
    """The days that tell when it is: of "by 12 March" that one, of a short interval both ends."""
    start, end = days(moment.interval)
    if end is None or (start is not None and end - start > CLOSE):
        return ()
    return (end,) if start is None else (start, end)


def _days(moments: Iterable[Moment], only_close: bool) -> list[int]:
    """The days by which they are known, in order, once for each line."""
    found: list[int] = []
    for moment in moments:
        known = _close(moment) if only_close else [day for day in days(moment.interval) if day is not None]
        for day in known:
            found += [day] * len(moment.lines)
    return sorted(found)


def _without_far(found: list[int]) -> tuple[int, int] | None:
    """From where to where days lie, but for those far from the middle half of them."""
    if not found:
        return None
    low, high = found[len(found) // 4], found[len(found) - 1 - len(found) // 4]
    far = max(FAR * (high - low), FAR_LEAST)
    near = [day for day in found if low - far <= day <= high + far]
    return near[0], near[-1]


def _core(found: list[int]) -> tuple[int, int] | None:
    """From where to where days lie, but for a share of them at either end."""
    off = int(len(found) * HAPPENS_OFF)
    return (found[off], found[len(found) - 1 - off]) if found else None


def _scales(first: int, last: int) -> Iterator[tuple[list[int], str]]:
    """The first days of ever longer stretches, and how they are labelled."""
    span = last - first
    for step in _DAYS:
        if span / step < 200:
            yield [day for day in range(first, last + 1) if day % step == 1 % step], "day"
    begin, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    months = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
    for step in _MONTHS:
        starts = [dt.date(m // 12, m % 12 + 1, 1).toordinal() for m in months if m % step == 0]
        yield [day for day in starts if first <= day <= last], "month"
    for step in _YEARS:
        years = (year for year in range(begin.year, end.year + 1) if year % step == 0 and year)
        starts = [dt.date(year, 1, 1).toordinal() for year in years]
        yield [day for day in starts if first <= day <= last], "year"


def _label(day: int, style: str) -> str:
    date = dt.date.fromordinal(day)
    if style == "year":
        return str(date.year)
    month = MONTHS[date.month - 1]
    return f"{month} {date.year}" if style == "month" else f"{date.day} {month}"
