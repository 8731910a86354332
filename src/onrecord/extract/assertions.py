"""What an article asserts itself: the sentences that it puts into nobody's mouth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.words import words
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed, Sentence
    from onrecord.model import Attribution

_COVERED = 0.6
"""Share of a sentence's characters taken up by attributions from which on it is theirs."""
_FEWEST_WORDS = 3
"""A sentence of fewer words is a label, not an assertion."""
_REGIONS = frozenset({"title", "body", "caption"})
_CLOSING = ".!…;: \t\r\n"


def own_sentences(parsed: Parsed, attributions: Sequence[Attribution]) -> Iterator[tuple[Sentence, Span]]:
    """The sentences not covered by an attribution, each with its span less the final stop."""
    hulls = sorted(attribution.hull for attribution in attributions)
    text = parsed.article.text
    for sentence in parsed.sentences:
        if sentence.region not in _REGIONS:
            continue
        if _share(sentence.span, hulls) >= _COVERED:
            continue
        kept = sentence.span.of(text).rstrip(_CLOSING)
        if not kept.strip():
            continue
        span = Span(sentence.span.start, sentence.span.start + len(kept))
        if len(words(text, span)) >= _FEWEST_WORDS:
            yield sentence, span


def is_quotation(parsed: Parsed, span: Span) -> bool:
    """Whether all of it stands in quotation marks: someone's words, though not said whose."""
    return any(
        (q.span.start <= span.start + 1 and span.end <= q.span.end + 1) or q.inner.holds(span)
        for q in parsed.quotations
        if len(q.inner) > 0
    )


def _share(span: Span, hulls: Sequence[Span]) -> float:
    covered = 0
    reached = span.start
    for hull in hulls:
        if hull.start >= span.end:
            break
        start, end = max(hull.start, reached), min(hull.end, span.end)
        if end > start:
            covered += end - start
            reached = end
    return covered / len(span)
