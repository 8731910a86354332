"""Intervals in words, as a reader would say them: "7–9 Sept 2016", "by 9 Sept 2016", "date unknown"."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import OPEN, Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
UNKNOWN = "date unknown"


@dataclass(frozen=True, slots=True, order=True)
class _Day:
    """A date of a precision: month and day are 0 where the text gives none."""

    year: int
    month: int
    day: int


def in_words(interval: Interval) -> str:
    """The interval as a reader would say it; nothing is added that it doesn't hold."""
    if interval.start is None and interval.end is None:
        return UNKNOWN
    if interval.start is None:
        return f"by {_point(interval.end)}"
    if interval.end is None:
        return f"{_point(interval.start)} or later"
    if interval.start == interval.end:
        return _moment(interval.start)
    first, last = _first_day(interval.start), _last_day(interval.end)
    return _range(first, last) if first and last else f"{interval.start}–{interval.end}"


def between(interval: Interval) -> str:
    """The same as an adverbial: "between 7 Sept 2016 and 1 Mar 2017", "on 9 Sept 2016", "by 9 Sept 2016"."""
    if not interval.is_bounded:
        return in_words(interval)
    if interval.start == interval.end:
        return f"on {_point(interval.start)}"
    return f"between {_point(interval.start)} and {_point(interval.end)}"


def days(interval: Interval) -> tuple[int | None, int | None]:
    """The first and last day of an interval as ordinals (`date.fromordinal`), None where open."""
    first = _first_day(interval.start) if interval.start else None
    last = _last_day(interval.end) if interval.end else None
    return _ordinal(first), _ordinal(last)


def _ordinal(day: _Day | None) -> int | None:
    try:
        return dt.date(day.year, day.month, day.day).toordinal() if day else None
    except ValueError:  # a date that no calendar has, in a ledger that others may write
        return None


def hull(intervals: Iterable[Interval]) -> Interval:
    """The interval that holds all those of which both ends are known; open where there is none."""
    known = [(i.start, i.end) for i in intervals if i.start and i.end]
    if not known:
        return OPEN
    return Interval(min(start for start, _ in known)[:10], max(end for _, end in known)[:10])


def _parts(iso: str) -> _Day | None:
    """Year, month and day of an ISO date or date-time; None where it is neither."""
    try:
        numbers = [int(part) for part in iso[:10].split("-")]
        year, month, day = [*numbers, 0, 0][:3]
    except ValueError:
        return None
    return _Day(year, month, day) if 0 <= month <= 12 else None


def _point(iso: str | None) -> str:
    day = _parts(iso or "")
    return _say(day) if day else iso or ""


def _moment(iso: str) -> str:
    """One point in time; the clock is said where the text gives one."""
    clock = iso[11:16]
    return f"{_point(iso)}, {clock}" if len(iso) > 10 and clock != "00:00" else _point(iso)


def _say(day: _Day) -> str:
    if not day.month:
        return str(day.year)
    month = MONTHS[day.month - 1]
    return f"{day.day} {month} {day.year}" if day.day else f"{month} {day.year}"


def _first_day(iso: str) -> _Day | None:
    day = _parts(iso)
    return day and _Day(day.year, day.month or 1, day.day or 1)


def _last_day(iso: str) -> _Day | None:
    day = _parts(iso)
    if day is None or day.day:
        return day
    month = day.month or 12
    return _Day(day.year, month, calendar.monthrange(day.year, month)[1])


def _range(first: _Day, last: _Day) -> str:
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first == last:
        return _say(first)
    if whole_months:
        return _months(first, last)
    if first.year != last.year:
        return f"{_say(first)} – {_say(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {_say(last)}"
    return f"{first.day}–{_say(last)}"


def _months(first: _Day, last: _Day) -> str:
    if first.year != last.year:
        return f"{MONTHS[first.month - 1]} {first.year} – {MONTHS[last.month - 1]} {last.year}"
    if first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
