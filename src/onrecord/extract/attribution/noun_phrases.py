"""Noun phrases whole: "at least one child", "claims by Ober that", condemned; what a source is left to it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

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

_BOUND = re.compile(
    r"\b(?:at least|at most|more than|fewer than|less than|as many as|up to|about|around|nearly|almost|some"
    r"|only|just|over) $",
    re.IGNORECASE,
)
"""What says of a figure that it is a bound or about so many."""
_FIGURE = re.compile(
    r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|half|a|an|hundreds|thousands|dozens|all)\b",
    re.IGNORECASE,
)
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
    sentence = parsed.sentence_at(part.start)
    if sentence is None or not _FIGURE.match(text, part.start):
        return part
    bound = _BOUND.search(text, sentence.span.start, part.start)
    drawn = Span(bound.start(), part.end) if bound else part
    taken = [span for span in (one.source, one.cue) if span is not None]
    return part if any(drawn.meets(span) for span in taken) else drawn


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
