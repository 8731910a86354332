"""What a statement is about: when it happens, and how much of what."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.model import About, Quantity, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Interval, Span, Statement

Found = TypeVar("Found", TimeExpression, Quantity)


def with_about(
    statements: Sequence[Statement], times: Sequence[TimeExpression], quantities: Sequence[Quantity]
) -> Iterator[Statement]:
    """The statements, each with the time and the quantities that stand in its content.

    `times` and `quantities` are in reading order, and neither overlap among themselves.
    """
    dated, counted = _Row(times), _Row(quantities)
    for statement in statements:
        about = About(when(dated.inside(statement.content)), (), tuple(counted.inside(statement.content)))
        yield replace(statement, about=about)


def when(times: Sequence[TimeExpression]) -> Interval | None:
    """The narrowest time that the content dates itself by, the first of equals; None where it gives none.

    Durations and repeated times date nothing; neither does a time with both ends open.
    """
    dated = [time for time in times if time.type in ("DATE", "TIME") and not time.interval.is_open]
    return min(dated, key=lambda time: _days(time.interval)).interval if dated else None


def _days(interval: Interval) -> float:
    if interval.start is None or interval.end is None:
        return float("inf")
    return (dt.date.fromisoformat(interval.end[:10]) - dt.date.fromisoformat(interval.start[:10])).days


class _Row(Generic[Found]):
    """Things in reading order, found by the spans that hold them."""

    def __init__(self, things: Sequence[Found]) -> None:
        self._things: Sequence[Found] = things
        self._starts = [thing.span.start for thing in things]

    def inside(self, spans: Sequence[Span]) -> list[Found]:
        """What lies wholly within one of the spans."""
        found: list[Found] = []
        for span in spans:
            for nth in range(bisect_left(self._starts, span.start), len(self._things)):
                thing = self._things[nth]
                if thing.span.start >= span.end:
                    break
                if span.holds(thing.span):
                    found.append(thing)
        return found
