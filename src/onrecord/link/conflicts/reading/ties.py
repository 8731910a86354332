"""What one word of a line is tied to: the place that its own clause names."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.conflicts.reading.scopes import (
    PLACING,
    TIMES,
    Scope,
    is_its_own_name,
    is_placed,
    is_site,
    scope,
)
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.reading.scopes import Names
    from onrecord.link.conflicts.reading.words import Word

_CHAIN = 5
_OPENING = 4
"""Words at the head of a line among which a place that holds for all of it is named."""
_BREAKS = frozenset({",", ";", "--", "(", ")", ":", "while"})


def near_scope(run: Sequence[Word], at: int, background: Names) -> Scope:
    """What word `at` is tied to: the first tie after it in its clause, else the last before it."""
    whole = scope(run, background)
    if whole.is_whole:
        return whole
    if (begin := _own_clause(run, at)) is not None:
        return near_scope(run[begin:], at - begin, background)
    within = _clause_of(run, at)
    tied = [k for k in range(len(run)) if _ties(run, k, background)]
    after = [k for k in tied if k > at and k in within]
    before = [k for k in tied if k < at and not _is_of_another_clause(run, k, at)]
    if not after and not before:
        return Scope(wide=whole.wide)
    first = end = after[0] if after else before[-1]
    if after and _fronted(run, before, at):
        first = end = before[-1]
    while (reach := [k for k in tied if first - _CHAIN <= k < first]) and _joined(run, reach[-1], first):
        first = reach[-1]
    while (reach := [k for k in tied if end < k <= end + _CHAIN]) and _joined(run, end, reach[0]):
        end = reach[0]
    happenings = conflict_words().happenings
    while run[first].lower in happenings and (inner := [k for k in tied if first < k <= end]):
        first = inner[0]  # "a massacre at the Melk hotel" is tied to the hotel
    begin = max(0, first - 3)
    found = scope(run[begin : end + 3], background)
    chosen = run[first : end + 1]
    if any(w.lower in happenings for w in chosen) or found.is_whole:
        return Scope(wide=whole.wide)
    return found


_ASIDE = 8
"""Words between two dashes, at most, for them to be an aside that a clause goes on after."""


def _clause_of(run: Sequence[Word], at: int) -> set[int]:
    """The words from one on to the end of its clause, without an aside between dashes."""
    within, k = {at}, at + 1
    while k < len(run) and (run[k].lower not in _BREAKS or run[k].lower == "--"):
        if run[k].lower == "--":
            ends = (n for n in range(k + 1, min(len(run), k + 2 + _ASIDE)) if run[n].lower == "--")
            if (end := next(ends, None)) is None:
                break
            k = end
        else:
            within.add(k)
        k += 1
    return within


_SETTING = frozenset({"after", "as", "when", "while", "before"})
_FIGURES = frozenset({"number", "toll", "count", "total"})


def _own_clause(run: Sequence[Word], at: int) -> int | None:
    """Where the clause of a toll begins that another sentence is set beside; None where it has none.

    "All schools were closed *after the number of deaths rose to 12*": they died elsewhere than in schools.
    """
    for k in range(at - 1, max(0, at - 10), -1):
        if run[k].lower in _SETTING:
            told = any(w.lower in _FIGURES for w in run[k + 1 : at])
            return k + 1 if told else None
    return None


def _is_of_another_clause(run: Sequence[Word], k: int, at: int) -> bool:
    """Whether a new sentence begins between the two: "the fire reached Melk, and two people have died"."""
    if run[0].lower in PLACING and k <= _OPENING + _CHAIN:
        return False
    between = [w.lower for w in run[k + 1 : at]]
    return any(pair in ((",", "and"), (",", "but"), (",", "while")) for pair in pairwise(between))


def _fronted(run: Sequence[Word], before: Sequence[int], at: int) -> bool:
    """Whether the line opens with the place: "At the Melk hotel 30 people were killed in the attacks"."""
    return bool(before) and run[0].lower in PLACING and before[0] <= _OPENING and at - before[-1] <= _CHAIN


def _joined(run: Sequence[Word], one: int, other: int) -> bool:
    """Whether two ties name one place together: nothing stands between them that acts."""
    between = run[one + 1 : other]
    return not any(
        w.lower in ("and", "to", "that", "which", "from", "following", "after", "before") for w in between
    ) and not any(w.lower in conflict_words().fate_of for w in between)


def _ties(run: Sequence[Word], k: int, background: Names) -> bool:
    word, lists = run[k], conflict_words()
    if is_site(run, k, background) or word.lower in lists.happenings or background.is_wide(word.lower):
        return True
    return (
        background.names(word)
        and word.lower not in TIMES
        and not background.is_person(word.lower)
        and is_placed(run, k, background)
        and not is_its_own_name(run, k, background)
    )
