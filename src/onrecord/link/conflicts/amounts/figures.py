"""Figures of one thing in one story, whatever is counted: "employs 420 people", "has a staff of 350"."""

from __future__ import annotations

from functools import cache
from math import isclose
from typing import TYPE_CHECKING, Literal

from onrecord.link.compare.words import content_word, stem
from onrecord.link.conflicts.amounts.figure import MEASURED, figure_words
from onrecord.link.conflicts.amounts.windows import (
    are_apart,
    is_total,
    of_one_time,
    of_other_play,
    of_two_matches,
)
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import days_apart
from onrecord.link.conflicts.reading.scopes import of_other_people, one_voice, same_one
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from onrecord.link.conflicts.amounts.figure import Figure
    from onrecord.link.conflicts.frames import Frame

_FAR, _FAR_GROWN = 4.0, 12.0
"""The factor beyond which two figures are of different things, and where there is more and more of one."""
_NEAR_ENOUGH = 0.03
"""Share by which two large figures may differ and be one, rounded."""
_NEAR_SUMS = 0.05
"""The same of sums of money, of which few figures are printed: "2.5 million" and "2.6 million"."""
_LARGE = 80
_MANY = 20
"""A figure from which on two of one unit are hardly of two things, in lines that lie near."""
_NEAR_SOLE = 0.25
"""How near two lines lie that tell a sum of which a story has but one."""
_NEAR_PARTS = 0.6
"""How near two lines lie that tell one part of a whole."""
_IN_ALL = 2
"""Senses that two lines share anywhere in place of one beside their figures."""
_NEAR_SLIP, _BESIDE = 0.4, 8
"""How near two lines lie that tell all of one damage, and words between "damage" and a sum."""
_WHILE = 30
"""Days within which two reports count one thing, not what there was of it then and now."""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two figures of one thing that no number fits, in articles that tell one story."""
    if (
        not (a.figures and b.figures and a.in_one_story)
        or not same_one(a, b)
        or one_voice(a, b)
        or of_other_people(a, b)
        or of_two_matches(a, b)
        or is_total(a) != is_total(b)
        or a.open
        or b.open
        or days_apart(a, b) > _WHILE
    ):
        return None
    if a.years != b.years or not of_one_time(a, b) or (a.months and b.months and not a.months & b.months):
        return None
    if (a.lowered | b.lowered) & figure_words().open:
        return None
    agreed = {one.unit for one in a.figures for other in b.figures if _same(one, other)}
    found = (
        finding
        for one in a.figures
        for other in b.figures
        if one.unit not in agreed and (finding := _compare(a, b, one, other, near))
    )
    return max(found, key=lambda finding: finding.strength, default=None)


def _same(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.value == other.value


def _compare(a: Frame, b: Frame, one: Figure, other: Figure, near: float) -> Finding | None:
    uses = one.uses & other.uses
    grows = bool(uses & figure_words().growing)
    if _is_slip(a, b, one, other) and near >= _NEAR_SLIP:
        return _slip(one, other, near)
    if one.coin and other.coin and one.coin != other.coin:
        return None  # so many euros are some number of dollars, which the articles don't tell
    if one.unit != other.unit or one.each != other.each or not _apart(one, other, grows):
        return None
    if of_other_play(a, b, (one.printed, other.printed)):
        return None
    if one.is_part != other.is_part or (one.is_part and near < _NEAR_PARTS):
        return None
    if one.days and other.days and not one.days & other.days:
        return None
    if are_apart(one.names, other.names) or a.scope.is_elsewhere(b.scope):
        return None
    shared = (one.of & other.of) - a.named - b.named
    if one.unit == "money":
        shared -= _telling(uses)
    in_all = len((a.senses & b.senses) - a.named - b.named)
    told = len(shared) or int(bool(uses) and in_all >= _IN_ALL)
    if "pay" in uses and not _are_paid_alike(one, other):
        return None
    if _is_divided(a, one) or _is_divided(b, other):
        return None
    if not _is_one_thing(one, other, told, bool(uses), near):
        return None
    why = f"{one.unit}: “{one.printed}” against “{other.printed}”"
    strength = min(1.0, 0.2 + 0.45 * near + 0.05 * min(3, len(shared) + bool(uses)))
    matter = f"figure/{one.unit}/{'-'.join(sorted(uses or shared)[:2])}"
    which: Literal["a", "b", ""] = "" if not grows else "a" if one.value > other.value else "b"
    return Finding("number", why, strength, matter, which, grows, one.unit in ("money", "percent"))


def _is_slip(a: Frame, b: Frame, one: Figure, other: Figure) -> bool:
    """Whether two sums of all the damage have the same digits and other noughts: 2 million, 200 million.

    No rate between two currencies makes so much of a difference.
    """
    if one.unit != "money" or other.unit != "money" or a.scope.is_elsewhere(b.scope):
        return False
    small, large = sorted((one.value, other.value))
    many_times = small > 0 and any(isclose(large, times * small, rel_tol=0.01) for times in (100, 1000))
    return many_times and _is_of_damage(a, one) and _is_of_damage(b, other)


def _is_of_damage(frame: Frame, figure: Figure) -> bool:
    """Whether the damage stands beside the sum."""
    beside = frame.words[max(0, figure.at - _BESIDE) : figure.at + _BESIDE + 2]
    return any(w.lower in ("damage", "damages") for w in beside)


def _slip(one: Figure, other: Figure, near: float) -> Finding:
    why = f"damage: “{one.printed}” against “{other.printed}”, many times as much"
    return Finding("number", why, 0.2 + 0.45 * near, "figure/money/damage-slip", replaces=True)


@cache
def _telling(uses: frozenset[str]) -> frozenset[str]:
    """The senses of the words that tell the uses: they make no two sums those of one thing besides."""
    return frozenset(content_word(word) for word, some in figure_words().uses.items() if some & uses)


def _are_paid_alike(one: Figure, other: Figure) -> bool:
    """Whether the pay of the same is told: of all on average, or of nobody whom the other doesn't tell of."""
    average = content_word("average")
    return average in one.of & other.of or one.of <= other.of or other.of <= one.of


def _is_divided(frame: Frame, figure: Figure) -> bool:
    """Whether the line tells of others of them too: "two shots hit the door, one shot the lamp"."""
    return sum(stem(word.lower) == figure.unit for word in frame.words) > 1


def _is_one_thing(one: Figure, other: Figure, shared: int, used: bool, near: float) -> bool:
    """Whether what stands around two figures, and how near their lines lie, makes them of one thing."""
    unit = one.unit
    if unit in conflict_words().shares or unit in MEASURED or unit == "money":
        sole = one.uses & other.uses & figure_words().sole
        return used and ((shared >= 1 and near >= 0.35) or near >= (_NEAR_SOLE if sole else 0.5))
    if unit in conflict_words().measures:
        return shared >= 2 and near >= 0.5
    if unit in figure_words().kinds_of_kin:
        return near >= 0.5 and (one.is_alone or other.is_alone or shared >= 1)
    if unit == "person" or unit in figure_words().loose:
        return (used and near >= 0.4 + 0.1 * (shared == 0)) or (shared >= 2 and near >= 0.5)
    if not one.doing.may_be(other.doing):
        return False
    many = min(one.value, other.value) >= _MANY
    alone = one.is_alone or other.is_alone
    return (shared >= 1 and near >= 0.4) or (near >= 0.6 - 0.1 * many) or (alone and near >= 0.4)


def _apart(one: Figure, other: Figure, grows: bool) -> bool:
    small, large = sorted((one.value, other.value))
    if small <= 0 or small == large:
        return False
    if small == 1:
        return one.is_alone or other.is_alone
    if large > (_FAR_GROWN if grows else _FAR) * small:
        return False
    near_enough = _NEAR_SUMS if one.unit == "money" else _NEAR_ENOUGH
    if large >= _LARGE and large - small <= near_enough * large:
        return False
    return one.low > other.high or other.low > one.high


def uses(frame: Frame) -> frozenset[str]:
    """What sums and people of a line are told to be for, by which to find lines that may tell the same."""
    return frozenset(use for one in frame.figures if one.unit in ("money", "person") for use in one.uses)
