"""What an attribution amounts to: which act, affirmed or denied, and how firmly its speaker stands by it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.statements.clauses import asks_to_leave, main_clause
from onrecord.extract.statements.turned import turned_cue
from onrecord.extract.words import words
from onrecord.language.lexicon import cues, is_negated, lemma
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.statements.turned import Turned
    from onrecord.extract.words import Word
    from onrecord.language.lexicon import Cue
    from onrecord.model import Act, Attribution, Commitment, Mention, Polarity, Span

_NEITHER = re.compile(r"neither\b", re.IGNORECASE)
_UNDENIED = frozenset({"deny", "refuse"})
_COMPLETING = frozenset({
    "for", "against", "on", "of", "about", "to", "with",
    "guilty", "innocent", "not guilty", "no contest",
})  # fmt: skip
"""What opens a content and makes a cue with its verb."""
_OPENS = frozenset({"that", "if", "whether", "who", "what", "how", "why", "when", "where", "about"})
_SUBJECTS = frozenset({"i", "we", "he", "she", "they"})
_ADDRESSED = 9
"""Words for whom something is asked of, at most."""
_OPENING = ("“", '"', "‘", "'", "«")
_ASKED = frozenset({"demand", "propose", "warn", "ask"})
_ALLEGED = word_class("allegedly")
_WHETHER = frozenset({"if", "whether"})
"""How a content opens that a negated cue leaves open: "it isn't clear if the road is passable"."""
_FINITE = word_class("auxiliaries")
_SHOULD = frozenset({"should", "must", "shouldn't", "need", "ought"})
_NO_CLAUSE = frozenset({"a", "an", "to", "who", "what", "how"})
_COMMITMENTS: tuple[Commitment, ...] = ("certain", "probable", "possible", "unknown")
"""From firm to open: of a cue's and a content's the weaker counts."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Act, polarity and commitment of one statement."""

    act: Act
    polarity: Polarity
    commitment: Commitment


def amount(text: str, attribution: Attribution, voice: Mention | None) -> Amount:
    """What the attribution amounts to when `voice` (None where nobody is named) is the one who speaks."""
    cue_words = words(text, attribution.cue) if attribution.cue else []
    content = content_words(text, attribution.content)
    clause = main_clause(content)
    cue_words = _with_particle(text, cue_words, attribution)
    cue_words = _with_opening(cue_words, content)
    turned = turned_cue(cue_words, _is_negated(text, attribution))
    if turned.cue is not None and turned.cue.lemma == "suggest" and _tells(clause.verb, content):
        turned = replace(turned, act="say", commitment="possible")
    is_followed = bool(cue_words and content) and cue_words[-1].start < content[0].start
    if is_followed and turned.act is None and _is_told_to(turned.cue, cue_words[-1], content):
        turned = replace(turned, act="demand", commitment="unknown")
    if turned.cue is not None and turned.cue.lemma == "insist" and _is_to_be(content):
        turned = replace(turned, act="demand", commitment="unknown")
    if turned.cue is not None and turned.cue.lemma == "reject" and _is_offered(content):
        turned = replace(turned, act="refuse")
    cue = turned.cue
    denies = cue is not None and (cue.denies or cue.act in _UNDENIED)
    asked = cue is not None and (cue.act in _ASKED or cue.lemma == "tell") and asks_to_leave(content)
    is_negated = clause.is_negated or asked
    if _is_told_of(text, attribution, cue_words) and turned.commitment is None:
        turned = replace(turned, commitment="unknown")
    if asked and turned.commitment is None:
        turned = replace(turned, commitment="unknown")
    denied = denies != turned.is_negated if (denies or turned.is_negated) else is_negated
    left_open = turned.is_negated and bool(content) and content[0].text.lower() in _WHETHER
    left_open = left_open or (clause.is_whole and _is_question(text, attribution.content))
    return Amount(
        turned.act or _act(cue, voice, all(len(word.text) <= 3 for word in cue_words)),
        "denied" if denied and not (turned.is_open or left_open) else "affirmed",
        "unknown" if left_open else _commitment(turned, cue_words, content, clause.commitment),
    )


def _is_told_of(text: str, attribution: Attribution, cue_words: Sequence[Word]) -> bool:
    """Whether it is only passed on by nobody that is named: "the captain was said to be ill"."""
    if attribution.source is not None or not cue_words:
        return False
    is_told = cue_words[-1].text.lower() in word_class("told by others")
    return is_told and any(part.of(text).startswith("to ") for part in attribution.content)


def _with_particle(text: str, cue_words: list[Word], attribution: Attribution) -> list[Word]:
    """The words of a cue with an "out" that stands after its object: "did not rule it out"."""
    if not cue_words or lemma(cue_words[-1].text) != "rule" or len(attribution.content) != 1:
        return cue_words
    said = content_words(text, attribution.content)
    is_out = len(said) in {2, 3, 4} and said[-1].text.lower() == "out"
    return [*cue_words, said[-1]] if is_out else cue_words


def _with_opening(cue_words: list[Word], content: Sequence[Word]) -> list[Word]:
    """The words of a cue with those that open the content: "warned | against", "pleaded | not guilty"."""
    verb = lemma(cue_words[-1].text) if cue_words else ""
    for many in (2, 1):
        opening = " ".join(word.text.lower() for word in content[:many])
        if opening in _COMPLETING and f"{verb} {opening}" in cues():
            return [*cue_words, *content[:many]]
    return cue_words


def _is_told_to(cue: Cue | None, last: Word, content: Sequence[Word]) -> bool:
    """Whether somebody is told or asked to do something, and not told or asked something, nor about it.

    `last` is the last word of the cue; the content stands after it.
    """
    if cue is None or cue.lemma not in {"tell", "ask"}:
        return False
    if last.text.lower() in {"about", "of", "on"} or content[0].gap.endswith(_OPENING):
        return False
    lower = [word.text.lower() for word in content[:_ADDRESSED]]
    at = lower.index("to") if "to" in lower else -1
    before = lower[:at] if at >= 0 else lower
    is_clause = any(word in _FINITE or word in _OPENS or word in _SUBJECTS for word in before)
    verb = content[at + 1].text if 0 <= at < len(lower) - 1 else "The"
    return not is_clause and verb[0].islower() and verb not in {"the", "a", "an", "this", "his", "her"}


def _is_to_be(content: Sequence[Word]) -> bool:
    """Whether it is insisted that something be so, and not that it is: "that the child be returned"."""
    lower = [word.text.lower() for word in content[:_ADDRESSED]]
    at = lower.index("be") if "be" in lower else 0
    return at > 1 and lower[0] == "that" and not {*_FINITE, "to"} & set(lower[:at])


def _is_offered(content: Sequence[Word]) -> bool:
    """Whether what is rejected was offered or asked for, and not said: "the offer", "calls to resign"."""
    lower = [word.text.lower() for word in content[:_ADDRESSED]]
    noun = next((word for word in lower if word in word_class("turned down") or word in _OPENS), "")
    return noun in word_class("turned down")


def _tells(verb: str, content: Sequence[Word]) -> bool:
    """Whether what is suggested is that something is so, and not what should be done: "that it was open"."""
    opens = content[0].text.lower() if content else ""
    return verb in _FINITE and verb not in _SHOULD and opens not in _NO_CLAUSE


def own_amount(text: str, content: tuple[Span, ...]) -> Amount:
    """What an article's own sentence amounts to; a question asserts nothing."""
    some = content_words(text, content)
    clause = main_clause(some)
    if _is_question(text, content):
        return Amount("ask", "affirmed", "unknown")
    return Amount("report", "denied" if clause.is_negated else "affirmed", clause.commitment)


def _is_question(text: str, content: tuple[Span, ...]) -> bool:
    """Whether it ends in a question mark, its own or the sentence's."""
    end = content[-1].end
    return text[content[-1].start : end].rstrip("\"'”’»").endswith("?") or "?" in text[end : end + 2]


def content_words(text: str, content: tuple[Span, ...]) -> list[Word]:
    """The words of all spans of a content, in order."""
    return [word for span in content for word in words(text, span)]


def _act(cue: Cue | None, voice: Mention | None, is_bare: bool) -> Act:
    """By the cue; what an outlet says it reports; `is_bare` where nothing but "as" or "for" makes the cue."""
    act: Act = cue.act if cue else ("say" if is_bare else "other")
    is_outlet = voice is not None and voice.kind == "outlet"
    learns = cue is not None and cue.lemma in {"understand", "learn"}
    return "report" if is_outlet and (act == "say" or learns) else act


def _is_negated(text: str, attribution: Attribution) -> bool:
    """Whether the cue is negated, in itself ("did not say") or by who it is: "neither Ober nor Lutz said"."""
    if attribution.source is not None and _NEITHER.match(attribution.source.of(text)):
        return True
    return attribution.cue is not None and is_negated(text, attribution.cue)


def _commitment(
    turned: Turned, cue_words: Sequence[Word], content: Sequence[Word], own: Commitment
) -> Commitment:
    cue = turned.cue
    by_cue: Commitment = turned.commitment or (cue.commitment if cue else "certain")
    if any(word.text.lower() in _ALLEGED for word in cue_words):
        by_cue = "unknown"
    if cue is None and any(word.text.lower() in word_class("probably") for word in cue_words):
        by_cue = "probable"
    is_firm = cue and cue.act == "intend" and lemma(cue.lemma.split()[0]) in word_class("firmly intended")
    if is_firm and turned.commitment != "possible":
        by_cue = "certain"
    first = content[0].text.lower() if content else ""
    if first == "whether" or (_asks(cue) and first == "if"):
        return "unknown"
    if turned.is_negated and first in word_class("asked for"):
        return "unknown"
    return _weaker(by_cue, own)


def _asks(cue: Cue | None) -> bool:
    return cue is not None and cue.act in {"ask", "know"}


def _weaker(one: Commitment, other: Commitment) -> Commitment:
    return max(one, other, key=_COMMITMENTS.index)
