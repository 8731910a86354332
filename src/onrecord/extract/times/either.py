"""Dates in figures that can be read both ways (3/11/2016, 03.11.2016): which way, or both where nothing tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.times.anchor import as_date
from onrecord.extract.times.values import days

if TYPE_CHECKING:
    from onrecord.extract.times.anchor import Anchor
    from onrecord.extract.times.meaning import Day
    from onrecord.model import Habit, Interval

NEAR_DAYS = 31
"""Days from the publication within which a date is the likelier reading of figures that could be two."""


def ordered_figures(day: Day, anchor: Anchor, order: Habit | None) -> tuple[Day, str] | None:
    """The reading that is meant and what says so; None where nothing does.

    By the article's other dates or its outlet's (`order`), else the only one within a month of the publication.
    With full stops most who write so put the day first: that counts where nothing else does, and where only
    the month first would lie near the publication, the two leave it open.
    """
    day_first, month_first = _readings(day)
    if order is not None:
        return (day_first if order.order == "day first" else month_first), order.why
    near = [d for d in (day_first, month_first) if _is_near(d, anchor)]
    if day.dotted and near != [month_first]:
        return day_first, "with full stops the day comes first"
    if len(near) == 1 and not day.dotted:
        return near[0], "the other reading is far from the publication"
    return None


def span_of_both(day: Day) -> Interval | None:
    """From the earlier of the two readings to the later."""
    dates = sorted(date for date in map(as_date, _readings(day)) if date)
    return days(dates[0], dates[-1]) if len(dates) > 1 else None


def _readings(day: Day) -> list[Day]:
    """Day first, then month first."""
    a, b = day.either or (0, 0)
    return [replace(day, day=d, month=m, either=None, dotted=False) for d, m in ((a, b), (b, a))]


def _is_near(day: Day, anchor: Anchor) -> bool:
    date = as_date(day)
    ends = [end for end in (anchor.first, anchor.last) if end]
    return date is not None and len(ends) == 2 and all(abs((date - end).days) <= NEAR_DAYS for end in ends)
