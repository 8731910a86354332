"""What a statement is about: when it happens, and how much of what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import About

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Interval, Quantity, Statement, TimeExpression


def with_about(
    statements: Sequence[Statement], times: Sequence[TimeExpression], quantities: Sequence[Quantity]
) -> Iterator[Statement]:
    """The statements, each with the time and the quantities that stand in its content."""
    for statement in statements:
        within = [time for time in times if any(span.holds(time.span) for span in statement.content)]
        counted = [q for q in quantities if any(span.holds(q.span) for span in statement.content)]
        yield replace(statement, about=About(when(within), (), tuple(counted)))


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
