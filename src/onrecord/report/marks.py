"""An article's text as HTML: paragraphs by region, the characters of its statements marked.

The text content of what is made here is the article's text, character for character (save NUL and lone
surrogates, which HTML has no way to write; and a folded block has a summary of ours). Statements that nest or
overlap are cut into segments; each names the statements and roles it belongs to, the innermost first:
`data-s="12c 14s"`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from onrecord.report.segments import Block, Mark, Paragraph, blocks, marks_of, segments
from onrecord.report.visible import ACTING, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Article, Span
    from onrecord.report.told import Told

HARD_WRAPPED = 45
"""Lines of so many characters or more, all but the last, were wrapped by a machine."""
_ROLES = {"source": "s", "cue": "k", "content": "c"}


def body(article: Article, told: Iterable[Told]) -> Markup:
    """The article's text as HTML, marked."""
    return Markup("").join(_Writer(article, tuple(told)).write())


def inert(text: str) -> Markup:
    """Text that can't act: HTML escaped, controls isolated and named, carriage returns kept as such."""
    parts = []
    last = 0
    for found in ACTING.finditer(text):
        char = found[0]
        safe = "\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char
        parts.append(escape(text[last : found.start()]))
        parts.append(Markup('<bdi class="acting" data-c="{}">{}</bdi>').format(name_of(char), safe))
        last = found.end()
    parts.append(escape(text[last:]))
    return Markup(str(Markup("").join(parts)).replace("\r", "&#13;"))


class _Writer:
    """Writes paragraphs in order, and between them the white space of the text."""

    def __init__(self, article: Article, told: tuple[Told, ...]) -> None:
        self._article = article
        self._text = article.text
        self._marks = tuple(mark for one in told for mark in marks_of(one))
        self._refs = sorted(told, key=lambda one: one.statement.hull.start)
        self._written = 0

    def write(self) -> Iterator[Markup]:
        for block in blocks(self._article, self._marks):
            if block.is_folded:
                yield from self._folded(block)
            else:
                yield from map(self._paragraph, block.paragraphs)
        yield inert(self._text[self._written :])
        yield from map(self._ref, self._refs)

    def _folded(self, block: Block) -> Iterator[Markup]:
        yield self._gap(block.paragraphs[0].span.start)
        summary = f"Left aside: {block.size:,} characters of furniture"
        yield Markup('<details class="folded"><summary>{}</summary>').format(summary)
        yield from map(self._paragraph, block.paragraphs)
        yield Markup("</details>")

    def _paragraph(self, paragraph: Paragraph) -> Markup:
        gap = self._gap(paragraph.span.start)
        lines = paragraph.span.of(self._text).splitlines()
        wrapped = len(lines) > 1 and all(len(line) >= HARD_WRAPPED for line in lines[:-1])
        inner = Markup("").join(self._segments(paragraph.span))
        self._written = paragraph.span.end
        kinds = [kind for kind in (paragraph.kind,) if kind != "body"] + ["wrapped"] * wrapped
        if not kinds:  # most paragraphs: a page of many articles has to stay small
            return Markup("{}<p>{}</p>").format(gap, inner)
        return Markup('{}<p class="{}">{}</p>').format(gap, " ".join(kinds), inner)

    def _gap(self, until: int) -> Markup:
        gap = inert(self._text[self._written : until])
        self._written = until
        return gap

    def _segments(self, span: Span) -> Iterator[Markup]:
        for piece, marks in segments(span, self._marks):
            while self._refs and self._refs[0].statement.hull.start <= piece.start:
                yield self._ref(self._refs.pop(0))
            yield self._segment(piece, marks)

    def _segment(self, piece: Span, marks: tuple[Mark, ...]) -> Markup:
        text = inert(piece.of(self._text))
        if not marks:
            return text
        depth = sum(mark.role == "content" and not mark.own for mark in marks)
        classes = {"o" if mark.own else _ROLES[mark.role] for mark in marks} | (
            {"deep"} if depth > 1 else set()
        )
        owners = " ".join(f"{mark.number}{_ROLES[mark.role]}" for mark in marks)
        span = Markup('<span class="m {}" data-s="{}">{}</span>')
        return span.format(" ".join(sorted(classes)), owners, text)

    def _ref(self, told: Told) -> Markup:
        number = told.number
        if not told.statement.is_attributed:
            own = Markup('<a class="ref own" id="t{0}" href="#t{0}" data-n="{0}" aria-label="Line {0}"></a>')
            return own.format(number)
        label = f"Statement {number}: {told.speaker}"
        return Markup('<a class="ref" id="t{0}" href="#s{0}" data-n="{0}" aria-label="{1}"></a>').format(
            number, label
        )
