"""What is told to a hearing: "It was gold, a jury was told" is said to the jury, and not by it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.attribution.closing import said_before
from onrecord.language.lexicon import lemma
from onrecord.language.reader.trees import first_joined, head_of, last_verb, lower_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution, Span

_TOLD = frozenset({"tell", "inform", "notify", "brief", "warn", "assure", "remind"})
"""Verbs of which the passive's subject is whom something is told."""
_PASSIVE = frozenset({"nsubj:pass", "nsubj"})
_ENDS = re.compile(r"(?:\s[\w,’'.-]+){0,5}[.!]?[”\"’']?\s*")


def with_hearings(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, whom something is told left out of what is told.

    Where the telling closes its sentence, what stands before the comma is told.
    """
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    for one in found:
        told = _told(text, analysis, one)
        if told is None:
            yield one
            continue
        rest = tuple(part for part in one.content if part != told)
        if rest and not rest[0].of(text).lower().startswith(("to ", "not to ", "never to ")):
            yield replace(one, content=rest)
        elif not rest and (before := _before(parsed, one, told)) is not None:
            yield replace(one, content=(before,))
        else:
            yield one


def _told(text: str, analysis: Analysis, one: Attribution) -> Span | None:
    """The part of a content that is whom something is told, by a passive's tree."""
    verb = last_verb(analysis, one.cue)
    if one.cue is None or verb is None or lemma(lower_of(verb, analysis, text)) not in _TOLD:
        return None
    low, high = numbers_of(analysis, one.cue)
    if not any(
        lower_of(k, analysis, text) in {"was", "were", "been", "is", "are", "being"} for k in range(low, high)
    ):
        return None
    for part in one.content:
        first, last = numbers_of(analysis, part)
        inner = head_of(analysis, first, last)
        head = inner if inner is None else first_joined(inner, analysis)
        if (
            head is not None
            and analysis.deprel[head] in _PASSIVE
            and low <= analysis.head[head] < high
            and part.end <= one.cue.start
        ):
            return part
    return None


def _before(parsed: Parsed, one: Attribution, told: Span) -> Span | None:
    """What stands in the sentence before a telling that closes it."""
    text = parsed.article.text
    sentence = parsed.sentence_at(told.start)
    if sentence is None or one.cue is None:
        return None
    if not _ENDS.fullmatch(text, one.cue.end, sentence.span.end):
        return None
    return said_before(text, sentence.span.start, told.start)
