"""Counts of one line that belong together: "two women and three men were killed" are five people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.reading.words import Word

_JOINED = 4
"""Words between two counts that add up at most."""


def summed(found: Sequence[Count], words: Sequence[Word]) -> Iterator[Count]:
    """The counts, people told kind by kind put together: "two women and three men were killed"."""
    waiting: Count | None = None
    for count in sorted(found, key=lambda count: count.at):
        if waiting and waiting.fate == count.fate and _are_joined(waiting, count, words):
            if count.key == waiting.key:
                is_one = waiting.is_range and waiting.low == count.low  # "between 40 and 60", read from both
                waiting = count if is_one else _plus(waiting, count)
                continue
            if count.unit == "person":
                continue  # "two soldiers and three women were killed": how many people, isn't said
            waiting = None if waiting.unit == "person" else waiting
        if waiting:
            yield waiting
        waiting = count
    if waiting:
        yield waiting


def _are_joined(one: Count, other: Count, words: Sequence[Word]) -> bool:
    between = [w.lower for w in words[one.at + 1 : other.at]]
    return one.at < other.at and bool(one.fate) and len(between) <= _JOINED and "and" in between


def _plus(one: Count, other: Count) -> Count:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    printed = f"{one.printed} … {other.printed}"
    return replace(one, value=one.value + other.value, low=low, high=high, printed=printed)
