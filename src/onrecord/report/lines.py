"""Statements by their ids, told; and the passage in which one stands, cut by the roles of its characters.

What is told across articles (claims, conflicts, positions) names statements by id. Whoever tells it asks a
`Telling`: the page, which has read every article, or the ledger, which reads those that are asked for.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol

from onrecord.ledger import StatementQuery
from onrecord.report.dates import in_words
from onrecord.report.segments import marks_of, segments
from onrecord.report.told import UNNAMED_OUTLET, Teller, Told
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Party, Span

AT_HAND = 64
"""Articles whose statements are kept told, as those that belong together often stand in few."""
LONGEST = 900
"""Characters of a passage from which only the content is shown, without what stands between its parts."""

Role = Literal["", "source", "cue", "content", "left out"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of an article, verbatim, in their role; of what is left out, none."""

    text: str
    role: Role


Passage = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """An article as it is named: outlet, title and date in words."""

    id: str
    outlet: str
    title: str
    published: str


class Telling(Protocol):
    """Tells statements and names articles by their ids."""

    def told(self, statement_id: str) -> Told:
        """The statement as it is told."""

    def passage(self, statement_id: str) -> Passage:
        """The characters from its first to its last, verbatim."""

    def words(self, statement_id: str, span: Span) -> str:
        """The characters at a span of its article, verbatim."""

    def heading(self, article_id: str) -> Heading:
        """The article as it is named."""


class Book:
    """Tells what has been read already."""

    def __init__(self, told: Iterable[Told], articles: Iterable[Article]) -> None:
        self._told = {one.statement.id: one for one in told}
        self._articles = {article.id: article for article in articles}

    def told(self, statement_id: str) -> Told:
        """The statement as it is told, under its number."""
        return self._told[statement_id]

    def passage(self, statement_id: str) -> Passage:
        """The characters from its first to its last, verbatim."""
        one = self._told[statement_id]
        return passage(one, self._articles[one.statement.article])

    def words(self, statement_id: str, span: Span) -> str:
        """The characters at a span of its article, verbatim."""
        return span.of(self._articles[self._told[statement_id].statement.article].text)

    def heading(self, article_id: str) -> Heading:
        """The article as it is named."""
        return heading(self._articles[article_id])


class FromLedger:
    """Reads from the ledger what is asked for, articles once as long as they are asked for closely.

    Raises UnknownId where the ledger holds no such statement or article.
    """

    def __init__(self, ledger: Ledger, parties: Mapping[str, Party]) -> None:
        self._ledger, self._parties = ledger, parties
        self._article = lru_cache(AT_HAND)(ledger.article)
        self._teller = lru_cache(AT_HAND)(self._teller_of)

    def told(self, statement_id: str) -> Told:
        """The statement as it is told; its number, which only listings use, is 0."""
        statement = self._ledger.statement(statement_id)
        return self._teller(statement.article).tell(statement, 0)

    def passage(self, statement_id: str) -> Passage:
        """The characters from its first to its last, verbatim."""
        one = self.told(statement_id)
        return passage(one, self._article(one.statement.article))

    def words(self, statement_id: str, span: Span) -> str:
        """The characters at a span of its article, verbatim."""
        return span.of(self._article(self._ledger.statement(statement_id).article).text)

    def heading(self, article_id: str) -> Heading:
        """The article as it is named."""
        return heading(self._article(article_id))

    def _teller_of(self, article_id: str) -> Teller:
        statements = self._ledger.statements(StatementQuery(article=article_id))
        return Teller(self._article(article_id), statements, self._parties)


def passage(told: Told, article: Article) -> Passage:
    """The characters of a statement from its first to its last, in their roles; of a long one its content."""
    hull = told.statement.hull
    if len(hull) <= LONGEST:
        cut = segments(hull, marks_of(told))
        return tuple(Piece(span.of(article.text), marks[0].role if marks else "") for span, marks in cut)
    pieces: list[Piece] = []
    for part in told.parts:
        pieces += [Piece("", "left out"), Piece(part, "content")]
    return tuple(pieces[1:])


def heading(article: Article) -> Heading:
    """The article as it is named."""
    outlet = in_line(article.outlet) if article.outlet else UNNAMED_OUTLET
    return Heading(article.id, outlet, title_of(article), in_words(article.published))


def title_of(article: Article) -> str:
    """Its title on one line; where it has none the name of its file, or its address."""
    path = article.path
    return in_line(article.title or (path if "://" in path else posixpath.basename(path)))
