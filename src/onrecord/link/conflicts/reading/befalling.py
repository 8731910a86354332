"""Whom an act befalls: whom it is done to, who dies of it, whose it is ("the shooting of", "her death")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from onrecord.link.conflicts.reading.runs import HELPING, tagged
from onrecord.link.conflicts.reading.scopes import STEM, TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.reading.words import Word

_HELPING = HELPING | {"get", "got", "gets"}
_PRONOUNS = frozenset({"he", "she", "him", "his", "her"})
_WHO = frozenset({"who", "whom", "that", "which", "whose"})
_OPENS = _WHO | {"the", "a", "an", "his", "her", "aged", "their", "then", "now", "formerly"}
"""Words after a name and a comma by which something is put in about it: "Holt, who led the mill, died"."""
_SUFFIXES = frozenset({"sr", "jr", ".", ",", "ii", "iii"})
"""What stands between a name and what is put in about it."""
_NOUN = 6
"""Words of a noun and of what stands before it, at most."""
_WHEN = frozenset({"late", "early", "last", "yesterday", "today", "tonight", "overnight"})
_FAR = 12
"""Words back to the verb before an "and", at most, whose subject is that of the next."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_SPELT = 3
"""Letters of a first name that its spellings share."""


class Whom(NamedTuple):
    """The starts of the words of a person's name, in order; the sense of the noun where none is named.

    `is_the` where "the" stands before the noun.
    """

    name: tuple[str, ...] = ()
    noun: str = ""
    is_the: bool = False

    def is_other(self, other: Whom) -> bool:
        """Whether both are named, and by names that one person doesn't have."""
        if not (self.name and other.name):
            return False
        if self.name[-1] != other.name[-1]:
            return not (len(self.name) == 1 or len(other.name) == 1) or not set(self.name) & set(other.name)
        mine, theirs = ({word[:_SPELT] for word in whom.name[:-1]} for whom in (self, other))
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def is_one(self, other: Whom) -> bool:
        """Whether both are named, and by names that one person may have."""
        return bool(self.name and other.name) and not self.is_other(other)


class People(Protocol):
    """What `whom` asks of the story around."""

    def names(self, word: Word) -> bool:
        """Whether the word is part of a proper name."""

    def is_person(self, lower: str) -> bool:
        """Whether it is part of a person's name."""


NOBODY = Whom()


def subject(run: Sequence[Word], k: int, people: People, meant: Whom) -> Whom:
    """Of whom verb k tells: the name or noun before it and what helps it; `meant` is whom a pronoun means."""
    parts, at = tagged(run), k - 1
    while at >= 0 and (run[at].lower in _HELPING or parts[at] in ("RB", "MD") or run[at].lower == '"'):
        at -= 1
    if at > 0 and run[at].lower in ("and", "but"):  # "who had run the mill and died in May"
        verb = next((v for v in range(at - 1, max(-1, at - _FAR), -1) if parts[v] in _FINITE), None)
        return NOBODY if verb is None else subject(run, verb, people, meant)
    return _ending_at(run, at, people, meant)


def done_to(run: Sequence[Word], k: int, people: People, meant: Whom) -> Whom:
    """To whom verb k does something: who stands behind it, or before it where it is done to them."""
    parts, at = tagged(run), k - 1
    while at >= 0 and (parts[at] == "RB" or run[at].lower in ("been", "being")):
        at -= 1
    if at > 0 and run[at].lower == "and" and parts[at - 1].startswith("VB"):  # "was shot and killed"
        first = done_to(run, at - 1, people, meant)
        return first if first != NOBODY else _beginning_at(run, k + 1, people, meant)
    by = any(w.lower == "by" for w in run[k + 1 : k + 4])
    if (at >= 0 and run[at].lower in _HELPING - {"has", "had", "have", "having"}) or by:
        return subject(run, k, people, meant)
    return _beginning_at(run, k + 1, people, meant)


def of_noun(run: Sequence[Word], k: int, people: People, meant: Whom) -> Whom:
    """Whose noun k is: "the death of Ilse Brandt", "Ilse Brandt's death", "her death"."""
    if any(w.lower == "of" for w in run[k + 1 : k + 2]):
        return _beginning_at(run, k + 2, people, meant)
    for at in range(k - 1, max(-1, k - _NOUN), -1):
        if run[at].lower == "s" and at:
            return _ending_at(run, at - 1, people, meant)
        if run[at].lower in ("his", "her"):
            return meant
        if not (run[at].sense or tagged(run)[at] in ("JJ", "RB")):
            break
    return NOBODY


def named_up_to(run: Sequence[Word], at: int, people: People) -> Whom:
    """The person whose name ends with word `at`; nobody where none does."""
    if not (0 <= at < len(run) and _is_named(run[at], people)):
        return NOBODY
    return _name(run, _first_of_name(run, at, people), people)


def named_from(run: Sequence[Word], first: int, people: People) -> Whom:
    """The first person named in the noun that begins at a word."""
    whom = _beginning_at(run, first, people, NOBODY)
    return whom if whom.name else NOBODY


def _ending_at(run: Sequence[Word], at: int, people: People, meant: Whom) -> Whom:
    """Who stands right before a place; of what is put in between commas, who it is put in about."""
    if at >= 0 and run[at].lower == ",":
        return _before_what_is_put_in(run, at, people)
    if at >= 0 and run[at].lower in _WHO:
        return _ending_at(run, at - 1 - (at > 0 and run[at - 1].lower == ","), people, meant)
    if at < 0 or run[at].lower in _PRONOUNS:
        return meant if at >= 0 else NOBODY
    if _is_named(run[at], people):
        return _name(run, _first_of_name(run, at, people), people)
    if at > 1 and run[at - 1].lower in ("of", "from"):
        return _ending_at(run, at - 2, people, meant)  # "Ilse Brandt of Torvik died", "a father of three"
    if not tagged(run)[at].startswith("NN"):
        return NOBODY
    first = at
    while first and at - first < _NOUN and tagged(run)[first - 1] in ("JJ", "NN", "CD"):
        first -= 1
    is_the = any(w.lower == "the" for w in run[max(0, first - 1) : first])
    return Whom((), run[at].sense or run[at].lower, is_the)


def _before_what_is_put_in(run: Sequence[Word], comma: int, people: People) -> Whom:
    """The first name of the line that a comma and a "who", "the" or an age follow, before that comma."""
    for at in range(comma - 2):
        after = next((w.lower for w in run[at + 2 : at + 6] if w.lower not in _SUFFIXES), "")
        if run[at + 1].lower == "," and (after in _OPENS or after.isdigit()) and _is_named(run[at], people):
            return _name(run, _first_of_name(run, at, people), people)
    return NOBODY


def _beginning_at(run: Sequence[Word], first: int, people: People, meant: Whom) -> Whom:
    """Who stands from a place on: the first name in the noun, else its last word."""
    parts, noun, described = tagged(run), "", ""
    for at in range(first, min(len(run), first + _NOUN)):
        if run[at].lower in _PRONOUNS and at == first:
            owns = run[at].lower in ("his", "her") and parts[at + 1 : at + 2] in (("NN",), ("JJ",))
            return NOBODY if owns else meant
        if _is_named(run[at], people):
            last = _last_of_name(run, at, people) + 1
            owns = any(w.lower == "s" or _is_thing(run, last) for w in run[last : last + 1])
            return NOBODY if owns else _name(run, at, people)
        if run[at].lower in TIMES or run[at].lower in _WHEN:
            break
        if parts[at].startswith("NN"):
            noun = run[at].sense or run[at].lower
        elif not (parts[at] in ("DT", "JJ", "CD", "PRP$", "POS", "VBN") or run[at].lower == "."):
            break
        described = run[at].sense
    return Whom((), noun or described, any(w.lower == "the" for w in run[first : first + 1]))


def _is_thing(run: Sequence[Word], k: int) -> bool:
    """Whether a noun goes on behind a name: "captured the Holt *stronghold*"."""
    return tagged(run)[k].startswith("NN") and not (run[k].is_name or run[k].lower in _WHEN)


def _is_named(word: Word, people: People) -> bool:
    return people.names(word) and people.is_person(word.lower)


def _first_of_name(run: Sequence[Word], at: int, people: People) -> int:
    while at and (_is_named(run[at - 1], people) or (run[at - 1].lower == "." and at > 1)):
        if run[at - 1].lower == "." and not (run[at - 2].is_name and len(run[at - 2].text) == 1):
            break
        at -= 1
    return at


def _last_of_name(run: Sequence[Word], at: int, people: People) -> int:
    while at + 1 < len(run) and _is_named(run[at + 1], people):
        at += 1
    return at


def _name(run: Sequence[Word], first: int, people: People) -> Whom:
    last = _last_of_name(run, first, people)
    while last + 2 < len(run) and run[last + 1].lower == "." and _is_named(run[last + 2], people):
        last = _last_of_name(run, last + 2, people)
    told = (w.lower for w in run[first : last + 1] if w.is_name and len(w.lower) > 1)
    return Whom(tuple(lower[:STEM] for lower in told if not lower.endswith("-old")))
