"""Dates that are given as facts: in a manifest, a row, a page's metadata, a feed.

Only forms that leave no doubt are read: 03/04/2016 isn't. Hours and zones are kept as given.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from onrecord.model.interval import OPEN, Interval

_TIME = r"(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
_ZONE = r"\s*(?P<zone>Z|[+-]\d\d(?::?\d\d)?|[A-Za-z]{1,5})?(?:\s*\[[\w/+-]+\])?(?:\s*\([\w ]+\))?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[T ]\s*{_TIME}{_ZONE})?",  # ISO 8601
        rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)(?:[T ]?{_TIME}{_ZONE})?",  # ISO 8601, basic
        rf"(?P<year>\d{{4}})/(?P<month>\d\d?)/(?P<day>\d\d?)(?:\s+{_TIME}{_ZONE})?",  # year first: no doubt
        rf"{_WEEKDAY}(?P<day>\d\d?)[\s-]+(?P<name>[a-z]{{3,9}})\.?,?[\s-]+(?P<year>\d{{4}}|\d\d(?=\s+\d))"
        rf"(?:,?\s+{_TIME}{_ZONE})?",  # RFC 822 and "7 September 2016"
        rf"{_WEEKDAY}(?P<name>[a-z]{{3,9}})\.?\s+(?P<day>\d\d?)(?:,\s*|\s+)(?P<year>\d{{4}})"
        rf"(?:,?\s+{_TIME}{_ZONE})?",  # "September 7, 2016"
        rf"{_WEEKDAY}(?P<name>[a-z]{{3}})\s+(?P<day>\d\d?)\s+{_TIME}{_ZONE}\s+(?P<year>\d{{4}})",  # asctime
        r"(?P<year>\d{4})-(?P<month>\d\d?)",
        r"(?P<name>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})",
    )
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "sept", "october", "november", "december"),
)
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5}
_ZONES |= {"mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
"""Hours that RFC 822 gives to names of zones. Any other name is ambiguous, and then only the day is kept."""

ZEROS = ("1970-01-01", "0001-01-01", "1900-01-01")
"""What machines print for a time that nobody set."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication as one source gives it; `why` names the source."""

    why: str
    interval: Interval


def published(value: object, where: str) -> tuple[Interval, str]:
    """The interval that `value` gives, and why: `where` it was read, or that it couldn't be.

    `value` is None, a string (date, date-time, month, year) or an interval {"from": ..., "to": ...}.
    """
    if value is None or value == "":
        return OPEN, ""
    found = _between(value) if isinstance(value, dict) else _one(value)
    if found is None:
        return OPEN, f"{where} says {value!r:.80}, which couldn't be read as a date"
    return found, where if not found.is_open else ""


def _one(value: object) -> Interval | None:
    return interval(value) if isinstance(value, str) else None


def _between(value: dict[object, object]) -> Interval | None:
    ends = [value.get("from"), value.get("to")]
    read = [OPEN if end is None else _one(end) for end in ends]
    start, end = read
    if start is None or end is None or not value.keys() <= {"from", "to"}:
        return None
    try:
        return Interval(start.start, end.end)
    except ValueError:
        return None


def interval(value: str) -> Interval | None:
    """The day, moment, month or year that `value` names, or None where it can't be read without doubt."""
    text = " ".join(value.split())
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _interval(match.groupdict())
    return None


def _interval(found: dict[str, str | None]) -> Interval | None:
    year = int(found["year"] or 0)
    if len(found["year"] or "") == 2:
        year += 2000 if year < 69 else 1900  # as Python's email package and POSIX take them
    month = _month(found.get("name")) if found.get("name") else int(found.get("month") or 0)
    if month is None or not 1 <= year <= 9999:
        return None
    try:
        if found.get("day"):
            return _moment(date(year, month, int(found["day"] or 0)), found)
        first, last = (month, month) if month else (1, 12)
        days = calendar.monthrange(year, last)[1]
        return Interval(date(year, first, 1).isoformat(), date(year, last, days).isoformat())
    except ValueError:  # a 31 February
        return None


def _month(name: str | None) -> int | None:
    short = (name or "").lower()
    if short in _LONG_MONTHS or short in _MONTHS:
        return _MONTHS.index(short[:3]) + 1
    return None


def _moment(day: date, found: dict[str, str | None]) -> Interval:
    """The day with the hour that was `found` beside it, or alone where the zone of the hour is in doubt."""
    zone, hour = found.get("zone"), found.get("hour")
    offset = _offset(zone) if zone else None
    if hour is None or (zone and offset is None):
        return Interval(day.isoformat(), day.isoformat())
    clock = time(int(hour), int(found["minute"] or 0), int(found["second"] or 0), tzinfo=offset)
    moment = datetime.combine(day, clock).isoformat()
    return Interval(moment, moment)


def _offset(zone: str) -> timezone | None:
    if zone.lower() in _ZONES:
        return timezone(timedelta(hours=_ZONES[zone.lower()]))
    if zone[0] not in "+-":
        return None
    digits = zone[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-shift if zone[0] == "-" else shift) if shift < timedelta(hours=24) else None


def agreed(dates: list[Dated]) -> tuple[Interval, str]:
    """One interval out of several: the most precise where they agree, else one that covers them all."""
    told = [dated for dated in dates if (dated.interval.start or "")[:10] not in ZEROS]
    if not told:
        return OPEN, ""
    finest = max(told, key=lambda dated: len(dated.interval.start or ""))
    names = list(dict.fromkeys(dated.why for dated in told))
    if all(_same(dated.interval, finest.interval) for dated in told):
        return finest.interval, ", ".join(names)
    start = min((dated.interval.start or "" for dated in told), key=lambda iso: (iso[:10], iso))
    end = max((dated.interval.end or "" for dated in told), key=lambda iso: (iso[:10], iso))
    said = dict.fromkeys(f"{dated.why} ({dated.interval.start})" for dated in told)
    return Interval(start, end), " and ".join(said) + " disagree"


def _same(one: Interval, other: Interval) -> bool:
    """Whether two intervals may mean one moment: the same day, or the same instant in different zones."""
    if (one.start or "")[:10] == (other.start or "")[:10]:
        return True
    instants = [datetime.fromisoformat(each.start or "") for each in (one, other)]
    if any(instant.tzinfo is None for instant in instants):
        return False
    return instants[0] == instants[1]
