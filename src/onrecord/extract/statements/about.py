"""What a statement is about: when it happens, and how much of what."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.extract.times.joining import BETWEEN
from onrecord.model import About, Interval, Quantity, Span, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Statement

Found = TypeVar("Found", TimeExpression, Quantity)


def with_about(
    text: str,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
) -> Iterator[Statement]:
    """The statements, each with the time and the quantities that stand in its content.

    `text` is the article's. `times` and `quantities` are in reading order, and neither overlap among
    themselves.
    """
    dated, counted = _Row(times), _Row(quantities)
    for statement in statements:
        about = About(
            when([_half_open(text, t) for t in _with_ranges(text, dated.inside(statement.content))]),
            (),
            tuple(counted.inside(statement.content)),
        )
        yield replace(statement, about=about)


def when(times: Sequence[TimeExpression]) -> Interval | None:
    """The narrowest time that the content dates itself by, the first of equals; None where it gives none.

    Durations and repeated times date nothing; neither does a time with both ends open.
    """
    dated = [time for time in times if time.type in ("DATE", "TIME") and not time.interval.is_open]
    if not dated:
        return None
    found = min(dated, key=lambda time: _days(time.interval)).interval
    return Interval(*(end[:10] if end else None for end in (found.start, found.end)))


_FROM = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|as of)(?: at least| about| around)?(?: the)? ?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to)(?: at least| about| around)?(?: the)? ?$", re.IGNORECASE)


def _half_open(text: str, time: TimeExpression) -> TimeExpression:
    """What goes on "since" a time has no end, what lasts "until" one no beginning."""
    before, interval = text[max(time.span.start - 24, 0) : time.span.start], time.interval
    if _SINCE.search(before):
        return replace(time, interval=Interval(interval.start, None))
    return replace(time, interval=Interval(None, interval.end)) if _UNTIL.search(before) else time


def _with_ranges(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times, two that are the ends of one ("between 2004 and 2010") made that one."""
    out: list[TimeExpression] = []
    for time in times:
        last = out[-1] if out else None
        if last is not None and _are_ends(text, last, time):
            whole = Interval(last.interval.start, time.interval.end)
            out[-1] = replace(last, span=Span(last.span.start, time.span.end), interval=whole)
        else:
            out.append(time)
    return out


def _are_ends(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether "between ... and", "from ... to" or a dash makes the two the ends of one time."""
    start = first.span.start
    before, between = text[max(start - 12, 0) : start], text[first.span.end : last.span.start].strip()
    known = first.interval.is_bounded and last.interval.is_bounded
    in_order = known and str(first.interval.start)[:10] <= str(last.interval.start)[:10]
    if not in_order or "DURATION" in {first.type, last.type}:
        return False
    return bool(
        between in {"-", "–", "—", "to", "through"}
        or (BETWEEN.search(before) and between == "and")
        or (_FROM.search(before) and between in {"until", "till"})
    )


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
