"""An article cut up for showing: paragraphs by region, and segments by the statements they belong to."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.model import Region, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Article, RegionKind
    from onrecord.report.told import Told

COLLAPSE_FROM = 140
"""Furniture of so many characters or more is folded away; less is only dimmed."""
_BETWEEN_PARAGRAPHS = re.compile(r"[^\S\n]*\r?\n(?:[^\S\n]*\r?\n)+[^\S\n]*|\s*\r(?!\n)\s*\r(?!\n)\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters that play a role in the statement of a number; `size` is that of the whole statement.

    An article's `own` assertion has content only.
    """

    span: Span
    number: int
    role: Literal["source", "cue", "content"]
    size: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one region."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs in a row; furniture that is long and that no statement touches is folded away."""

    paragraphs: tuple[Paragraph, ...]
    is_folded: bool

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(len(paragraph.span) for paragraph in self.paragraphs)


def blocks(article: Article, marks: Iterable[Mark]) -> Iterator[Block]:
    """The article's paragraphs in order: all of its text but white space is in one of them."""
    marked = tuple(marks)
    for is_furniture, group in itertools.groupby(_paragraphs(article), key=lambda p: p.kind == "furniture"):
        block = Block(tuple(group), is_furniture)
        touched = any(mark.span.meets(p.span) for p in block.paragraphs for mark in marked if is_furniture)
        yield Block(block.paragraphs, is_furniture and block.size >= COLLAPSE_FROM and not touched)


def marks_of(told: Told) -> tuple[Mark, ...]:
    """Source, cue and content of a statement."""
    statement = told.statement
    hull = statement.hull
    own = not statement.is_attributed
    found = [Mark(span, told.number, "content", len(hull), own) for span in statement.content]
    if statement.source:
        found.append(Mark(statement.source, told.number, "source", len(hull)))
    if statement.cue:
        found.append(Mark(statement.cue, told.number, "cue", len(hull)))
    return tuple(found)


def segments(span: Span, marks: Iterable[Mark]) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
    """The span in pieces, each with the marks that hold all of it, those of the innermost statement first."""
    near = [mark for mark in marks if mark.span.meets(span)]
    cuts = {span.start, span.end}
    cuts.update(at for m in near for at in (m.span.start, m.span.end) if span.start < at < span.end)
    for start, end in itertools.pairwise(sorted(cuts)):
        piece = Span(start, end)
        holding = [mark for mark in near if mark.span.holds(piece)]
        yield piece, tuple(sorted(holding, key=lambda mark: (mark.size, mark.number, mark.role)))


def _paragraphs(article: Article) -> Iterator[Paragraph]:
    """The regions, cut at blank lines."""
    for region in _whole(article):
        start = region.span.start
        for piece in _pieces(region.span.of(article.text)):
            yield Paragraph(Span(start + piece.start, start + piece.end), region.kind)


def _whole(article: Article) -> tuple[Region, ...]:
    """The article's regions, or one of body where it has none."""
    if article.regions or not article.text.strip():
        return article.regions
    return (Region(Span(0, len(article.text)), "body"),)


def _pieces(text: str) -> Iterator[Span]:
    last = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(text):
        yield from _trimmed(text, last, gap.start())
        last = gap.end()
    yield from _trimmed(text, last, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
