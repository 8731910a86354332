"""Where a content ends: what stands in no quotation marks ends with its sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed


def bounded(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, contents outside quotation marks cut to the cue's sentence or else its paragraph."""
    bounds = _Bounds(parsed)
    for attribution in found:
        near = attribution.cue or attribution.content[0]
        spans = tuple(bounds.cut(span, near) for span in attribution.content)
        yield Attribution(spans, attribution.source, attribution.cue)


class _Bounds:
    """An article's sentences and paragraphs, looked up by where they stand."""

    def __init__(self, parsed: Parsed) -> None:
        self._text = parsed.article.text
        self._sentences = [sentence.span for sentence in parsed.sentences]
        whole: dict[int, Span] = {}
        for sentence in parsed.sentences:
            first = whole.get(sentence.paragraph, sentence.span)
            whole[sentence.paragraph] = Span(first.start, sentence.span.end)
        self._paragraphs = list(whole.values())
        self._quotations = parsed.quotations

    def cut(self, span: Span, cue: Span) -> Span:
        """What of a span is in the cue's sentence, if it begins or ends there; else in one paragraph.

        The whole where it opens or closes a quotation: speech goes on over sentences. Over paragraphs it
        does so only if both are quoted where they meet.
        """
        span = self._together(span, cue)
        if any(
            quotation.span.start <= span.start < quotation.span.end
            or quotation.span.start < span.end <= quotation.span.end
            for quotation in self._quotations
        ):
            return span
        sentence = _at(self._sentences, cue.start)
        if sentence is not None and sentence.meets(span):
            start = max(span.start, sentence.start)
            end = self._without_stop(sentence) if sentence.end < span.end else span.end
            return Span(start, max(end, start + 1))
        near = span.start if span.start > cue.start else span.end - 1
        paragraph = _at(self._paragraphs, near)
        if paragraph is None or not paragraph.meets(span):
            return span
        return Span(max(span.start, paragraph.start), min(span.end, paragraph.end))

    def _without_stop(self, sentence: Span) -> int:
        """Where a sentence ends without its full stop; an initial's ("the U.S.") is a part of it."""
        printed = sentence.of(self._text)
        is_initial = len(printed) > 2 and printed[-3] in " ."
        is_quoted = self._text[sentence.end : sentence.end + 1] in {"'", "’", "”", '"'}
        if is_initial or is_quoted:
            return sentence.end
        return sentence.start + len(printed.removesuffix(".").rstrip())

    def _together(self, span: Span, cue: Span) -> Span:
        """The paragraphs of a span that hang together, seen from the cue."""
        if "\n" not in span.of(self._text):
            return span
        some = [part for part in self._paragraphs if part.meets(span)]
        joined: list[Span] = []
        for part in some:
            if joined and self._is_quoted(joined[-1].end - 1) and self._is_quoted(part.start):
                joined[-1] = Span(joined[-1].start, part.end)
            else:
                joined.append(part)
        if len(joined) <= 1:
            return span
        near = min(joined, key=lambda part: max(part.start - cue.start, cue.start - part.end, 0))
        return Span(max(span.start, near.start), min(span.end, near.end))

    def _is_quoted(self, at: int) -> bool:
        return any(quotation.span.start <= at < quotation.span.end for quotation in self._quotations)


def _at(spans: Sequence[Span], character: int) -> Span | None:
    number = bisect_right(spans, character, key=lambda span: span.start) - 1
    return spans[number] if number >= 0 else None
