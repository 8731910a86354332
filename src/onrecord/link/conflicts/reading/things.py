"""To what something is done: two lines tell of one act only where it may be done to one thing in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.reading.runs import BEING, tagged
from onrecord.link.conflicts.reading.scopes import STEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.reading.words import Word

_BEING = BEING | {"get", "got", "gets"}
_HELPING = _BEING | {"have", "has", "had", "having"}
_NOUN = ("NN", "JJ", "CD", "POS", "VBG", "PRP$")
"""Parts of speech of the words of a thing, its article left out."""
_STANDS_FOR = frozenset(
    {"it", "them", "him", "her", "me", "us", "you", "this", "these", "those", "one", "all"}
)
_CLAUSE = frozenset({"that", "what", "who", "how", "why", "whether", "if", '"', ":"})
_TOWARDS = frozenset({"into", "to", "from", "against", "with", "at", "onto", "through", "over", "for"})
"""Prepositions by which an act that is done to nothing is tied to something."""
_WHERE = frozenset({"of", "in", "at", "on", "near", "the", "a", "an"})
"""Words by which a noun before a verb goes on ("the house in Torvik was damaged")."""
_FAR = 8
"""Words of a thing at most."""


def is_one_thing(a: Sequence[Word], i: int, b: Sequence[Word], j: int) -> bool:
    """Whether word i of the one line and word j of the other may be done to one thing.

    They may where either isn't a verb, or where either line doesn't tell to what it is done. What is done to
    nothing ("the mill closed") may be what the other line does to something that both name.
    """
    if _goes_out(a, i) != _goes_out(b, j) and {_goes_in(a, i), _goes_in(b, j)} != {False}:
        return False  # "checked into a clinic", "checked out of it"
    mine, yours = thing(a, i), thing(b, j)
    if mine is None or yours is None or not (mine or yours):
        return True
    if (_takes_none(a, i) and not yours) or (_takes_none(b, j) and not mine):
        return True
    if not mine or not yours:
        return bool((mine or yours) & _told(a if yours else b))
    return bool(mine & yours) and not _are_named_apart(a, b, mine, yours)


def _are_named_apart(
    a: Sequence[Word], b: Sequence[Word], mine: frozenset[str], yours: frozenset[str]
) -> bool:
    """Whether both are named, and by other names ("the Melk clinic", "the Orsini clinic")."""
    one, other = (
        {word.lower[:STEM] for word in run if word.is_name} & told for run, told in ((a, mine), (b, yours))
    )
    return bool(one and other) and one.isdisjoint(other)


def thing(run: Sequence[Word], k: int) -> frozenset[str] | None:
    """What stands for each word of what verb k is done to: its sense, else its stem.

    Empty where it is done to nothing; None where it isn't a verb or the line doesn't tell ("it", "that was").
    """
    parts = tagged(run)
    if not parts[k].startswith("VB"):
        return None
    if _is_passive(run, parts, k):
        return _before(run, parts, k)
    by = any(w.lower == "by" for w in run[k + 1 : k + 2])
    if parts[k] in ("VBN", "VBD") and (by or (parts[k] == "VBN" and k and parts[k - 1].startswith("NN"))):
        return _before(run, parts, k)  # "the suspects arrested in Torvik"
    return _after(run, parts, k)


def tells_more(run: Sequence[Word], k: int) -> bool:
    """Whether a noun only tells more of another: "a *peace* plan", "the transition of *power*"."""
    parts = tagged(run)
    if not parts[k].startswith("NN"):
        return False
    another = parts[k + 1 : k + 2] == ("NN",) and run[k + 1].lower not in _HOW_LONG
    return another or any(w.lower == "of" for w in run[max(0, k - 1) : k])


_HOW_LONG = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})


def _takes_none(run: Sequence[Word], k: int) -> bool:
    """Whether it is done to none of something: "had drunk no wine" denies "had been drinking" too."""
    return any(w.lower == "no" for w in run[k + 1 : k + 2])


def _goes_in(run: Sequence[Word], k: int) -> bool:
    return any(w.lower in ("in", "into", "up", "onto") for w in run[k + 1 : k + 2])


def _goes_out(run: Sequence[Word], k: int) -> bool:
    return any(w.lower in ("out", "off", "away", "down") for w in run[k + 1 : k + 2])


def _is_passive(run: Sequence[Word], parts: Sequence[str], k: int) -> bool:
    if parts[k] not in ("VBN", "VBD"):
        return False
    at = k - 1
    while at >= 0 and _is_between(run, parts, at):
        at -= 1
    return at >= 0 and run[at].lower in _BEING


def _is_between(run: Sequence[Word], parts: Sequence[str], at: int) -> bool:
    """Whether it may stand between a verb and what helps it."""
    return parts[at] in ("RB", "MD") or run[at].lower in ("n't", "not", "never")


def _before(run: Sequence[Word], parts: Sequence[str], k: int) -> frozenset[str] | None:
    """The noun before a verb and what helps it; None where none does."""
    at = k - 1
    while at >= 0 and (run[at].lower in _HELPING or _is_between(run, parts, at)):
        at -= 1
    last = at
    while at >= 0 and last - at < _FAR and (parts[at].startswith(_NOUN) or run[at].lower in _WHERE):
        at -= 1
    return _told(run[at + 1 : last + 1]) or None


def _after(run: Sequence[Word], parts: Sequence[str], k: int) -> frozenset[str] | None:
    """The noun or the infinitive after a verb; after a preposition where nothing else follows.

    None where what follows stands for something, or is a clause of its own.
    """
    at = k + 1
    while at < len(run) and parts[at] in ("RB", "RP", "DT", "PDT"):
        at += 1
    if at >= len(run):
        return frozenset()
    if run[at].lower == "to" and parts[at + 1 : at + 2] == ("VB",):
        return _told(run[at + 1 : at + 2])
    if run[at].lower in _TOWARDS:
        at += 1
        while at < len(run) and parts[at] in ("DT", "PDT"):
            at += 1
    elif run[at].lower == "that" and parts[at + 1 : at + 2] == ("NN",):
        at += 1
    elif run[at].lower in _STANDS_FOR or run[at].lower in _CLAUSE:
        return None
    first = at
    while at < len(run) and at - first < _FAR and _goes_on(run, parts, at, first):
        at += 1
    return _told(run[first:at])


def _goes_on(run: Sequence[Word], parts: Sequence[str], at: int, first: int) -> bool:
    if run[at].lower in _STANDS_FOR:
        return False
    between = at > first and (parts[at] == "DT" or run[at].lower in ("and", "or", "of"))
    return parts[at].startswith(_NOUN) or parts[at] == "VBN" or between


def _told(run: Sequence[Word]) -> frozenset[str]:
    """What stands for each word; of a name its first letters, so that adjectives agree."""
    parts = tagged(run)
    told = [
        word
        for word, part in zip(run, parts, strict=True)
        if word.lower[:1].isalpha() and part != "CD" and word.lower not in _SAYS_NOTHING
    ]
    names = frozenset(word.lower[:STEM] for word in told if word.is_name)
    return names | frozenset(word.sense or stem(word.lower) for word in told)


_SAYS_NOTHING = frozenset(
    {"of", "and", "or", "but", "the", "a", "an", "s", "such", "same", "other", "any", "no"}
)
