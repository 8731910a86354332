"""When an article or a group of them came out, in days, as far as is known."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.model import Interval

_WEEK = 7
"""Days by which a gap is measured: up to about so many it says little."""


class Days(NamedTuple):
    """From the first day to the last, as ordinals (`date.toordinal`); infinite where nothing is known."""

    first: float = -math.inf
    last: float = math.inf

    @property
    def are_known(self) -> bool:
        """Whether both ends are known."""
        return self.first > -math.inf and self.last < math.inf

    def gap(self, other: Days) -> float:
        """Days between the two, 0 where they may meet."""
        return max(self.first - other.last, other.first - self.last, 0.0)

    def distance(self, other: Days) -> float:
        """0 where they may meet, about 0.7 for a week between them, 2 for six weeks, 4 for a year."""
        return math.log1p(self.gap(other) / _WEEK)

    def with_(self, other: Days) -> Days:
        """Both together. What is known counts: an article of no known day doesn't widen a group's days."""
        if self.are_known != other.are_known:
            return self if self.are_known else other
        if self.are_known:
            return Days(min(self.first, other.first), max(self.last, other.last))
        firsts = [day for day in (self.first, other.first) if day > -math.inf]
        lasts = [day for day in (self.last, other.last) if day < math.inf]
        return Days(min(firsts, default=-math.inf), max(lasts, default=math.inf))

    def told(self) -> str:
        """The days as ISO dates: "2031-05-04", "2031-05-04 to 2031-05-09", "2031-05-04 or later"."""
        if not self.are_known:
            return (
                f"{_iso(self.first)} or later" if self.first > -math.inf else f"{_iso(self.last)} or before"
            )
        if self.first == self.last:
            return _iso(self.first)
        return f"{_iso(self.first)} to {_iso(self.last)}"


def _iso(day: float) -> str:
    return dt.date.fromordinal(int(day)).isoformat() if math.isfinite(day) else "an unknown day"


def days(interval: Interval) -> Days:
    """The days of an interval; a month or year at an end counts from its first day, or to its last."""
    first = _ordinal(interval.start, is_last=False) if interval.start else None
    last = _ordinal(interval.end, is_last=True) if interval.end else None
    return Days(-math.inf if first is None else first, math.inf if last is None else last)


def _ordinal(iso: str, *, is_last: bool) -> int | None:
    """The day of an ISO date or date-time, or of a year or month; None where there is no such day."""
    try:
        year, *rest = (int(part) for part in iso[:10].split("-"))
        month = rest[0] if rest else 12 if is_last else 1
        day = rest[1] if rest[1:] else calendar.monthrange(year, month)[1] if is_last else 1
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return None
