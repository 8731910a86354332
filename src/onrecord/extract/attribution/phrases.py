"""Sayings told by a verb and its noun: "repeated its demand that", "has an announcement to make:"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.lexicon import cues, forms_of, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import head_of, numbers_of
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.model import Attribution

_AGAIN = word_class("saying again")
"""Verbs that only say that something is said, once more or at all: what it is the noun tells."""
_NOUN = re.compile(
    r"(?:its|his|her|their|my|our|an?|the)\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z]+)\s(?=that\b|to\s|for\s)"
)
_OTHERS = frozenset({"claims", "allegations", "reports", "accusations", "rumours", "rumors", "complaints"})
_EXAMINING = forms_of(word_class("examining"))
_TO_MAKE = re.compile(r"\bto make:?$")
_SETTLING = frozenset({"decision", "choice"})
_RELATIVE = frozenset({"acl:relcl"})
_OPENS = ("that ", "which ", "about ", "of ", "to ", "for ", "on ")


def with_phrases(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, cues drawn out over their noun; those of nouns that nothing is said by left out."""
    text = parsed.article.text
    for one in found:
        if one.cue is None or _is_still_to_make(text, one) or _is_described(parsed, one):
            continue
        yield _with_noun(text, _without_examiner(text, one))


def _without_examiner(text: str, one: Attribution) -> Attribution:
    """Without who only looks into what others say as its source: "investigated claims that"."""
    printed = one.cue.of(text).split() if one.cue else []
    if one.cue is None or not printed:
        return one
    if one.source is not None and printed[0].lower() in _OTHERS:
        between = text[one.source.end : max(one.source.end, one.cue.start)].lower().split()
        return replace(one, source=None) if _EXAMINING.intersection(between) else one
    if len(printed) < 2 or printed[-1].lower() not in _OTHERS:
        return one
    if not any(word.lower() in _EXAMINING for word in printed[:-1]):
        return one
    return replace(one, source=None, cue=Span(one.cue.end - len(printed[-1]), one.cue.end))


def _with_noun(text: str, one: Attribution) -> Attribution:
    """With the noun in the cue, where the content opens with it: "repeated | its demand that it close"."""
    assert one.cue is not None
    content = one.content[0]
    if one.cue.end > content.start or lemma(one.cue.of(text).split()[-1].lower()) not in _AGAIN:
        return one
    match = _NOUN.match(text, content.start, content.end)
    if match is None or match["noun"] not in cues("noun") or text[one.cue.end : content.start].strip():
        return one
    cue = Span(one.cue.start, match.end("noun"))
    return replace(one, cue=cue, content=(Span(match.end(), content.end), *one.content[1:]))


def _is_still_to_make(text: str, one: Attribution) -> bool:
    """Whether a decision is not made yet: "had another decision to make: it would close in May or June"."""
    assert one.cue is not None
    low, high = one.cue.start, min(len(text), one.cue.end + len(" to make:"))
    words = frozenset(one.cue.of(text).lower().rstrip(":").split())
    return not words.isdisjoint(_SETTLING) and _TO_MAKE.search(text[low:high].rstrip()) is not None


def _is_described(parsed: Parsed, one: Attribution) -> bool:
    """Whether a noun is only told more of: "an allegation he has called outrageous"."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None and one.cue is not None
    low, high = numbers_of(analysis, one.cue)
    noun = head_of(analysis, low, high)
    if noun is None or analysis.upos[noun] != "NOUN" or one.content[0].start < one.cue.end:
        return False
    if one.content[0].of(text).lower().startswith(_OPENS) or one.source is not None:
        return False
    head = head_of(analysis, *numbers_of(analysis, one.content[0]))
    return head is not None and analysis.head[head] == noun and analysis.deprel[head] in _RELATIVE
