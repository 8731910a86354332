"""What one says to have given, told or asked, and the other not to have got: "warned", "was never told"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.language import lexicon
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.runs import BEING, tagged
from onrecord.link.conflicts.reading.scopes import same_one
from onrecord.link.conflicts.reading.words import around, senses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_NEAR, _LEAST = 0.5, 0.05
"""How near two lines must lie, and where it was given to those who say that they got nothing."""
_AFTER = 8
"""Words after a word of giving among which it is told to whom."""
_BEFORE = 4
"""Words before a word of getting among which it is denied."""
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "nothing", "none"})
_TO_COME = frozenset({"will", "would", "could", "may", "might", "should", "to", "if", "whether"})


class Handed(NamedTuple):
    """What sort of thing was given, or not got, and where the word for it stands."""

    sort: str
    is_denied: bool
    at: int


@cache
def _sorts() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    found: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for lists, name in zip(found, ("giving", "getting"), strict=True):
        for sort, row in lexicon.table("once_words.toml")[name].items():
            for word in row.split():
                lists.setdefault(word, set()).add(sort)
    return found


def handed(run: Sequence[Word]) -> tuple[Handed, ...]:
    """What a line says to have been given, and what it says that nobody got."""
    giving, getting = _sorts()
    if not any(word.lower in giving or word.lower in getting for word in run):
        return ()
    return tuple(_handed(run, giving, getting))


def _handed(
    run: Sequence[Word], giving: dict[str, set[str]], getting: dict[str, set[str]]
) -> Iterator[Handed]:
    parts = tagged(run)
    for k, word in enumerate(run):
        before = {w.lower for w in run[max(0, k - _BEFORE) : k]}
        if before & _NEGATIONS:
            told = word.lower not in giving or not before.isdisjoint(BEING)  # "never told" tells nobody
            yield from (Handed(sort, True, k) for sort in sorted(getting.get(word.lower, ())) if told)
        elif not before & (_TO_COME | BEING) and parts[k].startswith("VB"):
            yield from (Handed(sort, False, k) for sort in sorted(giving.get(word.lower, ())))


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """The one gave what the other says not to have got, to those who say so or of whom that is said."""
    if near < _LEAST or not (a.handed and b.handed and a.in_one_story):
        return None
    if not same_one(a, b) or a.open or b.open:
        return None
    for gave, got in ((a, b), (b, a)):
        for one in gave.handed:
            to_whom = senses(gave.words[one.at + 1 : one.at + 1 + _AFTER])
            for other in got.handed:
                if one.is_denied or not other.is_denied or one.sort != other.sort:
                    continue
                alike = near >= _NEAR and gave.words[one.at].sense == got.words[other.at].sense
                named = alike and to_whom & senses(got.words[: other.at])
                theirs = got.names <= gave.names and to_whom & got.speaker
                if not (named or theirs):
                    continue
                why = f"“{around(gave.words, one.at, 4, 6)}” against “{around(got.words, other.at, 5, 4)}”"
                return Finding("polarity", why, 0.25 + 0.4 * max(near, 0.2), f"handed/{one.sort}")
    return None
