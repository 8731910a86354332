"""Statements told one by one, for pages and programs that show a few of many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.ledger import StatementQuery, browse_links
from onrecord.model import Span
from onrecord.report.account import text_order
from onrecord.report.lines import heading
from onrecord.report.marks import inert
from onrecord.report.segments import marks_of, segments
from onrecord.report.told import Teller, Told
from onrecord.report.wording import carriers
from onrecord.serve.state import Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Statement
    from onrecord.report.lines import Heading

AROUND = 240
"""Characters shown before and after a statement, so that it isn't read out of its context."""
_ROLES = {"source": "s", "cue": "k", "content": "c"}


class Telling:
    """Tells statements of one open ledger; articles and parties are read as they are needed."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.names = Names(ledger)
        self._articles: dict[str, Article] = {}

    def article(self, id: str) -> Article:
        """The article; raises UnknownId."""
        if id not in self._articles:
            self._articles[id] = self.ledger.article(id)
        return self._articles[id]

    def heading(self, article_id: str) -> Heading:
        """The article as it is named; raises UnknownId."""
        return heading(self.article(article_id))

    def carried(self, claim_id: str) -> str:
        """What carries a claim, in words: "2 outlets and 1 article that names none"."""
        return carriers(*browse_links.carriers(self.ledger, claim_id))

    def tell(self, statement: Statement, number: int = 0) -> Told:
        """The statement as it is told, by this number where it is shown with one."""
        around = self.ledger.chain(statement.id) if statement.within else (statement,)
        return Teller(self.article(statement.article), around, self.names).tell(statement, number)

    def each(self, statements: Iterable[Statement], first: int = 1) -> tuple[Told, ...]:
        """Statements, numbered on."""
        return tuple(self.tell(one, number) for number, one in enumerate(statements, first))

    def by_id(self, statement_id: str) -> Told:
        """The statement of that id; raises UnknownId."""
        return self.tell(self.ledger.statement(statement_id))

    def words(self, told: Told, span: Span) -> str:
        """The characters at a span of a statement's article, verbatim."""
        return span.of(self.article(told.statement.article).text)

    def of_article(self, article_id: str) -> tuple[Told, ...]:
        """An article's attributed statements from top to bottom, numbered from 1."""
        query = StatementQuery(article=article_id, attributed_only=True)
        return self.each(sorted(self.ledger.statements(query), key=text_order))


def passage(article: Article, told: Told) -> Markup:
    """The characters of a statement with what stands around them, its source, cue and content marked."""
    hull = told.statement.hull
    text = article.text
    start, end = _opening(text, hull.start), _ending(text, hull.end)
    marks = marks_of(replace(told, number=1))
    pieces = [Markup("… ")] if start else []
    for piece, marked in segments(Span(start, end), marks):
        inner = inert(piece.of(text))
        if marked:
            classes = " ".join(sorted({_ROLES[mark.role] for mark in marked}))
            inner = Markup('<mark class="m {}">{}</mark>').format(classes, inner)
        pieces.append(inner)
    if end < len(text):
        pieces.append(Markup(" …"))
    return Markup("").join(pieces)


def _opening(text: str, at: int) -> int:
    """Where to begin: `AROUND` before, or at the word after that."""
    start = max(0, at - AROUND)
    blank = text.find(" ", start, at) if start else -1
    return blank + 1 if blank >= 0 else start


def _ending(text: str, at: int) -> int:
    end = min(len(text), at + AROUND)
    blank = text.rfind(" ", at, end) if end < len(text) else -1
    return blank if blank >= 0 else end
