"""Evidence in order of its strength -> the narrowest interval that it supports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ingest.published.bare import from_neighbours, named_weekday, same_weekday, weekdays_around
from onrecord.ingest.published.days import ANY, both, day
from onrecord.ingest.published.mentioned import announced, captions, happened
from onrecord.ingest.published.printed import address, archive, dateline, known, printed
from onrecord.model.article import Evidence
from onrecord.model.interval import OPEN, Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.ingest.published.days import Days
    from onrecord.ingest.published.evidence import Constraint, Scene

EVIDENCE: tuple[Callable[[Scene, Days], Iterator[Constraint]], ...] = (
    known, printed, address, dateline, captions, archive, happened, announced, named_weekday, from_neighbours,
    same_weekday, weekdays_around,
)  # fmt: skip
"""The kinds of evidence, strongest first. Each is asked in turn and told which days are left; what it says
that fits none of these is set aside, and the basis says so."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and by what."""

    interval: Interval = OPEN
    basis: tuple[Evidence, ...] = ()


def solve(scene: Scene) -> Published:
    """The interval that all evidence together supports; open where nothing speaks."""
    left: Days = ANY
    open_below = open_above = True
    basis: list[Evidence] = []
    for ask in EVIDENCE:
        for constraint in ask(scene, left):
            met = both(left, constraint.days)
            if not met:
                basis.extend(
                    Evidence(f"set aside, since it doesn't fit: {one.why}", one.span)
                    for one in constraint.evidence
                )
                continue
            narrows = met != left and not (constraint.repeats and open_below and open_above)
            if narrows or ask in (known, printed):
                basis.extend(constraint.evidence)
            left = met
            open_below = open_below and constraint.open_below
            open_above = open_above and constraint.open_above
    interval = _interval(scene, left, open_below, open_above)
    return Published(interval, tuple(dict.fromkeys(basis)))


def first_rank(scene: Scene) -> tuple[int, int] | None:
    """The first and last day (ordinals) by what is known or printed alone, or None."""
    left: Days = ANY
    bounded = False
    for ask in (known, printed, address):
        for constraint in ask(scene, left):
            if met := both(left, constraint.days):
                left = met
                bounded = bounded or not (constraint.open_below or constraint.open_above)
    return (left[0][0], left[-1][1]) if bounded else None


def _interval(scene: Scene, left: Days, open_below: bool, open_above: bool) -> Interval:
    start = None if open_below else day(left[0][0]).isoformat()
    end = None if open_above else day(left[-1][1]).isoformat()
    given = scene.known.published
    if given.is_bounded and given.start and given.end and (given.start[:10], given.end[:10]) == (start, end):
        return given
    return Interval(start, end)
