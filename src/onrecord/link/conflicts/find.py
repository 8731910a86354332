"""From candidate pairs to conflicts: compare, judge which replaces which, put the strongest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING

from onrecord.link.candidates import Pair, embed, overlap
from onrecord.link.conflicts import (
    ages,
    causes,
    certainty,
    moments,
    numbers,
    polarity,
    states,
    traits,
    whereabouts,
    wholes,
)
from onrecord.link.conflicts.background import Background
from onrecord.link.conflicts.frames import BACK, Frame, frame
from onrecord.link.conflicts.headlines import is_headline_of, overstatements
from onrecord.link.conflicts.order import status
from onrecord.link.conflicts.retorts import retorts
from onrecord.link.conflicts.scopes import placed
from onrecord.link.conflicts.words import of_kind
from onrecord.model import Claim, Conflict, content_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from onrecord.link.conflicts.finding import Finding
    from onrecord.link.story import Line, Story

    Comparison = Callable[[Frame, Frame, float], Finding | None]
    Shelves = dict[tuple[str, str], tuple[list[Frame], list[Frame]]]
    """Lines by what they say something of, on two sides that may contradict each other."""

_PARTNERS = 48
"""Partners that a line gets of those that count the same: bounds the work on a story of any size."""
_LOOKED_AT = 256
"""Lines behind it among which a line gets them."""
_AS_NEAR = 1.4
"""What a share of common words is worth as nearness of vectors, for counts of people: reports of one event
lie near one another whomever they count."""
_BESIDE = 120
"""Characters between two lines that stand side by side, at most."""
_AS_NEAR_BESIDE = 0.5
"""How near lines that stand side by side are taken to lie at least."""
_NEAR_ANYHOW = 0.5
"""Nearness of vectors from which on it counts for people too."""
_AGAIN = 0.93
"""What the strength of a pair is multiplied by for each stronger pair about the same matter."""
COMPARISONS: tuple[Comparison, ...] = (
    numbers.compare,
    ages.compare,
    moments.compare,
    traits.compare,
    polarity.compare,
    states.compare,
    wholes.compare,
    whereabouts.compare,
    certainty.compare,
    causes.compare,
    causes.come_out,
)
"""Tried in this order; of what they find the strongest counts."""


def conflicts(
    story: Story,
    claims: Sequence[Claim],
    pairs: Iterable[Pair],
    vectors: NDArray[np.float32] | None = None,
) -> tuple[Conflict, ...]:
    """The pairs of statements that can't both hold, the strongest first.

    `pairs` are candidates (`link/candidates.py`); beside them, lines that count the same thing are compared,
    as near as their `vectors` (rows that `candidates.embed` gives; worked out here where not given) lie.
    Statements of one claim with one stance don't say yes against no, but may differ in number, time or place.
    """
    background = Background(story)
    frames = _frames(story, background)
    together = _agreeing(claims)
    rows = embed(story) if vectors is None else vectors
    place = {line.id: number for number, line in enumerate(story.lines)}

    def near(a: Line, b: Line) -> float:
        return round(float(rows[place[a.id]] @ rows[place[b.id]]), 4)

    best: dict[tuple[str, str], tuple[Finding, Frame, Frame]] = {}
    for pair, comparisons in _all(frames, pairs, near):
        a, b = frames[pair.a.id], frames[pair.b.id]
        as_near = max(pair.near, _AS_NEAR_BESIDE) if _are_beside(a, b) else pair.near
        finding = _strongest(a, b, as_near, comparisons)
        if finding is None or (_says_no(finding) and (pair.a.id, pair.b.id) in together):
            continue
        known = best.get((pair.a.id, pair.b.id))
        if known is None or known[0].strength < finding.strength:
            best[pair.a.id, pair.b.id] = (finding, a, b)
    for _, lines in groupby(frames.values(), key=lambda found: found.line.article.id):
        inside = list(lines)
        for one, other, finding in (
            *overstatements(inside, background),
            *retorts(inside),
            *states.followed(inside),
        ):
            key = (min(one.line.id, other.line.id), max(one.line.id, other.line.id))
            best[key] = (finding, one, other)
    return _ranked(best.values())


def _frames(story: Story, background: Background) -> dict[str, Frame]:
    frames: dict[str, Frame] = {}
    for _, lines in groupby(story.lines, key=lambda line: line.article.id):
        read: list[Frame] = []
        for line in lines:
            read.append(frame(line, background, [f.words for f in read[-BACK:]]))
        frames.update({found.line.id: found for found in placed(read)})
    return frames


def _agreeing(claims: Sequence[Claim]) -> set[tuple[str, str]]:
    """Pairs of statements that one claim holds with one stance; in large claims each with the next ones."""
    found: set[tuple[str, str]] = set()
    for claim in claims:
        by_stance: dict[str, list[str]] = defaultdict(list)
        for statement, stance in claim.statements:
            by_stance[stance].append(statement)
        for some in by_stance.values():
            ids = sorted(some)
            found.update((a, b) for k, a in enumerate(ids) for b in ids[k + 1 : k + 1 + 200])
    return found


def _all(
    frames: dict[str, Frame], pairs: Iterable[Pair], near: Callable[[Line, Line], float]
) -> Iterator[tuple[Pair, Sequence[Comparison]]]:
    """The candidates, then pairs of lines filed under one matter, with what to compare them by.

    A candidate is compared in all ways, once; other pairs once for each matter under which both are filed.
    """
    seen = set()
    for pair in pairs:
        seen.add((pair.a.id, pair.b.id))
        yield pair, COMPARISONS
    shelves: dict[tuple[str, ...], list[Frame]] = defaultdict(list)
    for found in frames.values():
        for block in sorted(set(numbers.blocks(found))):
            shelves[block].append(found)
    filed: tuple[tuple[Comparison, Iterator[Pair]], ...] = (
        (ages.compare, _aged(frames.values(), near)),
        (causes.come_out, _explained(frames.values(), near)),
        (certainty.compare, _settling(frames.values(), near)),
        (wholes.compare, _left_over(frames.values(), near)),
        (states.compare, _ending(frames.values(), near)),
        (whereabouts.compare, _elsewhere(frames.values(), near)),
        (numbers.compare, (p for k in sorted(shelves) for p in _partners(shelves[k], k[:2], near))),
    )
    for compare, more in filed:
        again: set[tuple[str, str]] = set()
        for pair in more:
            key = (pair.a.id, pair.b.id)
            if key not in seen and key not in again and not overlap(pair.a, pair.b):
                again.add(key)
                yield pair, (compare,)


def _settling(frames: Iterable[Frame], near: Callable[[Line, Line], float]) -> Iterator[Pair]:
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


def _are_beside(one: Frame, other: Frame) -> bool:
    """Whether two parties say the one and the other side by side in one article.

    Reporters set side by side what parties dispute, and name the matter only once: so the two lie nearer one
    another than their words do.
    """
    mine, theirs = one.line.statement, other.line.statement
    if mine.source is None or theirs.source is None or mine.article != theirs.article:
        return False
    first, second = sorted((mine, theirs), key=lambda s: s.hull.start)
    gap = second.hull.start - first.hull.end
    return mine.source != theirs.source and "title" not in (mine.region, theirs.region) and gap < _BESIDE


def _aged(frames: Iterable[Frame], near: Callable[[Line, Line], float]) -> Iterator[Pair]:
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


def _explained(frames: Iterable[Frame], near: Callable[[Line, Line], float]) -> Iterator[Pair]:
    """Each line that leaves something open with those that tell what brought something about."""
    shelves: Shelves = {("", "cause"): ([], [])}
    for some in frames:
        if some.causes or some.open:
            shelves["", "cause"][bool(some.causes)].append(some)
    return _across(shelves, near, 0.0)


def _left_over(frames: Iterable[Frame], near: Callable[[Line, Line], float]) -> Iterator[Pair]:
    """Each line that says something of all of some with those that know of one of whom it isn't so."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for whole in some.wholes:
            shelves[whole.of, whole.state][not whole.is_all].append(some)
    return _across(shelves, near, wholes.LEAST_NEAR)


def _ending(frames: Iterable[Frame], near: Callable[[Line, Line], float]) -> Iterator[Pair]:
    """Each line that has something in a state with those that have the same in the state that ends it."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for state in some.states:
            for sense in sorted(state.bearer):
                shelves[state.kind, sense][state.is_later].append(some)
    return _across(shelves, near, states.LEAST_NEAR)


def _elsewhere(frames: Iterable[Frame], near: Callable[[Line, Line], float]) -> Iterator[Pair]:
    """Each line by which somebody is thought to be somewhere with those that tell where the same one was."""
    shelves: Shelves = defaultdict(lambda: ([], []))
    for some in frames:
        for person, is_thought in sorted(whereabouts.people(some)):
            shelves[person, "where"][not is_thought].append(some)
    return _across(shelves, near, 0.0)


def _across(shelves: Shelves, near: Callable[[Line, Line], float], least: float) -> Iterator[Pair]:
    """The first lines of one side of each shelf with the first of the other, those that lie near enough."""
    for key in sorted(shelves):
        ones, others = shelves[key]
        for one in ones[:_LOOKED_AT]:
            for other in others[:_PARTNERS]:
                pair = _pair(one, other, near)
                if pair.near >= least:
                    yield pair


def _pair(one: Frame, other: Frame, near: Callable[[Line, Line], float]) -> Pair:
    a, b = sorted((one.line, other.line), key=lambda line: line.id)
    return Pair(a, b, near(a, b))


def _partners(
    shelf: Sequence[Frame], key: tuple[str, ...], near: Callable[[Line, Line], float]
) -> Iterator[Pair]:
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
            if key[1] not in numbers.PEOPLE or pair.near >= _NEAR_ANYHOW:
                as_near = max(pair.near, as_near)
            yield replace(pair, near=as_near)


def _says_no(finding: Finding) -> bool:
    """Whether the one denies the other, rather than telling of what came after, or the opposite."""
    return finding.kind == "polarity" and finding.matter.startswith(polarity.DENIED)


def _strongest(a: Frame, b: Frame, near: float, comparisons: Sequence[Comparison]) -> Finding | None:
    if a.line.text.endswith("?") or b.line.text.endswith("?"):
        return None
    found = [finding for compare in comparisons if (finding := compare(a, b, near))]
    ended = [finding for finding in found if finding.later and finding.kind == "polarity"]
    if ended:  # "closed" and "reopened" are opposites too, but the one has come after the other
        found = [finding for finding in found if finding.kind != "polarity"] + ended
    return max(found, key=lambda finding: finding.strength, default=None)


def _once(rows: Iterable[tuple[Finding, Frame, Frame]]) -> Iterator[tuple[Finding, Frame, Frame]]:
    """The rows, without those that say of a sentence what a stronger one says of a part of it."""
    told: dict[tuple[str, str, str], list[tuple[Frame, Frame]]] = defaultdict(list)
    for finding, a, b in rows:
        first, second = sorted((a, b), key=lambda frame: (frame.line.article.id, frame.line.id))
        shelf = told[finding.kind, first.line.article.id, second.line.article.id]
        if not any(_within(first, one) and _within(second, other) for one, other in shelf):
            shelf.append((first, second))
            yield finding, a, b


def _within(frame: Frame, other: Frame) -> bool:
    return frame.line.id == other.line.id or overlap(frame.line, other.line)


def _ranked(found: Iterable[tuple[Finding, Frame, Frame]]) -> tuple[Conflict, ...]:
    """Open ones first, then the strongest; a matter's second and third pair count for less than its first."""
    rows = sorted(found, key=lambda row: (-row[0].strength, row[1].line.id, row[2].line.id))
    rows = list(_once(rows))
    again: Counter[str] = Counter()
    conflicts = []
    for finding, a, b in rows:
        state, because = status(a, b, finding)
        if state == "superseded" and is_headline_of(a, b):
            continue
        strength = finding.strength * _AGAIN ** min(again[finding.matter], 40)
        again[finding.matter] += 1
        why = f"{finding.why}; {because}" if because else finding.why
        first, second = (a, b) if a.line.id < b.line.id else (b, a)
        ids = (first.line.id, second.line.id)
        conflicts.append(
            Conflict(content_id("conflict", *ids), *ids, finding.kind, state, why, round(strength, 3))
        )
    return tuple(sorted(conflicts, key=lambda c: (c.status != "open", -c.strength, c.id)))
