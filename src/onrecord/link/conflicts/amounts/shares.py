"""What else tells apart two shares or two sums: of what whole they are, in lists of them, in round words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import tagged
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.frames import Frame

_VAGUE = 4.0
"""The factor between the bounds of a figure from which on it is told in round words."""
_OF_WHAT = 4
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
    return min(map(len, told)) > 1 or bool(mine and theirs and mine != theirs)


def _whole(frame: Frame, count: Count) -> str:
    """Of what a share is told: "75 percent of the *traffic*"; "" where of nothing."""
    run, parts = frame.words, tagged(frame.words)
    at = count.at + 1
    at += any(w.lower in ("percent", "per", "%") for w in run[at : at + 1])
    at += any(w.lower == "cent" for w in run[at : at + 1])
    if count.unit != "percent" or not any(w.lower == "of" for w in run[at : at + 1]):
        return ""
    nouns = [k for k in range(at + 1, min(len(run), at + 1 + _OF_WHAT)) if parts[k].startswith("NN")]
    last = next((k for k in nouns if k + 1 not in nouns), None)
    return "" if last is None else conflict_words().units.get(run[last].sense, run[last].sense)
