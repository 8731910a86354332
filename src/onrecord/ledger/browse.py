"""A ledger a part at a time, ranked and counted: for pages, which can't show ten thousand of a thing."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from onrecord.errors import UnknownId
from onrecord.ledger import query as queries
from onrecord.ledger import rows
from onrecord.model import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.ledger.query import StatementQuery
    from onrecord.ledger.reader import Reader
    from onrecord.ledger.store import Store, Value
    from onrecord.model import Mention, Statement

Thing = TypeVar("Thing")
Narrowing = list[tuple[str, list["Value"]]]
"""SQL conditions, each with the values it takes."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a ranked list to give: at most `limit`, after the first `start`."""

    start: int = 0
    limit: int = 25


@dataclass(frozen=True, slots=True)
class Part(Generic[Thing]):
    """A part of a ranked list, where it starts, and how many there are in all."""

    items: tuple[Thing, ...]
    start: int
    total: int


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list: `attributed` statements are by others, `own` are its own assertions."""

    id: str
    title: str | None
    outlet: str | None
    path: str
    published: Interval
    language: str | None
    is_read: bool
    attributed: int
    own: int


@dataclass(frozen=True, slots=True)
class ListedParty:
    """A party in a list: how many attributed statements it makes, in how many articles and named outlets."""

    id: str
    name: str
    kind: str
    statements: int
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text by which a party is mentioned, how often and in how many articles, and one such mention."""

    text: str
    form: str
    mentions: int
    articles: int
    mention: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that statements can be narrowed to, and how many attributed ones have it."""

    value: str | None
    statements: int


def statements(
    ledger: Reader, query: StatementQuery, window: Window, total: int | None = None
) -> Part[Statement]:
    """The statements that fit a query, in its order; `total` is how many there are, where that is known."""
    found, counted = queries.read_part(ledger.store, query, window.start, window.limit, total)
    return Part(tuple(found), window.start, counted)


_ATTRIBUTED = "(source_starts IS NOT NULL OR cue_starts IS NOT NULL)"
_STANDING = "id NOT IN (SELECT statement FROM retractions)"
_LISTED_ARTICLE = f"""
SELECT article.id, title, outlet, published_from, published_to, language, is_read,
  coalesce((SELECT min(path) FROM paths WHERE article = article.id), '') AS path,
  (SELECT count(*) FROM statements
   WHERE article = article.id AND {_ATTRIBUTED} AND {_STANDING}) AS attributed,
  (SELECT count(*) FROM statements
   WHERE article = article.id AND NOT {_ATTRIBUTED} AND {_STANDING}) AS own
FROM articles AS article
"""  # noqa: S608 (no user's words)


def articles(
    ledger: Reader, window: Window, about: str | None = None, outlet: str | None = None
) -> Part[ListedArticle]:
    """Articles as they came out, undated ones last; with all the words of `about`, of an outlet."""
    narrowing: Narrowing = []
    if about:
        matching = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
        narrowing.append((f"article.number IN ({matching})", [queries.match_words(about)]))
    if outlet is not None:
        narrowing.append(("article.outlet = ?", [outlet]))
    order = "ORDER BY coalesce(published_from, published_to, '9999'), article.id"
    asked = Asked(_LISTED_ARTICLE, "FROM articles AS article", order)
    part = part_of(ledger.store, asked, narrowing, window)
    return Part(
        tuple(
            ListedArticle(
                id=row["id"],
                title=row["title"],
                outlet=row["outlet"],
                path=row["path"],
                published=Interval(row["published_from"], row["published_to"]),
                language=row["language"],
                is_read=bool(row["is_read"]),
                attributed=row["attributed"],
                own=row["own"],
            )
            for row in part.items
        ),
        part.start,
        part.total,
    )


_PARTIES = """
FROM parties AS party LEFT JOIN (
  SELECT said.party AS id, count(*) AS statements, count(DISTINCT said.article) AS articles,
    count(DISTINCT said.outlet) AS outlets
  FROM (
    SELECT link.party, statement.article, article.outlet
    FROM statements AS statement
    JOIN articles AS article ON article.id = statement.article
    LEFT JOIN judged_voices AS judged ON judged.statement = statement.id
    JOIN party_mentions AS link
      ON link.mention = CASE WHEN judged.statement IS NULL THEN statement.voice ELSE judged.voice END
    WHERE (statement.source_starts IS NOT NULL OR statement.cue_starts IS NOT NULL)
      AND statement.id NOT IN (SELECT statement FROM retractions)
    UNION ALL
    SELECT link.party, statement.article, article.outlet
    FROM statement_voices AS more
    JOIN statements AS statement ON statement.id = more.statement
    JOIN articles AS article ON article.id = statement.article
    JOIN party_mentions AS link ON link.mention = more.voice
    WHERE statement.id NOT IN (SELECT statement FROM judged_voices)
      AND statement.id NOT IN (SELECT statement FROM retractions)
  ) AS said
  GROUP BY said.party
) AS spoken ON spoken.id = party.id
"""
_LISTED_PARTY = "SELECT party.id, party.name, party.kind, spoken.statements, spoken.articles, spoken.outlets"
_PARTIES_RANKED = """
ORDER BY coalesce(spoken.articles, 0) DESC, coalesce(spoken.statements, 0) DESC,
  coalesce(spoken.outlets, 0) DESC, party.name, party.id
"""


def parties(
    ledger: Reader,
    window: Window,
    called: str | None = None,
    *,
    silent: bool = False,
    ranked: Sequence[ListedParty] | None = None,
) -> Part[ListedParty]:
    """Parties, those first that speak in most articles; of those that say nothing only where `silent` is set.

    `called` is part of a name or of any text by which the party is mentioned, case aside. `ranked` are all
    of them as `ranking` gives them, where that is known already.
    """
    found = ranking(ledger) if ranked is None else ranked
    number = len(found)
    if not silent:  # ranked by the articles in which they speak, so that those that say nothing come last
        number = bisect.bisect_left(found, 0, key=lambda one: -one.articles)
    if not called:
        return first_of(found, number, window)
    wanted = _called(ledger, called)
    fits = [one for one in found[:number] if one.id in wanted]
    return first_of(fits, len(fits), window)


def ranking(ledger: Reader) -> tuple[ListedParty, ...]:
    """All parties, those first that speak in most articles, then in most statements and outlets."""
    rows_ = ledger.store.rows(f"{_LISTED_PARTY} {_PARTIES} {_PARTIES_RANKED}")
    return tuple(_listed(row) for row in rows_)


def listed_party(ledger: Reader, party_id: str) -> ListedParty:
    """The party of that id; raises UnknownId."""
    row = ledger.store.first(f"{_LISTED_PARTY} {_PARTIES} WHERE party.id = ?", (party_id,))
    if row is None:
        raise UnknownId(f"{ledger.path}: holds no party {party_id}")
    return _listed(row)


def _listed(row: Any) -> ListedParty:
    said = (row["statements"] or 0, row["articles"] or 0, row["outlets"] or 0)
    return ListedParty(row["id"], row["name"], row["kind"], *said)


def _called(ledger: Reader, words: str) -> frozenset[str]:
    """The ids of the parties that are mentioned by a text with these words in it, or named so."""
    sql = """
        SELECT id FROM parties WHERE lower(name) LIKE lower(?) ESCAPE '!'
        UNION SELECT link.party FROM mentions JOIN party_mentions AS link ON link.mention = mentions.id
        WHERE form <> 'pronoun' AND lower(text) LIKE lower(?) ESCAPE '!'
    """
    like = f"%{_like(words)}%"
    return frozenset(row[0] for row in ledger.store.rows(sql, (like, like)))


def _like(words: str) -> str:
    """Words with nothing in them that LIKE takes for a wildcard."""
    clean = words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return clean.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def spellings(ledger: Reader, party_id: str) -> tuple[Spelling, ...]:
    """The texts by which a party is mentioned, the commonest first."""
    sql = """
        SELECT text, min(form) AS form, count(*) AS mentions, count(DISTINCT article) AS articles,
          min(id) AS id
        FROM mentions WHERE id IN (SELECT mention FROM party_mentions WHERE party = ?)
        GROUP BY text ORDER BY mentions DESC, text
    """
    return tuple(Spelling(*row) for row in ledger.store.rows(sql, (party_id,)))


def mention(ledger: Reader, mention_id: str) -> Mention | None:
    """The mention of that id; None where there is none."""
    row = ledger.store.first("SELECT * FROM mentions WHERE id = ?", (mention_id,))
    return None if row is None else rows.mention_at(row)


def published(ledger: Reader) -> Interval:
    """From the first day on which an article of settled date may have come out to the last."""
    sql = """
        SELECT min(substr(published_from, 1, 10)), max(substr(published_to, 1, 10)) FROM articles
        WHERE published_from IS NOT NULL AND published_to IS NOT NULL
    """
    row = ledger.store.first(sql)
    return Interval(*row) if row else Interval()


def outlets(ledger: Reader) -> tuple[Facet, ...]:
    """The outlets, those with most attributed statements first; None is for the articles that name none."""
    sql = f"""
        SELECT outlet, count(one.id) AS number FROM articles AS article
        LEFT JOIN (SELECT id, article FROM statements WHERE {_ATTRIBUTED} AND {_STANDING}) AS one
          ON one.article = article.id
        GROUP BY outlet ORDER BY number DESC, outlet
    """  # noqa: S608 (no user's words)
    return tuple(Facet(*row) for row in ledger.store.rows(sql))


def acts(ledger: Reader) -> tuple[Facet, ...]:
    """The acts of attributed statements, the commonest first."""
    sql = f"""
        SELECT act, count(*) AS number FROM statements WHERE {_ATTRIBUTED} AND {_STANDING}
        GROUP BY act ORDER BY number DESC, act
    """  # noqa: S608 (no user's words)
    return tuple(Facet(*row) for row in ledger.store.rows(sql))


@dataclass(frozen=True, slots=True)
class Asked:
    """A ranked list in SQL: what is selected from where, the tables alone for counting, and the order."""

    select: str
    tables: str
    order: str


def first_of(ranked: Sequence[Thing], number: int, window: Window) -> Part[Thing]:
    """The part that a window shows of the first so many of a ranked list."""
    end = min(number, window.start + window.limit)
    return Part(tuple(ranked[window.start : end]), window.start, number)


def part_of(store: Store, asked: Asked, narrowing: Narrowing, window: Window) -> Part[Any]:
    """The part of a list that a window shows, narrowed; nothing fits a condition with a value of None."""
    if any(None in values for _, values in narrowing):
        return Part((), window.start, 0)
    where = "".join(f"{'AND' if nth else 'WHERE'} {sql}\n" for nth, (sql, _) in enumerate(narrowing))
    values = [value for _, given in narrowing for value in given]
    total: int = store.value(f"SELECT count(*) {asked.tables} {where}", values)
    sql = f"{asked.select} {where} {asked.order} LIMIT ? OFFSET ?"
    found = tuple(store.rows(sql, [*values, window.limit, window.start]))
    return Part(found, window.start, total)
