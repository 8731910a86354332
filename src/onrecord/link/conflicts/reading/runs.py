"""What several comparisons ask of the words of a line: parts of speech, clauses around a place, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.tags import tags
from onrecord.link.compare.words import stem
from onrecord.link.conflicts.reading.words import conflict_words
from onrecord.link.remembered import remembered_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.link.conflicts.reading.words import Word


BEING = frozenset({"was", "were", "been", "be", "being", "is", "are"})
"""Forms of "be", by which what follows is done to what stands before, or is so of it."""
HELPING = BEING | {"has", "had", "have", "having", "did", "do", "does"}
"""Words that help a verb."""
OF_SOMEBODY = frozenset({"he", "she", "his", "her", "him"})
"""Words by which a line tells of one person."""


@remembered_of
def tagged(run: Sequence[Word]) -> tuple[str, ...]:
    """The part of speech of each word, kept for lines that are asked for again."""
    return tuple(tags([word.text for word in run]))


def index_at(run: Sequence[Word], start: int) -> int:
    """The number of the first word that begins at a character or after it; of none, one past the last."""
    return next((k for k, word in enumerate(run) if word.start >= start), len(run))


def clause_start(run: Sequence[Word], at: int, most: int, ends: Collection[str]) -> int:
    """The number of the first of the words before a word, at most so many, back to one that ends a clause."""
    first = at
    while first and at - first < most and run[first - 1].lower not in ends:
        first -= 1
    return first


def clause_end(run: Sequence[Word], at: int, most: int, ends: Collection[str]) -> int:
    """The number after the last word from a word on, at most so many, up to one that ends a clause."""
    last = at
    while last < len(run) and last - at < most and run[last].lower not in ends:
        last += 1
    return last


def clause_before(run: Sequence[Word], start: int, most: int, ends: Collection[str]) -> Sequence[Word]:
    """The words before a character, at most so many, back to the first that ends a clause."""
    last = index_at(run, start)
    return run[clause_start(run, last, most, ends) : last]


def clause_after(run: Sequence[Word], end: int, most: int, ends: Collection[str]) -> Sequence[Word]:
    """The words from a character on, at most so many, up to the first that ends a clause."""
    first = index_at(run, end)
    return run[first : clause_end(run, first, most, ends)]


def role_of(word: Word) -> str:
    """The role that a word names, those who attack under one name; "" where it names none."""
    lists = conflict_words()
    lower, base = word.lower, stem(word.lower)
    if lists.attackers & {lower, base, lower.removesuffix("s")}:
        return "attacker"
    return base if base in lists.roles else ""
