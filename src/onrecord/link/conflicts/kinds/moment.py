"""The times that a line gives: clock times, days, months and years, each with the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words
from onrecord.link.conflicts.reading.runs import clause_end, clause_start, tagged
from onrecord.link.conflicts.reading.scopes import MONTHS, month
from onrecord.link.conflicts.reading.words import as_printed, of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.reading.words import Word

_EXACT, _ABOUT = 3.0, 15.0
"""Minutes by which two clock times may differ and be one: as printed, and with "around" before one."""
_QUARTER, _ABOUT_TENS = 15.0, 7.0
"""Minutes of a quarter of an hour, and by which what is told "about 8.40" may be off."""
_ROUGH = frozenset(
    {"around", "about", "shortly", "soon", "just", "roughly", "approximately", "nearly", "almost"}
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(am|pm)?|(\d{1,2})(am|pm)|([01]\d|2[0-3])([0-5]\d)")
_DAYS_OF = {"day": 1.0, "week": 7.0, "month": 30.0}
"""Days of a length by which one event is told to lie before another."""
_REACH = 14
"""Words around a time among which the act that it belongs to is looked for."""
_CLOSE = 6
"""Words around a time of which one must be of the act itself."""
_AHEAD = 8
"""Words before a day of which one that both lines have tells the act ("was found in Torvik on 14 May")."""
_HALVES = frozenset({"a.m", "p.m", "am", "pm"})
_OTHER_ENDS = frozenset({"until", "since", "following", "till"})
"""Words before a time that make it another than that of the act."""
_UNTIL, _NOT = frozenset({"until", "till"}), frozenset({"not", "n't", "never", "no", "nobody"})
"""Words by which something did happen at a time: "wasn't searched until May"."""
_ENDS = frozenset({";", ".", "but", "while"})
_LOOSELY = frozenset({"than", "over", "least", "about", "around", "nearly", "almost", "some"})
"""Words before a distance that make it a rough one."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of one grain ("clock": minutes past noon or midnight; day, month, year; "distance" in days).

    `near` and `close` are the senses around it, `ahead` those right before it, `acts` the kinds of the verbs
    before it, or of the first behind it, `slack` by how much it may be off in its own unit. `is_bound` where
    something had come about by then.
    """

    grain: str
    value: float
    slack: float
    near: frozenset[str]
    close: frozenset[str]
    printed: str
    year: str = ""
    ahead: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    is_bound: bool = False


def moments(run: Sequence[Word]) -> tuple[Moment, ...]:
    """The times of a line, each with the words around it."""
    return tuple(
        Moment(
            grain,
            value,
            slack,
            _around(run, at, _REACH),
            _around(run, at, _CLOSE),
            _printed(run, at),
            year,
            _around(run, at, _AHEAD, 0) if grain.startswith("day") else frozenset(),
            _acts(run, at),
            any(w.lower == "by" for w in run[max(0, at - 3) : at]),
        )
        for at, grain, value, slack, year in _times(run)
        if grain.startswith("since") or not _modifies(run, at)
    )


def _acts(run: Sequence[Word], at: int) -> frozenset[str]:
    """The kinds of the verbs that a time is of: of those before it in its clause, else of the next one."""
    parts = tagged(run)
    first, end = clause_start(run, at, _REACH, _ENDS), clause_end(run, at, _REACH, _ENDS)
    verbs = [k for k in range(first, end) if parts[k].startswith("VB") and run[k].sense[:1].isalpha()]
    told = [k for k in verbs if k < at] or verbs[:1]
    return frozenset(of_kind(run[k].sense) for k in told)


def _modifies(run: Sequence[Word], at: int) -> bool:
    """Whether the time belongs to a noun or is an end of the act: "the 13 November attacks", "until 2012"."""
    ends = {w.lower for w in run[max(0, at - 3) : at]} & _OTHER_ENDS
    if ends and not (ends <= _UNTIL and any(w.lower in _NOT for w in run[max(0, at - _REACH) : at])):
        return True
    if _is_of_a_picture(run, at) or (_year(run[at]) and _names_a_year(run, at)):
        return True
    if month(run[at].lower) and any(w.lower == "the" for w in run[max(0, at - 1) : at]):
        return True  # "the November 18 sinking"
    after = next((w for w in run[at + 1 : at + 2] if not w.lower.isdigit()), None)
    return bool(month(run[at].lower)) and after is not None and bool(after.sense) and not after.is_name


def _names_a_year(run: Sequence[Word], at: int) -> bool:
    """Whether a year tells which one is meant: "the primaries of 2016", "her 2008 campaign"."""
    before, after = [w.lower for w in run[max(0, at - 2) : at]], run[at + 1 : at + 2]
    if before[-1:] == ["of"] and len(before) > 1:
        return not (month(before[0]) or before[0] in _PARTS_OF_YEARS or before[0].isdigit())
    is_noun = bool(after) and tagged(run)[at + 1].startswith("NN") and not after[0].is_name
    return is_noun and not _WHOSE.isdisjoint(before[-1:])


_WHOSE = frozenset({"the", "a", "an", "his", "her", "their"})
"""Words before a year that a noun follows: "the 2012 primary"."""
_PARTS_OF_YEARS = frozenset({
    "spring", "summer", "autumn", "fall", "winter", "start", "end", "middle", "half", "quarter", "months",
    "days",
})  # fmt: skip


def _is_of_a_picture(run: Sequence[Word], at: int) -> bool:
    """Whether place and date close the line, as under a picture: "the quay in Torvik, 14 May 2021"."""
    first = at - run[at - 1].lower.isdigit() if at else at
    ends = all(w.lower.isdigit() or w.lower == "." for w in run[at + 1 :])
    return ends and first > 1 and run[first - 1].lower == "," and run[first - 2].is_name


def _times(run: Sequence[Word]) -> Iterator[tuple[int, str, float, float, str]]:
    for k, word in enumerate(run):
        if clock := clock_at(run, k):
            yield k, "clock", *clock, ""
        elif word.is_name and (name := month(word.lower)):
            yield from _dated(run, k, name)
        elif _year(word) and k and run[k - 1].lower == "since":
            yield k, "since year", float(word.lower), 0.0, ""
        elif (
            _year(word) and k + 2 < len(run) and run[k + 1].lower in ("and", "to", "--") and _year(run[k + 2])
        ):
            yield k, "years", float(word.lower) + float(run[k + 2].lower) / 10_000, 0.0, ""
        elif _year(word) and not (k and month(run[k - 1].lower)) and not (k > 1 and _year(run[k - 2])):
            yield k, "year", float(word.lower), 0.0, ""
        elif (
            (length := _DAYS_OF.get(word.lower.removesuffix("s")))
            and k + 2 < len(run)
            and run[k + 1].lower in ("before", "after", "earlier")
        ):
            number = _how_many(run[k - 1].lower) if k else None
            if number:
                sign = -1 if run[k + 1].lower != "after" else 1
                anchor = next((w.sense for w in run[k + 2 : k + 5] if w.sense), "")
                yield k, "distance", sign * number * length, _slack(run, k, length), anchor


def _slack(run: Sequence[Word], k: int, length: float) -> float:
    """By how many days a distance may be off: half a week, or a whole one where it is "more than a week"."""
    if any(w.lower in _LOOSELY for w in run[max(0, k - 3) : k]):
        return length
    return length / 2 if length > 1 else 0.0


def clock_at(run: Sequence[Word], k: int) -> tuple[float, float] | None:
    """The clock time at a word, in minutes past noon or midnight, and by how many it may be off.

    "About 8.40" is as rough as the ten minutes that it is told by, "about 9" as a quarter of an hour.
    """
    minutes = _clock(run, k)
    if minutes is None:
        return None
    if not any(w.lower in _ROUGH for w in run[max(0, k - 3) : k]):
        return minutes, _EXACT
    return minutes, _ABOUT if minutes % _QUARTER == 0 else _ABOUT_TENS


def _how_many(lower: str) -> float | None:
    """The number that a word stands for, "the day before" being one."""
    figure = "1" if lower in ("a", "an", "the") else claim_words().numerals.get(lower, lower)
    return float(figure) if figure.isdigit() else None


def _year(word: Word) -> bool:
    lower = word.lower
    return len(lower) == _FIGURES and lower[:2] in ("19", "20") and lower.isdigit()


_FIGURES = 4
"""Figures of a year."""


def _dated(run: Sequence[Word], k: int, name: str) -> Iterator[tuple[int, str, float, float, str]]:
    before = run[k - 1].lower if k else ""
    after = [w.lower for w in run[k + 1 : k + 3] if w.lower != "."]
    day = next((d for d in (before, *after[:1]) if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", d)), "")
    years = [w.lower for w in run[k + 1 : k + 5] if _year(w)]
    if day:
        yield k, f"day of {name}", float(re.sub(r"\D", "", day)), 0.0, years[0] if years else ""
    elif years:
        yield k, f"month of {years[0]}", float(_number(name)), 0.0, years[0]


def _number(name: str) -> int:
    return MONTHS.index(name)


def _clock(run: Sequence[Word], k: int) -> float | None:
    match = _CLOCK.fullmatch(run[k].lower)
    after = run[k + 1].lower.replace(".", "") if k + 1 < len(run) else ""
    half = after if after in ("am", "pm") else ""
    if match is None:
        return (
            float(int(run[k].lower) % 12 * 60)
            if half and run[k].lower.isdigit() and int(run[k].lower) <= 12
            else None
        )
    hour, minute = next(
        (int(match[i]), int(match[j] or 0) if j else 0) for i, j in ((1, 2), (4, 0), (6, 7)) if match[i]
    )
    half = half or match[3] or match[5] or ""
    if (
        hour > 23
        or minute > 59
        or (match[6] and not (k and run[k - 1].lower in ("at", "around", "about", "by")))
    ):
        return None
    if "." in run[k].lower and not half:
        return None
    if after == "gmt" or any(w.lower == "gmt" for w in run[k + 1 : k + 2]):
        return None
    return float(hour % 12 * 60 + minute)


def _around(run: Sequence[Word], at: int, reach: int, after: int | None = None) -> frozenset[str]:
    first, last, after = clause_start(run, at, reach, _ENDS), at, reach if after is None else after
    while (
        last + 1 < len(run)
        and last - at < after
        and (run[last + 1].lower not in _ENDS or run[last].sense in _HALVES)
    ):
        last += 1
    return frozenset(
        w.sense
        for w in run[first : last + 1]
        if w.sense and w.sense[0].isalpha() and not month(w.lower) and w.sense not in _HALVES
    )


def _printed(run: Sequence[Word], at: int) -> str:
    return as_printed(run[max(0, at - 4) : at + 3])
