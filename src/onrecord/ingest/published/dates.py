"""Dates as they are printed: what each may mean, without a look at what stands around it."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.article import DateOrder

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Years that a text may be dated by; what lies outside of them is a number."""

_MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
_WEEKDAYS = {name: number for number, name in enumerate(calendar.day_abbr)}
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?P<{0}>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur|urs)?(?:day)?\b\.?,?\s+(?:the\s+)?)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_WRITTEN = re.compile(
    r"(?<![\w/])"
    + _WEEKDAY.format("w")
    + r"(?:"
    + _MONTH.format("m1") + r"\s?" + _DAY.format("d1")
    + r"(?:(?:\s?,\s?|\s|(?<=\s\d\d))" + _YEAR.format("y1") + r"(?!\d)|(?!\d|,?\d))"
    + r"|" + _DAY.format("d2") + r"[\s-](?:of\s)?" + _MONTH.format("m2")
    + r"(?:[\s,-]{1,2}" + _YEAR.format("y2") + r"(?!\d)|(?!\d))"
    + r"|" + _MONTH.format("m3") + r"[\s,]{1,2}(?:of\s)?" + _YEAR.format("y3") + r"(?!\d)"
    + r")", re.IGNORECASE
)  # fmt: skip
_A_MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
)
BEFORE_MONTH, AFTER_MONTH = 28, 24
"""Characters that a date may have before its month ("Wednesday, the 22nd of ") and after that."""
_NUMERIC = re.compile(
    r"(?<![\d./-])"
    + _WEEKDAY.format("w")
    + r"(?<![\d./-])(?:"
    + _YEAR.format("y")
    + r"(?P<s>[./-])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)"
    r"|(?P<a>\d\d?)(?P<t>[./-])(?P<b>\d\d?)(?P=t)" + _YEAR.format("z") + r")(?![\d/-]|\.\d)"
)
_LONE_YEAR = re.compile(r"(?<![\d.,/$€£#:-])(?:19|20)\d\d(?![\d%]|[.,:/-]\d)")
_RANGE = re.compile(r"(?<!\d)(?P<from>(?:19|20)\d\d)\s?[-–—]\s?(?P<to>(?:19|20)\d\d)(?!\d)")
_CASE = re.compile(r"[A-Z][a-z]+|[A-Z]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a printed date: the days `first` to `last`; `order` tells how digits were read."""

    first: datetime.date
    last: datetime.date
    order: DateOrder | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A date where it stands.

    `readings` are its meanings when it names its year: one day, a month, or two days where digits leave the
    order open. Without a year `readings` is empty, and `month` and `day` tell what it names. `weekday` (0 is
    Monday) is set where one is printed with it; it settles the order of digits where only one fits.
    """

    span: Span
    readings: tuple[Reading, ...] = ()
    month: int = 0
    day: int = 0
    weekday: int | None = None

    @property
    def is_day(self) -> bool:
        """Whether it names a single day with its year (in one order of digits or another)."""
        return bool(self.readings) and self.readings[0].first == self.readings[0].last

    def in_year(self, year: int) -> datetime.date | None:
        """The day that it is in `year`, or None: 29 February, or another weekday than is printed."""
        try:
            day = datetime.date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday is None or day.weekday() == self.weekday else None


def dates(text: str, start: int = 0, end: int | None = None) -> list[Printed]:
    """The dates printed in `text[start:end]`, in order; impossible ones (31 February) are left out."""
    stop = len(text) if end is None else end
    found = [*_written(text, start, stop), *_numeric(text, start, stop)]
    return sorted(found, key=lambda printed: printed.span)


def _written(text: str, start: int, stop: int) -> Iterator[Printed]:
    for match in _matches(text, start, stop):
        name = match["m1"] or match["m2"] or match["m3"]
        if not _CASE.fullmatch(name):
            continue
        month = _MONTHS[name[:3].title()]
        day = int(match["d1"] or match["d2"] or 0)
        year = int(match["y1"] or match["y2"] or match["y3"] or 0)
        weekday = _WEEKDAYS[match["w"].title()] if match["w"] else None
        span = Span(match.start(), match.end())
        if year and not day:
            last = calendar.monthrange(year, month)[1]
            yield Printed(span, (Reading(datetime.date(year, month, 1), datetime.date(year, month, last)),))
        elif day > calendar.monthrange(2000, month)[1]:
            continue
        elif year:
            if (reading := _reading(year, month, day)) is not None:
                yield Printed(span, (reading,), weekday=weekday)
        else:
            yield Printed(span, (), month, day, weekday)


def _matches(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The matches of `_WRITTEN`, tried only around what looks like a month: that saves most of the time."""
    at = start
    for month in _A_MONTH.finditer(text, start, stop):
        low = max(at, month.start() - BEFORE_MONTH)
        if month.start() < at:
            continue
        match = _WRITTEN.search(text, low, min(stop, month.end() + AFTER_MONTH))
        if match is not None and match.start() <= month.start():
            yield match
            at = match.end()


def _numeric(text: str, start: int, stop: int) -> Iterator[Printed]:
    for match in _NUMERIC.finditer(text, start, stop):
        if match["y"]:
            tries = [_reading(int(match["y"]), int(match["m"]), int(match["d"]))]
        else:
            a, b, year = int(match["a"]), int(match["b"]), int(match["z"])
            tries = [_reading(year, b, a, "day first"), _reading(year, a, b, "month first")]
        readings = [reading for reading in tries if reading is not None]
        if len(readings) == 2 and readings[0].first == readings[1].first:
            readings = [Reading(readings[0].first, readings[0].last)]
        weekday = _WEEKDAYS[match["w"].title()] if match["w"] else None
        readings = [reading for reading in readings if reading.first.weekday() == weekday] or readings
        if readings:
            yield Printed(Span(match.start(), match.end()), tuple(readings), weekday=weekday)


def _reading(year: int, month: int, day: int, order: DateOrder | None = None) -> Reading | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return Reading(date, date, order)


def years(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, int]]:
    """Years standing alone in `text[start:end]`, with their place."""
    for match in _LONE_YEAR.finditer(text, start, len(text) if end is None else end):
        yield Span(match.start(), match.end()), int(match[0])


def year_ranges(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, int, int]]:
    """Ranges of years ("2005 -2017") in `text[start:end]`, with their place."""
    for match in _RANGE.finditer(text, start, len(text) if end is None else end):
        if int(match["from"]) < int(match["to"]):
            yield Span(match.start(), match.end()), int(match["from"]), int(match["to"])
