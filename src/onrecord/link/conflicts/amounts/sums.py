"""Counts of one line that belong together: "two women and three men were killed" are five people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.link.conflicts.amounts.windows import others_before
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.reading.words import Word

_JOINED = 4
"""Words between two counts that add up at most."""


def summed(found: Sequence[Count], words: Sequence[Word]) -> Iterator[Count]:
    """The counts, people told kind by kind put together: "two women and three men were killed"."""
    waiting: Count | None = None
    told = (_with_one(_with_others(count, words), words) for count in found)
    for count in sorted(told, key=lambda count: count.at):
        if waiting and waiting.fate == count.fate and _are_joined(waiting, count, words):
            if count.key == waiting.key:
                is_one = waiting.is_range and (waiting.low == count.low or waiting.high == count.high)
                # "between 40 and 60" is read from both
                waiting = (count if count.is_range else waiting) if is_one else _plus(waiting, count)
                continue
            if count.unit == "person":
                continue  # "two soldiers and three women were killed": how many people, isn't said
            waiting = None if waiting.unit == "person" else waiting
        if waiting:
            yield waiting
        waiting = count
    if waiting:
        yield waiting


def _with_others(count: Count, words: Sequence[Word]) -> Count:
    more = others_before(words, count.at)
    low, high = (None if some is None else some + more for some in (count.low, count.high))
    return replace(count, value=count.value + more, low=low, high=high)


def _with_one(count: Count, words: Sequence[Word]) -> Count:
    """The count, and the one who is told beside those counted: "two women *and a man* were killed"."""
    if count.unit != "person" or not count.fate or count.value < 1:
        return count
    before = [w.lower for w in words[max(0, count.at - 3) : count.at]]
    ones = before[:1] if len(before) == 3 and _is_one(before[1]) and before[2] == "and" else []
    joined = next((k for k in range(count.at + 1, count.at + _JOINED) if _is_and_one(words, k)), None)
    if joined is not None:
        ones.append(words[joined + 1].lower)
    more = sum(one in _ONE for one in ones)
    low, high = (None if some is None else some + more for some in (count.low, count.high))
    return replace(count, value=count.value + more, low=low, high=high)


_ONE = frozenset({"a", "an"})  # "one man" is read as a count of its own


def _is_one(lower: str) -> bool:
    """Whether the word is for a single person."""
    return lower in conflict_words().people and not lower.endswith("s")


def _is_and_one(words: Sequence[Word], k: int) -> bool:
    """Whether "and a man" stands at k, and nothing else is told of the man ("and a man was hurt")."""
    some = [w.lower for w in words[k : k + 3]]
    if len(some) < 3 or some[0] != "and" or some[1] not in _ONE or not _is_one(some[2]):
        return False
    return not any(w.lower == "was" for w in words[k + 3 : k + 4])


def _are_joined(one: Count, other: Count, words: Sequence[Word]) -> bool:
    between = [w.lower for w in words[one.at + 1 : other.at]]
    return one.at < other.at and bool(one.fate) and len(between) <= _JOINED and "and" in between


def _plus(one: Count, other: Count) -> Count:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    printed = f"{one.printed} … {other.printed}"
    return replace(one, value=one.value + other.value, low=low, high=high, printed=printed)
