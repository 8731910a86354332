"""Lines gathered into propositions: the likeliest pairs first, and only what fits a gathering on average.

A line that says two things ("the bombers, who killed 30, came from abroad") belongs to two propositions. So
gathering goes in four steps: lines fall into gatherings of which each belongs to one; a line that was
found alike with one of another gathering joins that too where it fits; pairs still apart gather anew; and
of two gatherings that are much the same one is made.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.link.compare.words import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onrecord.link.story import Line, Story

    Score = Callable[[int, int], float]
    """The log odds that two lines, by their number, say the same."""
    Edges = Mapping[tuple[int, int], float]
    """Pairs of lines (the lower number first) with their log odds."""

TOGETHER = 0.0
"""Log odds, on average over the pairs of two gatherings, from which on they become one. Of -0.2 to 0.4 this
brought together most on the Paris and Raqqa stories for what it mixed up."""
JOINING = -0.2
"""The same for one line more: lower, or a likely pair that is left over makes a gathering of its own."""
MOST = 3
"""Gatherings that a line joins at most."""
UNFIT = -0.5
"""Log odds, on average over its pairs with the rest, below which a line leaves a gathering."""
_ANEW = 2
"""Times that pairs still apart gather anew: a likely pair is left where another takes its partner first."""
_SHARED = 0.5
"""Share of the smaller one's lines that two gatherings must have in common to be one,"""
_MUCH = 0.7
"""(of the larger one's: a reader would be told the same twice, whatever else either has)"""
_ALIKE = -0.3
"""and log odds, on average, that the lines which only one of them has must reach: else they are two."""
_WHOLLY = 1.2
"""Log odds, on average over the pairs of two gatherings that share any line, from which on they are one. From
0.8 down it mixes up what the labels of the Paris story keep apart."""
_ASKED = 48
"""The most pairs of lines that are looked at for one average; of larger gatherings an even selection is."""
_RETOLD = 0.7
"""Share of an outer statement's content words that the one inside it must have to say what it says."""


def gather(edges: Edges, score: Score, joined: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Lines (by number) in gatherings of two or more, each sorted; a line may be in several.

    Of `edges` those above 0 count; `joined` are put together beforehand.
    """
    likely = {pair: odds for pair, odds in edges.items() if odds > 0}
    found = _apart(likely, score, joined)
    homes = _homes(found)
    for a, b in _by_odds(likely):
        if not homes[a] & homes[b]:
            _join(a, b, found, homes, score)
    gathered = [_fitting(sorted(lines), score) for lines in found]
    for _ in range(_ANEW):
        homes = _homes(gathered)
        rest = {(a, b): odds for (a, b), odds in likely.items() if not homes[a] & homes[b]}
        gathered += _apart(rest, score, ())
    return _united(gathered, score)


def _apart(likely: Edges, score: Score, joined: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Gatherings without a line in common, in order of their first lines."""
    home: dict[int, int] = {}
    members: dict[int, list[int]] = {}

    def at(line: int) -> int:
        if line not in home:
            home[line], members[line] = line, [line]
        return home[line]

    def merge(one: int, other: int) -> None:
        keep, gone = min(one, other), max(one, other)
        for line in members[gone]:
            home[line] = keep
        members[keep] = sorted(members[keep] + members.pop(gone))

    for a, b in joined:
        if at(a) != at(b):
            merge(at(a), at(b))
    for a, b in _by_odds(likely):
        if at(a) != at(b) and _average(members[at(a)], members[at(b)], score) >= TOGETHER:
            merge(at(a), at(b))
    return sorted(lines for lines in members.values() if len(lines) > 1)


def _by_odds(likely: Edges) -> list[tuple[int, int]]:
    return sorted(likely, key=lambda pair: (-likely[pair], pair))


def _homes(found: Sequence[Sequence[int]]) -> defaultdict[int, set[int]]:
    homes: defaultdict[int, set[int]] = defaultdict(set)
    for number, lines in enumerate(found):
        for line in lines:
            homes[line].add(number)
    return homes


def _join(a: int, b: int, found: list[list[int]], homes: defaultdict[int, set[int]], score: Score) -> None:
    """Takes the one of the two lines into the gathering of the other in which it fits best."""
    fits = [
        (_average([line], found[number], score), -line, -number)
        for line, other in ((a, b), (b, a))
        for number in homes[other]
        if len(homes[line]) < MOST
    ]
    best = max(fits, default=None)
    if best is not None and best[0] >= JOINING:
        found[-best[2]].append(-best[1])
        homes[-best[1]].add(-best[2])


def _fitting(lines: Sequence[int], score: Score) -> list[int]:
    """The lines without those that came in by one likely partner and fit the rest badly."""
    kept = [k for at, k in enumerate(lines) if _average([k], [*lines[:at], *lines[at + 1 :]], score) >= UNFIT]
    return kept if len(kept) > 1 else list(lines)


def _united(found: Sequence[Sequence[int]], score: Score) -> list[list[int]]:
    """The gatherings, of which those that share half of the lines of one are one where the others fit."""
    kept = {number: set(lines) for number, lines in enumerate(found)}
    homes = _homes(found)
    for number in range(len(found)):
        while number in kept and (other := _twin(number, kept, homes, score)) is not None:
            for line in kept[other]:
                homes[line] = homes[line] - {other} | {number}
            kept[number] |= kept.pop(other)
    return [sorted(lines) for lines in kept.values()]


def _twin(
    number: int, kept: Mapping[int, set[int]], homes: Mapping[int, set[int]], score: Score
) -> int | None:
    """The gathering that has most in common with one, where that is enough for them to be one."""
    own, best = kept[number], []
    for other in {home for line in own for home in homes[line]} - {number}:
        both = own & kept[other]
        share = len(both) / min(len(own), len(kept[other]))
        mine, its = sorted(own - both), sorted(kept[other] - both)
        is_one = not mine or not its or len(both) >= _MUCH * max(len(own), len(kept[other]))
        fits = share >= _SHARED and (is_one or _average(mine, its, score) >= _ALIKE)
        if fits or _average(sorted(own), sorted(kept[other]), score) >= _WHOLLY:
            best.append((-share, other))
    return min(best)[1] if best else None


def _average(some: Sequence[int], others: Sequence[int], score: Score) -> float:
    """The log odds on average; a line that both have speaks neither for nor against."""
    every, wide = len(some) * len(others), len(others)
    asked = range(0, every, -(-every // _ASKED))
    pairs = ((some[at // wide], others[at % wide]) for at in asked)
    return sum(score(a, b) for a, b in pairs if a != b) / len(asked)


def retellings(story: Story) -> list[tuple[int, int]]:
    """Lines that stand within another and say what that one says: a report, and what it reports.

    Pairs of line numbers (outer, inner). They are of one proposition without comparing.
    """
    number = {line.id: k for k, line in enumerate(story.lines)}
    inside: dict[str, list[Line]] = defaultdict(list)
    for line in story.lines:
        if line.statement.within is not None:
            inside[line.statement.within].append(line)
    found: list[tuple[int, int]] = []
    for outer in sorted(inside.keys() & number.keys()):
        said = set(content_words(story.lines[number[outer]].text))
        found += [
            (number[outer], number[inner.id])
            for inner in inside[outer]
            if said and len(said & set(content_words(inner.text))) >= _RETOLD * len(said)
        ]
    return sorted(found)
