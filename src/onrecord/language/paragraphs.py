"""Where paragraphs begin and end: blank lines, indents, bullets; line ends, unless lines are wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Article, Region, RegionKind, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_BULLET = re.compile(r"(?:[-*•·‣▪–—]|\d{1,2}[.)])\s")
_ENDED = tuple('.!?:;…"”’»)]*')

WRAP_WIDTH = (40, 120)
"""Characters of a line broken for want of room: e-mail and wire text is wrapped at 65 to 80."""
MIN_RUN_ON = 40
"""Characters from which a line without a full stop may be half a sentence rather than a heading."""

MIN_FULL = 0.8
"""Share of the lines without a full stop that are full in wrapped text: nearly all, but for headings."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's characters, white space at its edges left out, and the kind of its region."""

    span: Span
    region: RegionKind


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    indent: int
    gap: int
    """Line ends since the line before: 1 is the next line, 2 has a blank one between."""


def paragraphs(article: Article) -> list[Paragraph]:
    """The paragraphs of an article in order, furniture left out; without regions the whole text is body."""
    text = article.text
    regions = article.regions or ((Region(Span(0, len(text)), "body"),) if text else ())
    found = []
    for region in regions:
        if region.kind == "furniture":
            continue
        lines = _lines(text, region.span)
        wrapped = _is_wrapped(lines)
        start = 0
        for k in range(1, len(lines) + 1):
            if k == len(lines) or not _runs_on(lines[k - 1], lines[k], wrapped):
                found.append(Paragraph(Span(lines[start].span.start, lines[k - 1].span.end), region.kind))
                start = k
    return found


def _lines(text: str, region: Span) -> list[_Line]:
    lines: list[_Line] = []
    last = region.start
    for match in _LINE.finditer(text, region.start, region.end):
        raw = match[0]
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        gap = sum(1 for _ in _LINE_END.finditer(text, last, match.start()))
        lines.append(_Line(Span(start, start + len(stripped)), stripped, start - match.start(), gap))
        last = match.end()
    return lines


def _is_wrapped(lines: list[_Line]) -> bool:
    """Whether line ends fall inside sentences.

    Most lines that another follows at once end without a stop, and these had no room for the next word: the
    lines of a list have.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 1]
    low, high = WRAP_WIDTH
    open_ended = [(a, b) for a, b in pairs if low <= len(a.text) <= high and not a.text.endswith(_ENDED)]
    if len(pairs) < 2 or 2 * len(open_ended) < len(pairs):
        return False
    width = max(len(a.text) for a, _ in open_ended)
    full = sum(1 for a, b in open_ended if len(a.text) + 1 + len(b.text.split(None, 1)[0]) > width)
    return full >= MIN_FULL * len(open_ended)


def _runs_on(a: _Line, b: _Line, wrapped: bool) -> bool:
    """Whether line `b` goes on with the paragraph of line `a`."""
    if _BULLET.match(b.text):
        return False
    broken_sentence = (
        len(a.text) >= MIN_RUN_ON and not a.text.rstrip("*_").endswith(_ENDED) and b.text[0].islower()
    )
    if b.gap > 1 or not wrapped:
        return broken_sentence
    if b.indent > a.indent + 1:
        return False
    is_heading = len(a.text) < WRAP_WIDTH[0] and not a.text.endswith(_ENDED) and not b.text[0].islower()
    ended_early = len(a.text) < WRAP_WIDTH[0] and a.text.endswith((".", "”", '"')) and not b.text[0].islower()
    return not (is_heading or ended_early)
