"""Direct speech over several sentences: a quotation belongs whole to its cue, and what follows it goes on.

The reader looks at the words around a cue; a long speech reaches beyond them. Quotation marks tell how far.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.language.names import word_class
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed, Quotation

_CLAUSE_OPENINGS = word_class("subordinators")
_TRANSCRIPT = re.compile(r"[A-Z][A-Z .'’-]{2,40}:")


def with_speech(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, quotations whole, and speech that goes on in the sentences after them added."""
    speech = _Speech(found, parsed)
    for attribution in found:
        own = speech.without_anothers(attribution)
        spans = [speech.whole(attribution, speech.going_on(attribution, span)) for span in own]
        spans += speech.first_half(attribution, spans)
        if _is_spoken(attribution, spans, speech):
            spans += speech.following(max(attribution.hull.end, *(span.end for span in spans)))
        yield Attribution(_merged(spans), attribution.source, attribution.cue)


def _is_spoken(attribution: Attribution, spans: Sequence[Span], speech: _Speech) -> bool:
    """Whether the content ends in a quotation that the cue is outside of, and that begins a sentence."""
    cue = attribution.cue
    follows = cue is not None and cue.start > attribution.content[0].start
    if cue is not None and follows and not any(c.isalnum() for c in speech.printed(cue)):
        return False  # “It is late.” ― Ann Ober: what is signed is over
    last = max(spans)
    quotation = speech.around(last.end - 1)
    if quotation is None or _holds(quotation, attribution.cue):
        return False
    return speech.printed(quotation.inner)[:1].isupper()


class _Speech:
    """An article's outermost quotations, and which of them no attribution claims."""

    def __init__(self, found: Sequence[Attribution], parsed: Parsed) -> None:
        self._text = parsed.article.text
        self._sentences = parsed.sentences
        self._starts = [sentence.span.start for sentence in parsed.sentences]
        self._outer = _outermost(parsed.quotations)
        self._opening = [quotation.span.start for quotation in self._outer]
        claimed = {
            quotation.span
            for attribution in found
            for span in attribution.content
            for quotation in (self.around(span.start), self.around(span.end - 1))
            if quotation is not None and not _holds(quotation, attribution.cue)
        }
        self._floating = {quotation.span for quotation in self._outer} - claimed
        self._by_cue = sorted((one for one in found if one.cue and one.source), key=_cue_start)

    def around(self, at: int) -> Quotation | None:
        """The outermost quotation that a character is in, its marks included."""
        number = bisect_left(self._opening, at + 1) - 1
        if number < 0 or self._outer[number].span.end <= at:
            return None
        return self._outer[number]

    def printed(self, span: Span) -> str:
        """The characters of a span."""
        return span.of(self._text)

    def without_anothers(self, one: Attribution) -> Iterator[Span]:
        """The parts of a content but for those that somebody says who is told to only after the part before.

        "“It held,” said Ann Ober. Ivo Lutz said it was “an old dam. It broke twice.”"
        """
        end = one.content[0].start
        for span in one.content:
            low, high = (bisect_left(self._by_cue, at, key=_cue_start) for at in (end, span.start))
            others = (other for other in self._by_cue[low:high] if not _reports(other, one))
            end = span.end
            is_quoted = self.around(span.end - 1) is not None
            if not (is_quoted and any(part.holds(span) for other in others for part in other.content)):
                yield span

    def whole(self, attribution: Attribution, span: Span) -> Span:
        """A content's span, with all of the quotation it begins or ends in unless the cue is in it too."""
        start, end = span.start, span.end
        first, last = self.around(start), self.around(end - 1)
        if first is not None and not _holds(first, attribution.cue):
            start = first.span.start
        if last is not None and not _holds(last, attribution.cue):
            end = max(end, last.span.end)
        return Span(start, end)

    def going_on(self, one: Attribution, span: Span) -> Span:
        """A content's span with the quoted clause that goes on after it: "to go | “unless it rains”"."""
        if one.cue is None or one.cue.start > span.start or self.around(span.end - 1) is not None:
            return span
        start = span.end + (self._text[span.end : span.end + 1] == " ")
        quotation = self.around(start)
        if quotation is None or quotation.span.start != start or start == span.end:
            return span
        opens = self.printed(quotation.inner).split(maxsplit=1)[:1]
        return Span(span.start, quotation.span.end) if _CLAUSE_OPENINGS.intersection(opens) else span

    def first_half(self, one: Attribution, spans: Sequence[Span]) -> Iterator[Span]:
        """The quotation before the saying that one after it goes on, where nothing claims it.

        "“We checked it,” she added, “and it held.”"
        """
        if one.cue is None or one.source is None or min(spans).start < max(one.cue.end, one.source.end):
            return
        first = min(one.cue.start, one.source.start)
        end = len(self._text[:first].rstrip())
        before, after = self.around(end - 1), self.around(min(spans).start)
        if before is None or after is None or before.span.end != end or before.span not in self._floating:
            return
        if self.printed(before.inner).endswith(",") and self.printed(after.inner)[:1].islower():
            yield before.span

    def following(self, end: int) -> Iterator[Span]:
        """The quotations after a sentence that are made of whole sentences and that nothing else claims."""
        number = bisect_left(self._starts, end)
        while number < len(self._sentences):
            start = self._sentences[number].span.start
            quotation = self.around(start)
            if quotation is None or quotation.span.start != start or quotation.span not in self._floating:
                return
            while number < len(self._sentences) and self._starts[number] < quotation.span.end:
                number += 1
            if self._sentences[number - 1].span.end > quotation.span.end + 1:
                return  # the quotation's last sentence goes on after it: somebody else's words
            if _is_heading(self.printed(quotation.inner)):
                return
            yield quotation.span


def _reports(other: Attribution, one: Attribution) -> bool:
    """Whether the one reports what the other says, or is the same: "he said, according to the court"."""
    return one.cue == other.cue or (
        one.cue is not None and any(part.holds(one.cue) for part in other.content)
    )


def _cue_start(one: Attribution) -> int:
    return one.cue.start if one.cue else one.hull.start


def _is_heading(quoted: str) -> bool:
    """Whether it is a line of a transcript ("OBER: We go") or a heading ('All Roads Are Open.')."""
    if _TRANSCRIPT.match(quoted):
        return True
    long_words = [word for word in quoted.split() if len(word) > 3]
    return len(long_words) > 1 and all(word[:1].isupper() for word in long_words)


def _outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    for quotation in quotations:
        if not found or quotation.span.start >= found[-1].span.end:
            found.append(quotation)
    return found


def _holds(quotation: Quotation, cue: Span | None) -> bool:
    return cue is not None and quotation.span.meets(cue)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """In order, without overlap."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
