"""What else tells apart two shares or two sums: of what whole they are, in lists of them, in round words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import tagged
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_VAGUE = 4.0
"""The factor between the bounds of a figure from which on it is told in round words."""
_OF_WHAT = 6
"""Words after "percent of" among which stands of what."""


def are_of_one(a: Frame, b: Frame, one: Count, other: Count) -> bool:
    """Whether two shares or sums may be one: not two moves, of two wholes, of a list, or in round words."""
    if _moves(a, b) and later(a, b) in ("a", "b"):
        return False  # what rose on Monday and what rose on Thursday are two moves
    return not (_is_vague(one, other) or _of_two_wholes(a, b, one, other))


def _moves(a: Frame, b: Frame) -> bool:
    """Whether both lines say that something rose or fell."""
    moves = conflict_words().moves
    return bool(a.lowered & moves and b.lowered & moves)


def _is_vague(one: Count, other: Count) -> bool:
    """Whether one is told in round words ("billions of dollars"), which may be any part of the other."""
    return any(c.low and c.high and c.high > _VAGUE * c.low for c in (one, other))


def _of_two_wholes(a: Frame, b: Frame, one: Count, other: Count) -> bool:
    """Whether two shares are of two wholes ("70% of calls", "75 percent of traffic"), or of lists of them."""
    told = [{c.value for c in frame.counts if c.unit == one.unit} for frame in (a, b)]
    mine, theirs = _whole(a, one), _whole(b, other)
    listed = min(map(len, told)) > 1 and not are_bound(a, b, one, other)
    return listed or bool(mine and theirs and mine != theirs)


def are_bound(a: Frame, b: Frame, one: Count, other: Count) -> bool:
    """Whether both shares, one of them on a list, are bound to one name beside them."""
    told = [{c.value for c in frame.counts if c.unit == "percent"} for frame in (a, b)]
    mine = place_of(a, one) if max(map(len, told)) > 1 else frozenset()
    return bool(mine) and mine == place_of(b, other)


def are_elsewhere(a: Frame, b: Frame, one: Count, other: Count) -> bool:
    """Whether the shares are bound to two names."""
    mine, theirs = place_of(a, one), place_of(b, other)
    return bool(mine and theirs) and not mine & theirs


def place_of(frame: Frame, count: Count) -> frozenset[str]:
    """The names to which a share is bound in a list: "52 percent *in Egypt*", "*in India* by 65 percent".

    Those after it, up to the next figure or mark; where none stands there, those before it.
    """
    if count.unit != "percent":
        return frozenset()
    run, at = frame.words, count.at + 1
    end = next((k for k in range(at, len(run)) if _is_next(run[k])), len(run))
    start = next((k + 1 for k in range(count.at - 1, -1, -1) if _is_next(run[k])), 0)
    after, before = (_bound(frame, first, last) for first, last in ((at, end), (start, count.at)))
    return after or before


def _has(run: Sequence[Word], k: int) -> bool:
    """Whether it is told of somebody's: "80 percent of *Lomar's* reserves"."""
    return any(w.lower == "s" for w in run[k + 1 : k + 2])


def _is_next(word: Word) -> bool:
    """Whether a list goes on with the word: a mark, another figure."""
    return word.lower in _MARKS or word.lower[:1].isdigit()


def _bound(frame: Frame, first: int, last: int) -> frozenset[str]:
    """The name behind a preposition among some words, or before "'s"."""
    run = frame.words
    for k in range(first, last):
        if frame.keys[k] and ((k > first and run[k - 1].lower in _BINDING) or _has(run, k)):
            end = next((at for at in range(k, last) if not frame.keys[at]), last)
            return frozenset(frame.keys[k:end])
    return frozenset()


_MARKS = frozenset({",", ";", ":", "(", ")", "--", "and", "while", "but"})
_BINDING = frozenset({"in", "to", "with", "from", "for", "of", "across"})


def bounds(count: Count) -> tuple[float, float]:
    """Between what a share lies as a reader takes it: "more than 75 percent" is hardly 90."""
    low, high = (count.low, count.high)
    if count.unit == "percent" and low is not None and high is None:
        return low, low + _ABOVE
    if count.unit == "percent" and count.is_range and 0.9 * count.value <= (low or 0.0):
        return count.value - _POINTS, count.value + _POINTS
    return float("-inf") if low is None else low, float("inf") if high is None else high


_ABOVE, _POINTS = 10.0, 4.0
"""Points by which "more than" and "about" leave a share open."""


def _whole(frame: Frame, count: Count) -> str:
    """Of what a share is told: "75 percent of the *traffic*"; "" where of nothing."""
    run, parts = frame.words, tagged(frame.words)
    at = count.at + 1
    at += any(w.lower in ("percent", "per", "%") for w in run[at : at + 1])
    at += any(w.lower == "cent" for w in run[at : at + 1])
    if count.unit != "percent" or not any(w.lower == "of" for w in run[at : at + 1]):
        return ""
    nouns = [
        k
        for k in range(at + 1, min(len(run), at + 1 + _OF_WHAT))
        if parts[k].startswith("NN") and not _has(run, k) and run[k].lower != "s"
    ]
    last = next((k for k in nouns if k + 1 not in nouns), None)
    return "" if last is None else conflict_words().units.get(run[last].sense, run[last].sense)
