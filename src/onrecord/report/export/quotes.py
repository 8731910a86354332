"""The words of statements, by their ids in any order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.model import Article, Statement

AT_HAND = 64
"""Articles that are kept, as statements that belong together often stand in few."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement with its article."""

    statement: Statement
    article: Article

    @property
    def words(self) -> str:
        """The content on one line, acting characters shown, parts of a divided content joined by " … "."""
        return words(self.statement, self.article)


class Quotes:
    """Finds statements with their articles."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._article = lru_cache(AT_HAND)(ledger.article)

    def of(self, statement_id: str) -> Quote:
        """The statement with this id; raises UnknownId."""
        statement = self._ledger.statement(statement_id)
        return Quote(statement, self._article(statement.article))

    def article(self, article_id: str) -> Article:
        """The article with this id; raises UnknownId."""
        return self._article(article_id)


def words(statement: Statement, article: Article) -> str:
    """The content on one line; see `Quote.words`."""
    return " … ".join(in_line(span.of(article.text)) for span in statement.content)
