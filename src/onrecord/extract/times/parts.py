"""The pieces of a match -> numbers: months, weekdays, clocks, units, directions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from onrecord.extract.times.meaning import Day, Meaning, Near, Part, Unit
from onrecord.extract.times.words import time_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.extract.times.form import Match

_DIRECTIONS: Mapping[str, Literal[-1, 0, 1]] = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "yesterday": -1,
    "next": 1, "coming": 1, "following": 1, "ensuing": 1, "tomorrow": 1,
    "this": 0, "same": 0, "that": 0, "current": 0, "present": 0, "today": 0, "tonight": 0,
}  # fmt: skip
_THEN = ("same", "that", "previous", "preceding", "following", "prior", "ensuing")
"""Words that look back to a date named before, not to the day of publication."""


def direction_of(word: str | None) -> Literal[-1, 0, 1]:
    for token in reversed((word or "").lower().split()):
        if token in _DIRECTIONS:
            return _DIRECTIONS[token]
    return 0


def base_of(word: str | None) -> Literal["now", "then"]:
    return "then" if any(token in _THEN for token in (word or "").lower().split()) else "now"


def get_of(m: Match, *names: str) -> str | None:
    groups = m.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def month_of(text: str | None) -> int | None:
    """The month's number; None where a word in lower case is no month ("may", "march")."""
    if not text or not text[0].isupper():
        return None
    return time_words().months.get(text.lower().rstrip("."))


def weekday_of(text: str | None) -> int | None:
    return time_words().weekdays.get(text.lower().rstrip(".")) if text and text[0].isupper() else None


def year_of(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) > 2 else (2000 if int(text) < 50 else 1900) + int(text)


def part_of(text: str | None) -> Part | None:
    if not text:
        return None
    word = re.split(r"[ -]", text.lower())[-1]
    return time_words().parts.get(word)


def zone_of(text: str | None) -> str | None:
    """ "+02:00" for "CEST", "UTC+2", "GMT+0200"; None for a zone that could be several ("local time", "IST")."""
    folded = re.sub(r"[\s,():]", "", (text or "").lower())
    m = re.fullmatch(r"(?:gmt|utc)([+-])(\d{1,2})([0-5]\d)?", folded)
    if m and int(m[2]) <= 14:
        return f"{m[1]}{int(m[2]):02}:{m[3] or '00'}"
    return time_words().zones.get(folded)


def clock_of(text: str | None, zone: str | None = None) -> str | None:
    """ "HH:MM" of 24 hours for "9 a.m.", "21.30" and "2130" with a zone, "noon"; None where figures are no clock."""
    if not text:
        return None
    folded = re.sub(r"[.\s]", "", re.sub(r"(?<=\d)[.:](?=\d)", ":", text.lower()))
    if folded in time_words().clock:
        return time_words().clock[folded]
    m = re.match(r"(\d{1,2})(?::?(\d\d))?(am|pm|hrs|hours|o['’]clock)?", folded)
    if not m or ("." in text and ":" not in text and not m[3] and m[2] and not zone):
        return None  # "9.30" without a.m. is as likely a number
    hour, minute = int(m[1]), int(m[2] or 0)
    if m[3] == "pm" and hour < 12:
        hour += 12
    if m[3] == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def unit_of(text: str) -> Unit:
    folded = text.lower()
    irregular = {"centuries": "century", "millennia": "millennium"}
    return time_words().units[
        irregular.get(folded, folded if folded in time_words().units else folded.rstrip("s"))
    ]


def dated_of(day: Day) -> Meaning:
    return day if day.year else Near(day)
