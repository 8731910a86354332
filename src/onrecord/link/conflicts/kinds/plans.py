"""A plan and what came of it: "will exchange prisoners", and on a later day it was done, or put off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.link.compare.words import claim_words, stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import clause_end, clause_start, tagged
from onrecord.link.conflicts.reading.scopes import of_other_people, same_one, same_times
from onrecord.link.conflicts.reading.things import is_one_thing, thing
from onrecord.link.conflicts.reading.words import around, conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_NEAR, _NEAR_OFF = 0.55, 0.45
"""How near two lines lie of which one plans what the other has done, or has called off."""
_SHARED = 2
"""Senses beside the act that both lines have."""
_FEW = 3
"""Senses of a plan so short that one of them beside the act is enough."""
_AHEAD = frozenset({"will", "would", "shall"})
_TO = frozenset({"to"})
_PLANNING = frozenset(
    {
        "plan",
        "plans",
        "planned",
        "due",
        "set",
        "expected",
        "scheduled",
        "agreed",
        "promised",
        "intends",
        "intend",
        "vowed",
    }
)
_BETWEEN = 4
"""Words between "will" and its verb at most."""
_SUPPOSED = frozenset({"if", "unless", "could", "might", "may", "should", "whether"})
_PAST = frozenset({"VBD", "VBN"})
_CLAUSE = 16
"""Words before and after a word in its clause."""
_ENDS = frozenset({",", ";", ":", ".", "--", "but", "and", "while", "although", "though", "after", "before"})


class Act(NamedTuple):
    """The sense of an act, whether it is to come, or was called off, and its place."""

    sense: str
    way: Literal["planned", "done", "off"]
    at: int


def acts(run: Sequence[Word]) -> tuple[Act, ...]:
    """What a line says is to be done, has been done, or was called off."""
    parts = tagged(run)
    light, off = conflict_words().light, conflict_words().called_off
    planned = {at for k in range(len(run)) if (at := _planned(run, parts, k)) is not None}
    found = []
    for k, word in enumerate(run):
        if not word.sense or word.is_name:
            continue
        act = None
        if word.lower in off or word.sense in off:
            act = Act("", "off", k)
        elif stem(word.lower) in light:
            continue
        elif k in planned:
            act = Act(word.sense, "planned", k)
        elif parts[k] in _PAST and not any(w.lower in _AHEAD | _TO for w in run[max(0, k - 3) : k]):
            act = Act(word.sense, "done", k)
        if act and not _is_taken_back(run, k):
            found.append(act)
    return tuple(found)


def _is_taken_back(run: Sequence[Word], k: int) -> bool:
    """Whether the word's clause supposes, doubts or denies what it tells."""
    clause = run[clause_start(run, k, _CLAUSE, _ENDS) : clause_end(run, k + 1, _CLAUSE, _ENDS)]
    return any(w.lower in _SUPPOSED or w.lower in claim_words().negations for w in clause)


def _planned(run: Sequence[Word], parts: Sequence[str], k: int) -> int | None:
    """Where the verb stands that "will" at k, or "to" after a word of planning, puts ahead."""
    lower = run[k].lower
    if lower not in _AHEAD and not (lower == "to" and k and run[k - 1].lower in _PLANNING):
        return None
    within = range(k + 1, min(len(run), k + 1 + _BETWEEN))
    if run[k - 1].lower == "due" and parts[k + 1 : k + 2] != ("VB",):
        return None  # "due to damage of the cable"
    verb = next((at for at in within if parts[at] in ("VB", "VBN") and run[at].lower != "be"), None)
    return verb if verb is not None else next((at for at in within if run[at].sense), None)


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """What one line plans, and the other, of a later day, says was done or called off."""
    if near < _NEAR_OFF or not a.in_one_story or not (_plans(a) or _plans(b)):
        return None
    order = later(a, b)
    if order == "same" or not same_one(a, b):
        return None
    found = _came_about(a, b, near, "b") if order != "a" else None
    return found or (_came_about(b, a, near, "a") if order != "b" else None)


def _plans(frame: Frame) -> bool:
    """Whether a line tells of anything to come: quick, before it is looked at more closely."""
    return not frame.lowered.isdisjoint(_AHEAD) or any(act.way == "planned" for act in frame.acts)


def _came_about(plan: Frame, outcome: Frame, near: float, which: Literal["a", "b"]) -> Finding | None:
    if not same_times(plan, outcome) or outcome.open or plan.open:
        return None
    if of_other_people(plan, outcome):
        return None
    undone = _undone(plan, outcome, near, which)
    if undone:
        return undone
    shared = {s for s in plan.senses & outcome.senses if s[:1].isalpha()}
    for act in plan.acts:
        for done in outcome.acts:
            if act.way != "planned" or done.way == "planned":
                continue
            beside = shared - {act.sense}
            if done.way == "done" and (done.sense != act.sense or near < _NEAR):
                continue
            if not is_one_thing(plan.words, act.at, outcome.words, done.at):
                continue
            if not later(plan, outcome) and not _comes_first(plan, outcome, act, done):
                continue
            if done.way == "off" and act.sense not in outcome.senses:
                continue
            if len(beside - _wide(plan)) < _SHARED - (len(plan.senses) <= _FEW or done.way == "off"):
                continue
            why = f"planned (“{around(plan.words, act.at)}”), and then “{around(outcome.words, done.at)}”"
            strength = 0.1 + 0.5 * near + 0.04 * min(4, len(beside))
            return Finding("commitment", why, strength, f"plan/{act.sense}", which)
    return None


def _comes_first(plan: Frame, outcome: Frame, act: Act, done: Act) -> bool:
    """Whether a plan is one for what the other line has done, though no days are known.

    What was done earlier, or so many times, or again, may be another act ("will miss two games", "missed four
    games earlier"). What would come was seen from before it.
    """
    if any(w.lower == "would" for w in plan.words[: act.at]) or (plan.lowered | outcome.lowered) & _BEFORE:
        return False
    mine, yours = (
        {c.value for c in frame.counts if abs(c.at - at) <= _BESIDE}
        for frame, at in ((plan, act.at), (outcome, done.at))
    )
    if mine and yours and mine.isdisjoint(yours):
        return False
    helped = {w.lower for w in outcome.words[max(0, done.at - 3) : done.at]}
    things = [thing(frame.words, k) for frame, k in ((plan, act.at), (outcome, done.at))]
    named = {w.lower for w in plan.words if w.is_name} & {w.lower for w in outcome.words if w.is_name}
    return bool(helped & _HELPING) and bool((things[0] and things[1]) or named - plan.scope.wide)


_BESIDE = 8
"""Words beside an act among which it is told to how many it is done."""
_BEFORE = frozenset(
    {"earlier", "previously", "previous", "ago", "again", "once", "before", "past", "decades"}
)
"""Words by which an act was another time's."""
_HELPING = frozenset({"has", "have", "was", "were", "been", "'ve"})
"""Words before an act by which it is done by now, or done to something."""


def _undone(plan: Frame, outcome: Frame, near: float, which: Literal["a", "b"]) -> Finding | None:
    """What was to be done by somebody, and wasn't: "would start on Monday", "did not start on Monday"."""
    if plan.negated or not outcome.negated or plan.lowered.isdisjoint(_AHEAD):
        return None
    if not (plan.people & outcome.people or plan.weekdays & outcome.weekdays):
        return None
    for k, word in enumerate(plan.words):
        ahead = any(w.lower in _AHEAD for w in plan.words[max(0, k - 2) : k])
        is_act = word.sense and not plan.keys[k]
        if ahead and is_act and word.sense in outcome.negated and not outcome.lowered & _AHEAD:
            why = f"planned (“{around(plan.words, k)}”), but not done"
            return Finding("commitment", why, 0.15 + 0.5 * near, f"plan/{word.sense}", which)
    return None


def _wide(frame: Frame) -> frozenset[str]:
    """The senses of the names that the whole story is about."""
    return frozenset(w.sense for w in frame.words if w.lower in frame.scope.wide)
