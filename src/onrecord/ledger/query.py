"""Reading articles, mentions, statements and times back, each in a stated order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.errors import UnknownId
from onrecord.ledger import rows
from onrecord.ledger.store import Store, Value
from onrecord.model import Act, Evidence, Quantity, Region, Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.model import Article, Mention, Statement, TimeExpression

Order = Literal["told", "id"]
"""`told`: as the articles came out, undated ones last, and each from top to bottom; `id`: by id."""


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements to give, and in which order; what is None or empty doesn't narrow them.

    `party` is the id of the speaker. `about` are words that must all occur in the content, in any order
    and inflection (no search language: quotes, AND, * and the like mean nothing). `said_from` and
    `said_to` are ISO dates, or a year or month: a statement fits when it may have been said between them;
    one of which no end is known fits no dates. `acts` are the acts wanted. `retracted` gives also those that
    were judged to be no statements. `outlet` is the name of the article's outlet.
    """

    article: str | None = None
    party: str | None = None
    about: str | None = None
    said_from: str | None = None
    said_to: str | None = None
    attributed_only: bool = False
    acts: tuple[Act, ...] = ()
    order: Order = "told"
    retracted: bool = False
    outlet: str | None = None


EVERYTHING = StatementQuery()
"""Narrows nothing."""

ARTICLE = """
SELECT article.*, least.path AS path, least.sha256 AS sha256, judged.why AS judged_why
FROM articles AS article
LEFT JOIN paths AS least
  ON least.article = article.id AND least.path = (SELECT min(path) FROM paths WHERE article = article.id)
LEFT JOIN judged_dates AS judged ON judged.article = article.id
"""

_COLUMNS = """
SELECT statement.id, statement.article, source_starts, source_ends, cue_starts, cue_ends,
  CASE WHEN judged.statement IS NULL THEN statement.voice ELSE judged.voice END AS voice,
  coalesce(judged.why, speaker_why) AS speaker_why,
  quoted, act, polarity, commitment, within, said_from, said_to, has_when, when_from, when_to, region,
  link.party AS speaker, within IN (SELECT statement FROM retractions) AS within_none,
  (SELECT group_concat(starts || '-' || ends, ' ')
   FROM (SELECT starts, ends FROM statement_content WHERE statement = statement.id ORDER BY nth) AS in_order
  ) AS content,
  EXISTS (SELECT 1 FROM statement_quantities WHERE statement = statement.id) AS has_quantities,
  EXISTS (SELECT 1 FROM statement_places WHERE statement = statement.id) AS has_places,
  judged.statement IS NULL AND EXISTS (SELECT 1 FROM statement_voices WHERE statement = statement.id)
    AS has_more_voices
"""
_SPEAKER = """
LEFT JOIN judged_voices AS judged ON judged.statement = statement.id
LEFT JOIN party_mentions AS link
  ON link.mention = CASE WHEN judged.statement IS NULL THEN statement.voice ELSE judged.voice END
"""
_ALONE = "FROM statements AS statement\n"
_BY_ARTICLE = (
    "FROM articles AS article CROSS JOIN statements AS statement ON statement.article = article.id\n"
)
_WITH_ARTICLE = "FROM statements AS statement JOIN articles AS article ON article.id = statement.article\n"
STATEMENT = _COLUMNS + _ALONE + _SPEAKER

MATCHING = (
    "SELECT id FROM statements "
    "WHERE number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)"
)
"""The statements in which the words stand."""
OF_PARTY = """
  SELECT id FROM statements WHERE voice IN (SELECT mention FROM party_mentions WHERE party = ?)
    AND id NOT IN (SELECT statement FROM judged_voices)
  UNION ALL
  SELECT statement FROM statement_voices
    WHERE voice IN (SELECT mention FROM party_mentions WHERE party = ?)
    AND statement NOT IN (SELECT statement FROM judged_voices)
  UNION ALL
  SELECT statement FROM judged_voices WHERE voice IN (SELECT mention FROM party_mentions WHERE party = ?)
"""
"""The statements of a party, whose id is asked for three times; whoever else speaks in them."""

_ARTICLES_TOLD = "ORDER BY coalesce(published_from, published_to, '9999'), article.id"
_STATEMENTS_TOLD = """
ORDER BY coalesce(article.published_from, article.published_to, '9999'), article.id,
  statement.starts, statement.ends, statement.id
"""


def match_words(words: str) -> str | None:
    """An FTS5 expression that asks for all of these words and means nothing else; None where there is none.

    Each word is an FTS5 string, in which only the quote mark is special. What has no letter and no digit
    can't be looked for.
    """
    clean = words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    wanted = [word.replace('"', '""') for word in clean.split() if any(map(str.isalnum, word))]
    return " ".join(f'"{word}"' for word in wanted) or None


def read_article(store: Store, article_id: str) -> Article:
    """The article with this id; raises UnknownId."""
    row = store.first(f"{ARTICLE} WHERE article.id = ?", (article_id,))
    if row is None:
        raise UnknownId(f"{store.path}: holds no article {article_id}")
    return _whole_article(store, row)


def read_articles(store: Store, about: str | None, order: Order) -> Iterator[Article]:
    """All articles, or those with all the words of `about` in title or text."""
    sql, values = ARTICLE, list[Value]()
    if about:
        sql += "WHERE article.number IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)\n"
        values.append(match_words(about))
    sql += _ARTICLES_TOLD if order == "told" else "ORDER BY article.id"
    for row in store.rows(sql, values) if None not in values else ():
        yield _whole_article(store, row)


def _whole_article(store: Store, row: sqlite3.Row) -> Article:
    def of(table: str) -> Iterator[sqlite3.Row]:
        return store.rows(f"SELECT * FROM {table} WHERE article = ? ORDER BY nth", (row["id"],))  # noqa: S608

    basis = tuple(
        Evidence(part["why"], rows.span_at(part["starts"], part["ends"])) for part in of("published_basis")
    )
    if row["judged_why"] is not None:
        basis = (Evidence(row["judged_why"]), *basis)
    regions = tuple(
        Region(Span(part["starts"], part["ends"]), part["kind"], part["why"]) for part in of("regions")
    )
    return rows.article_at(row, (basis, regions, tuple(part["credit"] for part in of("credits"))))


def read_statement(store: Store, statement_id: str) -> Statement:
    """The statement with this id; raises UnknownId."""
    row = store.first(f"{STATEMENT} WHERE statement.id = ?", (statement_id,))
    if row is None:
        raise UnknownId(f"{store.path}: holds no statement {statement_id}")
    return _whole_statement(store, row)


def read_statements(store: Store, query: StatementQuery) -> Iterator[Statement]:
    """The statements that fit the query."""
    asked = statement_sql(query)
    if asked is not None:
        for row in store.rows(*asked):
            yield _whole_statement(store, row)


def statement_sql(query: StatementQuery) -> tuple[str, list[Value]] | None:
    """The SQL of a query with its values; None where nothing can fit it."""
    narrowed = _narrowed(query)
    if narrowed is None:
        return None
    where, values = narrowed
    order = _STATEMENTS_TOLD if query.order == "told" else "ORDER BY statement.id"
    return _COLUMNS + _tables(query) + _SPEAKER + where + order, values


def read_part(
    store: Store, query: StatementQuery, start: int, limit: int, total: int | None = None
) -> tuple[list[Statement], int]:
    """At most `limit` of the statements that fit, those after the first `start`, and how many fit in all.

    They are counted unless `total` says already how many.
    """
    narrowed = _narrowed(query)
    if narrowed is None:
        return [], 0
    where, values = narrowed
    tables = _tables(query) + where
    order = _STATEMENTS_TOLD if query.order == "told" else "ORDER BY statement.id"
    if total is None:
        total = int(store.value(f"SELECT count(*) {tables}", values))
    sql = f"SELECT statement.id {tables} {order} LIMIT ? OFFSET ?"  # ids first: few rows are made whole
    ids = [row["id"] for row in store.rows(sql, [*values, limit, start])]
    return [read_statement(store, id) for id in ids], total


def _narrowed(query: StatementQuery) -> tuple[str, list[Value]] | None:
    """The conditions of a query with their values; None where nothing can fit it."""
    sql, values = "", list[Value]()
    for nth, (condition, given) in enumerate(_conditions(query)):
        if None in given:
            return None
        sql += f"{'AND' if nth else 'WHERE'} {condition}\n"
        values += given
    return sql, values


def _tables(query: StatementQuery) -> str:
    """Where to take statements from: few by their own index and then sorted, many in order by article."""
    if query.order == "id":
        return _ALONE
    return _WITH_ARTICLE if query.party is not None or query.about else _BY_ARTICLE


def _conditions(query: StatementQuery) -> list[tuple[str, list[Value]]]:
    """SQL with the values it takes; a value None means that nothing can fit."""
    found: list[tuple[str, list[Value]]] = []
    if not query.retracted:
        found.append(("statement.id NOT IN (SELECT statement FROM retractions)", []))
    if query.article is not None:
        found.append(("statement.article = ?", [query.article]))
    if query.party is not None:
        found.append((f"statement.id IN ({OF_PARTY})", [query.party] * 3))
    if query.about:
        matching = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?"
        found.append((f"statement.number IN ({matching})", [match_words(query.about)]))
    if query.said_from or query.said_to:
        found.append(("NOT (said_from IS NULL AND said_to IS NULL)", []))
    if day := query.said_from:  # compared as far as the shorter of the two says: a month takes in its days
        found.append(("(said_to IS NULL OR substr(said_to, 1, ?) >= ?)", [len(day), day]))
    if day := query.said_to:
        found.append(("(said_from IS NULL OR substr(said_from, 1, ?) <= ?)", [len(day), day]))
    if query.attributed_only:
        found.append(("(source_starts IS NOT NULL OR cue_starts IS NOT NULL)", []))
    if query.acts:
        found.append((f"act IN ({', '.join('?' * len(query.acts))})", list(query.acts)))
    if query.outlet is not None:
        found.append(("statement.article IN (SELECT id FROM articles WHERE outlet = ?)", [query.outlet]))
    return found


def _whole_statement(store: Store, row: sqlite3.Row) -> Statement:
    where: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    if row["has_places"]:
        sql = "SELECT place FROM statement_places WHERE statement = ? ORDER BY nth"
        where = tuple(part["place"] for part in store.rows(sql, (row["id"],)))
    if row["has_quantities"]:
        sql = "SELECT * FROM statement_quantities WHERE statement = ? ORDER BY nth"
        quantities = tuple(rows.quantity_at(part) for part in store.rows(sql, (row["id"],)))
    more = tuple(_more_voices(store, row["id"])) if row["has_more_voices"] else ()
    statement = rows.statement_at(row, where, quantities, more)
    if not row["within_none"]:
        return statement
    return replace(statement, within=_not_retracted(store, statement.within))


def _more_voices(store: Store, statement_id: str) -> Iterator[tuple[str, str | None]]:
    """Who else speaks in a statement of several speakers, and the party of each."""
    sql = """
        SELECT voice, link.party AS party FROM statement_voices
        LEFT JOIN party_mentions AS link ON link.mention = voice WHERE statement = ? ORDER BY nth
    """
    for row in store.rows(sql, (statement_id,)):
        yield row["voice"], row["party"]


def _not_retracted(store: Store, statement_id: str | None) -> str | None:
    """The statement itself, or the nearest around it that was not judged to be none."""
    passed = set[str]()
    sql = "SELECT within FROM statements JOIN retractions ON statement = id WHERE id = ?"
    while statement_id is not None and statement_id not in passed:
        passed.add(statement_id)
        row = store.first(sql, (statement_id,))
        if row is None:
            return statement_id
        statement_id = row["within"]
    return None


def read_chain(store: Store, statement_id: str) -> tuple[Statement, ...]:
    """From the outermost statement around this one to itself; raises UnknownId."""
    chain = [read_statement(store, statement_id)]
    while (outer := chain[0].within) is not None and outer not in {one.id for one in chain}:
        chain.insert(0, read_statement(store, outer))
    return tuple(chain)


def read_mentions(store: Store, article_id: str | None) -> Iterator[Mention]:
    """The mentions of one article, or of all: by article, then from top to bottom, unprinted ones first."""
    where = "" if article_id is None else "WHERE article = ?"
    sql = f"SELECT * FROM mentions {where} ORDER BY article, starts NULLS FIRST, ends, id"  # noqa: S608 (no user's words)
    return map(rows.mention_at, store.rows(sql, () if article_id is None else (article_id,)))


def read_times(store: Store, article_id: str | None) -> Iterator[TimeExpression]:
    """The time expressions of one article, or of all: by article, then from top to bottom."""
    where = "" if article_id is None else "WHERE article = ?"
    sql = f"SELECT * FROM times {where} ORDER BY article, nth"  # noqa: S608 (no user's words)
    return map(rows.time_at, store.rows(sql, () if article_id is None else (article_id,)))
