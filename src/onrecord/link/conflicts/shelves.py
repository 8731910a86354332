"""Lines filed under what they say something of: those that may conflict meet without comparing all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from onrecord.link.candidates import Pair
from onrecord.link.conflicts.amounts import ages, figures, numbers, wholes
from onrecord.link.conflicts.kinds import (
    blame,
    causes,
    certainty,
    handed,
    moments,
    once,
    seated,
    spelt,
    states,
    unnamed,
    whereabouts,
)
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.words import of_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from onrecord.link.conflicts.finding import Finding
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.story import Line

    Comparison = Callable[[Frame, Frame, float], Finding | None]
    Near = Callable[[Line, Line], float]
    Shelves = dict[tuple[str, str], tuple[list[Frame], list[Frame]]]
    """Lines by what they say something of, on two sides that may contradict each other."""

_PARTNERS = 48
"""Partners that a line gets of those that count the same: bounds the work on a story of any size."""
_LOOKED_AT = 256
"""Lines behind it among which a line gets them."""
_AS_NEAR = 1.4
"""What a share of common words is worth as nearness of vectors, for counts of people: reports of one event
lie near one another whomever they count."""
_NEAR_ANYHOW = 0.45
"""Nearness of vectors from which on it counts for people too."""


def filed(frames: Collection[Frame], near: Near) -> tuple[tuple[Comparison, Iterator[Pair]], ...]:
    """By what to compare, and the pairs of lines filed under one matter of it."""
    shelves: dict[tuple[str, ...], list[Frame]] = defaultdict(list)
    for found in frames:
        for block in sorted(set(numbers.blocks(found))):
            shelves[block].append(found)
    return (
        (ages.compare, _aged(frames, near)),
        (causes.come_out, _explained(frames, near)),
        (figures.compare, _of_one_use(frames, near)),
        (moments.compare, _with_next([some for some in frames if _tells_a_clock(some)], near)),
        (causes.compare, _with_next([some for some in frames if some.causes], near)),
        (blame.compare, _with_next([some for some in frames if some.blames], near)),
        (once.compare, _of_one_act(frames, near)),
        (seated.compare, _with_next([some for some in frames if some.seated], near)),
        (handed.compare, _not_got(frames, near)),
        (certainty.compare, _settling(frames, near)),
        (numbers.compare, _none_or_some(frames, near)),
        (wholes.compare, _left_over(frames, near)),
        (states.compare, _ending(frames, near)),
        (states.compare, _leaving(frames, near)),
        (whereabouts.compare, _elsewhere(frames, near)),
        (unnamed.compare, _naming(frames, near)),
        (spelt.compare, _spelt(frames, near)),
        (numbers.compare, (p for k in sorted(shelves) for p in _partners(shelves[k], k[:2], near))),
    )


def _of_one_use(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that tells a sum with the next that tell one for the same."""
    shelves: dict[str, list[Frame]] = defaultdict(list)
    for some in frames:
        for use in sorted(figures.uses(some)) if some.in_one_story else ():
            shelves[use].append(some)
    for use in sorted(shelves):
        yield from _with_next(shelves[use], near)


def _tells_a_clock(some: Frame) -> bool:
    """Whether the head of an article tells at what time of the day something happened."""
    return some.is_lead and any(moment.grain == "clock" for moment in some.moments)


def _is_dated_story(one: Frame, other: Frame, key: tuple[str, ...]) -> bool:
    """Whether two reports of known days tell one story, and count people who needn't be those who did it."""
    return key[1] == "person" and one.in_one_story and bool(later(one, other))


def _settling(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that leaves something open of a person with those that name the person and say it too."""
    of_person: dict[str, list[Frame]] = defaultdict(list)
    for some in frames:
        for person in sorted(some.people):
            of_person[person].append(some)
    for person in sorted(of_person):
        shelf = of_person[person]
        for one in [some for some in shelf if some.open]:
            left = certainty.left_of(one, alone=True)
            settling = [other for other in shelf[:_LOOKED_AT] if certainty.settles(other, one, left)]
            for other in settling[:_PARTNERS]:
                yield _pair(one, other, near)


def _of_one_act(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that tells an act that befalls but once with the next that tell it of one of that name."""
    shelves: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for some in frames:
        for key in sorted(once.told_of(some)) if some.in_one_story else ():
            shelves[key].append(some)
    for key in sorted(shelves):
        yield from _with_next(shelves[key], near)


def _not_got(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line by which something was given with those by which nothing of the sort was got."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for one in some.handed if some.in_one_story else ():
            shelves[one.sort, "handed"][one.is_denied].append(some)
    return _across(shelves, near, 0.0)


def _aged(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that tells somebody's age with the next that tell it of one of that name."""
    shelves: dict[str, list[Frame]] = defaultdict(list)
    for some in frames:
        for person in some.ages:
            shelves[person].append(some)
    for person in sorted(shelves):
        for k, one in enumerate(shelves[person]):
            for other in shelves[person][k + 1 : k + 1 + _PARTNERS]:
                if one.ages[person].years != other.ages[person].years:
                    yield _pair(one, other, near)


def _explained(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that leaves something open with those that tell what brought something about."""
    shelves: Shelves = {("", "cause"): ([], [])}
    for some in frames:
        if some.causes or some.open:
            shelves["", "cause"][bool(some.causes)].append(some)
    return _across(shelves, near, 0.0)


def _with_next(shelf: Sequence[Frame], near: Near) -> Iterator[Pair]:
    """Each line of a shelf with the next ones."""
    for k, one in enumerate(shelf):
        for other in shelf[k + 1 : k + 1 + _PARTNERS]:
            yield _pair(one, other, near)


def _left_over(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that says something of all of some with those that know of one of whom it isn't so."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for whole in some.wholes:
            shelves[whole.of, whole.state][not whole.is_all].append(some)
    return _across(shelves, near, wholes.LEAST_NEAR)


def _none_or_some(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that counts none of what grows with those of the same story that count some."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for key, is_some in sorted(numbers.of_none(some)) if some.in_one_story else ():
            shelves[key][is_some].append(some)
    return _across(shelves, near, 0.0)


def _ending(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that has something in a state with those that have the same in the state that ends it."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for state in some.states:
            for sense in sorted(state.bearer):
                shelves[state.kind, sense][state.is_later].append(some)
    return _across(shelves, near, states.LEAST_NEAR_ROLE)


def _leaving(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line by which somebody is in office, or barred, with those by which the same one no longer is."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for state in some.states:
            if state.kind in states.OF_PEOPLE:
                for person in sorted(some.people):
                    shelves[state.kind, person][state.is_later].append(some)
    return _across(shelves, near, 0.0)


def _elsewhere(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line by which somebody is thought to be somewhere with those that tell where the same one was."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for person, is_thought in sorted(whereabouts.people(some)):
            shelves[person, "where"][not is_thought].append(some)
    return _across(shelves, near, 0.0)


def _naming(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that leaves somebody without a name with those that name one of the same role."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for naming in some.namings:
            shelves[naming.role, "name"][naming.is_named].append(some)
    return _across(shelves, near, unnamed.LEAST_NEAR)


def _spelt(frames: Iterable[Frame], near: Near) -> Iterator[Pair]:
    """Each line that spells a name as no other article does with those that spell it as most do."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for name, is_odd, _ in some.spelt:
            shelves[name][is_odd].append(some)
    return _across(shelves, near, spelt.LEAST_NEAR)


def _across(shelves: Shelves, near: Near, least: float) -> Iterator[Pair]:
    """The first lines of one side of each shelf with the first of the other, those that lie near enough."""
    for key in sorted(shelves):
        ones, others = shelves[key]
        for one in ones[:_LOOKED_AT]:
            for other in others[:_PARTNERS]:
                pair = _pair(one, other, near)
                if pair.near >= least:
                    yield pair


def _pair(one: Frame, other: Frame, near: Near) -> Pair:
    a, b = sorted((one.line, other.line), key=lambda line: line.id)
    return Pair(a, b, near(a, b))


def _partners(shelf: Sequence[Frame], key: tuple[str, ...], near: Near) -> Iterator[Pair]:
    """Each line of a shelf with the next `_PARTNERS` that count otherwise."""
    values = [frozenset(c.value for c in frame.counts if c.key == key) for frame in shelf]
    kinds = [frozenset(of_kind(sense) for sense in frame.senses) for frame in shelf]
    for k, one in enumerate(shelf):
        behind = range(k + 1, min(len(shelf), k + 1 + _LOOKED_AT))
        for at in [at for at in behind if values[at] != values[k]][:_PARTNERS]:
            other = shelf[at]
            pair = _pair(one, other, near)
            mine, theirs = kinds[k], kinds[at]
            shared = len(mine & theirs) / sqrt(max(1, len(mine) * len(theirs)))
            as_near = min(1.0, _AS_NEAR * shared)
            if key[1] not in numbers.PEOPLE or pair.near >= _NEAR_ANYHOW or _is_dated_story(one, other, key):
                as_near = max(pair.near, as_near)
            yield replace(pair, near=as_near)
