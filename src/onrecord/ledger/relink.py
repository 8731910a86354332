"""Putting links in: all of a kind at once, in place of what was there; unchanged ones write nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import LedgerError
from onrecord.ledger import links, stories
from onrecord.ledger.rows import is_there
from onrecord.model import Claim, Conflict, Echo, Party, Place, Position, Suspicion, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.ledger.store import Store
    from onrecord.model import Links


_WHERE = """
INSERT INTO statement_places (statement, nth, place)
SELECT statement, row_number() OVER (PARTITION BY statement ORDER BY first, place) - 1, place FROM (
  SELECT content.statement AS statement, placed.place AS place, min(name.starts) AS first
  FROM toponyms AS name
  JOIN place_mentions AS placed ON placed.mention = name.id
  JOIN statements ON statements.article = name.article
  JOIN statement_content AS content ON content.statement = statements.id
    AND content.starts <= name.starts AND name.ends <= content.ends
  GROUP BY content.statement, placed.place
) AS named
"""
"""What a statement is about: the places that its content names, in order."""


def relink_parties(store: Store, parties: Iterable[Party]) -> None:
    """Replace all parties, in an open transaction; positions of parties that are no more go with them."""
    new = sorted(
        (replace(one, mentions=tuple(sorted(one.mentions))) for one in parties), key=lambda one: one.id
    )
    if is_there(new, links.read_parties(store)):
        return
    store.run("DELETE FROM party_mentions")
    store.run("DELETE FROM party_reasons")
    store.run("DELETE FROM party_identifiers")
    kept = {party.id for party in new}
    gone = [(row["id"],) for row in store.rows("SELECT id FROM parties") if row["id"] not in kept]
    store.run_many("DELETE FROM parties WHERE id = ?", gone)
    store.run_many(
        "INSERT INTO parties VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind",
        [(party.id, party.name, party.kind) for party in new],
    )
    store.insert("party_mentions", ((mention, party.id) for party in new for mention in party.mentions))
    store.insert(
        "party_reasons",
        [(party.id, nth, reason) for party in new for nth, reason in enumerate(party.merged_because)],
    )
    store.insert(
        "party_identifiers",
        [(party.id, nth, one.id, one.why) for party in new for nth, one in enumerate(party.identifiers)],
    )


def write_links(store: Store, new: Links) -> None:
    """Replace all links save the parties, in an open transaction, as far as they differ."""
    places = sorted(
        (replace(one, mentions=tuple(sorted(one.mentions))) for one in new.places), key=lambda one: one.id
    )
    if not is_there(places, links.read_places(store)):
        _write_places(store, places)
    claims = sorted((_in_order(claim) for claim in new.claims), key=lambda one: one.id)
    positions = sorted(new.positions, key=lambda one: (one.party, one.issue))
    if not is_there(claims, links.read_claims(store, None)) or not is_there(
        positions, links.read_positions(store, None)
    ):
        _write_claims(store, claims)
        _write_positions(store, positions)
    conflicts = sorted(new.conflicts, key=lambda one: one.id)
    if not is_there(conflicts, links.read_conflicts(store, None)):
        _write_conflicts(store, conflicts)
    echoes = sorted(new.echoes, key=lambda one: (one.a, one.b, one.kind))
    if not is_there(echoes, links.read_echoes(store, None)):
        _write_echoes(store, echoes)
    suspicions = sorted(new.suspicions, key=lambda one: one.article)
    if not is_there(suspicions, links.read_suspicions(store, None)):
        _write_suspicions(store, suspicions)
    stories.write_stories(store, new.stories)


def _in_order(claim: Claim) -> Claim:
    strays = {statement for statement, _ in (*claim.origin_of, *claim.origin_why)} - {
        statement for statement, _ in claim.statements
    }
    if strays:
        raise LedgerError(
            f"claim {claim.id} has origins for statements that aren't its own: {sorted(strays)[:3]}"
        )
    return replace(
        claim,
        statements=tuple(sorted(claim.statements)),
        origin_of=tuple(sorted(claim.origin_of)),
        origin_why=tuple(sorted(claim.origin_why)),
    )


def _write_places(store: Store, places: Sequence[Place]) -> None:
    store.run("DELETE FROM places")
    store.insert(
        "places",
        [(one.id, one.name, one.country, one.lat, one.lon, one.precision, one.geonameid) for one in places],
    )
    store.insert("place_mentions", ((one.id, mention) for one in places for mention in one.mentions))
    store.run("DELETE FROM statement_places")
    store.run(_WHERE)


def _write_claims(store: Store, claims: Sequence[Claim]) -> None:
    store.run("DELETE FROM claims")
    store.insert("claims", ((claim.id, claim.gist, claim.outlets, claim.strength) for claim in claims))
    store.insert("claim_statements", (row for claim in claims for row in _statements_of(claim)))


def _statements_of(claim: Claim) -> Iterator[tuple[str | None, ...]]:
    origins, why = dict(claim.origin_of), dict(claim.origin_why)
    for statement, stance in claim.statements:
        yield claim.id, statement, stance, origins.get(statement), why.get(statement)


def _write_conflicts(store: Store, conflicts: Sequence[Conflict]) -> None:
    store.run("DELETE FROM conflicts")
    store.insert(
        "conflicts",
        [
            (one.id, one.a, one.b, one.kind, one.status, one.why, one.strength, one.matter)
            for one in conflicts
        ],
    )


def _write_echoes(store: Store, echoes: Sequence[Echo]) -> None:
    store.run("DELETE FROM echoes")
    ids = [content_id("echo", echo.a, echo.b, echo.kind) for echo in echoes]
    store.insert(
        "echoes", [(id, one.a, one.b, one.kind, one.why) for id, one in zip(ids, echoes, strict=True)]
    )
    store.insert(
        "echo_passages",
        [
            (id, nth, shared.a.start, shared.a.end, shared.b.start, shared.b.end)
            for id, one in zip(ids, echoes, strict=True)
            for nth, shared in enumerate(one.passages)
        ],
    )


def _write_suspicions(store: Store, suspicions: Sequence[Suspicion]) -> None:
    store.run("DELETE FROM suspicions")
    store.insert(
        "suspicions",
        [
            (
                one.article,
                nth,
                sign.span.start if sign.span else None,
                sign.span.end if sign.span else None,
                sign.why,
            )
            for one in suspicions
            for nth, sign in enumerate(one.signs)
        ],
    )


def _write_positions(store: Store, positions: Sequence[Position]) -> None:
    store.run("DELETE FROM positions")
    for one in positions:
        id = content_id("position", one.party, one.issue)
        store.insert("positions", [(id, one.party, one.issue)])
        store.insert("position_claims", [(id, nth, claim) for nth, claim in enumerate(one.claims)])
        store.insert(
            "position_track",
            [
                (
                    id,
                    nth,
                    entry.statement,
                    entry.stance,
                    entry.said.start,
                    entry.said.end,
                    entry.leaning,
                    entry.words.start if entry.words else None,
                    entry.words.end if entry.words else None,
                )
                for nth, entry in enumerate(one.track)
            ],
        )
        store.insert(
            "position_changes",
            [(id, nth, turn.before, turn.after, turn.why) for nth, turn in enumerate(one.changes)],
        )
