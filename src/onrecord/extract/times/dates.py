"""Dates of the calendar, weekdays, clocks and feasts: the forms, and what each means."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import cast

from onrecord.extract.times.form import Form, Match
from onrecord.extract.times.meaning import Day, Inside, Meaning, Near, Repeated, Shift
from onrecord.extract.times.parts import (
    base_of,
    clock_of,
    dated_of,
    direction_of,
    get_of,
    month_of,
    part_of,
    weekday_of,
    year_of,
    zone_of,
)
from onrecord.extract.times.words import time_words

_NAMED_DAY = re.compile(
    r"\b(?:Easter|Good|Palm|Ash|Black|Cyber|Super|Bloody|Holy|Maundy|Whit|Shrove|Giving|Palm) $"
)
"""Before a weekday that is the name of one day a year, or of no day at all: "Easter Sunday", "Bloody Sunday"."""


def iso(m: Match) -> Meaning | None:
    """2016-09-07, 2016/9/7."""
    return Day(int(m["year"]), int(m["month"]), int(m["day"]), clock=get_of(m, "clock"))


def numeric(m: Match) -> Meaning | None:
    """03.11.2016, 9/7/16: where both figures could be the month, both readings are kept."""
    a, b, year = int(m["a"]), int(m["b"]), year_of(m["year"])
    if m["sep"] == "." and len(m["year"]) == 2:
        return None  # "1.2.10" is a section
    if a > 31 or b > 31 or (a > 12 and b > 12) or 0 in (a, b):
        return None
    if a > 12:
        return Day(year, b, a)
    if b > 12:
        return Day(year, a, b)
    if a == b:
        return Day(year, a, b)
    return replace(_by_weekday(year, a, b, weekday_of(get_of(m, "wday"))), dotted=m["sep"] == ".")


def _by_weekday(year: int | None, a: int, b: int, weekday: int | None) -> Day:
    """The order of figures that gives the weekday printed beside them; both where that settles nothing."""
    orders = [(a, b), (b, a)]
    fitting = [(m, d) for m, d in orders if year and date(year, m, d).isoweekday() == weekday]
    return Day(year, *fitting[0]) if len(fitting) == 1 else Day(year, either=(a, b))


def _printed_day(m: Match, month: int) -> Day:
    """Day, month and year as printed in either order."""
    return Day(year_of(get_of(m, "year", "year2")), month, int(cast("str", get_of(m, "day", "day2"))))


def clock_day(m: Match) -> Meaning | None:
    """9 a.m. Tuesday; noon on 3 May; 10 p.m. yesterday; or the clock alone, on a day named before."""
    printed = m["zone"]
    clock, zone = clock_of(m["clock"], printed), zone_of(printed)
    if clock is None:
        return None
    time = Day(clock=clock, zone=zone)
    rel = get_of(m, "rel")
    month, weekday = month_of(get_of(m, "month", "month2")), weekday_of(get_of(m, "wday"))
    if month:
        return dated_of(_printed_day(m, month).at(time))
    if weekday:
        near = get_of(m, "near")
        return Near(replace(time, weekday=weekday), direction_of(near) if near else None)
    if rel:
        return Near(replace(time, weekday=0), direction_of(rel))
    return Near(time, 0, "then")


def part_day(m: Match) -> Meaning | None:
    """The morning of 31 January 1965; the night of Wednesday."""
    month, weekday = month_of(get_of(m, "month", "month2")), weekday_of(get_of(m, "wday"))
    part = part_of(m["part"])
    if month:
        return dated_of(_printed_day(m, month).at(Day(part=part)))
    return Near(Day(weekday=weekday, part=part)) if weekday else None


def month_day(m: Match) -> Meaning | None:
    """September 7, 7 September 2016, early May, the 28th (of a month named before)."""
    groups = m.groupdict()
    if "month" not in groups:
        return Near(Day(day=int(m["day"])), 0, "then")
    month = month_of(groups["month"])
    if month is None:
        return None
    day = int(groups["day"]) if groups.get("day") else None
    found = Day(year_of(groups.get("year")), month, day, part=part_of(groups.get("part")))
    return dated_of(found)


def bare_month(m: Match) -> Meaning | None:
    """September; "May" and "March" only where the words before and after allow a month."""
    month = month_of(m["month"])
    if month is None or (m["month"] == "Mar" or m["month"] == "Dec"):
        return None
    after = m.string[m.end() : m.end() + 2]
    before = m.string[max(0, m.start() - 12) : m.start()].split()
    if month in (3, 5, 4, 6, 8) or m["month"].endswith(".") or m["month"] == "Jan":
        led = bool(before) and before[-1].lower() in time_words().before_month
        if not led or (after[:1] == " " and after[1:].isupper()):
            return None
    return Near(Day(month=month))


def month_of_year(m: Match) -> Meaning | None:
    """July last year; January 24 of the same year."""
    month = month_of(m["month"])
    if month is None:
        return None
    return Inside(
        Day(month=month, day=int(m["day"]) if m["day"] else None),
        Shift(direction_of(m["rel"]), "Y", base_of(m["rel"])),
    )


def near_month(m: Match) -> Meaning | None:
    """Last May, this September."""
    month = month_of(m["month"])
    return Near(Day(month=month), direction_of(m["near"]), base_of(m["near"])) if month else None


def weekday(m: Match) -> Meaning | None:
    """Thursday, last Friday, late Sunday, Saturday night, Monday of next week."""
    found = weekday_of(m["wday"])
    if found is None or _NAMED_DAY.search(m.string[: m.start("wday")]):
        return None
    groups = m.groupdict()
    tail = groups.get("of") or ""
    day = Day(weekday=found, part=part_of(groups.get("part")))
    if "week" in tail:
        return Inside(
            day,
            Shift(
                direction_of(tail.replace("week", "").replace("ago", "last").replace("earlier", "last")), "W"
            ),
        )
    near = groups.get("near")
    if near is None:
        return Near(day)
    return Near(day, direction_of(near) if near.lower() != "this past" else -1, base_of(near))


def each_weekday(m: Match) -> Meaning | None:
    """Every Monday; Sundays."""
    found = weekday_of(m["wday"].rstrip("s")) if m["wday"].lower().endswith("s") else weekday_of(m["wday"])
    return Repeated(f"XXXX-WXX-{found}") if found else None


def weekday_of_month(m: Match) -> Meaning | None:
    """The first Monday of each month."""
    return Repeated("P1M") if weekday_of(m["wday"]) else None


def day_of_several(m: Match) -> Meaning | None:
    """The 3 of "3 to 5 May 2015", the 5 of "May 3-5, 2015"."""
    month, day = month_of(m["month"]), int(m["day"])
    other = int(m["other"])
    in_order = day < other if m.start("day") < m.start("other") else other < day
    return dated_of(Day(year_of(m["year"]), month, day)) if month and in_order else None


def feast(m: Match) -> Meaning | None:
    """Christmas Day, New Year's Eve."""
    if not m["feast"][0].isupper():
        return None
    month, day = time_words().feasts[m["feast"].lower()]
    if m["year"]:
        return Day(int(m["year"]), month, day)
    return Near(Day(month=month, day=day), direction_of(m["near"]) if m["near"] else None)


FORMS: tuple[Form, ...] = (
    Form("iso", r"(?P<year>YYYY)-(?P<month>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])(?:[T ](?P<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d)?)?", iso),
    Form("numeric", r"(?:(?P<wday>WDAY)\b,?\s+)?(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>YYYY|\d{2})(?![\d/-]|\.\d)", numeric),
    Form("year first", r"(?P<year>YYYY)/(?P<month>0?[1-9]|1[0-2])/(?P<day>DD)", iso),
    Form("clock and day", r"(?:about |around |shortly (?:before|after) )?(?P<clock>CLOCK)(?P<zone>ZONE)?,?\s+(?:on |the )?(?:(?P<near>last|next|this) )?(?:(?P<wday>WDAY)\b(?:,?\s+)?)?(?:(?P<month>MONTH)\s+(?P<day>DD)\b(?:,?\s+(?P<year>YYYY)\b)?|(?P<day2>DD)(?:st|nd|rd|th)?\s+(?P<month2>MONTH)(?:,?\s+(?P<year2>YYYY)\b)?|(?P<rel>today|yesterday|tomorrow|tonight)\b)?", clock_day),
    Form("clock", r"(?:(?:about|around|at|by|shortly (?:before|after)) )?(?P<clock>CLOCK)(?P<zone>ZONE)?", clock_day),
    Form("part of date", r"(?:the |early |late )?(?P<part>PART) (?:of|on) (?:the )?(?:(?P<wday>WDAY)\b,?\s*)?(?:(?P<day2>DD)(?:st|nd|rd|th)?\s+(?:of )?(?P<month2>MONTH)(?:,?\s+(?P<year2>YYYY)\b)?|(?P<month>MONTH)\s+(?P<day>DD)(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>YYYY)\b)?)?", part_day),
    Form("weekday, date", r"(?:MOD)?(?:(?P<wday>WDAY)\b,?\s+(?:the )?)?(?:MOD)?(?P<month>MONTH)\s+(?:the )?(?P<day>DD)(?:st|nd|rd|th)?\b(?!:\d|,\d{3}|\.\d|%|st|nd|rd|th)(?:(?:,|,? of)?\s+(?P<year>YYYY)\b(?!,\d))?(?: (?P<part>PART)\b)?", month_day),
    Form("weekday, day of month", r"(?:MOD)?(?:(?P<wday>WDAY)\b,?\s+(?:the )?)?(?P<day>DD)(?:st|nd|rd|th)?(?: day)?,?\s+(?:of )?(?P<month>MONTH)(?:(?:,|,? of)?\s+(?P<year>YYYY)\b)?(?: (?P<part>PART)\b)?", month_day),
    Form("month and year", r"(?:MOD)?(?P<month>MONTH),?\s+(?:of )?(?:the year )?(?P<year>YYYY)\b(?!,\d)", month_day),
    Form("month of shifted year", r"(?:MOD)?(?P<month>MONTH)(?: (?P<day>DD)\b)?,? (?:of )?(?P<rel>last|this|next|the same|that|the following|the previous) year", month_of_year),
    Form("near month", r"(?:MOD)?(?P<near>last|next|this|this past|this coming|the following|the previous) (?P<month>MONTH)", near_month),
    Form("modified month", r"(?P<mod>MOD)(?P<month>MONTH)", month_day),
    Form("month", r"(?P<month>MONTH)", bare_month),
    Form("day ordinal", r"the (?P<day>DD)(?:st|nd|rd|th)(?! [a-z-]*(?:century|day|anniversary|time|floor|hour|grade|place|minute|birthday|year|month|week|quarter|amendment|district|round|edition|parallel))(?= of\b|,|\.|;| and\b| to\b|$)", month_day),
    Form("part of weekday", r"(?:(?P<near>last|next|this|this past|this coming) )?(?:(?P<when>early |late |earlier |later )(?:on )?)?(?P<wday>WDAY)['’]?s? (?P<part>PART)(?:s\b|\b)", weekday),
    Form("each weekday", r"(?:every|each)(?: other| second| third| fourth)? (?P<wday>WDAY)", each_weekday),
    Form("weekday of month", r"(?:the )?(?:ORD|last) (?P<wday>WDAY) (?:of|in) (?:each|every|the|a) month", weekday_of_month),
    Form("first day of several", r"(?P<x>(?P<day>DD)(?:st|nd|rd|th)?)(?: ?[-–—] ?| (?:to|until|through|and|or) (?:the )?)(?P<other>DD)(?:st|nd|rd|th)? (?:of )?(?P<month>MONTH)(?:,? (?P<year>YYYY)\b)?", day_of_several),
    Form("last day of several", r"(?P<month>MONTH) (?P<other>DD)(?:st|nd|rd|th)?(?: ?[-–—] ?| (?:to|until|through) (?:the )?)(?P<x>(?P<day>DD)(?:st|nd|rd|th)?\b(?:,? (?P<year>YYYY)\b)?)", day_of_several),
    Form("weekday", r"(?:(?P<near>last|next|this|this past|this coming|the previous|the following) |(?P<when>early |late |earlier |later )(?:on )?)?(?P<wday>WDAY)\b(?P<of> of (?P<rel>last|next|this) week| last week| next week| this week| a week (?:ago|earlier))?", weekday),
    Form("weekdays", r"(?P<wday>mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)", each_weekday),
    Form("feast", r"(?:(?P<near>last|next|this) )?(?P<feast>FEAST)(?:,? (?P<year>YYYY))?\b", feast),
)  # fmt: skip
