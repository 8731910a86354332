"""An axis of days: which stretch of time is drawn, where a day lies on it, and where the ticks are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.report.dates import MONTHS, days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.report.views.timeline import Moment

SAID_OFF, HAPPENS_OFF = 0.02, 0.25
"""Shares of lines that may lie off either end of the axis, of those that are said and of those that tell when
something happens: a story's remarks about its past must not squeeze it into a corner. What is off is counted.
"""
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
    """The axis for what was said and what happens then; None where no interval has a known end."""
    cores = [core for core in (_core(said, SAID_OFF), _core(happens, HAPPENS_OFF)) if core]
    if not cores:
        return None
    first, last = min(core[0] for core in cores), max(core[1] for core in cores)
    missing = max(0, SHORTEST - (last + 1 - first))
    pad = max(1, round((last - first) * 0.03)) + missing // 2
    return Axis(max(1, first - pad), min(dt.date.max.toordinal(), last + pad), left, right)


def _core(moments: Iterable[Moment], share: float) -> tuple[int, int] | None:
    """From where to where they lie, but for a share of their lines at either end."""
    ends: list[int] = []
    for moment in moments:
        for day in days(moment.interval):
            ends += [day] * len(moment.lines) if day is not None else []
    ends.sort()
    off = int(len(ends) * share)
    return (ends[off], ends[len(ends) - 1 - off]) if ends else None


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
