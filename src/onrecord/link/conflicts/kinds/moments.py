"""When it happened: clock times, days, months and years that a line gives, and the act they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, content_word
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import days_apart, later
from onrecord.link.conflicts.reading.runs import clause_start, tagged
from onrecord.link.conflicts.reading.scopes import month, same_one
from onrecord.link.conflicts.reading.words import as_printed, conflict_words, of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_HALF_DAY = 720.0
_EXACT, _ABOUT = 3.0, 15.0
"""Minutes by which two clock times may differ and be one: as printed, and with "around" before one."""
_FAR = 200.0
"""Minutes beyond which two clock times are rather of two events."""
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
_NEAR, _NEAR_AHEAD = 0.45, 0.4
"""How near two lines must lie that time one act, and where both tell the act ahead of the day."""
_NEAR_ONE_ACT = 0.5
"""How near two lines of one story must lie that name nothing but the act that they time."""
_NEAR_LEADS = 0.35
"""How near the heads of two reports of one story must lie that time its event ("the blast")."""
_FEW, _NEAR_FEW = 2, 0.6
"""Senses around a time so few that one tells the act, and how near the lines must lie then."""
_DAYS = 3
"""Days within which reports of known days tell one story's act anew, though they share nothing but it."""
_HALVES = frozenset({"a.m", "p.m", "am", "pm"})
_OTHER_ENDS = frozenset({"until", "since", "following", "till"})
"""Words before a time that make it another than that of the act."""
_UNTIL, _NOT = frozenset({"until", "till"}), frozenset({"not", "n't", "never", "no", "nobody"})
"""Words by which something did happen at a time: "wasn't searched until May"."""
_ENDS = frozenset({";", ".", "but", "while"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of one grain ("clock": minutes past noon or midnight; day, month, year; "distance" in days).

    `near` and `close` are the senses around it, `ahead` those right before it, `slack` by how much it may be
    off in its own unit.
    """

    grain: str
    value: float
    slack: float
    near: frozenset[str]
    close: frozenset[str]
    printed: str
    year: str = ""
    ahead: frozenset[str] = frozenset()


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
        )
        for at, grain, value, slack, year in _times(run)
        if grain.startswith("since") or not _modifies(run, at)
    )


def _modifies(run: Sequence[Word], at: int) -> bool:
    """Whether the time belongs to a noun or is an end of the act: "the 13 November attacks", "until 2012"."""
    ends = {w.lower for w in run[max(0, at - 3) : at]} & _OTHER_ENDS
    if ends and not (ends <= _UNTIL and any(w.lower in _NOT for w in run[max(0, at - _REACH) : at])):
        return True
    if _is_of_a_picture(run, at):
        return True
    after = next((w for w in run[at + 1 : at + 2] if not w.lower.isdigit()), None)
    return bool(month(run[at].lower)) and after is not None and bool(after.sense) and not after.is_name


def _is_of_a_picture(run: Sequence[Word], at: int) -> bool:
    """Whether place and date close the line, as under a picture: "the quay in Torvik, 14 May 2021"."""
    first = at - run[at - 1].lower.isdigit() if at else at
    ends = all(w.lower.isdigit() or w.lower == "." for w in run[at + 1 :])
    return ends and first > 1 and run[first - 1].lower == "," and run[first - 2].is_name


def _times(run: Sequence[Word]) -> Iterator[tuple[int, str, float, float, str]]:
    for k, word in enumerate(run):
        minutes = _clock(run, k)
        if minutes is not None:
            rough = any(w.lower in _ROUGH for w in run[max(0, k - 3) : k])
            yield k, "clock", minutes, _ABOUT if rough else _EXACT, ""
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
                yield k, "distance", sign * number * length, 0.0, anchor


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
    from onrecord.link.conflicts.reading.scopes import MONTHS

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


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two times of one act: of one grain, too far apart, with the words around them agreeing."""
    found = [f for one in a.moments for other in b.moments if (f := _compare(a, b, one, other, near))]
    return max(found, key=lambda f: f.strength, default=None)


def _compare(a: Frame, b: Frame, one: Moment, other: Moment, near: float) -> Finding | None:
    if one.grain != other.grain or (one.year and other.year and one.year != other.year):
        return None
    if one.grain == "clock" and a.people and b.people and not a.people & b.people:
        return None  # what two people did, each at a time of their own
    shared = one.near & other.near
    ahead = (one.ahead & other.ahead) - a.named
    if not same_one(a, b) or a.open or b.open:
        return None
    if not _apart(one, other):
        return None
    as_near = near + (_NEAR - _NEAR_AHEAD) * bool(ahead)
    told = bool(ahead or (one.close & other.close) - a.named)
    if not (told and _one_act(a, b, one, other, as_near, len(shared))) and not _heads(a, b, one, near):
        return None
    if any(
        m.grain == one.grain and not _apart(m, n) for m in a.moments for n in b.moments if m.grain == n.grain
    ):
        return None
    why = f"“{one.printed}” against “{other.printed}”"
    strength = 0.2 + 0.5 * near + 0.06 * min(5, len(shared))
    return Finding("time", why, strength, f"{one.grain}/{'-'.join(sorted(shared)[:3])}")


def _heads(a: Frame, b: Frame, one: Moment, near: float) -> bool:
    """Whether the heads of two reports of a few days time the event that their story is of."""
    if one.grain != "clock" or near < _NEAR_LEADS or not (a.in_one_story and a.is_lead and b.is_lead):
        return False
    if not later(a, b) or days_apart(a, b) > _DAYS:
        return False
    loose = a.scope.is_whole or b.scope.is_whole or a.scope.agrees(b.scope)
    return loose and bool((a.senses & b.senses & _happenings()) - a.named)


@cache
def _happenings() -> frozenset[str]:
    """The senses of nouns for what a whole story may be about."""
    lists = conflict_words()
    return frozenset(content_word(w) for w in lists.happenings | lists.events)


def _one_act(a: Frame, b: Frame, one: Moment, other: Moment, near: float, shared: int) -> bool:
    if one.grain == "clock":
        act = (one.close & other.close) - a.named
        tied = not a.scope.is_whole or (
            a.in_one_story and (bool(a.named & one.close & b.named) or (near >= _NEAR_ONE_ACT and bool(act)))
        )
        few = min(len(one.near), len(other.near)) <= _FEW and near >= _NEAR_FEW
        soon = a.in_one_story and bool(later(a, b)) and days_apart(a, b) <= _DAYS and bool(act)
        few = few or (soon and near >= _NEAR_ONE_ACT)
        return near >= _NEAR and shared >= 2 - few and a.scope.agrees(b.scope) and tied
    if one.grain in _OF_ONE_STORY and a.in_one_story and near >= _NEAR_ONE_ACT:
        strangers = bool(a.people and b.people) and not a.people & b.people
        told = (one.close & other.close) - a.named - b.named
        if one.grain == "year":
            told = frozenset(of_kind(sense) for sense in told & _done(a)) & {of_kind(s) for s in _done(b)}
        return bool(told) and not strangers
    named = a.names & b.names | a.people & b.people
    return near >= _NEAR and shared >= 2 and bool(named)


def _done(frame: Frame) -> frozenset[str]:
    """The senses of the verbs of a line: what was done, not to what."""
    parts = tagged(frame.words)
    return frozenset(w.sense for w, tag in zip(frame.words, parts, strict=True) if tag.startswith("VB"))


_OF_ONE_STORY = frozenset({"distance", "year", "since year"})
"""Grains by which one act is timed where a story has but one of it: "built in 1978", "went up in 1985"."""


def _apart(one: Moment, other: Moment) -> bool:
    distance = abs(one.value - other.value)
    if one.grain == "clock":
        distance = min(distance, _HALF_DAY - distance)
        return max(one.slack, other.slack) < distance <= _FAR
    return distance > 0
