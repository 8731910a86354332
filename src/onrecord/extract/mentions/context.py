"""What stands around a name in its sentence: does it act there, or is it only where something is?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.lexicon import cues, lemma
from onrecord.language.names import titles, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.words import Word

_WHERE = word_class("where")
_WHITHER = word_class("whither")
_MOVING = word_class("moving")
_PARTS_OF_LAND = word_class("parts of land")
_TOWNS = word_class("towns")
_WITH_BORDER = word_class("borders")
_AUXILIARIES = word_class("auxiliaries of actors")
_NOUNS_TOO = word_class("nouns like verbs")
_PREPOSITIONS = word_class("prepositions")
_LONGEST_APPOSITION = 6
"""Words after a name and a comma among which one says who it is."""
_TO_A_PERSON = word_class("spoken to")


def is_only_where(run: Sequence[Word], at: int) -> bool:
    """Whether the name that begins at word `at` only says where something is: "in northern Syria"."""
    before = _before(run, at)
    if before is None:
        return False
    word = run[before].text.lower()
    recent = {other.text.lower() for other in run[max(0, before - 4) : before]}
    if any(mark in gap for gap in (w.gap for w in run[before + 1 : at + 1]) for mark in ",;:.(—–"):
        return _follows_a_place(run, at)
    if word in _WHERE:
        return True
    if word in _WHITHER and recent & _MOVING:
        return True
    if word == "with" and recent & _WITH_BORDER:
        return True
    if word == "of" and run[before - 1].text.lower() in _TOWNS:
        return True
    return word in _MOVING and word not in word_class("still an actor after")


def _before(run: Sequence[Word], at: int) -> int | None:
    """The word before the name, words such as "the northern" passed over."""
    before = at - 1
    while before >= 0 and run[before].text.lower() in _PARTS_OF_LAND:
        before -= 1
    return before if before >= 0 else None


def _follows_a_place(run: Sequence[Word], at: int) -> bool:
    """Whether a place stands before the name and a comma between: "in Hangzhou, China"."""
    if at < 2 or run[at].gap != ", " or not run[at - 1].is_capital:
        return False
    start = at - 1
    while start > 0 and run[start - 1].is_capital and run[start].gap == " ":
        start -= 1
    before = _before(run, start)
    return before is not None and run[before].text.lower() in (_WHERE | {"of", "to", "between"})


def acts(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether a verb follows the name of which it is the subject; "is" and "was" fit what doesn't act too."""
    if is_only_where(run, at):
        return False
    after = run[end] if end < len(run) else None
    if after is not None and not run[end - 1].possessive and after.gap in {" ", "\xa0", ", "}:
        verb = after.text.lower()
        if after.gap != ", " and (verb in _AUXILIARIES or _is_saying(verb)):
            return True
        if verb == "who" or (after.gap == ", " and _is_apposition(run, end)):
            return True
    return False


def _is_apposition(run: Sequence[Word], at: int) -> bool:
    """Whether words from `at` on say who someone is: ", a deputy adviser", ", son of", ", author of"."""
    for word in run[at : at + _LONGEST_APPOSITION]:
        if word is not run[at] and word.gap not in {" ", "\xa0"}:
            return False
        if word.text.lower() in titles() and word.text.islower():
            return True
        if word.text.lower() in _PREPOSITIONS or word.possessive:
            return False
    return False


def follows_one_spoken_to(run: Sequence[Word], at: int) -> bool:
    """Whether the word before the name takes people: "told Obama", "with Obama", "met Obama"."""
    return at > 0 and run[at].gap == " " and run[at - 1].text.lower() in _TO_A_PERSON


def _is_saying(verb: str) -> bool:
    """Whether the word is a finite form of a verb that is a cue, and no noun: "said", "denies"."""
    base = lemma(verb)
    if verb in _NOUNS_TOO:
        return False
    return base in cues() and (verb != base or verb in {"say", "warn"}) and not verb.endswith("ing")
