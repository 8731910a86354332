"""Which pairs of lines are of one disagreement: many tell it, and a reader is told of it once."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.link.conflicts.finding import Finding
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.story import Line
    from onrecord.model import Conflict

    Row = tuple[Finding, Frame, Frame]

_PART = 0.5
"""Share of the lines of the smaller of two groups that the other must have as well; by eye."""
_BY_HOW_FOUND = frozenset({"polarity", "commitment"})
"""Kinds of which a key tells by what words a disagreement was found, rather than what it is about."""

_OF_ONE = frozenset({"age", "where"})
"""What begins the keys that name a person of whom there is but one."""


def matters(rows: Sequence[Row]) -> list[int]:
    """For each row the number of the first that is of the same matter.

    Rows of one key are, where they hang together by lines that they share: the same is counted, and denied,
    of other events too. In a pile that tells one story it is enough that they set the same two counts against
    one another, or tell of one person's age or whereabouts. One disagreement may go under several keys
    ("hall", "concert"): groups of rows are one where they differ in the same and have enough lines in common.
    So two stories never mix.
    """
    lines = _as_one(frame.line for _, a, b in rows for frame in (a, b))
    sides = [(lines[a.line.id], lines[b.line.id]) for _, a, b in rows]
    sets = _Sets(len(rows))
    shelves: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for nth, (finding, a, b) in enumerate(rows):
        for shared in (*sides[nth], *_in_common(finding, a, b)):
            shelves[finding.kind, finding.matter, shared].append(nth)
    sets.join_each(shelves.values())
    sets.join_each(_alike(rows, sides, sets))
    return [sets.first(nth) for nth in range(len(rows))]


def _in_common(finding: Finding, a: Frame, b: Frame) -> Iterator[str]:
    """What rows of one key share that are of one matter, where all articles tell one story."""
    what = finding.matter.partition("/")[0]
    if not (a.in_one_story and b.in_one_story):
        return
    if what in _OF_ONE:
        yield what
    counted = [{one.value for one in frame.counts if "-".join(one.key) == what} for frame in (a, b)]
    if all(len(values) == 1 for values in counted):
        yield "-".join(str(value) for value in sorted(value for values in counted for value in values))


def _as_one(lines: Iterable[Line]) -> dict[str, str]:
    """For each line the id by which it goes here: those of which one stands within the other are one."""
    by_article: dict[str, dict[str, Line]] = defaultdict(dict)
    for line in lines:
        by_article[line.article.id][line.id] = line
    found: dict[str, str] = {}
    for some in by_article.values():
        end, name = -1, ""
        for line in sorted(some.values(), key=lambda one: (one.spans[0].start, -one.spans[-1].end, one.id)):
            if line.spans[0].start >= end:
                name = line.id
            end = max(end, line.spans[-1].end)
            found[line.id] = name
    return found


def _alike(rows: Sequence[Row], sides: Sequence[tuple[str, str]], sets: _Sets) -> list[tuple[int, int]]:
    """Groups of different keys that tell of the same."""
    has: dict[int, set[str]] = defaultdict(set)
    at: dict[tuple[str, str], set[int]] = defaultdict(set)
    for nth, (finding, _, _) in enumerate(rows):
        group = sets.first(nth)
        has[group].update(sides[nth])
        for line in sides[nth]:
            at[_differing_in(finding), line].add(group)
    common: Counter[tuple[int, int]] = Counter()
    for groups in at.values():
        common.update(combinations(sorted(groups), 2))
    return sorted(
        (a, b) for (a, b), number in common.items() if number >= _PART * min(len(has[a]), len(has[b]))
    )


def _differing_in(finding: Finding) -> str:
    """What two readings differ in, whatever tells them apart from other readings of the same."""
    if finding.kind in _BY_HOW_FOUND:
        return finding.kind
    what, _, rest = finding.matter.partition("/")
    if what == "figure":  # "figure/cable/damaged" is of what "-cable/port" counts
        what = f"-{rest.partition('/')[0]}"
    return f"{finding.kind}/{what}"


class _Sets:
    """Numbers from 0, joined into sets; each set goes by its smallest."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def first(self, nth: int) -> int:
        """The smallest of the set that a number is in."""
        while self._above[nth] != nth:
            self._above[nth] = nth = self._above[self._above[nth]]
        return nth

    def join_each(self, groups: Iterable[Sequence[int]]) -> None:
        """Make one set of all numbers of a group, for each of the groups."""
        for group in groups:
            for one, other in pairwise(group):
                a, b = sorted((self.first(one), self.first(other)))
                self._above[b] = a


def led(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts, in their order, each matter by the id of the first of it: open, and the strongest."""
    every = tuple(conflicts)
    first = {one.matter: one for one in sorted(every, key=lambda one: one.rank, reverse=True)}
    return tuple(
        one if one.matter == first[one.matter].id else replace(one, matter=first[one.matter].id)
        for one in every
    )
