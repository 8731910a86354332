"""Who was not named, or not known, and then is: "an unidentified pilot", "the pilot, Nils Holt"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import index_at, role_of, tagged
from onrecord.link.conflicts.reading.scopes import ROW
from onrecord.link.conflicts.reading.words import around, conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

LEAST_NEAR, _NEAR_GENERAL = 0.25, 0.4
"""How near two lines lie of which one names whom the other doesn't: of "the pilot", and of "a man"."""
_WHO = 6
"""Words before or after the words that say so among which it is told who isn't named."""
_REACH = 14
"""Words between somebody and the name that a verb of being gives them."""
_ENDS = frozenset({".", ";", ":", "--", "but", "and"})
_AHEAD = re.compile(
    r"whose (?:names?|identit(?:y|ies)) (?:\w+ ){1,2}(?:not|n['’]t|unknown)|"
    r"(?:has|have|had|was|were|is|are)(?: not|n['’]t)(?: yet)?(?: been)?(?: publicly| formally)?"
    r" (?:identified|named)\b|"
    r"(?:is|are) yet to be (?:identified|named)|yet to be identified|"
    r"(?:has|have) (?:still|yet) not been (?:identified|named)",
    re.IGNORECASE,
)
"""What follows those who aren't named."""
_BEHIND = re.compile(
    r"(?:names?|identit(?:y|ies)) of|unidentified|unnamed|declined to (?:name|identify)|"
    r"(?:(?:not|n['’]t)(?: immediately| yet)? (?:clear|known|say)|unclear|unknown|declined to say) who|"
    r"who",
    re.IGNORECASE,
)
"""What stands before them; "who" only where the cue says that it isn't known."""
_OPENING = re.compile(
    r"(?:his|her|their) (?:names?|identit(?:y|ies)) (?:\w+ ){1,2}(?:not|n['’]t|unknown)", re.IGNORECASE
)
_WHO_THEY = re.compile(r"(?:clear|known|unclear|unknown) who\b", re.IGNORECASE)
_WHO_ATTACKED = re.compile(
    r"\b(?:man|woman|suspect) who "
    r"(?:attacked|opened|shot|stabbed|blew|carried|stormed|killed|planted|drove into)\b"
)
_NOT_GIVEN = re.compile(r"\b(?:not|n['’]t|unknown|declined|refused|withheld)\b", re.IGNORECASE)
_NAMING = re.compile(r"\b(?:identified|named)\b(?: \w+){0,2}? as\b", re.IGNORECASE)


class Naming(NamedTuple):
    """Of what role somebody is, whether a name is given, where, and whether all of them are meant."""

    role: str
    is_named: bool
    at: int
    is_of_all: bool = False


class People(Protocol):
    """What `namings` asks of the story around."""

    def is_person(self, lower: str) -> bool:
        """Whether it is part of a person's name."""


def namings(
    text: str,
    run: Sequence[Word],
    people: People,
    *,
    is_asked: bool = False,
    before: Sequence[Sequence[Word]] = (),
) -> tuple[Naming, ...]:
    """Whom a line leaves without a name, and to whom it gives one.

    `is_asked` where its cue says that the content isn't known; `before` are the words of the lines before it.
    """
    of_all = bool(_WHO_THEY.search(text)) or (is_asked and text.lower().startswith("who "))
    found = [Naming(role, False, k, of_all) for role, k in _nameless(text, run, is_asked, before)]
    if not found:
        found = [Naming(role, True, k) for role, k in _named(text, run, people)]
    if _WHO_ATTACKED.search(text):
        found = [one._replace(role="attacker") if one.role == stem("man") else one for one in found]
    return tuple(dict.fromkeys(found))


def _nameless(
    text: str, run: Sequence[Word], is_asked: bool, before: Sequence[Sequence[Word]]
) -> list[tuple[str, int]]:
    found = []
    for match in _AHEAD.finditer(text):
        at = index_at(run, match.start())
        who = _last_role(run[max(0, at - _WHO) : at], max(0, at - _WHO))
        if not who and before and [w.lower for w in run[:at]] in _OTHERS:
            who = [(role, 0) for role, _ in _last_role(before[-1], 0)]
        found += who
    for match in _BEHIND.finditer(text):
        word = match[0].lower()
        if word == "who" and not (is_asked and match.start() == 0):
            continue
        if word.endswith(" of") and not _NOT_GIVEN.search(text):
            continue
        at = index_at(run, match.end())
        found += _first_role(run[at : at + _WHO], at)
    if _OPENING.match(text) and before:
        found += [(role, 0) for role, _ in _last_role(before[-1], 0)]
    return found


def _named(text: str, run: Sequence[Word], people: People) -> list[tuple[str, int]]:
    found = []
    for match in _NAMING.finditer(text):
        at = index_at(run, match.start())
        if any(people.is_person(w.lower) for w in run[at : at + _WHO]):
            found += _last_role(run[max(0, at - _REACH) : at], max(0, at - _REACH))
    for k in range(1, len(run)):
        if not (run[k].is_name and people.is_person(run[k].lower)) or _is_inside(run, k, people):
            continue
        if role := _beside(run, k):
            found.append((role, k))
        end = k
        while end + 1 < len(run) and run[end + 1].is_name and people.is_person(run[end + 1].lower):
            end += 1
        found += _apposed(run, end)
    return found


def _is_inside(run: Sequence[Word], k: int, people: People) -> bool:
    return run[k - 1].is_name and people.is_person(run[k - 1].lower)


def _beside(run: Sequence[Word], k: int) -> str:
    """The role right before a name: "the pilot, Captain Nils Holt", or whom "was" says to be it."""
    at = k - 1
    while at >= 0 and (run[at].is_name or run[at].lower in (",", "called")) and k - at < _WHO:
        at -= 1
    is_meant = at == k - 1 or any(w.lower in _DEFINITE for w in run[max(0, at - 3) : max(0, at)])
    if at >= 0 and is_meant and (role := role_of(run[at])):
        return role  # "driver Nils Holt", "the pilot, Captain Nils Holt"
    comma = next((j for j in range(k - 1, max(0, at), -1) if run[j].lower == ","), 0)
    if comma:  # "the captain of the ferry, Jonas Brekke"
        some = run[max(0, comma - _WHO) : comma]
        for j, word in enumerate(some):
            if j and (role := role_of(word)) and some[j - 1].lower in _DEFINITE:
                return role if not any(w.lower in _ACTS for w in some[j + 1 :]) else ""
    if run[k - 1].lower in ("was", "is", "were"):
        some = run[max(0, k - 1 - _REACH) : k - 1]
        if some and some[0].lower not in ("he", "she", "it"):
            return next((role for w in some if (role := role_of(w))), "")
    return ""


_OTHERS = (["the", "other"], ["the", "others"], ["the", "second"], ["the", "third"], ["another"])
"""What a line opens with that leaves it to the line before who is meant."""
_ACTS = frozenset({"was", "is", "were", "said", "and", "told", "that", ","})
_DEFINITE = frozenset({"the", "its", "their", "his", "her", "captured", "dead", "second", "third", "other"})


def _apposed(run: Sequence[Word], end: int) -> list[tuple[str, int]]:
    """The role after a name: "Nils Holt, a pilot of 43"."""
    after = [w.lower for w in run[end + 1 : end + 3]]
    if len(after) < 2 or after[0] != "," or after[1] not in ("a", "an", "the", "one"):
        return []
    return _first_role(run[end + 3 : end + 3 + _WHO], end + 3)


def _last_role(some: Sequence[Word], first: int) -> list[tuple[str, int]]:
    """The last role in some words of one clause."""
    for k in range(len(some) - 1, -1, -1):
        if some[k].lower in _ENDS:
            break
        if role := role_of(some[k]):
            return [(role, first + k)]
    return []


def _first_role(some: Sequence[Word], first: int) -> list[tuple[str, int]]:
    for k, word in enumerate(some):
        if word.lower in _ENDS:
            break
        if role := role_of(word):
            return [(role, first + k)]
    return []


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """One line names somebody whom the other leaves without a name."""
    if near < LEAST_NEAR or not (a.in_one_story and a.namings and b.namings):
        return None
    return _compare(a, b, near) or _compare(b, a, near)


def _compare(unsure: Frame, sure: Frame, near: float) -> Finding | None:
    if unsure.line.article.id == sure.line.article.id or later(unsure, sure) == "a":
        return None  # one article knows of whom it speaks
    if not _may_be_one(unsure, sure) or frozenset(unsure.keys) & sure.people:
        return None
    for one in unsure.namings:
        for other in sure.namings:
            if one.is_named or not other.is_named or one.role != other.role:
                continue
            if one.role in conflict_words().anybody and not _is_there(unsure, sure, one, near):
                continue
            why = f"“{around(unsure.words, one.at)}” has no name, against “{around(sure.words, other.at)}”"
            first = min(unsure, sure, key=lambda f: f.line.id)
            which: Literal["a", "b"] = "b" if first is unsure else "a"
            return Finding("commitment", why, 0.2 + 0.5 * near, f"unnamed/{one.role}", which)
    return None


def _is_there(unsure: Frame, sure: Frame, one: Naming, near: float) -> bool:
    """Whether place or number tell that the man, or the attacker, of both lines is the same.

    Where it is asked who they all were, any of them who is named will do.
    """
    sort = [w for w in unsure.words[max(0, one.at - 1) : one.at] if w.sense and not w.is_name]
    if tagged(sort) == ("NN",) and sort[0].sense not in sure.senses:
        return False  # "who the strike leaders are" isn't answered by any leader's name
    if one.is_of_all and unsure.scope.is_whole:
        return True
    tied = unsure.scope.names & sure.scope.names or unsure.scope.sites & sure.scope.sites
    named = unsure.names - unsure.people
    if not tied and named and not named & sure.names:
        return False
    if not tied and not unsure.scope.is_whole and not sure.scope.is_whole:
        return False
    return near >= _NEAR_GENERAL and bool(tied or unsure.lowered & sure.lowered.intersection(ROW))


def _may_be_one(a: Frame, b: Frame) -> bool:
    """Whether no number in a row tells the two apart; "the other" may be any but the first."""
    one, other = a.lowered.intersection(ROW), b.lowered.intersection(ROW)
    return not (one and other and one != other)
