"""What links articles, and what is suspected of them, read back in order."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from onrecord.ledger import rows
from onrecord.ledger.toponyms import AS_MENTIONS
from onrecord.model import (
    Claim,
    Conflict,
    Echo,
    Entry,
    Evidence,
    Identifier,
    Interval,
    Mention,
    Party,
    Passage,
    Place,
    Position,
    Span,
    Suspicion,
    Turn,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from onrecord.ledger.store import Store


def read_parties(store: Store, party_id: str | None = None) -> Iterator[Party]:
    """The party with this id, or all, by id."""
    for row in _by_id(store, "parties", party_id):
        mentions = store.rows(
            "SELECT mention FROM party_mentions WHERE party = ? ORDER BY mention", (row["id"],)
        )
        reasons = store.rows("SELECT reason FROM party_reasons WHERE party = ? ORDER BY nth", (row["id"],))
        ids = store.rows(
            "SELECT identifier, why FROM party_identifiers WHERE party = ? ORDER BY nth", (row["id"],)
        )
        yield Party(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            mentions=tuple(part["mention"] for part in mentions),
            merged_because=tuple(part["reason"] for part in reasons),
            identifiers=tuple(Identifier(part["identifier"], part["why"]) for part in ids),
        )


def read_parties_in(store: Store, article_id: str) -> Iterator[Party]:
    """The parties that an article names, by id: each with its mentions there, and not why it is one."""
    sql = """
        SELECT parties.id, parties.name, parties.kind, mentions.id AS mention
        FROM mentions
        JOIN party_mentions ON party_mentions.mention = mentions.id
        JOIN parties ON parties.id = party_mentions.party
        WHERE mentions.article = ? ORDER BY parties.id, mentions.id
    """
    for (id, name, kind), some in groupby(store.rows(sql, (article_id,)), key=itemgetter(0, 1, 2)):
        yield Party(id, name, kind, tuple(row["mention"] for row in some))


def read_places(store: Store, place_id: str | None = None) -> Iterator[Place]:
    """The place with this id, or all, by id."""
    for row in _by_id(store, "places", place_id):
        mentions = store.rows(
            "SELECT mention FROM place_mentions WHERE place = ? ORDER BY mention", (row["id"],)
        )
        yield Place(
            id=row["id"],
            name=row["name"],
            mentions=tuple(part["mention"] for part in mentions),
            country=row["country"],
            lat=row["lat"],
            lon=row["lon"],
            precision=row["precision"],
            geonameid=row["geonameid"],
        )


def _by_id(store: Store, table: str, id: str | None) -> Iterator[sqlite3.Row]:
    where = "" if id is None else "WHERE id = ?"
    sql = f"SELECT * FROM {table} {where} ORDER BY id"  # noqa: S608 (no user's words)
    return store.rows(sql, () if id is None else (id,))


def read_mentions_of(store: Store, noun_id: str) -> Iterator[Mention]:
    """The mentions of a party or place: by article, then from top to bottom, unprinted ones first."""
    sql = f"""
        SELECT * FROM mentions WHERE id IN (SELECT mention FROM party_mentions WHERE party = ?)
        UNION ALL {AS_MENTIONS}
        ORDER BY article, starts NULLS FIRST, ends, id
    """  # noqa: S608 (no user's words)
    return map(rows.mention_at, store.rows(sql, (noun_id, noun_id)))


def read_claims(store: Store, statement_id: str | None) -> Iterator[Claim]:
    """The claims that a statement speaks to, or all: by id, the statements of each by id."""
    where = (
        "" if statement_id is None else "WHERE id IN (SELECT claim FROM claim_statements WHERE statement = ?)"
    )
    sql = f"SELECT * FROM claims {where} ORDER BY id"  # noqa: S608 (no user's words)
    for row in store.rows(sql, () if statement_id is None else (statement_id,)):
        of_claim = "SELECT * FROM claim_statements WHERE claim = ? ORDER BY statement"
        members = list(store.rows(of_claim, (row["id"],)))
        yield Claim(
            id=row["id"],
            gist=row["gist"],
            statements=tuple((member["statement"], member["stance"]) for member in members),
            outlets=row["outlets"],
            origin_of=tuple(
                (one["statement"], one["origin"]) for one in members if one["origin"] is not None
            ),
            origin_why=tuple(
                (one["statement"], one["origin_why"]) for one in members if one["origin_why"] is not None
            ),
            strength=row["strength"],
        )


def read_conflicts(store: Store, statement_id: str | None) -> Iterator[Conflict]:
    """The conflicts that a statement is in, or all: by id."""
    where = "" if statement_id is None else "WHERE a = ? OR b = ?"
    sql = f"SELECT * FROM conflicts {where} ORDER BY id"  # noqa: S608 (no user's words)
    return map(_conflict, store.rows(sql, () if statement_id is None else (statement_id, statement_id)))


_AT_ONCE = 500
"""Ids that a query asks for at most; SQLite can be built to take no more than 999."""


def read_conflicts_of(store: Store, ids: Sequence[str]) -> Iterator[Conflict]:
    """The conflicts of these ids."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from map(_conflict, store.rows(f"SELECT * FROM conflicts WHERE id IN ({marks})", some))  # noqa: S608


def _conflict(row: sqlite3.Row) -> Conflict:
    return Conflict(
        id=row["id"],
        a=row["a"],
        b=row["b"],
        kind=row["kind"],
        status=row["status"],
        why=row["why"],
        strength=row["strength"],
        matter=row["matter"],
    )


def read_echoes(store: Store, article_id: str | None) -> Iterator[Echo]:
    """The echoes that an article is in, or all: by a, then b, then kind."""
    where = "" if article_id is None else "WHERE a = ? OR b = ?"
    sql = f"SELECT * FROM echoes {where} ORDER BY a, b, kind"  # noqa: S608 (no user's words)
    for row in store.rows(sql, () if article_id is None else (article_id, article_id)):
        shared = store.rows("SELECT * FROM echo_passages WHERE echo = ? ORDER BY nth", (row["id"],))
        passages = tuple(
            Passage(Span(part["a_starts"], part["a_ends"]), Span(part["b_starts"], part["b_ends"]))
            for part in shared
        )
        yield Echo(row["a"], row["b"], row["kind"], passages, row["why"])


def read_suspicions(store: Store, article_id: str | None) -> Iterator[Suspicion]:
    """What is suspected of an article, or of all: by article, the signs in their order."""
    where = "" if article_id is None else "WHERE article = ?"
    sql = f"SELECT * FROM suspicions {where} ORDER BY article, nth"  # noqa: S608 (no user's words)
    signs = store.rows(sql, () if article_id is None else (article_id,))
    for article, rows_ in groupby(signs, key=itemgetter("article")):
        yield Suspicion(
            article,
            tuple(
                Evidence(row["why"], None if row["starts"] is None else Span(row["starts"], row["ends"]))
                for row in rows_
            ),
        )


def read_positions(store: Store, party_id: str | None) -> Iterator[Position]:
    """The positions of a party, or all: by party, then issue; each track in the order it was written in."""
    where = "" if party_id is None else "WHERE party = ?"
    sql = f"SELECT * FROM positions {where} ORDER BY party, issue"  # noqa: S608 (no user's words)
    for row in store.rows(sql, () if party_id is None else (party_id,)):
        yield _whole_position(store, row)


def read_position(store: Store, position_id: str) -> Iterator[Position]:
    """The position of that id, where there is one."""
    for row in _by_id(store, "positions", position_id):
        yield _whole_position(store, row)


def _whole_position(store: Store, row: sqlite3.Row) -> Position:
    def of(table: str) -> Iterator[sqlite3.Row]:
        return store.rows(f"SELECT * FROM {table} WHERE position = ? ORDER BY nth", (row["id"],))  # noqa: S608

    return Position(
        party=row["party"],
        issue=row["issue"],
        claims=tuple(part["claim"] for part in of("position_claims")),
        track=tuple(
            Entry(
                part["statement"],
                part["stance"],
                Interval(part["said_from"], part["said_to"]),
                part["leaning"],
                None if part["words_starts"] is None else Span(part["words_starts"], part["words_ends"]),
            )
            for part in of("position_track")
        ),
        changes=tuple(Turn(part["before"], part["after"], part["why"]) for part in of("position_changes")),
    )
