"""Sets of days, as ordered, disjoint ranges of ordinals."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Days = tuple[tuple[int, int], ...]
"""Ranges of `date.toordinal()`, both ends inclusive."""

FLOOR = datetime.date(1500, 1, 1).toordinal()
CEILING = datetime.date(2499, 12, 31).toordinal()
"""An interval that reaches these is open: no news is older, and no date that is known beforehand is later."""
ANY: Days = ((FLOOR, CEILING),)


def between(first: datetime.date | None, last: datetime.date | None) -> Days:
    """The days from `first` to `last`; None leaves that end open. Empty where nothing of it can be."""
    low = FLOOR if first is None else max(first.toordinal(), FLOOR)
    high = CEILING if last is None else min(last.toordinal(), CEILING)
    return ((low, high),) if low <= high else ()


def either(sets: Iterable[Days]) -> Days:
    """The days of any of the sets."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(one for days in sets for one in days):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def both(a: Days, b: Days) -> Days:
    """The days that are in both sets."""
    found = []
    i = j = 0
    while i < len(a) and j < len(b):
        low, high = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if low <= high:
            found.append((low, high))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def shifted(day: datetime.date, before: int, after: int) -> Days:
    """The days from `before` days before `day` to `after` days after it."""
    return ((max(day.toordinal() - before, FLOOR), min(day.toordinal() + after, CEILING)),)


def day(ordinal: int) -> datetime.date:
    """The day of an ordinal."""
    return datetime.date.fromordinal(ordinal)
