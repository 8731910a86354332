"""Counts that can't both be right: one thing counted, at one place and time, and no number fits both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from onrecord.link.conflicts.amounts.shares import are_bound, are_elsewhere, are_of_one, bounds
from onrecord.link.conflicts.amounts.windows import (
    days_by,
    is_some_of,
    is_total,
    of_other_play,
    of_others,
    of_two_matches,
    rate,
    window,
)
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import days_apart, later
from onrecord.link.conflicts.reading.acting import doing
from onrecord.link.conflicts.reading.scopes import (
    MONTHS,
    STEM,
    WEEKDAYS,
    of_other_people,
    one_voice,
    same_times,
)
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.frames import Frame

_NEAR_ENOUGH = 0.03
"""Share by which two figures of 90 and more may differ and still be one figure, rounded: 89 and 90."""
_NEAR_SUMS = 0.05
"""The same of sums of money, of which few figures are printed: "2.5 million" and "2.6 million"."""
_ROUND = 5
"""Figures of those on a list are exact, unless they are multiples of it."""
_FAR_APART = 20.0
"""The factor beyond which two counts are of different things rather than in conflict."""
_FAR_APART_WHOLE = 3.0
"""The same where nothing but the story ties the two together."""
_THINGS_NEAR, _GROWING_NEAR, _MEASURES_NEAR, _BESIDE_UNIT = 0.6, 0.5, 0.7, 2
"""How near two lines with counts of things, of things that grow or of measures must lie, and how many senses
beside the unit they must share."""
_FATED_NEAR = 0.35
"""The same for things of one story of which both lines say what became of them ("174 weapons seized")."""
_HEADS_NEAR = 0.45
"""How near the heads of two days' reports of one story lie that give its toll, however it has grown."""
_LEADS_NEAR = 0.45
"""How near the heads of two reports must lie to be of one event."""
_FEW_DAYS = 3
"""Days within which two figures of a thing are of one time, in articles of many stories."""
_WHILE = 30
"""Days within which reports that count alike are of one event; later ones must say which they recall, by a
name and in words as near as `_RECALLED_NEAR`."""
_RECALLED_NEAR = 0.75
_NONE_NEAR, _NONE_NEAR_THERE = 0.45, 0.35
"""How near a line must lie to one that counts none of it, and where both name the place."""
_NONE_NEAR_SINCE = 0.15
"""The same in a story of known days, of what grows: where there was none there has since been one."""
_WHEN = frozenset((*WEEKDAYS, *MONTHS))
_MANY = 50
"""A count of people so large that a story has hardly two of them with one fate."""
_VAGUE = 1.5
"""The factor between the bounds of a count from which on it is told in round words."""
_VAGUE_NEAR = 0.5
"""How near two lines lie of which one counts in round words."""
_SUPPOSED = frozenset({"if", "could", "would", "may", "might", "unless"})
PEOPLE = frozenset({"person", "attacker"})
"""Units that are people, whoever else they are."""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """The strongest conflict between a count of the one and a count of the other."""
    if not (a.counts and b.counts) or one_voice(a, b):
        return None
    of_one = _as_of_one_event(a, b)
    found = [
        finding
        for one in a.counts
        for other in b.counts
        if (finding := _compare(*(of_one if one.fate and _is_people(one) else (a, b)), one, other, near))
    ]
    agreed = {c.key for c in a.counts for d in b.counts if c.key == d.key and c.value == d.value}
    found = [f for f in found if f.matter.split("/")[0] not in {"-".join(key) for key in agreed}]
    return max(found, key=lambda f: f.strength, default=None)


def _as_of_one_event(a: Frame, b: Frame) -> tuple[Frame, Frame]:
    """The lines as their tolls are compared: those of a few days are of one event, however long the war."""
    if a.in_many and later(a, b) and days_apart(a, b) <= _FEW_DAYS:
        return replace(a, in_one_story=True), replace(b, in_one_story=True)
    return a, b


def _compare(a: Frame, b: Frame, one: Count, other: Count, near: float) -> Finding | None:
    if not _of_one_key(one, other) or not same_times(a, b) or _over_other_times(a, b, one, other):
        return None
    bound = are_bound(a, b, one, other)
    if not bound and (not _is_people(one) or one.fate == "aboard") and of_others(a, b, one, other):
        return None
    if of_other_play(a, b, (one.printed, other.printed)):
        return None
    none = 0 in (one.value, other.value)
    if not none and _is_of_a_day(one) and days_by(a, one) != days_by(b, other):
        return None  # "23 arrested on Monday" is no count of all who were arrested
    if one.unit in conflict_words().shares and not are_of_one(a, b, one, other):
        return None
    heads = _main_figures(a, b, one, other, near)
    if days_apart(a, b) > _WHILE and (near < _RECALLED_NEAR or not (a.names & b.names or a.in_one_story)):
        return None
    if a.in_many and not _is_people(one) and (one.unit == "percent" or days_apart(a, b) > _FEW_DAYS):
        return None  # in many stories a share is of its own question, and a figure of its day
    at_all = a.in_one_story and any(c.value == 0 and c.scope.is_whole for c in (one, other))
    if not heads and not bound and not ((at_all or one.scope.agrees(other.scope)) and _one_event(a, b, one)):
        return None
    ordinal = one.is_ordinal or other.is_ordinal
    if ordinal and one.scope.is_whole:
        return None
    grows = _grows(one) or (
        not ordinal and one.unit != "percent" and (one.high is None) != (other.high is None)
    )
    if not _is_people(one) and not _one_thing(a, b, one, other, near):
        return None
    rises = _grows(one) or _passed(one, other)
    order = later(a, b)
    if order == "same" and _rounds(*sorted((one, other), key=lambda count: count.value)):
        return None
    dated = a.in_one_story and order in ("a", "b")
    tied = heads or _of_one_day(a, b) or (dated and _grows(one) and near >= _HEADS_NEAR and _are_heads(a, b))
    is_vague = _is_vague(one) or _is_vague(other)
    if is_vague and (near < _VAGUE_NEAR or (a.lowered | b.lowered) & _SUPPOSED):
        return None  # "thousands may die if it goes on"
    if near < _least_near(one, other, dated and _none_of_it(a, b, one)) or not _apart(
        one, other, rises and not _one_article(a, b), tied, one.fate == "injured" and _same_dead(a, b)
    ):
        return None
    sites = sorted((one.scope.names & other.scope.names) or (one.scope.sites & other.scope.sites))
    where, told = "/".join(sites), " and ".join(_named(site, a, b) or site for site in sites)
    what = _named(one.fate or one.unit, a, b) or one.fate.replace("-", " ")
    why = f"{what and f'{what}: '}“{one.printed}” against “{other.printed}”"
    why += f", both of {told}" if told else ""
    which: Literal["a", "b", ""] = ""
    if grows:
        which = "a" if one.value > other.value else "b"
    strength = 0.35 + 0.4 * near + 0.1 * bool(where) + 0.1 * (one.high == one.low and other.high == other.low)
    replaces = one.unit in conflict_words().shares
    matter = f"{'-'.join(one.key)}/{where}"
    return Finding("number", why, min(1.0, strength), matter, which, grows, replaces)


def _rounds(small: Count, large: Count) -> bool:
    """Whether "more than 200", told on the day of "at least 217", is the same in round figures."""
    is_round = small.high is None and small.value >= _ROUNDED and small.value % _ROUNDED == 0
    return is_round and large.value <= _ROUNDS * small.value


_ROUNDED, _ROUNDS = 50, 1.2
"""What a round figure is a multiple of, and by how much it may be passed."""


def _named(what: str, a: Frame, b: Frame) -> str:
    """What goes by a few letters here, as one of the lines prints it, if any does."""
    for word, key in (pair for frame in (a, b) for pair in zip(frame.words, frame.keys, strict=True)):
        if what in (word.sense, key, word.lower[:STEM] if word.is_name else ""):
            return word.text if word.is_name else word.lower
    return ""


def _same_dead(a: Frame, b: Frame) -> bool:
    """Whether both lines count as many dead: then those hurt beside them are of one event."""
    mine, theirs = ({c.value for c in frame.counts if c.fate == "dead"} for frame in (a, b))
    return bool(mine & theirs - {0})


def _none_of_it(a: Frame, b: Frame, one: Count) -> bool:
    """Whether a line that counts none tells of no event of its own ("nobody was killed in the takeover")."""
    none, some = (a, b) if one.value == 0 else (b, a)
    lists = conflict_words()
    own = {w.sense for w in none.words if w.sense and not w.is_name and w.lower not in lists.fate_of}
    people = {w.sense for w in none.words if w.lower in lists.people}
    return own - people - none.named <= some.senses | lists.existing


def _of_one_key(one: Count, other: Count) -> bool:
    """Whether both count one thing; where nobody was hurt, nobody was treated in hospital."""
    if one.key == other.key:
        return True
    hurt = {one.fate, other.fate} == {"injured", "hospitalised"}
    return hurt and one.unit == other.unit and next(c.value for c in (one, other) if c.fate == "injured") == 0


def _main_figures(a: Frame, b: Frame, one: Count, other: Count, near: float) -> bool:
    """Whether two reports of one day open with counts of one fate in like words: place may be left out."""
    if not (a.is_lead and b.is_lead and one.fate and one.unit in PEOPLE and near >= _LEADS_NEAR):
        return False
    if any(conflict_words().whole.search(frame.line.text) for frame in (a, b)):
        return False
    loose = one.scope.is_whole or other.scope.is_whole or _is_there(one, b, other) or _is_there(other, a, one)
    nested = one.scope.names & other.scope.names and one.scope.names != other.scope.names
    return loose and not nested and later(a, b) == "same"


def _over_other_times(a: Frame, b: Frame, one: Count, other: Count) -> bool:
    """Whether the two were counted over other spans of time; what grows may since have grown."""
    if rate(a, one) != rate(b, other):
        return True
    if window(a, one) == window(b, other):
        return False
    return not _grows(one) or later(a, b) == "same"


def _is_there(one: Count, line: Frame, other: Count) -> bool:
    """Whether the place of one count is named in the line of the other, which is tied to none."""
    return bool(one.scope.names & line.names) and not one.scope.sites and not other.scope.names


def _one_event(a: Frame, b: Frame, one: Count) -> bool:
    """Whether two counts are of one event: by place, a name in both lines, or as all tell one story."""
    return not one.scope.is_whole or a.in_one_story or bool(a.names & b.names)


def _one_thing(a: Frame, b: Frame, one: Count, other: Count, near: float) -> bool:
    """Whether two counts of things rather than people are of the same ones: by place, or by like words."""
    units = conflict_words().units
    telling = [
        {s for s in frame.senses if units.get(s, s) != one.unit and s[:1].isalpha() and s not in _WHEN}
        for frame in (a, b)
    ]
    shared = telling[0] & telling[1]
    if is_total(a) != is_total(b) or of_other_people(a, b) or of_two_matches(a, b):
        return False
    if is_some_of(a.words, one.at) or is_some_of(b.words, other.at):
        return False
    if not (one.fate or one.unit in conflict_words().shares) and not doing(a.words, one.at).may_be(
        doing(b.words, other.at)
    ):
        return False
    fewest = min(_BESIDE_UNIT, max(1, min(map(len, telling)) - 1))
    enough = len(shared) + bool(one.fate) >= fewest
    if are_bound(a, b, one, other):
        if a.in_one_story and near >= _GROWING_NEAR and shared - a.named:
            return True
    elif are_elsewhere(a, b, one, other):
        return False
    if one.unit in conflict_words().measures:
        return near >= _MEASURES_NEAR and enough
    least = _GROWING_NEAR if _grows(one) or (a.in_one_story and _are_heads(a, b)) else _THINGS_NEAR
    if one.fate and a.in_one_story and _grows(one):
        least, enough = _FATED_NEAR, True
    return not one.scope.is_whole or (near >= least and enough)


def _is_people(count: Count) -> bool:
    """Whether people are counted: anybody, or, where something befell them, officers or rescuers."""
    return count.unit in PEOPLE or (bool(count.fate) and count.unit in conflict_words().agents)


def _grows(count: Count) -> bool:
    """Whether the count grows while a story runs: a toll does."""
    growing = conflict_words().growing
    return count.fate in growing or count.unit in growing


def _is_of_a_day(count: Count) -> bool:
    """Whether such a count is made anew each day: of arrests, of raids, of what they turn up."""
    daily = conflict_words().daily
    return count.fate in daily or count.unit in daily


def _are_heads(a: Frame, b: Frame) -> bool:
    return a.is_lead and b.is_lead


def _passed(one: Count, other: Count) -> bool:
    """Whether those who acted were known to be at least so many, and are now told as more."""
    floors = [c for c in (one, other) if c.high is None]
    return (
        one.unit == "attacker"
        and not (one.fate or one.is_ordinal or other.is_ordinal)
        and len(floors) == 1
        and floors[0].value == min(one.value, other.value)
    )


def _one_article(a: Frame, b: Frame) -> bool:
    """Whether one article has both: then "more than 120" and 129 are one count, told twice."""
    return a.line.article.id == b.line.article.id


def _least_near(one: Count, other: Count, dated: bool) -> float:
    """How near two lines must lie to count the same thing: less where fate and place say so already.

    `dated` where they are of one story and of known days.
    """
    if min(one.value, other.value) == 0:
        if dated and one.fate and _grows(one):
            return _NONE_NEAR_SINCE
        return _NONE_NEAR_THERE if one.scope.names & other.scope.names else _NONE_NEAR
    if not _is_people(one):
        return _FATED_NEAR if one.fate and _grows(one) else _GROWING_NEAR
    if not one.fate:
        return 0.3
    if not one.scope.is_whole:
        return 0.0
    return 0.1 if min(one.value, other.value) >= _MANY else 0.3


def _of_one_day(a: Frame, b: Frame) -> bool:
    """Whether both lines print one weekday, in reports of one week: then far figures may be of one event."""
    return bool(a.weekdays) and a.weekdays == b.weekdays and days_apart(a, b) < len(WEEKDAYS)


def _apart(one: Count, other: Count, grows: bool, tied: bool, beside: bool) -> bool:
    """Whether the two differ: as bounds, or, of what grows, as figures ("at least 120" and, later, 129).

    One is a count of all only `beside` the dead: "two were killed and another hurt".
    """
    small, large = sorted((one.value, other.value))
    in_round = _is_vague(one) and _is_vague(other)
    far = _FAR_APART if tied or in_round or not one.scope.is_whole else _FAR_APART_WHOLE
    if small == 0:
        return large > 0
    if small < 1 or large > far * small or small == large or (small == 1 and not beside):
        return False
    rounded = small % _ROUND == 0 or large % _ROUND == 0 or one.fate != "aboard"
    is_sum = one.unit in conflict_words().shares and one.unit != "percent"
    near_enough = _NEAR_SUMS if is_sum else _NEAR_ENOUGH
    if large >= 80 and rounded and large - small <= near_enough * large and not grows:
        return False
    if grows and not any(c.is_ceiling or _is_vague(c) for c in (one, other)):
        return not (_is_about(one, other.value) or _is_about(other, one.value))
    if one.unit == "percent":
        (low, high), (least, most) = bounds(one), bounds(other)
        return low > most or least > high
    return one.excludes(other)


def _is_vague(count: Count) -> bool:
    """Whether a count is told in round words: "hundreds were hurt"."""
    return count.is_range and (count.high or 0.0) > _VAGUE * (count.low or 0.0)


def _is_about(count: Count, value: float) -> bool:
    """Whether a figure lies in the range that a count is given as: "about 100" and 105."""
    return count.is_range and (count.low or 0.0) <= value <= (count.high or 0.0)


def of_none(frame: Frame) -> Iterator[tuple[tuple[str, str], bool]]:
    """The keys under which a line counts what grows, and whether it counts some rather than none."""
    for count in frame.counts:
        if count.fate in conflict_words().growing:
            yield count.key, count.value > 0
            if count.fate == "injured" and not count.value:
                yield ("hospitalised", count.unit), False


def blocks(frame: Frame) -> Iterator[tuple[str, ...]]:
    """Under what to file a line so that lines that may count one thing are found without comparing all."""
    for count in frame.counts:
        if (count.unit not in PEOPLE and not _grows(count)) or count.value <= 1:
            continue
        places = [*sorted(count.scope.names), *sorted(count.scope.sites)]
        for place in places or [*sorted(count.scope.wide), ""]:
            yield (*count.key, place)
        day = frame.line.article.published
        if frame.is_lead and day.start and day.start == day.end:
            yield (*count.key, "", day.start[:10])
