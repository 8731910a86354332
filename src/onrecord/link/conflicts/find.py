"""From candidate pairs to conflicts: compare, judge which replaces which, put the strongest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.link.candidates import Pair, embed, overlap
from onrecord.link.compare.words import claim_words
from onrecord.link.conflicts.amounts import (
    ages,
    asked,
    durations,
    figures,
    fractions,
    gauges,
    identifiers,
    numbers,
    records,
    running,
    wholes,
)
from onrecord.link.conflicts.frames import BACK, Frame, frame
from onrecord.link.conflicts.kinds import (
    absent,
    blame,
    causes,
    certainty,
    handed,
    moments,
    once,
    plans,
    polarity,
    purpose,
    reasons,
    seated,
    spelt,
    states,
    traits,
    unnamed,
    whereabouts,
)
from onrecord.link.conflicts.kinds.headlines import is_headline_of, overstatements
from onrecord.link.conflicts.kinds.retorts import retorts
from onrecord.link.conflicts.matters import led, matters
from onrecord.link.conflicts.order import status
from onrecord.link.conflicts.reading.background import Background
from onrecord.link.conflicts.reading.copies import are_copies
from onrecord.link.conflicts.reading.pointing import placed, refigured
from onrecord.link.conflicts.reading.words import words
from onrecord.link.conflicts.shelves import filed
from onrecord.model import Claim, Conflict, content_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from onrecord.link.conflicts.finding import Finding
    from onrecord.link.story import Line, Story

    Comparison = Callable[[Frame, Frame, float], Finding | None]

_BESIDE = 120
"""Characters between two lines that stand side by side, at most."""
_AS_NEAR_BESIDE = 0.5
"""How near lines that stand side by side are taken to lie at least."""
_AGAIN = 0.93
"""What the strength of a pair is multiplied by for each stronger pair about the same matter."""
COMPARISONS: tuple[Comparison, ...] = (
    numbers.compare,
    figures.compare,
    fractions.compare,
    ages.compare,
    moments.compare,
    durations.compare,
    running.compare,
    gauges.compare,
    records.compare,
    asked.compare,
    identifiers.compare,
    traits.compare,
    polarity.compare,
    absent.compare,
    states.compare,
    wholes.compare,
    whereabouts.compare,
    certainty.compare,
    unnamed.compare,
    causes.compare,
    causes.come_out,
    blame.compare,
    plans.compare,
    once.compare,
    seated.compare,
    purpose.compare,
    reasons.compare,
    handed.compare,
    spelt.compare,
)
"""Tried in this order; of what they find the strongest counts."""
_SAID_BESIDE: tuple[Comparison, ...] = (
    polarity.compare,
    absent.compare,
    blame.compare,
    durations.compare,
    figures.compare,
)
"""Of lines side by side that share too little to be candidates: what one disputes of another's words."""


def conflicts(
    story: Story,
    claims: Sequence[Claim],
    pairs: Iterable[Pair],
    vectors: NDArray[np.float32] | None = None,
    background: Background | None = None,
) -> tuple[Conflict, ...]:
    """The pairs of statements that can't both hold, the strongest first.

    `pairs` are candidates (`link/candidates.py`); beside them, lines that count the same thing are compared,
    as near as their `vectors` (rows that `candidates.embed` gives) lie. These and the `background` are worked
    out here where not given.
    Statements of one claim with one stance don't say yes against no, but may differ in number, time or place.
    """
    background = background or Background(story)
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
        one_stance = (pair.a.id, pair.b.id) in together and not _deny_as_a_whole(pair)
        if finding is None or (_says_no(finding) and one_stance) or are_copies(pair.a, pair.b):
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
            *refigured(inside),
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
    for pair in _beside(list(frames.values()), near):
        if (pair.a.id, pair.b.id) not in seen and not overlap(pair.a, pair.b):
            yield pair, _SAID_BESIDE
    for compare, more in filed(frames.values(), near):
        again: set[tuple[str, str]] = set()
        for pair in more:
            key = (pair.a.id, pair.b.id)
            if key not in seen and key not in again and not overlap(pair.a, pair.b):
                again.add(key)
                yield pair, (compare,)


def _beside(frames: Sequence[Frame], near: Callable[[Line, Line], float]) -> Iterator[Pair]:
    """Lines that stand side by side in one article, in its order."""
    for k, one in enumerate(frames):
        for other in frames[k + 1 : k + 1 + _NEXT]:
            if _are_beside(one, other):
                a, b = sorted((one.line, other.line), key=lambda line: line.id)
                yield Pair(a, b, near(a, b))


_NEXT = 3
"""Lines after a line that may stand beside it."""


def _are_beside(one: Frame, other: Frame) -> bool:
    """Whether two parties say the one and the other side by side in one article.

    Reporters set side by side what parties dispute, and name the matter only once: so the two lie nearer one
    another than their words do.
    """
    mine, theirs = one.line.statement, other.line.statement
    if mine.article != theirs.article or mine.source == theirs.source:
        return False
    if "title" in (mine.region, theirs.region):
        return False
    first, second = sorted((mine.hull, theirs.hull))
    between = one.line.article.text[first.end : second.start]
    if not between or len(between) >= _BESIDE:
        return False
    in_one = ";" in between and "." not in between  # "she was warned in May; the bank said that she wasn't"
    return in_one or not (mine.source is None or theirs.source is None)


def _deny_as_a_whole(pair: Pair) -> bool:
    """Whether one line affirms and the other, by its own words or its cue, flatly denies.

    A claim tells its stances by what a negation turns round: where two lines share no word of that ("denies
    taking any money", "has admitted to taking the money"), it takes both for one.
    """
    lines = {line.statement.polarity: line for line in (pair.a, pair.b)}
    if lines.keys() != {"denied", "affirmed"}:
        return False
    denied = lines["denied"]
    printed = {word.lower for word in words(denied.text)}
    return denied.statement.act == "deny" or not printed.isdisjoint(claim_words().negations)


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
    rows = [row for row in _once(rows) if not _is_updated_headline(*row)]
    first_of, again = matters(rows), Counter[int]()
    conflicts: list[Conflict] = []
    for (finding, a, b), matter in zip(rows, first_of, strict=True):
        state, because = status(a, b, finding)
        strength = finding.strength * _AGAIN ** min(again[matter], 40)
        again[matter] += 1
        why = f"{finding.why}; {because}" if because else finding.why
        first, second = (a, b) if a.line.id < b.line.id else (b, a)
        ids = (first.line.id, second.line.id)
        id = content_id("conflict", *ids)
        of = conflicts[matter].id if matter < len(conflicts) else id
        conflicts.append(Conflict(id, *ids, finding.kind, state, why, round(strength, 3), of))
    return led(sorted(conflicts, key=lambda one: one.rank))


def _is_updated_headline(finding: Finding, a: Frame, b: Frame) -> bool:
    return is_headline_of(a, b) and status(a, b, finding)[0] == "superseded"
