"""The forms in which English writes times, compiled: every pattern is linear, without nested repetition.

Where several match, the longest wins, then the earlier in the list.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.times import dates, lengths, relative, years
from onrecord.extract.times.words import time_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.extract.times.form import Form


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first, of the keys of a word list."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _fragments() -> dict[str, str]:
    words = time_words()
    tens = {w for w, n in words.numbers.items() if n >= 20}
    ones = {w for w, n in words.numbers.items() if n < 10 and w not in ("a", "an")}
    days = {w for w in words.weekdays if w.endswith("day")}
    short = {w for w in words.months if len(w) <= 4 and w not in ("june", "july", "may")}
    return {
        "MONTH": rf"(?:(?:{_any(set(words.months) - short)})\b|(?:{_any(short)})\b\.?)",
        "WDAY": rf"(?:(?:{_any(days)})|(?:{_any(set(words.weekdays) - days)})\.)",
        "SEASON": rf"(?:{_any(words.seasons)})",
        "PART": r"(?:(?:mid-?|early |late )?(?:morning|afternoon|evening|night)|dawn|dusk|daybreak|lunchtime|overnight)",
        "UNIT": r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|weekends?|months?|quarters?|years?|decades?|century|centuries|millenni(?:um|a))",
        "UNIT1": r"(?:day|night|week|fortnight|weekend|month|quarter|year|decade|century)",
        "NUM": rf"(?:\d{{1,3}}(?:\.\d+)?(?:[ -]1/2)?|(?:an?|one) hundred|(?:{_any(tens)})[ -](?:{_any(ones)})|(?:{_any(words.numbers)}))",
        "SOME": r"(?:(?:a )?few|several|some|many|a couple(?: of)?|a number of|dozens of|scores of|hundreds of|thousands of|countless|numerous)",
        "ORD": rf"(?:{_any(words.ordinals)}|\d{{1,2}}(?:st|nd|rd|th))",
        "DD": r"(?:[12]\d|3[01]|0?[1-9])",
        "YYYY": r"(?:1\d{3}|20\d{2})",
        "MOD": r"(?:(?:the )?(?:early|late|mid|earlier|later|middle|end|beginning|start|close|eve|first half|second half)(?:[ -](?:in|of|on))?[ -](?:the )?)",
        "ABOUT": r"(?:(?:about|around|approximately|nearly|almost|roughly|some|over|under|at least|at most|more than|less than|no more than|no less than|fewer than|just(?: over| under)?|up to|only|barely|exactly|well over|the)\s+)",
        "FEAST": rf"(?:{_any(words.feasts)})",
        "DECADE": rf"(?:{_any(words.decades)})",
        "CLOCK": r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d\s*(?:[ap]\.?\s?m\b\.?|hrs|hours)?|(?:1[0-2]|0?[1-9])\s*[ap]\.?\s?m\b\.?|(?:1[0-2]|[1-9]) o['’]clock|noon|midday|midnight|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:hrs|hours|GMT|UTC|CES?T|EES?T|BST|local time)\b))",
        "ZONE": r"(?:,? ?(?:[ECMPA][SD]?T|(?:GMT|UTC)(?: ?[+-]\d{1,2}(?::?\d\d)?)?|BST|CES?T|EES?T|IST|MSK|(?:(?:Eastern|Central|Mountain|Pacific|local)(?: standard| daylight)? time)|local)\b)",
    }


@cache
def forms() -> tuple[tuple[re.Pattern[str], Form], ...]:
    """All patterns, compiled, each with its form, in order of preference."""
    fragments = {**_fragments(), "VAGUE": f"(?:{_any(time_words().vague)})"}
    names = re.compile(r"\b(" + "|".join(sorted(fragments, key=len, reverse=True)) + r")\b")

    def compiled(form: Form) -> re.Pattern[str]:
        pattern = names.sub(lambda m: fragments[m[1]], form.pattern)
        return re.compile(rf"(?<![\w$£€])(?:{pattern})", re.IGNORECASE)

    tables = (*dates.FORMS, *years.FORMS, *relative.FORMS, *lengths.FORMS)
    return tuple((compiled(form), form) for form in tables)
