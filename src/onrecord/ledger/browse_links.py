"""Claims and positions a part at a time, ranked and narrowed."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import UnknownId
from onrecord.ledger import links
from onrecord.ledger.browse import Narrowing, Part, Window, first_of
from onrecord.ledger.query import MATCHING, OF_PARTY, match_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.ledger.reader import Reader
    from onrecord.model import Claim, Position


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims: with these words, or this party, in a statement; of so many origins; denied ones."""

    about: str | None = None
    party: str | None = None
    min_origins: int = 1
    denied_only: bool = False


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim in a list, with how many statements take which stance."""

    id: str
    gist: str
    outlets: int
    origins: int
    asserts: int
    denies: int
    doubts: int
    strength: float


@dataclass(frozen=True, slots=True)
class ListedPosition:
    """A position in a list: whose on what, how many statements show it, how often it turned.

    `sides` of the statements say what the party will have or won't; all others only tell how things are.
    """

    id: str
    party: str
    issue: str
    statements: int
    turns: int
    sides: int


_CLAIMS = """
FROM claims AS claim JOIN (
  SELECT claim AS id, count(DISTINCT origin) AS origins, count(*) AS members,
    count(CASE stance WHEN 'asserts' THEN 1 END) AS asserts,
    count(CASE stance WHEN 'denies' THEN 1 END) AS denies,
    count(CASE stance WHEN 'doubts' THEN 1 END) AS doubts
  FROM claim_statements GROUP BY claim
) AS told ON told.id = claim.id
"""
_LISTED_CLAIM = (
    "SELECT claim.id, claim.gist, claim.outlets, told.origins, told.asserts, told.denies, told.doubts,"
    " claim.strength"
)
_CLAIMS_RANKED = "ORDER BY told.origins DESC, claim.outlets DESC, told.members DESC, claim.id"


def claims(
    ledger: Reader, query: ClaimQuery, window: Window, ranked: Sequence[ListedClaim] | None = None
) -> Part[ListedClaim]:
    """Claims, those of most independent origins first, then of most outlets.

    `ranked` are all of them as `claims_ranked` gives them, where that is known already.
    """
    wanted, every = _claims_about(ledger, query), claims_ranked(ledger) if ranked is None else ranked
    number = len(every)
    if query.min_origins > 1:  # ranked by origins, so that those of enough come first
        number = bisect.bisect_right(every, -query.min_origins, key=lambda one: -one.origins)
    if wanted is None and not query.denied_only:
        return first_of(every, number, window)
    fits = [
        one
        for one in every[:number]
        if one.denies or not query.denied_only
        if wanted is None or one.id in wanted
    ]
    return first_of(fits, len(fits), window)


def claims_ranked(ledger: Reader) -> tuple[ListedClaim, ...]:
    """All claims, those of most independent origins first, then of most outlets, then of most statements."""
    found = ledger.store.rows(f"{_LISTED_CLAIM} {_CLAIMS} {_CLAIMS_RANKED}")
    return tuple(ListedClaim(*row) for row in found)


def _claims_about(ledger: Reader, query: ClaimQuery) -> frozenset[str] | None:
    """The claims with the words and the party of a query in a statement; None where it has neither."""
    narrowing: Narrowing = []
    if query.about:
        narrowing.append((MATCHING, [match_words(query.about)]))
    if query.party is not None:
        narrowing.append((OF_PARTY, [query.party] * 3))
    if any(None in values for _, values in narrowing):
        return frozenset()
    ids: frozenset[str] | None = None
    for sql, values in narrowing:
        of_members = f"SELECT DISTINCT claim FROM claim_statements WHERE statement IN ({sql})"  # noqa: S608
        found = frozenset(row[0] for row in ledger.store.rows(of_members, values))
        ids = found if ids is None else ids & found
    return ids


def claim(ledger: Reader, claim_id: str) -> Claim:
    """The claim of that id; raises UnknownId."""
    gist = ledger.store.value("SELECT gist FROM claims WHERE id = ?", (claim_id,))
    for one in ledger.claims(gist) if gist is not None else ():
        if one.id == claim_id:
            return one
    raise UnknownId(f"{ledger.path}: holds no claim {claim_id}")


def carriers(ledger: Reader, claim_id: str) -> tuple[int, int]:
    """How many named outlets carry a claim, and how many articles that name none."""
    sql = """
        SELECT count(DISTINCT article.outlet) AS named,
          count(DISTINCT CASE WHEN article.outlet IS NULL THEN article.id END) AS nameless
        FROM claim_statements AS told JOIN statements AS statement ON statement.id = told.statement
        JOIN articles AS article ON article.id = statement.article WHERE told.claim = ?
    """
    row = ledger.store.first(sql, (claim_id,))
    return (row["named"], row["nameless"]) if row else (0, 0)


_POSITIONS = """
FROM positions AS position
JOIN (
  SELECT position AS id, count(*) AS members, count(CASE WHEN leaning != 'told' THEN 1 END) AS sides
  FROM position_track GROUP BY position
) AS told ON told.id = position.id
LEFT JOIN (SELECT position AS id, count(*) AS turns FROM position_changes GROUP BY position) AS turned
  ON turned.id = position.id
"""
_LISTED_POSITION = (
    "SELECT position.id, position.party, position.issue, told.members, coalesce(turned.turns, 0) AS turns,"
    " told.sides"
)
_POSITIONS_RANKED = (
    "ORDER BY coalesce(turned.turns, 0) DESC, told.sides DESC, told.members DESC, position.issue, position.id"
)


def positions(
    ledger: Reader,
    window: Window,
    party: str | None = None,
    *,
    turned_only: bool = False,
    ranked: Sequence[ListedPosition] | None = None,
) -> Part[ListedPosition]:
    """Positions, those that turned most often first, then those that most statements take a side on.

    `ranked` are all of them as `positions_ranked` gives them, where that is known already.
    """
    every = positions_ranked(ledger) if ranked is None else ranked
    number = len(every)
    if turned_only:  # ranked by turns, so that those with one come first
        number = bisect.bisect_left(every, 0, key=lambda one: -one.turns)
    if party is None:
        return first_of(every, number, window)
    fits = [one for one in every[:number] if one.party == party]
    return first_of(fits, len(fits), window)


def positions_ranked(ledger: Reader) -> tuple[ListedPosition, ...]:
    """All positions, those that turned most often first, then those on which most statements take a side."""
    found = ledger.store.rows(f"{_LISTED_POSITION} {_POSITIONS} {_POSITIONS_RANKED}")
    return tuple(ListedPosition(*row) for row in found)


def position(ledger: Reader, position_id: str) -> Position:
    """The position of that id; raises UnknownId."""
    for one in links.read_position(ledger.store, position_id):
        return one
    raise UnknownId(f"{ledger.path}: holds no position {position_id}")
