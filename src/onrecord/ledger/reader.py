"""The queries of a ledger, as the other rooms see them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.errors import UnknownId
from onrecord.ledger import judgements, linked, links, registers, stories, vectors
from onrecord.ledger import query as queries
from onrecord.ledger.query import EVERYTHING, Order, StatementQuery
from onrecord.ledger.toponyms import read_toponyms
from onrecord.model import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ledger.address import Where
    from onrecord.ledger.store import Store
    from onrecord.ledger.stories import Named
    from onrecord.model import (
        Article,
        Claim,
        Conflict,
        Echo,
        Judged,
        Judgement,
        KeptVector,
        Membership,
        Mention,
        NewsStory,
        Party,
        Place,
        Position,
        RegisterEntry,
        Statement,
        Suspicion,
        TimeExpression,
        Toponym,
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of what a ledger holds.

    `articles` are distinct ones, `read` those whose statements were read, `inputs` all the paths they came
    by, `undated` those of which an end of the publication isn't settled; `statements` are all, `attributed`
    those that are not the articles' own assertions; `speakers` are the parties with at least one attributed
    statement; `conflicts` are all pairs that can't both hold, `open_conflicts` those that no later
    statement settles; `matters` are the disagreements that these come to, `open_matters` those of which a
    pair is open.
    """

    articles: int
    read: int
    undated: int
    inputs: int
    outlets: int
    statements: int
    attributed: int
    mentions: int
    times: int
    parties: int
    speakers: int
    places: int
    claims: int
    conflicts: int
    open_conflicts: int
    matters: int
    open_matters: int
    echoes: int
    positions: int
    rejections: int


_COUNTS = """
SELECT
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM articles WHERE is_read = 1) AS read,
  (SELECT count(*) FROM articles WHERE published_from IS NULL OR published_to IS NULL) AS undated,
  (SELECT count(*) FROM paths) AS inputs,
  (SELECT count(DISTINCT outlet) FROM articles) AS outlets,
  (SELECT count(*) FROM statements WHERE id NOT IN (SELECT statement FROM retractions)) AS statements,
  (SELECT count(*) FROM statements WHERE (source_starts IS NOT NULL OR cue_starts IS NOT NULL)
     AND id NOT IN (SELECT statement FROM retractions)) AS attributed,
  (SELECT count(*) FROM mentions) AS mentions,
  (SELECT count(*) FROM times) AS times,
  (SELECT count(*) FROM parties) AS parties,
  (SELECT count(*) FROM speakers) AS speakers,
  (SELECT count(*) FROM places) AS places,
  (SELECT count(*) FROM claims) AS claims,
  (SELECT count(*) FROM conflicts) AS conflicts,
  (SELECT count(*) FROM conflicts WHERE status = 'open') AS open_conflicts,
  (SELECT count(DISTINCT matter) FROM conflicts) AS matters,
  (SELECT count(DISTINCT matter) FROM conflicts WHERE status = 'open') AS open_matters,
  (SELECT count(*) FROM echoes) AS echoes,
  (SELECT count(*) FROM positions) AS positions,
  (SELECT count(*) FROM rejections) AS rejections
"""


class Reader:
    """What can be asked of an open ledger; every answer comes in a stated order, the same each time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def store(self) -> Store:
        """What lies under it, for the rest of this room."""
        return self._store

    @property
    def path(self) -> Where:
        """Where the ledger lies."""
        return self._store.path

    def snapshot(self) -> AbstractContextManager[None]:
        """Within the block all queries see one state, even while another program writes."""
        return self._store.snapshot() if not self._store.in_transaction else nullcontext()

    def counts(self) -> Counts:
        """How many of what it holds."""
        row = self._store.first(_COUNTS)
        return Counts(**dict(row or {}))

    def holds(self, article_id: str) -> bool:
        """Whether the article is there."""
        return self._store.first("SELECT 1 FROM articles WHERE id = ?", (article_id,)) is not None

    def known(self, ids: Iterable[str]) -> dict[str, Literal["article", "mention", "statement"]]:
        """What each of these ids is of, as far as the ledger holds it; retracted statements too."""
        sql = """
            SELECT id, 'article' FROM articles WHERE id = ?
            UNION ALL SELECT id, 'mention' FROM mentions WHERE id = ?
            UNION ALL SELECT id, 'statement' FROM statements WHERE id = ?
        """
        return {id: kind for wanted in sorted(set(ids)) for id, kind in self._store.rows(sql, (wanted,) * 3)}

    def articles(self, about: str | None = None, order: Order = "told") -> Iterator[Article]:
        """All articles, or those with all the words of `about`; each with its smallest path."""
        return queries.read_articles(self._store, about, order)

    def article(self, article_id: str) -> Article:
        """The article with this id; raises UnknownId."""
        return queries.read_article(self._store, article_id)

    def paths(self, article_id: str) -> tuple[str, ...]:
        """All the inputs an article was read from, in order."""
        sql = "SELECT path FROM paths WHERE article = ? ORDER BY path"
        return tuple(row["path"] for row in self._store.rows(sql, (article_id,)))

    def articles_at(self, path: str) -> tuple[str, ...]:
        """The ids of the articles that were read at this path, or else at paths that end in it, in order."""
        exact = "SELECT DISTINCT article FROM paths WHERE path = ? ORDER BY article"
        ending = (
            "SELECT DISTINCT article FROM paths "
            "WHERE length(path) >= ? AND substr(path, length(path) - ? + 1) = ? ORDER BY article"
        )
        tail = f"/{path}"
        for sql, values in ((exact, (path,)), (ending, (len(tail), len(tail), tail))):
            if found := tuple(row["article"] for row in self._store.rows(sql, values)):
                return found
        return ()

    def rejections(self) -> tuple[Rejection, ...]:
        """The inputs that could not be read, by path."""
        rows = self._store.rows("SELECT path, kind, reason FROM rejections ORDER BY path, kind, reason")
        return tuple(Rejection(*row) for row in rows)

    def statements(self, query: StatementQuery = EVERYTHING) -> Iterator[Statement]:
        """The statements that fit a query, in its order, with their speakers as far as they are linked."""
        return queries.read_statements(self._store, query)

    def statement(self, statement_id: str) -> Statement:
        """The statement with this id; raises UnknownId."""
        return queries.read_statement(self._store, statement_id)

    def chain(self, statement_id: str) -> tuple[Statement, ...]:
        """From the outermost statement whose content holds this one, down to itself; raises UnknownId."""
        return queries.read_chain(self._store, statement_id)

    def mentions(self, article_id: str | None = None) -> Iterator[Mention]:
        """The mentions of one article, or all: by article, then from top to bottom, unprinted ones first."""
        return queries.read_mentions(self._store, article_id)

    def mentions_of(self, noun_id: str) -> Iterator[Mention]:
        """The mentions of a party or place: by article, then from top to bottom, unprinted ones first."""
        return links.read_mentions_of(self._store, noun_id)

    def times(self, article_id: str | None = None) -> Iterator[TimeExpression]:
        """The time expressions of one article, or all: by article, then from top to bottom."""
        return queries.read_times(self._store, article_id)

    def toponyms(self, article_id: str | None = None) -> Iterator[Toponym]:
        """The names of places of one article, or all: by article, then from top to bottom."""
        return read_toponyms(self._store, article_id)

    def parties(self) -> tuple[Party, ...]:
        """All parties, by id."""
        return tuple(self.each_party())

    def each_party(self) -> Iterator[Party]:
        """All parties, by id, one at a time."""
        return links.read_parties(self._store)

    def parties_in(self, article_id: str) -> Iterator[Party]:
        """The parties that an article names, by id: each with its mentions there, and not why it is one."""
        return links.read_parties_in(self._store, article_id)

    def party(self, party_id: str) -> Party:
        """The party with this id; raises UnknownId."""
        for party in links.read_parties(self._store, party_id):
            return party
        raise UnknownId(f"{self.path}: holds no party {party_id}")

    def register(self) -> Iterator[RegisterEntry]:
        """What is kept of registers, by register and id."""
        return registers.read_entries(self._store)

    def places(self) -> Iterator[Place]:
        """All places, by id."""
        return links.read_places(self._store)

    def vectors(self, keys: Iterable[str] | None = None) -> Iterator[KeptVector]:
        """The vectors kept of what statements say, by key, or those of `keys`; damaged ones are left out."""
        return (
            vectors.read_vectors(self._store) if keys is None else vectors.read_vectors_of(self._store, keys)
        )

    def linked(self, key: str) -> bytes | None:
        """What is kept of a block of articles, by its key; None where there is none, or it is damaged."""
        return linked.read(self._store, key)

    def claims(self, statement_id: str | None = None) -> Iterator[Claim]:
        """The claims a statement speaks to, or all: by id."""
        return links.read_claims(self._store, statement_id)

    def conflicts(self, statement_id: str | None = None) -> Iterator[Conflict]:
        """The conflicts a statement is in, or all: by id."""
        return links.read_conflicts(self._store, statement_id)

    def echoes(self, article_id: str | None = None) -> Iterator[Echo]:
        """The echoes an article is in, or all: by a, b and kind."""
        return links.read_echoes(self._store, article_id)

    def suspicions(self, article_id: str | None = None) -> Iterator[Suspicion]:
        """What is suspected of an article, or of all: by article."""
        return links.read_suspicions(self._store, article_id)

    def positions(self, party_id: str | None = None) -> Iterator[Position]:
        """The positions of a party, or all: by party and issue."""
        return links.read_positions(self._store, party_id)

    def stories(self) -> Iterator[NewsStory]:
        """All stories, by id, the articles of each by id."""
        return stories.read_stories(self._store)

    def story_of(self, article_id: str) -> tuple[str, Membership] | None:
        """The story that an article is in, by its id, and why; None where the article fits no other."""
        return stories.read_story_of(self._store, article_id)

    def named_in_story(
        self, story_id: str, sort: Literal["parties", "places"], most: int
    ) -> tuple[Named, ...]:
        """The parties or places that most articles of a story name, `most` at most, outlets left out."""
        return stories.read_named(self._store, sort, story_id, most)

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, revoked ones too, in the order in which they were made."""
        return judgements.read_judgements(self._store)

    def judged(self) -> Judged:
        """What judgements come to within single articles, and how each stood when links were last made."""
        return judgements.read_judged(self._store)
