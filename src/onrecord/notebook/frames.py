"""Frames: the rows of a ledger's nouns as pandas takes them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from onrecord.ledger import Ledger
    from onrecord.ledger.browse import ListedArticle
    from onrecord.ledger.browse_links import ListedClaim
    from onrecord.model import Conflict
    from onrecord.report.told import Told

Row = dict[str, Any]
COLUMNS: dict[str, tuple[str, ...]] = {
    "statements": (
        *("id", "speaker", "chain", "act", "polarity", "commitment", "quoted", "said_from", "said_to"),
        *("words", "outlet", "path", "line", "party", "article", "within"),
    ),
    "articles": (
        *("id", "title", "outlet", "path", "published_from", "published_to", "language", "is_read"),
        *("attributed", "own"),
    ),
    "parties": ("id", "name", "kind", "statements", "articles", "outlets"),
    "claims": ("id", "words", "origins", "outlets", "asserts", "denies", "doubts", "gist"),
    "conflicts": ("id", "kind", "status", "words_a", "words_b", "why", "strength", "matter", "a", "b"),
    "positions": ("id", "name", "issue", "statements", "turns", "party"),
}
"""The columns of each frame, in order; dates are ISO 8601 text, as one without a day is no timestamp."""


def frame(noun: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a frame with the columns of a noun, also where there are none.

    Raises:
        UsageError: pandas isn't installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError(
            "frames need pandas, which is not installed: pip install 'onrecord[notebook]'"
        ) from error
    return pd.DataFrame(list(rows), columns=list(COLUMNS[noun]))


def row(told: Told) -> Row:
    """A statement."""
    one = told.statement
    return {
        "id": one.id,
        "speaker": str(told.speaker),
        "chain": told.route,
        "act": one.act,
        "polarity": one.polarity,
        "commitment": one.commitment,
        "quoted": one.quoted,
        "said_from": one.said.start,
        "said_to": one.said.end,
        "words": told.words,
        "outlet": told.outlet,
        "path": told.path,
        "line": told.line,
        "party": told.speaker.party,
        "article": one.article,
        "within": one.within,
    }


def article_row(one: ListedArticle) -> Row:
    """An article."""
    return {**asdict(one), "published_from": one.published.start, "published_to": one.published.end}


def claim_rows(ledger: Ledger, found: Iterable[ListedClaim]) -> Iterator[Row]:
    """Claims with the words that stand for them."""
    for one in found:
        yield {**asdict(one), "words": _words(ledger, one.gist)}


def conflict_rows(ledger: Ledger, found: Iterable[Conflict]) -> Iterator[Row]:
    """Conflicts with the words of both sides."""
    for one in found:
        yield {**asdict(one), "words_a": _words(ledger, one.a), "words_b": _words(ledger, one.b)}


def _words(ledger: Ledger, statement_id: str) -> str:
    statement = ledger.statement(statement_id)
    text = ledger.article(statement.article).text
    return " … ".join(span.of(text) for span in statement.content)
