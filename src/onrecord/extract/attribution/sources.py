"""Where a source ends: with its paragraph, and where somebody else's saying begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.reader.trees import numbers_of
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis

BEFORE = 20
"""Characters before a source in which another cue may have it too: "according to"."""
NEAR = 3
"""Characters between a speaker and the cue that follows at most."""
_BREAK = re.compile(r"\n\s*\n")
_EDGES = " \t\r\n,;:-–—"


def with_clear_sources(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, sources cut to the part nearest to the cue.

    A source doesn't go on over a paragraph's end, nor over another's cue, unless that belongs to what
    describes it ("the man who had warned of it").
    """
    assert parsed.analysis is not None
    text = parsed.article.text
    others = sorted((other for other in found if other.cue), key=lambda other: other.cue or other.hull)
    starts = [other.cue.start for other in others if other.cue]
    for attribution in found:
        source = attribution.source
        if source is None or attribution.cue is None:
            yield attribution
            continue
        near = others[bisect_left(starts, source.start - BEFORE) : bisect_left(starts, source.end + NEAR)]
        clear = _clear(
            replace(attribution, source=_in_paragraph(text, source, attribution.cue)), near, parsed
        )
        if clear.source and clear.source != attribution.source:
            clear = replace(clear, source=_stripped(text, clear.source))
        yield clear


def _clear(one: Attribution, others: Sequence[Attribution], parsed: Parsed) -> Attribution:
    """The attribution, its source cut where those near it have their part."""
    assert parsed.analysis is not None and one.cue is not None and one.source is not None
    text, cue, source = parsed.article.text, one.cue, one.source
    for other in others:
        both = _shared(text, source, cue, other)
        if both is not None:
            source = both
            if other.cue and other.cue < cue:
                one = replace(one, content=_with_source_of(other, one, both))
        elif _ends_with_speaker(source, cue, other):
            assert other.source is not None
            source = Span(source.start, other.source.start)
        elif _interrupts(other, source, parsed.analysis):
            source = _cut(source, cue, other)
    return replace(one, source=source)


def _shared(text: str, source: Span, cue: Span, other: Attribution) -> Span | None:
    """This one's part of a source that two cues have: "according to police, the Lamp and others reported".

    The one before the comma is the earlier cue's, the rest the later one's.
    """
    if other.source is None or other.cue is None or other.cue == cue or not other.source.meets(source):
        return None
    first, last = min(cue, other.cue), max(cue, other.cue)
    whole = max(source, other.source, key=len)
    comma = text.find(", ", whole.start, whole.end)
    if not (first.end <= whole.start and whole.end <= last.start <= whole.end + NEAR) or comma < 0:
        return None
    if other.source.start != source.start or " and " not in text[comma : whole.end]:
        return None
    return Span(whole.start, comma) if cue == first else Span(comma + 2, whole.end)


def _with_source_of(other: Attribution, one: Attribution, source: Span) -> tuple[Span, ...]:
    """What one says of another's saying: that too which names whose it is."""
    *before, last = one.content
    assert other.cue is not None
    if not 0 <= other.cue.start - last.end <= NEAR:
        return one.content
    return (*before, Span(last.start, source.start - len(", ")))


def _ends_with_speaker(source: Span, cue: Span, other: Attribution) -> bool:
    """Whether who speaks next is the end of a source: "according to police, the Lamp reported"."""
    assert other.cue is not None
    return (
        other.source is not None
        and cue.end <= source.start < other.source.start
        and other.source.end == source.end <= other.cue.start <= source.end + NEAR
    )


def _in_paragraph(text: str, source: Span, cue: Span) -> Span:
    """The last paragraph of a source before its cue, the first of one after it; all where that is empty."""
    breaks = list(_BREAK.finditer(text, source.start, source.end))
    if not breaks:
        return source
    if source.end <= cue.start:
        return _part(source, breaks[-1].end(), source.end)
    return _part(source, source.start, breaks[0].start())


def _interrupts(other: Attribution, source: Span, analysis: Analysis) -> bool:
    """Whether another's cue in a source hangs on nothing else of it, by the tree."""
    assert other.cue is not None
    if not (source.start <= other.cue.start and other.cue.end <= source.end):
        return False
    low, high = numbers_of(analysis, source)
    first, last = numbers_of(analysis, other.cue)
    at = first
    while first <= at < last and low <= analysis.head[at] < high and analysis.head[at] != at:
        at = analysis.head[at]
    return first <= at < last


def _cut(source: Span, cue: Span, other: Attribution) -> Span:
    """A source without another's cue and what lies beyond it; all of it where nothing would be left."""
    assert other.cue is not None
    if source.end <= cue.start:
        return _part(source, other.cue.end, source.end)
    end = other.cue.start
    if other.source is not None and source.start < other.source.start < end:
        end = other.source.start
    return _part(source, source.start, min(end, source.end))


def _part(source: Span, start: int, end: int) -> Span:
    """The part of a source that is meant, if there is one; else the source."""
    return Span(start, end) if start < end else source


def _stripped(text: str, source: Span) -> Span:
    """A source without marks at its ends; all of it where it is nothing but marks."""
    return source.stripped(text, _EDGES) or source.stripped(text) or source
