"""Who closes a sentence and was passed over: "Lusk offered two plans, the Lamp reported on Monday"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.language.lexicon import cues, lemma
from onrecord.language.reader.trees import is_passive, numbers_of, subject_before, subtree
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed, Sentence
    from onrecord.language.reader import Analysis

_PLAIN = frozenset({"say", "report", "announce", "confirm", "claim", "warn"})
_AFTER = re.compile(
    r"(?:\s(?:late|early|on|in|last|this|[A-Z][\w.]*|\d{1,2},?|today|yesterday|a|statement)){0,5}"
)
"""What may follow the verb: when, and in what."""
_COMMA = re.compile(r",[”\"’']?\s+$|[”\"’']\s+$")
_SHORTEST = 15
"""Characters of what is said at least."""


def closing(parsed: Parsed, below: list[list[int]], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions that close a sentence and are not among those found, by the tree."""
    taken = sorted((one.cue for one in found if one.cue), key=lambda cue: cue.start)
    for sentence in parsed.sentences:
        if sentence.region not in {"body", "caption"}:
            continue
        one = _closing(parsed, sentence, below)
        if one is None or one.cue is None:
            continue
        number = bisect_left(taken, one.cue)
        near = taken[max(0, number - 1) : number + 1]
        if not any(cue.meets(one.cue) for cue in near) and not _is_inside(one, found):
            yield one


def _closing(parsed: Parsed, sentence: Sentence, below: list[list[int]]) -> Attribution | None:
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    low, high = numbers_of(analysis, sentence.span)
    for verb in range(high - 1, max(low, high - 8), -1):
        if analysis.upos[verb] != "VERB":
            continue
        span = analysis.span((verb, verb + 1))
        if lemma(span.of(text).lower()) == "tell" and is_passive(verb, analysis, below):
            return _told(parsed, sentence, verb, below)
        cue = cues().get(lemma(span.of(text).lower()))
        rest = text[span.end : sentence.span.end].rstrip(" .\n")
        if cue is None or cue.act not in _PLAIN or not _AFTER.fullmatch(rest):
            return None
        subject = subject_before(verb, analysis, below)
        if subject is None:
            return None
        begin, end = subtree(subject, below)
        if end > verb:
            return None
        source = analysis.span((begin, end))
        content = said_before(text, sentence.span.start, source.start)
        if begin <= low or not _only_helps(analysis, end, verb) or content is None:
            return None
        return Attribution((content,), source, analysis.span((end, verb + 1)))
    return None


def _told(parsed: Parsed, sentence: Sentence, verb: int, below: list[list[int]]) -> Attribution | None:
    """What closes with whom it is told, by nobody that is named: "It was gold, a jury was told"."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    whom = next((k for k in below[verb] if analysis.deprel[k] in {"nsubj:pass", "nsubj"} and k < verb), None)
    rest = text[analysis.span((verb, verb + 1)).end : sentence.span.end].rstrip(" .\n")
    if whom is None or not _AFTER.fullmatch(rest):
        return None
    begin, end = subtree(whom, below)
    content = said_before(text, sentence.span.start, analysis.span((begin, end)).start)
    if content is None or end > verb:
        return None
    return Attribution((content,), None, analysis.span((end, verb + 1)))


def said_before(text: str, start: int, end: int) -> Span | None:
    """What stands from the start of a sentence to what closes it; None without a comma or quotation mark."""
    printed = text[start:end]
    said = printed.rstrip(" ,")
    return Span(start, start + len(said)) if _COMMA.search(printed) and len(said) >= _SHORTEST else None


def _only_helps(analysis: Analysis, begin: int, verb: int) -> bool:
    """Whether nothing but what belongs to the verb stands before it: "has long", or nothing."""
    return all(
        analysis.upos[word] in {"AUX", "ADV"} and analysis.head[word] == verb for word in range(begin, verb)
    )


def _is_inside(one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether its verb stands in what somebody is already read to say."""
    return any(span.meets(one.cue) for other in found for span in other.content if one.cue)
