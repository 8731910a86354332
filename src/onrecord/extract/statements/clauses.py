"""The main clause of a content, found without a parser: its finite verb, its negation, its hedges."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from onrecord.language.lexicon import cues, forms_of, lemma
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.words import Word
    from onrecord.model import Commitment

_SUBORDINATORS = word_class("subordinators")
_RELATIVES = word_class("relatives")
_AUXILIARIES = word_class("auxiliaries")
_NEGATIONS = frozenset({"not", "never", "cannot", "neither"})
_NOTHING = frozenset({"no", "nothing", "none", "nobody", "nowhere", "neither"})
_NO_SUBJECT = frozenset({"no", "none", "nobody", "nothing", "neither", "never"})
_PROBABLE = word_class("probably")
_ALLEGED = word_class("allegedly")
_NEGATED_BUT = frozenset({"doubt", "only", "just", "longer than", "matter"})
_SETTLED = frozenset({"know", "known", "clear", "sure", "certain", "say", "tell", "established"})
_OPENING = frozenset({"if", "whether", "who", "what", "when", "where", "how", "why"})
"""Of a speaker who leaves open what follows: "we don't know if ...", "it wasn't clear who ..."."""
_SHORTENED = frozenset(
    {"it", "he", "she", "that", "there", "here", "what", "who", "this", "where", "how", "one"}
)
"""Words after which "'s" is no possessive."""
_REACH = 28
"""Words from the start of a content among which its main verb is looked for."""
_LIGHT = forms_of(word_class("with no for an object"))
_REACH_OF_OBJECT = 9
_ADDRESSED = 9
"""Words for whom something is asked of, at most, with the "not to" after them."""
_WHO_PERCEIVE = word_class("who perceive")
_PERCEIVED = word_class("perceived")
_BEFORE_A_VERB = frozenset(
    {"not", "still", "clearly", "only", "just", "even", "also", "barely", "hardly", "already"}
)
_SHORT = ("'d", "'ll", "'ve", "'re", "'m")
"""Of a clause of its own: "promised us she'd never"."""
_NEGATION_REACH = 3
"""Words after an auxiliary among which a "not" still belongs to it ("is certainly not")."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Whether the main clause is negated, its own hedge, and whether its sentence is the whole content.

    `verb` is its finite verb in lower case; empty where none is found.
    """

    is_negated: bool
    commitment: Commitment
    is_whole: bool
    verb: str = ""


def main_clause(content: Sequence[Word]) -> Clause:
    """The main clause of the first sentence of a content's words."""
    content = list(_with_is(content))
    some = _first_sentence(content)
    start = _after_opening_clause(some)
    verb = _main_verb(some, start)
    printed = some[verb].text.lower() if verb is not None else ""
    negated, hedge = _is_negated(some, start, verb), _hedge(some, start, verb)
    return Clause(negated, hedge, len(some) == len(content), printed)


def _with_is(content: Sequence[Word]) -> Iterator[Word]:
    """The words, the "is" of a short form among them: "it's not a dam", "Kolar's not here"."""
    for word, following in zip_longest(content, content[1:]):
        yield word
        denies = following is not None and following.text.lower() in {"not", "never"}
        if word.possessive and (denies or word.text.lower() in _SHORTENED):
            yield word._replace(text="is", possessive=False, gap="")


def _first_sentence(content: Sequence[Word]) -> list[Word]:
    some = list(content[:_REACH])
    for at, word in enumerate(some[1:], 1):
        if any(mark in word.gap for mark in ".!?;\n") and word.text[0].isupper():
            return some[:at]
    return some


def _after_opening_clause(some: Sequence[Word]) -> int:
    """Where the main clause begins when a subordinate one opens: after its comma."""
    first = 1 if [word.text.lower() for word in some[:2]] == ["that", "if"] else 0
    if not some or some[first].text.lower() not in _SUBORDINATORS:
        return 0
    depth = 0
    for at, word in enumerate(some[first + 1 :], first + 1):
        if "," in word.gap:
            if word.text.lower() in {"if", "when", "or", "and"} and depth < 2:
                depth += 1
                continue
            return at
    return 0


def _main_verb(some: Sequence[Word], start: int) -> int | None:
    """The number of the first finite verb that is not of a relative clause, or None."""
    skip = 0
    for at in range(start, len(some)):
        word = some[at].text.lower().replace("’", "'")
        if word in _RELATIVES and at > start and not (word == "that" and skip):
            skip += 1
        elif word in {"but", "because", "although", "while", "unless"} and at > start:
            return None
        elif _is_finite(word, some, at):
            if not skip:
                return at
            skip -= 1
    return None


def _is_finite(word: str, some: Sequence[Word], at: int) -> bool:
    if at and some[at].text[:1].isupper() and some[at - 1].text[:1].isupper() and not _is_headline(some):
        return False  # "the United States may", "President May"
    if some[at].text == "May" and at:
        return False
    if word in _AUXILIARIES or word.endswith("n't"):
        return True
    base = lemma(word)
    before = some[at - 1].text.lower() if at else ""
    is_noun = before in {
        "the",
        "a",
        "an",
        "of",
        "its",
        "their",
        "his",
        "her",
        "no",
        "this",
        "to",
        "in",
        "for",
        "s",
    }
    return base != word and base in cues() and not word.endswith("ing") and not is_noun


def _is_headline(some: Sequence[Word]) -> bool:
    """Whether most words begin with a capital, so that it tells no name."""
    return sum(word.text[:1].isupper() for word in some) > len(some) / 2


def _is_negated(some: Sequence[Word], start: int, verb: int | None) -> bool:
    lower = [word.text.lower().replace("’", "'") for word in some]
    if lower[start : start + 1] in (["to"], ["either"]):
        return False
    opening = [word for word in lower[start : start + 2] if word not in {"but", "and", "that", "so", "there"}]
    if opening[:1] and opening[0] in {*_NO_SUBJECT, "not"} and lower[start + 1 : start + 2] != ["doubt"]:
        return lower[start : start + 2] != ["not", "only"]
    if verb is None:
        return _has_nothing(lower, start)
    if "unlikely" in lower[verb + 1 : verb + 1 + _NEGATION_REACH]:
        return True
    if lower[verb].endswith("n't") or lower[verb] == "cannot":
        return True
    if verb > start and lower[verb - 1] in {"never", "neither"}:
        return True
    for at in range(verb + 1, min(verb + 1 + _NEGATION_REACH, len(lower))):
        after = lower[at + 1] if at + 1 < len(lower) else ""
        if "," in some[at].gap or (lower[at].endswith(_SHORT) and lower[verb] not in _AUXILIARIES):
            break
        if lower[at] in _NEGATIONS or lower[at].endswith("n't"):
            return after not in _NEGATED_BUT
        if lower[at] in _NOTHING and lower[verb] in _AUXILIARIES:
            return lower[at - 1] != "than" and after not in _NEGATED_BUT
    return False


def _has_nothing(lower: Sequence[str], start: int) -> bool:
    """Whether the clause's verb has a "no" for its object: "the firm sees no risk", "scent plays no part"."""
    near = lower[start + 1 : start + _REACH_OF_OBJECT]
    return any(one in _LIGHT and other == "no" for one, other in pairwise(near))


def asks_to_leave(content: Sequence[Word]) -> bool:
    """Whether a content asks somebody not to do something: "the public not to swim"."""
    lower = [word.text.lower() for word in content[:_ADDRESSED]]
    at = next((k for k, word in enumerate(lower) if word in {"not", "never"} or word == "to"), 0)
    return at > 0 and lower[at] != "to" and lower[at + 1 : at + 2] == ["to"]


def _hedge(some: Sequence[Word], start: int, verb: int | None) -> Commitment:
    end = (verb if verb is not None else start + 3) + 3
    near = {word.text.lower() for word in some[start:end]}
    if _leaves_open([word.text.lower() for word in some[start : end + 2]]) and _is_negated(some, start, verb):
        return "unknown"
    if near & _ALLEGED:
        return "unknown"
    main = some[verb].text.lower() if verb is not None else ""
    could = main == "could" and not (verb is not None and _perceives(some, start, verb))
    if could or main in {"may", "might"} or near & {"possibly", "perhaps", "maybe", "conceivably"}:
        return "possible"
    if "possible" in near and "not" not in near and not _is_degree(some[start:end]):
        return "possible"
    if near & _PROBABLE:
        return "probable"
    return _passive_hedge(some, verb) if verb is not None else "certain"


def _perceives(some: Sequence[Word], start: int, could: int) -> bool:
    """Whether a "could" only tells what somebody saw or heard: "he could see the smoke"."""
    near = [*some[start : start + 2], *some[max(start, could - 2) : could]]
    subjects = {word.text.lower() for word in near}
    following = (word.text.lower() for word in some[could + 1 : could + 1 + _NEGATION_REACH])
    does = next((word for word in following if word not in _BEFORE_A_VERB), "")
    return not _WHO_PERCEIVE.isdisjoint(subjects) and does in _PERCEIVED


def _leaves_open(near: Sequence[str]) -> bool:
    """Whether it is about knowing what a question asks: "know if", "clear to anybody who"."""
    at = next((k for k, word in enumerate(near) if word in _SETTLED), len(near))
    return not _OPENING.isdisjoint(near[at + 1 :])


def _is_degree(some: Sequence[Word]) -> bool:
    """Whether "possible" says how soon or how much: "as soon as possible"."""
    lower = [word.text.lower() for word in some]
    at = lower.index("possible")
    return at > 0 and lower[at - 1] in {"as", "if", "where", "when", "wherever"}


def _passive_hedge(some: Sequence[Word], verb: int) -> Commitment:
    """Of "is thought to", "are feared", "it is said that": what others hold, given on."""
    following = [word.text.lower() for word in some[verb + 1 : verb + 3]]
    if lemma(some[verb].text) != "be" and not {"be", "been"} & set(following):
        return "certain"
    for at in range(verb + 1, min(verb + 4, len(some))):
        word = some[at].text.lower()
        after = some[at + 1].text.lower() if at + 1 < len(some) else ""
        if word in word_class("held by others") and after in {"to", "that", "dead", "lost", "missing"}:
            return "probable"
        if word in word_class("told by others") and after in {"to", "that"}:
            return "unknown"
    return "certain"
