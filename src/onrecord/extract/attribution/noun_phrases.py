"""Noun phrases whole: "at least one child", "claims by Ober that", condemned; what a source is left to it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.numerals import may_count, number_words
from onrecord.language.reader.trees import (
    head_of,
    is_passive,
    last_verb,
    lower_of,
    numbers_of,
    subtree,
)
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.model import Attribution

_BOUNDS = ("at_least", "over", "at_most", "under", "about")
_NO_BOUNDS = frozenset({"reportedly", "or so"})
"""What makes a figure unsure and is no part of its phrase, or follows it."""
_COUNTING = frozenset({"a", "an", "all"})
"""Words that a bound may stand before and that begin no number: "more than a dozen"."""
_CHANGED = re.compile(r"\[\w\]")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_SAID_OF = re.compile(r"according to|in the (?:words|view|opinion) of", re.IGNORECASE)


def with_noun_phrases(
    found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]
) -> Iterator[Attribution]:
    """The attributions, the noun phrases that a content begins or lies in made whole."""
    for one in found:
        one = _with_subject(_without_apposition(one, parsed), parsed, below)
        source = one.source and _with_bracket(one.source, parsed)
        yield replace(
            one, source=source, content=tuple(_with_bound(part, one, parsed) for part in one.content)
        )


def _with_bracket(part: Span, parsed: Parsed) -> Span:
    """With a first letter that an editor has changed: "[s]ome people"."""
    start = max(0, part.start - 3)
    changed = _CHANGED.search(parsed.article.text, start, part.start + 2)
    return Span(changed.start(), part.end) if changed else part


def _with_bound(part: Span, one: Attribution, parsed: Parsed) -> Span:
    """With "at least" before a figure that it begins with, in its sentence."""
    text, part = parsed.article.text, _with_bracket(part, parsed)
    first, sentence = part.of(text).partition(" ")[0], parsed.sentence_at(part.start)
    if sentence is None or not (may_count(first) or first.lower() in _COUNTING):
        return part
    before = f" {text[sentence.span.start : part.start].lower()}"
    bound = max((some for some in _bounds() if before.endswith(f" {some} ")), key=len, default="")
    drawn = Span(part.start - len(bound) - 1, part.end) if bound else part
    return part if any(span and drawn.meets(span) for span in (one.source, one.cue)) else drawn


@cache
def _bounds() -> frozenset[str]:
    """What says before a figure that it is a bound, about so many or few."""
    bounds = number_words().bounds
    return frozenset({"only", "just"} | {some for kind in _BOUNDS for some in bounds[kind]}) - _NO_BOUNDS


def _with_subject(one: Attribution, parsed: Parsed, below: list[list[int]]) -> Attribution:
    """With all of a passive's subject, where only a part of it was read and it is told who does it."""
    analysis = parsed.analysis
    if analysis is None or one.source is None or one.cue is None or len(one.content) > 1:
        return one
    verb = last_verb(analysis, one.cue)
    if verb is None or not is_passive(verb, analysis, below):
        return one
    subject = next((k for k in below[verb] if analysis.deprel[k] in _SUBJECTS), None)
    agents = (analysis.span((k, k + 1)) for k in below[verb] if analysis.deprel[k] == "obl:agent")
    if subject is None or not any(one.source.meets(agent) for agent in agents):
        return one
    whole = analysis.span(subtree(subject, below))
    head = analysis.span((subject, subject + 1))
    part = one.content[0]
    clear = not whole.meets(one.cue) and not whole.meets(one.source)
    return replace(one, content=(whole,)) if clear and whole.holds(part) and not part.meets(head) else one


def _without_apposition(one: Attribution, parsed: Parsed) -> Attribution:
    """Without who the source is, which it takes over: "According to Ober, head of the mill, it burned"."""
    analysis, text = parsed.analysis, parsed.article.text
    if analysis is None or one.source is None or one.cue is None or len(one.content) < 2:
        return one
    first, *rest = one.content
    if not _SAID_OF.fullmatch(one.cue.of(text)) or text[one.source.end : first.start] != ", ":
        return one
    low, high = numbers_of(analysis, first)
    head = head_of(analysis, low, high)
    if head is None or analysis.upos[head] not in {"NOUN", "PROPN"} or text[first.end] not in ",-–—":
        return one
    is_article = lower_of(low, analysis, text) in {"a", "an", "the"}
    hangs = numbers_of(analysis, one.source)
    if not (is_article or analysis.deprel[head] == "appos" or hangs[0] <= analysis.head[head] < hangs[1]):
        return one
    return replace(one, source=Span(one.source.start, first.end), content=tuple(rest))
