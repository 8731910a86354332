"""What can't say anything: an operation, a flood that "claimed 89 lives", somebody's hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.words import words
from onrecord.language.lexicon import lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import head_of, lower_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution, Span

_EVENTS = word_class("events")
_OF_BODIES = word_class("parts of a body")
_WHOSE = word_class("whose")
_LOSSES = word_class("what disasters claim")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PARTS = frozenset({"nmod", "obl", "conj", "appos", "compound", "flat", "nmod:poss"})


def with_sayers(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions but for those of events and parts of a body, and for what only claims lives."""
    assert parsed.analysis is not None
    text = parsed.article.text
    for one in found:
        word = _subject_word(text, parsed.analysis, one.source) if one.source else ""
        if word in _EVENTS or (one.source and _is_of_a_body(text, one.source)):
            continue
        if not _claims_lives(text, one):
            yield one


def _is_of_a_body(text: str, source: Span) -> bool:
    """Whether it is somebody's hand or face: "her eyes", "the man's hands"."""
    some = words(text, source)
    owned = some and (some[0].text.lower() in _WHOSE or any(word.possessive for word in some[:-1]))
    return bool(owned) and some[-1].text.lower() in _OF_BODIES


def _subject_word(text: str, analysis: Analysis, source: Span) -> str:
    """The noun of the subject that the source is, or that it stands in: "talks" of "talks with Ober"."""
    low, high = numbers_of(analysis, source)
    word = head_of(analysis, low, high)
    if word is None:
        return ""
    top = word
    while analysis.deprel[top] in _PARTS and analysis.head[top] != top:
        top = analysis.head[top]
    word = top if analysis.deprel[top] in _SUBJECTS and analysis.upos[top] in {"NOUN", "VERB"} else word
    printed = lower_of(word, analysis, text)
    return printed if printed in _EVENTS else printed.removesuffix("s")


def _claims_lives(text: str, one: Attribution) -> bool:
    """Whether somebody dies of it: "the flood claimed 89 lives"."""
    said = one.cue.of(text).lower().split() if one.cue else []
    if not said or lemma(said[-1]) != "claim":
        return False
    some = [word.text.lower() for word in words(text, one.content[0])][:4]
    return not _LOSSES.isdisjoint(some) and "responsibility" not in some
