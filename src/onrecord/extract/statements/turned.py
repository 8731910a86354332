"""Cues of several words that turn the act of the last one: "refused to confirm", "did not rule out"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.lexicon import cue_in, cues, lemma
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.words import Word
    from onrecord.language.lexicon import Cue
    from onrecord.model import Act, Commitment

_REFUSING = frozenset({"refuse", "decline"})
_OPEN_TO = frozenset(
    {"intend", "demand", "propose", "agree", "accuse", "announce", "promise", "order", "ask"}
)
_WOULD = frozenset({"would", "wouldn't", "wouldn’t"})
_MAY = frozenset({"may", "might"})
_FAILING = frozenset({"fail", "fails", "failed"})
_WEIGHING = frozenset({"considering", "contemplating", "weighing"})
_UTTERING = word_class("uttering")
"""Verbs by which what is felt is said: "voiced concern"."""
_TELLING = word_class("telling")
_SURE = frozenset({"sure", "certain", "clear", "convinced", "confident", "aware"})
_TAKEN_UP = word_class("taken up")
"""What somebody else thinks, says or wants, that one may float, back or reject."""
_TAKING_UP = frozenset({"propose", "agree", "deny", "refuse", "criticise", "praise", "confirm", "ask"})
"""Acts of the verbs before it that decide: to reject an idea is to deny it, and not to have it."""
_BEFORE_NOUN = frozenset(
    {"the", "a", "an", "any", "all", "his", "her", "its", "their", "this", "that", "such"}
)
_ANSWERING = word_class("answering")
"""What is refused by whoever doesn't do it: "did not respond to a request"."""


@dataclass(frozen=True, slots=True)
class Turned:
    """The cue that decides, whether it is negated, and what the words around it make of it.

    `act` and `commitment` are None where the cue's own hold. `is_open` is true where the content is neither
    affirmed nor denied, so that it counts as affirmed: "would neither confirm nor deny".
    """

    cue: Cue | None
    is_negated: bool
    act: Act | None = None
    commitment: Commitment | None = None
    is_open: bool = False


def turned_cue(cue_words: Sequence[Word], is_negated: bool) -> Turned:
    """What the words of a cue come to; `is_negated` tells a "not" among them."""
    printed = [word.text for word in cue_words]
    lemmas = [lemma(word) for word in printed]
    cue = cue_in(printed)
    if {"confirm", "deny"} <= set(lemmas):
        return Turned(cue, False, "refuse", "unknown", is_open=True)
    for at, word in enumerate(lemmas[:-1]):
        if word in _REFUSING and lemmas[at + 1] == "to":
            return _refused(printed[: at + 1], lemmas[at + 2 :], is_negated)
        if word == "deny":
            return Turned(cue_in(printed[: at + 1]), is_negated)
        if _takes_up(printed[at:]):
            return Turned(cue_in(printed[: at + 1]), is_negated)
        if word in _FAILING and lemmas[at + 1] == "to":
            return Turned(cue, not is_negated)
        if printed[at] in word_class("told by others") and lemmas[at + 1] == "to":
            return Turned(cue, is_negated, None, "unknown")
    if is_negated and _WOULD.intersection(lemmas[:-1]) and lemmas[-1] in word_class("keeps back"):
        return Turned(cue, True, "refuse", "unknown")
    if cue is not None and " not " in cue.lemma:
        return Turned(cue, False)
    if any(word in _WEIGHING for word in printed):
        return Turned(cue, is_negated, "intend", "unknown")
    if cue is not None and cue.act == "accuse" and {"be", "been"} & set(lemmas[:-1]):
        return Turned(cue, is_negated, None, "unknown")
    if cue is not None and cue.kind == "noun" and cue.act == "believe" and _is_uttered(printed):
        return Turned(cue, is_negated, "say")
    if not is_negated and (_MAY.intersection(printed[:-1]) or _could_act(printed, cue)):
        return Turned(cue, False, None, "possible")
    return _negated(cue) if is_negated and cue is not None else Turned(cue, is_negated)


def _takes_up(printed: Sequence[str]) -> bool:
    """Whether the first word is a verb by which what the next is taken up: "floated the idea of"."""
    verb = cues().get(lemma(printed[0]))
    if verb is None or verb.act not in _TAKING_UP:
        return False
    after = next((word for word in printed[1:] if word.lower() not in _BEFORE_NOUN), "")
    return after.lower() in _TAKEN_UP


def _could_act(printed: Sequence[str], cue: Cue | None) -> bool:
    """Whether what one could decide or ask for is told, rather than what one could see: "could decide to"."""
    return "could" in printed[:-1] and cue is not None and cue.act in _OPEN_TO


def _is_uttered(printed: Sequence[str]) -> bool:
    return any(word.lower() in _UTTERING for word in printed)


def _refused(refusing: Sequence[str], refused: Sequence[str], is_negated: bool) -> Turned:
    """ "refused to pay" is flat; "refused to confirm" tells nothing of what it keeps back."""
    keeps_back = any(word in word_class("keeps back") for word in refused)
    return Turned(cue_in(refusing), is_negated, "refuse", "unknown" if keeps_back else None)


def _negated(cue: Cue) -> Turned:
    if cue.act == "refuse" and cue.lemma == "rule out":
        return Turned(cue, True, "say", "possible")
    if cue.act == "agree" or cue.lemma in _ANSWERING:
        return Turned(cue, True, "refuse")
    if cue.lemma in _SURE:
        return Turned(cue, True, None, "unknown", is_open=True)
    if cue.lemma in {"confirm", "verify"}:
        return Turned(cue, True, "say", "unknown", is_open=True)
    if cue.lemma in _TELLING:
        return Turned(cue, True, "other", "unknown", is_open=True)
    return Turned(cue, True)
