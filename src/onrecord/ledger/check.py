"""Whether a ledger is sound: its pages, keys, hashes, spans, words and search tables."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from onrecord.errors import LedgerError
from onrecord.ledger import judgements, linked, rows, vectors
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.query import StatementQuery
from onrecord.ledger.seal import seal_of
from onrecord.ledger.sqlite import SqliteStore, may_write
from onrecord.model import Act, Commitment, PartyKind, Polarity, Quoted, RegionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ledger.address import Where
    from onrecord.ledger.store import Store
    from onrecord.model import Article, Mention, Statement

_FAULTS_OF_A_KIND = 100
"""How many faults of SQLite's own checks are told; past them a file is beyond reading anyway."""

_VOCABULARY: tuple[tuple[str, str, Any], ...] = (
    ("regions", "kind", RegionKind),
    ("statements", "act", Act),
    ("statements", "quoted", Quoted),
    ("statements", "polarity", Polarity),
    ("statements", "commitment", Commitment),
    ("statements", "region", RegionKind),
    ("parties", "kind", PartyKind),
)
"""The columns that hold one of a few words, and the type that lists them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that doesn't hold: the id (or table) it is about, and the reason in words."""

    subject: str
    reason: str


def check(path: Where) -> tuple[Fault, ...]:
    """All that is wrong with the ledger at `path`; empty where it is sound. It changes nothing.

    Raises what `Ledger.open` raises where it can't be opened at all.
    """
    with Ledger.open(path) as ledger:
        return tuple(faults(ledger, ledger.store))


def faults(ledger: Ledger, store: Store) -> Iterator[Fault]:
    """The faults of an open ledger, one after the other; past damage nothing is trusted."""
    try:
        with store.snapshot():
            broken = tuple(_page_faults(store))
            yield from broken
            if not broken:
                yield from _key_faults(store)
                for article in ledger.articles(order="id"):
                    yield from article_faults(ledger, article)
                yield from _word_faults(store)
                yield from _place_faults(store)
                yield from _count_faults(store)
                for id in judgements.damaged(store):
                    yield Fault(id, "the judgement isn't what was judged: its id is of other words")
                for key in vectors.damaged(store):
                    yield Fault("vectors", f"the vector {key} isn't as it was kept")
                for key in linked.damaged(store):
                    yield Fault("linked", f"what is kept of the block {key} isn't as it was kept")
        if not broken and isinstance(store, SqliteStore) and may_write(store.path):
            yield from _search_faults(store)
    except (LedgerError, ValueError) as error:  # a ValueError comes from an interval or a span turned round
        yield Fault("ledger", str(error))


def _page_faults(store: Store) -> Iterator[Fault]:
    if not isinstance(store, SqliteStore):
        return  # PostgreSQL has checksums and amcheck of its own
    for row in store.rows(f"PRAGMA integrity_check({_FAULTS_OF_A_KIND})"):
        if row[0] != "ok":
            yield Fault("ledger", f"SQLite finds it damaged: {row[0]}")


def _key_faults(store: Store) -> Iterator[Fault]:
    if not isinstance(store, SqliteStore):
        return  # PostgreSQL lets no key be broken
    for row in store.rows("PRAGMA foreign_key_check"):
        yield Fault(
            row["table"], f"a row of {row['table']} names something in {row['parent']} that isn't there"
        )


def article_faults(ledger: Ledger, article: Article) -> Iterator[Fault]:
    """The faults of what was read of an article; the subject is the article or a noun in it."""
    if hashlib.sha256(article.text.encode("utf-8")).hexdigest() != article.text_sha256:
        yield Fault(article.id, "the article's text isn't what was read: its hash differs")
    if not ledger.paths(article.id):
        yield Fault(article.id, "the article has no path it was read from")
    yield from _seal_faults(ledger.store, article.id)
    for region in article.regions:
        yield from _beyond(article, article.id, f"a region ({region.kind})", region.span)
    for evidence in article.published_basis:
        if evidence.span is not None:
            yield from _beyond(article, article.id, "evidence for the date", evidence.span)
    for time in ledger.times(article.id):
        yield from _beyond(article, article.id, f"a time expression ({time.value})", time.span)
    mentions = {mention.id: mention for mention in ledger.mentions(article.id)}
    for mention in mentions.values():
        yield from _mention_faults(article, mention, mentions)
    yield from _statement_faults(ledger, article, mentions)


def _seal_faults(store: Store, article_id: str) -> Iterator[Fault]:
    seal = store.value("SELECT sha256 FROM seals WHERE article = ?", (article_id,))
    if seal is None:
        yield Fault(article_id, "the article has no seal")
    elif seal != seal_of(store, article_id):
        yield Fault(article_id, "what was read of the article isn't what it was: its seal is broken")


def _beyond(article: Article, subject: str, what: str, span: Span) -> Iterator[Fault]:
    if span.end > len(article.text):
        yield Fault(subject, f"{what} ends at character {span.end} of a text of {len(article.text)}")


def _mention_faults(article: Article, mention: Mention, mentions: dict[str, Mention]) -> Iterator[Fault]:
    if mention.span is not None:
        yield from _beyond(article, mention.id, "the mention", mention.span)
        printed = mention.span.of(article.text)
        if printed.split() != mention.text.split():  # white space aside: a name may run over a line's end
            yield Fault(
                mention.id, f"the mention's words {mention.text!r} aren't what its span prints: {printed!r}"
            )
    if mention.refers_to is not None and mention.refers_to not in mentions:
        yield Fault(mention.id, "the mention refers to one that isn't of its article")


def _statement_faults(ledger: Ledger, article: Article, mentions: dict[str, Mention]) -> Iterator[Fault]:
    query = StatementQuery(article=article.id, retracted=True)
    found = {one.id: one for one in ledger.statements(query)}
    for row in ledger.store.rows("SELECT * FROM statements WHERE article = ? ORDER BY starts", (article.id,)):
        statement = found[row["id"]]
        if not statement.content:
            yield Fault(statement.id, "the statement has no content")
            continue
        yield from _beyond(article, statement.id, "the statement", statement.hull)
        for quantity in statement.about.quantities:
            yield from _beyond(article, statement.id, f"a quantity ({quantity.unit})", quantity.span)
        if tuple(row)[3:12] != rows.statement_row(statement, 0, article.text)[3:12]:
            yield Fault(statement.id, "the statement's words aren't what its spans print")
        for voice in (row["voice"], *statement.more_voices):
            if voice is not None and voice not in mentions:
                yield Fault(statement.id, f"the statement's voice {voice} isn't a mention of its article")
        if statement.within is not None and statement.within not in found:
            yield Fault(
                statement.id, f"the statement lies within {statement.within}, which isn't of its article"
            )
        elif statement.within is not None and _goes_round(statement, found):
            yield Fault(statement.id, "the statement lies within itself")


def _goes_round(statement: Statement, found: dict[str, Statement]) -> bool:
    passed = {statement.id}
    outer = statement.within
    while outer is not None and outer in found:
        if outer in passed:
            return True
        passed.add(outer)
        outer = found[outer].within
    return False


def _word_faults(store: Store) -> Iterator[Fault]:
    for table, column, kind in _VOCABULARY:
        known = get_args(kind)
        marks = ", ".join("?" * len(known))
        sql = f"SELECT DISTINCT {column} AS word FROM {table} WHERE {column} NOT IN ({marks})"  # noqa: S608 (ours)
        for row in store.rows(sql, known):
            yield Fault(table, f"{column} is {row['word']!r}, which this program doesn't know")


def _place_faults(store: Store) -> Iterator[Fault]:
    sql = """
        SELECT DISTINCT statement, place FROM statement_places
        WHERE place NOT IN (SELECT id FROM places) ORDER BY statement, place
    """
    for row in store.rows(sql):
        yield Fault(row["statement"], f"the statement is about the place {row['place']}, which isn't there")


def _count_faults(store: Store) -> Iterator[Fault]:
    """Rows that the search tables lack or have too many of: what can be told without writing."""
    for table in ("articles", "statements"):
        sql = _OUT_OF_STEP[store.dialect].format(table=table)
        if count := store.value(sql):
            yield Fault(f"{table}_fts", f"the search table is out of step with {count} of the {table}")


_OUT_OF_STEP = {
    "sqlite": """
        SELECT count(*) FROM (
          SELECT number FROM {table} EXCEPT SELECT id FROM {table}_fts_docsize
          UNION ALL SELECT * FROM (SELECT id FROM {table}_fts_docsize EXCEPT SELECT number FROM {table})
        )
    """,
    "postgresql": """
        SELECT count(*) FROM {table} FULL JOIN {table}_fts ON rowid = number
        WHERE rowid IS NULL OR number IS NULL OR words_of({table}) IS DISTINCT FROM {table}_fts.words
    """,
}
"""How many rows of a table its search table lacks, or has too many of."""


def _search_faults(store: SqliteStore) -> Iterator[Fault]:
    """Have the search tables compared word for word with what they index.

    SQLite does so only on a file that may be written to (though nothing is written); where it may not, or
    another program writes just now, the comparison of rows must do.
    """
    connection = sqlite3.connect(
        f"{store.path.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None
    )
    try:
        for table in ("articles_fts", "statements_fts"):
            connection.execute("BEGIN")
            try:
                connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
            except sqlite3.OperationalError:
                return
            except sqlite3.DatabaseError:
                yield Fault(table, "the search table doesn't hold the words of what it indexes")
            finally:
                connection.execute("ROLLBACK")
    finally:
        connection.close()
