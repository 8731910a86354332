"""When it happened: two times of one act of one thing, too far apart to be one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.link.compare.words import content_word
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import days_apart, later
from onrecord.link.conflicts.reading.acting import done
from onrecord.link.conflicts.reading.scopes import of_other_people, one_voice, same_one
from onrecord.link.conflicts.reading.words import conflict_words, of_kind

if TYPE_CHECKING:
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.kinds.moment import Moment

_HALF_DAY = 720.0
_FAR = 200.0
"""Minutes beyond which two clock times are rather of two events."""
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


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two times of one act: of one grain, too far apart, with the words around them agreeing."""
    found = [f for one in a.moments for other in b.moments if (f := _compare(a, b, one, other, near))]
    return max(found, key=lambda f: f.strength, default=None)


def _compare(a: Frame, b: Frame, one: Moment, other: Moment, near: float) -> Finding | None:
    if one.grain != other.grain or (one.year and other.year and one.year != other.year):
        return None
    if one.grain == "clock" and of_other_people(a, b):
        return None  # what two people did, each at a time of their own
    shared = one.near & other.near
    ahead = (one.ahead & other.ahead) - a.named
    if not same_one(a, b) or one_voice(a, b) or a.open or b.open:
        return None
    if not _apart(one, other):
        return None
    as_near = near + (_NEAR - _NEAR_AHEAD) * bool(ahead)
    told = bool(ahead or (one.close & other.close) - a.named) and _of_one_act(a, b, one, other)
    if not (told and _one_act(a, b, one, other, as_near, len(shared))) and not _heads(a, b, one, near):
        return None
    if any(
        m.grain == one.grain and not _apart(m, n) for m in a.moments for n in b.moments if m.grain == n.grain
    ):
        return None
    why = f"“{one.printed}” against “{other.printed}”"
    strength = 0.2 + 0.5 * near + 0.06 * min(5, len(shared))
    return Finding("time", why, strength, f"{one.grain}/{'-'.join(sorted(shared)[:3])}")


def _of_one_act(a: Frame, b: Frame, one: Moment, other: Moment) -> bool:
    """Whether both times are of one act on one thing: by its verb and another word, or by several words."""
    shared, acts = one.near & other.near, one.acts & other.acts
    beside = {of_kind(sense) for sense in shared - a.named - b.named}
    things = shared if one.grain != "year" else shared - a.named - b.named
    return bool(acts and {of_kind(sense) for sense in things} - acts) or (
        len(beside) >= _SEVERAL and one.grain != "year"
    )


_SEVERAL = 2
"""Senses beside two times that make them of one act, whatever its verb."""


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
        told = (one.close & other.close) - a.named - b.named
        if one.grain == "year":
            told = frozenset(of_kind(sense) for sense in told) & done(a) & done(b)
        return bool(told) and not of_other_people(a, b)
    named = a.names & b.names | a.people & b.people
    return near >= _NEAR and shared >= 2 and bool(named)


_OF_ONE_STORY = frozenset({"distance", "year", "since year"})
"""Grains by which one act is timed where a story has but one of it: "built in 1978", "went up in 1985"."""


def _apart(one: Moment, other: Moment) -> bool:
    distance = abs(one.value - other.value)
    if one.grain == "clock":
        distance = min(distance, _HALF_DAY - distance)
        if not max(one.slack, other.slack) < distance <= _FAR:
            return False
    slack = max(one.slack, other.slack) if one.grain == "distance" else 0.0
    return distance > slack and not (_holds(one, other) or _holds(other, one))


def _holds(bound: Moment, other: Moment) -> bool:
    """Whether what had come about by one time may have come about at the other: "by nine", and at eight."""
    if not bound.is_bound:
        return False
    if bound.grain == "clock":
        return (bound.value - other.value) % _HALF_DAY <= _FAR
    return other.is_bound or other.value <= bound.value
