"""What befalls somebody or something but once: on two days, at two places, of two causes it can't be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.kinds.moment import clock_at
from onrecord.link.conflicts.kinds.settings import are_apart
from onrecord.link.conflicts.order import days_apart, days_between
from onrecord.link.conflicts.reading.scopes import WEEKDAYS, month, one_voice, same_one
from onrecord.link.conflicts.reading.words import around, as_printed

if TYPE_CHECKING:
    from onrecord.link.conflicts.finding import Kind
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.kinds.once_read import Once
    from onrecord.link.conflicts.kinds.timed import Times

LEAST_NEAR, _NEAR_THINGS, _NEAR_NAMED, _NEAR_EVENT = 0.4, 0.5, 0.25, 0.3
"""How near two lines lie that tell of one act on one whom a pronoun may mean, on things both name, on one
whom both name beside the act, and of the one event that their story is about."""
_LONGEST = 31
"""Days that may lie between two tellings of one act."""
_FEW = 6
"""Days that may, where it may befall one again, or where only weekdays are told."""
_HALF_DAY, _FAR = 720.0, 200.0
"""Minutes of half a day, and those beyond which two clock times are rather of two acts."""
_TOWNS_APART = 30.0
"""Kilometres between two towns that are two places, whatever they count as theirs."""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """One act on one person or thing, on two days, at two places or of two causes."""
    if near < _NEAR_NAMED or not (a.once and b.once and a.in_one_story):
        return None
    if not same_one(a, b) or a.open or b.open:
        return None
    alone = one_voice(a, b)
    found = [
        finding
        for one in a.once
        for other in b.once
        if one.acts & other.acts and _is_one(a, b, one, other, near)
        if not alone or _is_never_again(one, other)
        if (finding := _compare(a, b, one, other, near))
    ]
    return max(found, key=lambda finding: finding.strength, default=None)


def _is_never_again(one: Once, other: Once) -> bool:
    """Whether the act ends or begins a life that both lines name: even one voice then tells of one act."""
    return one.whom.is_one(other.whom) and bool(one.acts & other.acts & _OF_A_LIFE)


_OF_A_LIFE = frozenset({"death", "birth"})


def told_of(frame: Frame) -> frozenset[tuple[str, str]]:
    """(kind of act, last name of whom it befell) for the acts of a line; "" for the story's one event."""
    return frozenset(
        (act, one.whom.name[-1] if one.whom.name else "")
        for one in frame.once
        if one.whom.name or one.is_event
        for act in one.acts
    )


def _compare(a: Frame, b: Frame, one: Once, other: Once, near: float) -> Finding | None:
    if (apart := _on_two_days(a, b, one, other)) or (apart := _at_two_hours(one, other)):
        return _finding(a, b, one, other, near, "time", -0.12 if apart == "hardly" else 0.0)
    if _at_two_places(one, other):
        return _finding(a, b, one, other, near, "place")
    if _of_two_causes(one, other):
        return _finding(a, b, one, other, near, "actor")
    return None


def _finding(
    a: Frame, b: Frame, one: Once, other: Once, near: float, kind: Kind, less: float = 0.0
) -> Finding:
    show = _with_time if kind == "time" else _with_place
    why = f"“{show(a, one)}” against “{show(b, other)}”"
    strength = min(1.0, 0.2 + 0.5 * near + 0.1 * one.whom.is_one(other.whom)) + less
    act = min(one.acts & other.acts)
    return Finding(kind, why, strength, f"once/{kind}-{act}-{'-'.join(one.whom.name[-1:])}")


def _with_time(frame: Frame, one: Once) -> str:
    """The words from an act to its time, those between left out where they are many."""
    run, when = frame.words, one.when
    told = {when.weekday, when.year, *when.months} - {""}
    times = [k for k, w in enumerate(run) if w.lower in told or month(w.lower) in told]
    times += [k for k in range(len(run)) if when.clock is not None and clock_at(run, k) == when.clock]
    at = min(times, key=lambda k: abs(k - one.at), default=one.at)
    first, last = sorted((one.at, at))
    if last - first <= _SHOWN:
        return as_printed(run[max(0, first - 4) : last + 4])
    return f"{around(run, first, 4, 4)} … {around(run, last, 4, 4)}"


_SHOWN = 10
"""Words between an act and its time that a reason shows."""


def _with_place(frame: Frame, one: Once) -> str:
    return around(frame.words, one.at, 4, 10)


def _is_one(a: Frame, b: Frame, one: Once, other: Once, near: float) -> bool:
    """Whether the act befell one person, is the one event of the story, or is of what both name beside it."""
    if one.is_event and other.is_event:
        return near >= _NEAR_EVENT and _is_one_event(one, other)
    if one.whom.is_other(other.whom) or one.is_event != other.is_event:
        return False
    if one.may_be_again and one.into and other.into and one.into.isdisjoint(other.into):
        return False
    if one.whom.is_one(other.whom):
        return True
    if a.people and b.people and not (one.is_plain and _is_of_one_noun(one, other)):
        alone = a.people == b.people and not (one.whom.noun and other.whom.name)
        return near >= LEAST_NEAR and alone and not (other.whom.noun and one.whom.name)
    if one.whom.noun and other.whom.noun and one.whom.noun != other.whom.noun:
        return False
    shared = (one.beside & other.beside) - a.named - b.named
    few = min(len(one.beside), len(other.beside))
    return near >= _NEAR_THINGS and (len(shared) > 1 or (bool(shared) and few <= 2))


def _is_one_event(one: Once, other: Once) -> bool:
    """Whether two happenings may be one: no two kinds of places are told for them."""
    return not (one.sites and other.sites and one.sites.isdisjoint(other.sites))


Apart = Literal["", "hardly", "far"]


def _on_two_days(a: Frame, b: Frame, one: Once, other: Once) -> Apart:
    """Whether the days told of the act differ: "hardly" where a night lies between them."""
    most = _FEW if one.may_be_again or other.may_be_again else _LONGEST
    mine, theirs = one.when, other.when
    if mine.day and theirs.day:
        first, second = sorted((mine.day, theirs.day))
        if days_between(first[1], second[0]) > most:
            return ""
    if days_apart(a, b) > most:
        return ""
    if mine.weekday and theirs.weekday:
        return _weekdays_apart(mine, theirs)
    if mine.day and theirs.day:
        return "far" if days_between(first[1], second[0]) > 0 else ""
    if mine.date and theirs.date:
        return "far" if mine.date != theirs.date else ""
    if one.may_be_again or other.may_be_again or (one.is_plain and not _is_of_one_noun(one, other)):
        return ""
    if mine.year and theirs.year:
        return "far" if mine.year != theirs.year else ""
    months = {*mine.months, *theirs.months} if mine.months and theirs.months else ()
    return "far" if len(months) > 1 else ""


def _is_of_one_noun(one: Once, other: Once) -> bool:
    return bool(one.whom.noun) and one.whom.noun == other.whom.noun


def _weekdays_apart(mine: Times, theirs: Times) -> Apart:
    """Whether two weekdays differ, or the parts of one."""
    step = (WEEKDAYS.index(mine.weekday) - WEEKDAYS.index(theirs.weekday)) % 7
    if not step:
        halves = {_HALVES.get(mine.part, ""), _HALVES.get(theirs.part, "")}
        return "far" if halves == {"before noon", "after noon"} else ""
    return "hardly" if step in (1, 6) and {mine.part, theirs.part} & _NIGHTLY else "far"


_NIGHTLY = frozenset({"night", "late", "early", "overnight", "midnight"})
"""Parts of a day by which the one may tell the evening with which a night begins, the other its morning."""
_HALVES = {
    **dict.fromkeys(("morning", "early"), "before noon"),
    **dict.fromkeys(("afternoon", "evening"), "after noon"),
}


def _at_two_hours(one: Once, other: Once) -> Apart:
    mine, theirs = one.when.clock, other.when.clock
    days = {one.when.weekday, other.when.weekday} - {""}
    if mine is None or theirs is None or len(days) > 1:
        return ""
    apart = abs(mine[0] - theirs[0])
    apart = min(apart, _HALF_DAY - apart)
    return "far" if max(mine[1], theirs[1]) < apart <= _FAR else ""


def _at_two_places(one: Once, other: Once) -> bool:
    if one.setting and other.setting:
        return are_apart(one.setting, other.setting)
    return one.spot is not None and other.spot is not None and one.spot.is_apart(other.spot, _TOWNS_APART)


def _of_two_causes(one: Once, other: Once) -> bool:
    """Whether somebody died of two things, or was killed by two means, neither of which tells the other."""
    if one.means and other.means and not one.means & other.means:
        return True
    return bool(one.by and other.by) and not one.by & other.by
