"""Expressions of one sentence that need each other: a clock and its day, the two ends of a range."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.times.meaning import Day, Meaning, Near
from onrecord.extract.times.values import span_of, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.times.resolve import Resolved, Tense

_TO_THE_DAY = re.compile(r"[\s(),/–—-]*(?:or |on |early |late )?[\s(),]*")
"""What may stand between a clock and its day, or the same moment's clock elsewhere: "9 p.m. (18:00 GMT) on"."""
_RANGE = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*(?:the )?")
_PAIR = re.compile(r"\s*(?:and|or|and (?:in|on))\s*(?:the )?")
BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
"""What stands before the first of two times that are the ends of one."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression where it stands, not yet resolved."""

    start: int
    end: int
    meaning: Meaning


def joined(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """The expressions of a sentence, each given what the next one says for it too.

    A clock is on the day named right after it ("at 9 p.m. (18:00 GMT) on Friday"); a month or a day of one
    is of the year of the range's other end ("between March and June 2014").
    """
    out = list(found)
    for nth in range(len(out) - 2, -1, -1):
        one, following = out[nth], out[nth + 1]
        between = text[one.end : following.start]
        meaning = _on_day(one.meaning, following.meaning) if _TO_THE_DAY.fullmatch(between) else None
        if meaning is None and (_RANGE.fullmatch(between) or _PAIR.fullmatch(between)):
            is_range = bool(_RANGE.fullmatch(between) or BETWEEN.search(text[: one.start]))
            meaning = _in_year(one.meaning, following.meaning, is_range)
        if meaning is not None:
            out[nth] = replace(one, meaning=meaning)
    return tuple(out)


def _on_day(clock: Meaning, following: Meaning) -> Meaning | None:
    """A bare clock on the day that follows it; None where it has a day, or none follows."""
    if not isinstance(clock, Near) or clock.day.clock is None:
        return None
    if replace(clock.day, clock=None, zone=None) != Day():
        return None
    day = following.day if isinstance(following, Near) else following
    if not isinstance(day, Day) or not (day.weekday or day.day):
        return None
    day = replace(day, clock=clock.day.clock, zone=clock.day.zone, part=None)
    return replace(following, day=day) if isinstance(following, Near) else day


def _in_year(first: Meaning, last: Meaning, is_range: bool) -> Meaning | None:
    """The first of two dates in the year of the last, or in the year before where it must be earlier."""
    if not isinstance(first, Near) or first.direction is not None or not isinstance(last, Day):
        return None
    if not first.day.month or not last.month or last.year is None or first.day.clock or first.day.part:
        return None
    in_order = (first.day.month, first.day.day or 0) <= (last.month, last.day or 31)
    if not in_order and not is_range:
        return None
    return replace(first.day, year=last.year if in_order else last.year - 1)


def ends_in_order(
    text: str, first: tuple[Found, Resolved], last: tuple[Found, Resolved], tense: Tense
) -> tuple[Resolved, Resolved]:
    """Two resolved weekdays, a week apart where they are the ends of a range and the first came out later.

    "From Monday to Thursday" of a Wednesday are those behind it, or those ahead.
    """
    (one, start), (other, end) = first, last
    weekdays = all(isinstance(f.meaning, Near) and f.meaning.day.weekday for f in (one, other))
    if not weekdays or not _RANGE.fullmatch(text[one.end : other.start]):
        return start, end
    if not (start.interval.start and end.interval.start) or start.interval.start <= end.interval.start:
        return start, end
    return (start, _moved(end, 7)) if tense == "future" else (_moved(start, -7), end)


def _moved(resolved: Resolved, days: int) -> Resolved:
    day = resolved.day
    if day is None or not (day.year and day.month and day.day):
        return resolved
    date = dt.date(day.year, day.month, day.day) + dt.timedelta(days=days)
    moved = replace(day, year=date.year, month=date.month, day=date.day)
    return replace(resolved, day=moved, value=value(moved), interval=span_of(moved))
