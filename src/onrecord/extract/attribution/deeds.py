"""What is done rather than said: police "searched a house", "called two friends", have "not commented"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people, is_of_speakers
from onrecord.extract.words import words
from onrecord.language.countries import country_of
from onrecord.language.lexicon import cue_in, cues, forms_of, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import head_of, last_verb, lower_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution, Span

_DOINGS = forms_of(word_class("doings"))
"""Verbs that hardly ever are cues: in 840 annotated articles less than one in twenty was (counts only)."""
_ANSWERING = forms_of(word_class("answering"))
_NEGATION = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_AT_ONCE = frozenset({"announce", "confirm", "deny"})
_CALLED_TOGETHER = word_class("called together")
_WRITTEN = frozenset({"down", "off"})
_APART = word_class("apart from a verb")
_ADDRESSED = word_class("addressed")
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "acl:relcl", "advcl", "csubj"})
_ROLES = frozenset({"defending", "prosecuting", "mitigating", "presiding", "chairing"})
_SEEN = frozenset({"seen", "obtained", "reviewed", "viewed", "heard"})
_NEW = re.compile(r"(?:an?|another|snap|early|emergency|fresh|new|general)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"$|\s(?:for|on|over|in|at|after|from|to|and)\b")
_NAMING = re.compile(r"\ban?\b|[“”\"‘]", re.IGNORECASE)
"""What is in words that somebody is called, and not in whom somebody calls."""


def without_deeds(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions but for what is done, kept silent about, or only meant to be said."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    places = {span for span, kind in analysis.names() if kind == "Location"}
    people = {span for span, kind in analysis.names() if kind == "Person"}
    for one in found:
        verb = last_verb(analysis, one.cue)
        if _is_silence(text, analysis, one, verb) or _is_call(text, analysis, one, people):
            continue
        if _is_purpose(text, analysis, one, verb) or _is_part(text, one) or _is_role(text, one):
            continue
        if verb is not None and (
            _is_apart(text, analysis, verb) or _only_addresses(text, analysis, one, verb)
        ):
            continue
        if _is_seen(text, one):
            continue
        if is_listed(text, one.cue) or not (_is_doing(text, analysis, verb) or _is_town(text, one, places)):
            yield one


def is_listed(text: str, cue: Span | None) -> bool:
    """Whether a word of the cue is known to be one, or there is nothing but a colon."""
    printed = [word.text for word in words(text, cue)] if cue else []
    return not printed or cue_in(printed) is not None


def _is_doing(text: str, analysis: Analysis, verb: int | None) -> bool:
    """Whether the cue's last verb only says what is done."""
    return verb is not None and lower_of(verb, analysis, text) in _DOINGS


def _is_town(text: str, one: Attribution, places: AbstractSet[Span]) -> bool:
    """Whether it is a place's of one word that stands for no government: neither a country nor a capital."""
    if one.source is None or one.source not in places:
        return False
    return " " not in one.source.of(text) and country_of(one.source.of(text)) is None


def _is_silence(text: str, analysis: Analysis, one: Attribution, verb: int | None) -> bool:
    """Whether somebody says nothing to something: "has not commented on the report"."""
    if one.cue is None or not _NEGATION.search(one.cue.of(text)):
        return False
    if verb is None or lower_of(verb, analysis, text) not in _ANSWERING:
        return False
    head = head_of(analysis, *numbers_of(analysis, one.content[0]))
    return head is not None and analysis.upos[head] in _NOUNS


def _is_purpose(text: str, analysis: Analysis, one: Attribution, verb: int | None) -> bool:
    """Whether it says what for: "was in Velm to discuss the dam". Nothing is said yet.

    Who "went on air to announce" something did so.
    """
    if one.cue is None or verb is None or not one.cue.of(text).lower().startswith("to "):
        return False
    cue = cues().get(lemma(lower_of(verb, analysis, text)))
    if cue is not None and cue.act in _AT_ONCE:
        return False
    return verb == numbers_of(analysis, one.cue)[0] + 1 and analysis.deprel[verb] == "advcl"


def _is_part(text: str, one: Attribution) -> bool:
    """Whether the cue is the end of a compound: "Velm-backed", "so-called"."""
    return one.cue is not None and one.cue.start > 0 and text[one.cue.start - 1] in "-‑"


def _is_role(text: str, one: Attribution) -> bool:
    """Whether it says what somebody does in court or at a meeting: "Ann Ober, defending, asked"."""
    cue = one.cue.of(text).lower() if one.cue else ""
    return cue in _ROLES and one.cue is not None and text[one.cue.end : one.cue.end + 1] == ","


def _is_apart(text: str, analysis: Analysis, verb: int) -> bool:
    """Whether something is put off or up, or an asset written down: no words are put there."""
    if verb + 1 >= len(analysis.upos):
        return False
    base, after = lemma(lower_of(verb, analysis, text)), lower_of(verb + 1, analysis, text)
    if base == "write":
        return after in _WRITTEN
    return base == "put" and analysis.upos[verb + 1] != "DET" and after in _APART


def _only_addresses(text: str, analysis: Analysis, one: Attribution, verb: int) -> bool:
    """Whether nothing but whom somebody tells is told: "had informed the ministry"."""
    if lemma(lower_of(verb, analysis, text)) not in _ADDRESSED or len(one.content) > 1:
        return False
    low, high = numbers_of(analysis, one.content[0])
    head = head_of(analysis, low, high)
    if head is None or analysis.head[head] != verb or analysis.deprel[head] not in {"obj", "iobj"}:
        return False
    if not _CLAUSES.isdisjoint(analysis.deprel[low:high]) or "VERB" in analysis.upos[low:high]:
        return False
    return is_of_speakers(lower_of(head, analysis, text))


def _is_seen(text: str, one: Attribution) -> bool:
    """Whether somebody has seen or got something: "a copy of which was seen by the Lamp"."""
    cue = one.cue.of(text).lower().split() if one.cue else []
    if not cue or one.source is None or one.cue is None or one.source.start < one.cue.end:
        return False
    is_by = "by" in (cue[-1], text[one.cue.end : one.source.start].strip().lower())
    is_seeing = any(word in _SEEN for word in cue)
    return is_by and is_seeing and not text[one.source.end :].startswith(" as ")


def _is_call(text: str, analysis: Analysis, one: Attribution, people: AbstractSet[Span]) -> bool:
    """Whether somebody is telephoned or a strike called: "called two friends", not "called it a strike"."""
    last = one.cue.of(text).split()[-1] if one.cue else ""
    if lemma(last) != "call" or len(one.content) > 1:
        return False
    head = head_of(analysis, *numbers_of(analysis, one.content[0]))
    if head is None or analysis.deprel[head] != "obj":
        return False
    word = lower_of(head, analysis, text)
    after = one.content[0].of(text)[analysis.span((head, head + 1)).end - one.content[0].start :]
    is_new = _NEW.match(one.content[0].of(text)) is not None
    if word in _CALLED_TOGETHER and is_new and _GOES_ON.match(after):
        return True
    if _NAMING.search(one.content[0].of(text)):
        return False
    named = any(span.holds(analysis.span((head, head + 1))) and span == one.content[0] for span in people)
    return named or (analysis.upos[head] == "NOUN" and is_of_people(word))
