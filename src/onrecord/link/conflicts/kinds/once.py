"""What befalls somebody or something but once: on two days, or at two places, it can't have been."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.compare.words import claim_words, content_word, stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.runs import clause_end, clause_start, index_at, tagged
from onrecord.link.conflicts.reading.scopes import TIMES, same_one
from onrecord.link.conflicts.reading.words import around, conflict_words, of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.finding import Kind
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Line
    from onrecord.model import Interval

LEAST_NEAR, _NEAR_THINGS = 0.4, 0.5
"""How near two lines lie that tell of one act on one person, and on things that both name."""
_REACH, _PLACE, _BEFORE = 9, 8, 3
"""Words around an act in its clause, after it among which its place stands, and before it among which it is
taken back."""
_ENDS = frozenset(
    {";", ":", ".", ",", "but", "while", "whereas", "--", "after", "before", "when", "as", "who"}
)
_TAKING_BACK = frozenset(
    {"will", "would", "could", "may", "might", "should", "to", "if", "whether", "until", "unless", "due"}
)
_AT = frozenset({"in", "at", "on", "inside", "aboard"})
_LONGEST = 31
"""Days that a time of an act may be long, and that may lie between two tellings of one."""


class Once(NamedTuple):
    """An act, the senses beside it, its day (earliest, latest), its kind of place, the place of its word."""

    act: str
    beside: frozenset[str]
    day: tuple[str, str] | None
    setting: str
    at: int


@cache
def once_table() -> dict[str, dict[str, str]]:
    """The rows of `once_words.toml`, loaded once."""
    path = files("onrecord.language") / "data" / "once_words.toml"
    table: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Verbs of what befalls but once, those that last, and the kind of each noun of a place."""
    table = once_table()
    kinds = {
        form: row.split()[0]
        for row in table["settings"]["rows"].strip().splitlines()
        for word in row.split()
        for form in (word, f"{word}s")
    }
    return (
        frozenset(table["once"]["verbs"].split()),
        frozenset(table["once"]["lasting"].split()),
        kinds,
    )


def once(line: Line, run: Sequence[Word]) -> tuple[Once, ...]:
    """The acts of a line that befall but once, those left out that are denied, planned or supposed."""
    verbs, lasting, _ = _lists()
    if not any(word.lower in verbs or word.lower in lasting for word in run):
        return ()
    parts, days = tagged(run), dict(_days(line, run))
    return tuple(
        found
        for k, word in enumerate(run)
        if (word.lower in verbs or word.lower in lasting) and parts[k].startswith("VB")
        if not _is_taken_back(run, k)
        if (found := _once(run, k, days, word.lower in lasting)).day or found.setting
    )


def _is_taken_back(run: Sequence[Word], k: int) -> bool:
    before = {w.lower for w in run[max(0, k - _BEFORE) : k]}
    return bool(before & _TAKING_BACK or before & claim_words().negations)


def _once(run: Sequence[Word], k: int, days: dict[int, Interval], lasts: bool) -> Once:
    first, end = clause_start(run, k, _REACH, _ENDS), clause_end(run, k + 1, _REACH, _ENDS)
    told = [] if lasts else [days[at] for at in range(first, end) if at in days]
    day = (told[0].start or "", told[0].end or "") if len(told) == 1 else None
    light = conflict_words().light
    beside = frozenset(
        w.sense
        for w in run[first:end]
        if w.sense[:1].isalpha() and w.lower not in TIMES and w is not run[k] and stem(w.lower) not in light
    )
    return Once(of_kind(run[k].sense or content_word(run[k].lower)), beside, day, _setting(run, k, end), k)


def _setting(run: Sequence[Word], k: int, end: int) -> str:
    """The kind of place that stands behind an act: "was found in a garden shed"; "" if none does."""
    kinds = _lists()[2]
    for at in range(k + 1, min(end, k + 1 + _PLACE)):
        if run[at].lower not in _AT:
            continue
        for noun in range(at + 1, min(end, at + 5)):
            if run[noun].lower in _AT or run[noun].is_name:
                break
            kind = kinds.get(run[noun].lower, "")
            if kind and not _goes_on(run, noun):
                return kind
    return ""


def _goes_on(run: Sequence[Word], k: int) -> bool:
    """Whether the noun only tells of what kind the next is: "a police station", "hospital staff"."""
    after = run[k + 1 : k + 2]
    return any(tag.startswith("NN") for tag in tagged(run)[k + 1 : k + 2]) and not after[0].is_name


def _days(line: Line, run: Sequence[Word]) -> Iterator[tuple[int, Interval]]:
    """The days that a line prints, by the place of their last word."""
    for time in line.times:
        if not time.interval.is_bounded or time.type != "DATE" or (at := line.offset(time.span)) < 0:
            continue
        k = index_at(run, at)
        if k < len(run) and _length(time.interval) <= _LONGEST:
            yield k, time.interval


def _length(interval: Interval) -> int:
    return _apart(interval.start or "", interval.end or "")


def _apart(one: str, other: str) -> int:
    return (dt.date.fromisoformat(other[:10]) - dt.date.fromisoformat(one[:10])).days


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """One act on one person or thing, on two days or at two kinds of place."""
    if near < LEAST_NEAR or not (a.once and b.once and a.in_one_story):
        return None
    if not same_one(a, b) or a.open or b.open:
        return None
    for one in a.once:
        for other in b.once:
            if one.act == other.act and _is_one(a, b, one, other, near):
                if _on_two_days(one, other):
                    return _finding(a, b, one, other, near, "time")
                if _at_two_places(one, other):
                    return _finding(a, b, one, other, near, "place")
    return None


def _finding(a: Frame, b: Frame, one: Once, other: Once, near: float, kind: Kind) -> Finding:
    why = f"“{around(a.words, one.at, 4, 8)}” against “{around(b.words, other.at, 4, 8)}”"
    strength = min(1.0, 0.2 + 0.5 * near)
    return Finding(kind, why, strength, f"once/{kind}-{one.act}")


def _is_one(a: Frame, b: Frame, one: Once, other: Once, near: float) -> bool:
    """Whether the act befell one person, or what both lines name beside it."""
    if a.people and b.people:
        return a.people == b.people
    shared = (one.beside & other.beside) - a.named - b.named
    few = min(len(one.beside), len(other.beside))
    return near >= _NEAR_THINGS and (len(shared) > 1 or (bool(shared) and few <= 2))


def _on_two_days(one: Once, other: Once) -> bool:
    if one.day is None or other.day is None:
        return False
    first, second = sorted((one.day, other.day))
    return 0 < _apart(first[1], second[0]) <= _LONGEST


def _at_two_places(one: Once, other: Once) -> bool:
    return bool(one.setting and other.setting) and one.setting != other.setting
