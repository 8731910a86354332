"""Who did it: two who are blamed for one act, one who did it by one line and not by another, nobody yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.compare.words import claim_words
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import clause_after, clause_before, index_at
from onrecord.link.conflicts.reading.scopes import same_one, same_times
from onrecord.link.conflicts.reading.words import around, conflict_words, senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

LEAST_NEAR = 0.3
"""How near two lines lie that tell who did one act."""
_REACH = 7
"""Words before and after the words of blame among which stand who did it, and what."""
_ENDS = frozenset(
    {",", ";", ":", ".", "--", "that", "which", "who", "but", "while", "when", "after", "said", "says"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "nobody"})
_BEHIND = re.compile(
    r"\b(?:(?:was|were|is|are|be|been) (?:behind|responsible for)|(?:carried|carries) out|"
    r"(?:claim(?:s|ed)?|admit(?:s|ted)?) responsibility for|admit(?:s|ted) carrying out)\b",
    re.IGNORECASE,
)
"""After who did it and before what."""
_BLAMED = re.compile(r"\b(?:blam(?:es|ed)|accus(?:es|ed))\b", re.IGNORECASE)
"""Before who did it; what comes after "for" or "of"."""
_DONE_BY = re.compile(r"\b(?:carried out|committed|fired|planted|launched) by\b", re.IGNORECASE)
_IT_WAS = re.compile(r"\bit (?:was|is) (?=(?:the |an? )?\w+(?: \w+){0,3} (?:that|who|which) )", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:den(?:y|ies|ied) (?:any |all )?(?:part|role|involvement|responsibility|a part|hand)|"
    r"(?:had|has|have) (?:nothing to do with|no (?:part|role|hand|ties|links?)(?: in| to| with)?)|"
    r"(?:was|were) not (?:behind|responsible|involved))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\bno (?:one|group|organi[sz]ation|party|\w+ group) "
    r"(?:has|had|have)(?: yet| immediately)? (?:claimed|admitted)|"
    r"\bnobody (?:has|had) (?:yet )?(?:claimed|admitted)|\bno (?:immediate )?claim of responsibility",
    re.IGNORECASE,
)


class Blame(NamedTuple):
    """The senses of who did it and of what was done, whether it is said to be so, and where.

    Nobody did it, as far as is known, where `by` is empty. `is_blame` where that is what the line is about.
    """

    by: frozenset[str]
    of: frozenset[str]
    is_so: bool
    at: int
    is_blame: bool = False


def blames(text: str, run: Sequence[Word]) -> tuple[Blame, ...]:
    """Who a line says to have done something, or not to have done it."""
    if match := _NOBODY.search(text):
        return (Blame(frozenset(), senses(_after(run, match.end())), True, index_at(run, match.start())),)
    found = []
    no_part = [m.span() for m in _NO_PART.finditer(text)]
    for begin, end in no_part:
        found.append(Blame(_who(_before(run, begin)), senses(_after(run, end)), False, index_at(run, begin)))
    if {w.lower for w in run} & _UNSURE or {w.lower for w in run} & claim_words().negations or no_part:
        return tuple(one for one in found if one.by)
    for match in _BEHIND.finditer(text):
        by, of = _who(_before(run, match.start())), senses(_after(run, match.end()))
        is_blame = not match[0].lower().endswith("out")
        found.append(Blame(by, of, True, index_at(run, match.start()), is_blame))
    for match in _DONE_BY.finditer(text):
        by, of = _who(_after(run, match.end())), senses(_before(run, match.start()))
        found.append(Blame(by, of, True, index_at(run, match.start())))
    for match in (*_BLAMED.finditer(text), *_IT_WAS.finditer(text)):
        found += _blamed(run, match.end())
    return tuple(one for one in found if one.by and one.of)


_UNSURE = frozenset(
    {"if", "whether", "could", "might", "may", "would", "will", "not", "probably", "suspected"}
)


def _blamed(run: Sequence[Word], start: int) -> list[Blame]:
    """ "(blamed) the rebels for the shelling", "(it was) the army that shelled the town"."""
    at = index_at(run, start)
    link = next(
        (
            k
            for k in range(at, min(len(run), at + _REACH))
            if run[k].lower in ("for", "of", "that", "who", "which")
        ),
        None,
    )
    if link is None:
        return []
    return [Blame(_who(run[at:link]), senses(run[link + 1 : link + 1 + _REACH]), True, at, is_blame=True)]


def _who(some: Sequence[Word]) -> frozenset[str]:
    """The senses of those named; none of those for whom only a pronoun stands."""
    if any(w.lower in _PRONOUNS for w in some):
        return frozenset()
    return senses([w for w in some if w.lower not in _EMPTY])


_EMPTY = frozenset({"group", "groups", "was", "were", "has", "had", "have", "also", "later", "then"})


def _before(run: Sequence[Word], start: int) -> Sequence[Word]:
    return clause_before(run, start, _REACH, _ENDS)


def _after(run: Sequence[Word], end: int) -> Sequence[Word]:
    return clause_after(run, end, _REACH, _ENDS)


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two who are said to have done one act, or one who is said to have and not to have."""
    if near < LEAST_NEAR or not (a.blames and b.blames and a.in_one_story):
        return None
    if not same_times(a, b) or not same_one(a, b):
        return None
    for one in a.blames:
        for other in b.blames:
            if found := _compare(a, b, one, other, near):
                return found
    return None


def _compare(a: Frame, b: Frame, one: Blame, other: Blame, near: float) -> Finding | None:
    act = {_kind(s) for s in one.of} & {_kind(s) for s in other.of} - {""}
    what = f"“{around(a.words, one.at, 5, 6)}” against “{around(b.words, other.at, 5, 6)}”"
    strength = 0.25 + 0.5 * near + 0.05 * min(3, len(act))
    if not one.by or not other.by:
        if one.by == other.by or not (one if one.by else other).is_so:
            return None
        first, second = (a, b) if not one.by else (b, a)
        if later(first, second) == "a":
            return None
        return Finding("commitment", what, strength, "blame/nobody", "b" if second is b else "a")
    shared = one.by & other.by
    if one.is_so != other.is_so:
        if not shared or not (act or not one.of or not other.of):
            return None
        return Finding("polarity", what, strength + 0.1, f"blame/{min(shared)}")
    if shared or not act or not one.is_so or one.by & other.of or other.by & one.of:
        return None
    if not (one.is_blame and other.is_blame and _is_side(one, a) and _is_side(other, b)):
        return None
    if set(a.line.parties) & set(b.line.parties):
        return None
    return Finding("actor", what, strength, f"blame/{min(act)}", replaces=True)


def _is_side(blame: Blame, frame: Frame) -> bool:
    """Whether it tells who did it by name, or as a side in a war: "militants" may be anybody."""
    sides = conflict_words().sides
    return bool(blame.by & frame.named) or bool(blame.by & sides)


def _kind(sense: str) -> str:
    """The act's sense; "" of words that tell no act."""
    return "" if sense in conflict_words().light or not sense[:1].isalpha() else sense
