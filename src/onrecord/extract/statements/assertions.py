"""What an article asserts itself: the sentences that it puts into nobody's mouth."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.extract.words import words
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.extract.quoting import Quotations
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
    hulls = _united(attribution.hull for attribution in attributions)
    starts = [hull.start for hull in hulls]
    text = parsed.article.text
    for sentence in parsed.sentences:
        if sentence.region not in _REGIONS:
            continue
        first = max(bisect_right(starts, sentence.span.start) - 1, 0)
        if _share(sentence.span, islice(hulls, first, None)) >= _COVERED:
            continue
        kept = sentence.span.of(text).rstrip(_CLOSING)
        if not kept.strip():
            continue
        span = Span(sentence.span.start, sentence.span.start + len(kept))
        if len(words(text, span)) >= _FEWEST_WORDS:
            yield sentence, span


def is_quotation(quotations: Quotations, span: Span) -> bool:
    """Whether all of it stands in quotation marks: someone's words, though not said whose."""
    return any(
        (q.span.start <= span.start + 1 and span.end <= q.span.end + 1) or q.inner.holds(span)
        for q in quotations.meeting(span)
    )


def _united(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _share(span: Span, hulls: Iterable[Span]) -> float:
    """The share of the span's characters that the hulls, which don't overlap, take up."""
    covered = 0
    for hull in hulls:
        if hull.start >= span.end:
            break
        covered += max(min(hull.end, span.end) - max(hull.start, span.start), 0)
    return covered / len(span)
