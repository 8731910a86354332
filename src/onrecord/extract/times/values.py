"""Whole dates and durations -> TIMEX3 values, and the intervals that they stand for."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from onrecord.model import OPEN, Interval

if TYPE_CHECKING:
    from onrecord.extract.times.meaning import Day, Unit

_MONTHS_OF = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the northern seasons, by which English-language news names them."""

_CLOCK_UNITS = {"S": "S", "M": "M", "H": "H"}
_UNITS = {"D": "D", "W": "W", "F": "W", "E": "WE", "MONTH": "M", "Q": "Q", "Y": "Y", "DECADE": "DE", "CENTURY": "CE",
          "MILLENNIUM": "ML", "SEMESTER": "H"}  # fmt: skip


def duration(count: float | None, unit: Unit) -> str:
    """The TIMEX3 value of so many units; X for a number that isn't known."""
    if unit == "F":
        count = count * 2 if count is not None else None
    if count is not None and count % 1 == 0.5 and unit in ("H", "Y", "DECADE"):
        whole = int(count)
        below = {"H": "30M", "Y": "6M", "DECADE": "5Y"}[unit]
        if count == 0.5 and unit in ("H", "Y"):
            return "PT30M" if unit == "H" else "P6M"
        if unit == "DECADE":
            return f"P{whole * 10 + 5}Y"
        return ("PT" if unit == "H" else "P") + (f"{whole}{unit}" if whole else "") + below
    if unit == "Q":
        count, unit = (count * 3 if count is not None else None), "MONTH"
    figure = "X" if count is None else f"{count:g}"
    if unit in _CLOCK_UNITS:
        return f"PT{figure}{unit}"
    if unit in ("DECADE", "CENTURY") and count is not None:
        return f"P{count * (10 if unit == 'DECADE' else 100):g}Y"
    return f"P{figure}{_UNITS[unit]}"


def value(day: Day) -> str:
    """The TIMEX3 value of a date; X where something is missing."""
    if day.decade is not None:
        return f"BC{-day.decade:03}" if day.decade < 0 else f"{day.decade:03}"
    if day.century is not None:
        return f"BC{-day.century:02}" if day.century < 0 else f"{day.century:02}"
    year = "XXXX" if day.year is None else f"BC{-day.year:04}" if day.year < 0 else f"{day.year:04}"
    text = year + _below_year(day)
    if day.clock:
        text = (text + "-XX" * (2 - text.count("-")) if day.day is None else text) + f"T{day.clock}"
        return text.removesuffix(":00") if day.clock == "24:00" else text
    return text + (f"T{day.part}" if day.part else "")


def _below_year(day: Day) -> str:
    if day.weekday and day.day is None:
        return f"-WXX-{day.weekday}"
    if day.season:
        return f"-{day.season}"
    if day.quarter is not None:
        return f"-Q{day.quarter or 'X'}"
    if day.half:
        return f"-H{day.half}"
    if day.month is None:
        return "" if day.day is None else f"-XX-{day.day:02}"
    return f"-{day.month:02}" + (f"-{day.day:02}" if day.day is not None else "")


def week(day: dt.date) -> str:
    """The ISO week that a day lies in."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def span_of(day: Day) -> Interval:
    """The days that a date stands for; open where the year is not known or lies before 1.

    A clock whose zone is printed is a moment; without one it is somewhere on its day.
    """
    first = last = None
    if day.decade is not None and day.decade > 0:
        first, last = (day.decade * 10, 1), (day.decade * 10 + 9, 12)
    elif day.century is not None and day.century > 0:
        first, last = (day.century * 100 + 1, 1), (day.century * 100 + 100, 12)
    elif day.year is None or day.year < 1:
        return OPEN
    elif day.season:
        start, end = _MONTHS_OF[day.season]
        first, last = (day.year, start), (day.year + (end < start), end)
    elif day.quarter:
        first, last = (day.year, day.quarter * 3 - 2), (day.year, day.quarter * 3)
    elif day.half:
        first, last = (day.year, day.half * 6 - 5), (day.year, day.half * 6)
    elif day.month and day.day:
        exact = dt.date(day.year, day.month, day.day).isoformat()
        if day.clock and day.zone and day.clock < "24":
            exact += f"T{day.clock}{day.zone}"
        return Interval(exact, exact)
    else:
        first, last = (day.year, day.month or 1), (day.year, day.month or 12)
    if last[0] > dt.MAXYEAR:
        return OPEN
    end_day = calendar.monthrange(*last)[1]
    return Interval(dt.date(*first, 1).isoformat(), dt.date(*last, end_day).isoformat())


def days(first: dt.date, last: dt.date) -> Interval:
    """From one day to another."""
    return Interval(first.isoformat(), last.isoformat())
