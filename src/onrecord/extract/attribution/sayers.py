"""What is no saying: a flood "claimed 89 lives", police "searched a house", a village "granted entry"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.attribution.trees import head_of, lower_of, numbers_of
from onrecord.extract.words import words
from onrecord.language.countries import country_of
from onrecord.language.lexicon import cue_in, forms_of, lemma
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution, Span

_EVENTS = word_class("events")
_LOSSES = word_class("what disasters claim")
_DOINGS = forms_of(word_class("doings"))
"""Verbs that hardly ever are cues: in 840 annotated articles less than one in twenty was (counts only)."""
_ANSWERING = forms_of(word_class("answering"))
_NEGATION = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PARTS = frozenset({"nmod", "obl", "conj", "appos", "compound", "flat", "nmod:poss"})


def with_sayers(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions but for those of events, for what claims lives, and for what is done and not said."""
    assert parsed.analysis is not None
    text = parsed.article.text
    places = {span for span, kind in parsed.analysis.names() if kind == "Location"}
    for one in found:
        event = one.source is not None and _subject_word(text, parsed.analysis, one.source) in _EVENTS
        if event or _claims_lives(text, one) or _is_silence(text, parsed.analysis, one):
            continue
        if _is_known(text, one) or not (_is_doing(text, parsed.analysis, one) or _is_town(text, one, places)):
            yield one


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


def _is_known(text: str, one: Attribution) -> bool:
    """Whether a word of the cue is known to be one, or there is nothing but a colon."""
    printed = [word.text for word in words(text, one.cue)] if one.cue else []
    return not printed or cue_in(printed) is not None


def _is_doing(text: str, analysis: Analysis, one: Attribution) -> bool:
    """Whether the cue's last verb only says what is done."""
    low, high = numbers_of(analysis, one.cue) if one.cue else (0, 0)
    last = max((k for k in range(low, high) if analysis.upos[k] == "VERB"), default=None)
    return last is not None and lower_of(last, analysis, text) in _DOINGS


def _is_town(text: str, one: Attribution, places: AbstractSet[Span]) -> bool:
    """Whether it is a place's of one word that stands for no government: neither a country nor a capital."""
    if one.source is None or one.source not in places:
        return False
    return " " not in one.source.of(text) and country_of(one.source.of(text)) is None


def _is_silence(text: str, analysis: Analysis, one: Attribution) -> bool:
    """Whether somebody says nothing to something: "has not commented on the report"."""
    if one.cue is None or not _NEGATION.search(one.cue.of(text)):
        return False
    low, high = numbers_of(analysis, one.cue)
    last = max((k for k in range(low, high) if analysis.upos[k] == "VERB"), default=None)
    if last is None or lower_of(last, analysis, text) not in _ANSWERING:
        return False
    head = head_of(analysis, *numbers_of(analysis, one.content[0]))
    return head is not None and analysis.upos[head] in _NOUNS


def _claims_lives(text: str, one: Attribution) -> bool:
    """Whether somebody dies of it: "the flood claimed 89 lives"."""
    said = one.cue.of(text).lower().split() if one.cue else []
    if not said or lemma(said[-1]) != "claim":
        return False
    some = [word.text.lower() for word in words(text, one.content[0])][:4]
    return not _LOSSES.isdisjoint(some) and "responsibility" not in some
