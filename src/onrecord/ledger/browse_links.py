"""Claims, conflicts and positions a part at a time, ranked and narrowed."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import UnknownId
from onrecord.ledger import links
from onrecord.ledger.browse import Narrowing, Part, Window, first_of
from onrecord.ledger.query import OF_PARTY, match_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.ledger.reader import Reader
    from onrecord.model import Claim, Conflict, Position

_MATCHING = (
    "SELECT id FROM statements "
    "WHERE number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)"
)


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


@dataclass(frozen=True, slots=True)
class ConflictQuery:
    """Which conflicts: of this status, kind or matter, with these words or this party on either side."""

    status: str | None = None
    kind: str | None = None
    about: str | None = None
    party: str | None = None
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class RankedConflict:
    """A conflict in its rank among all, with what a list of them is narrowed by."""

    id: str
    status: str
    kind: str
    matter: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A disagreement in a list: the pair that stands for it, how many pairs it has, how many of them open."""

    conflict: Conflict
    pairs: int
    open: int

    @property
    def more(self) -> int:
        """How many pairs of lines there are on it besides."""
        return self.pairs - 1

    @property
    def updates(self) -> int:
        """In how many of its pairs the later line replaces the earlier."""
        return self.pairs - self.open


@dataclass(frozen=True, slots=True)
class ListedPosition:
    """A position in a list: whose on what, how many statements show it, how often it turned."""

    id: str
    party: str
    issue: str
    statements: int
    turns: int


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
    "SELECT claim.id, claim.gist, claim.outlets, told.origins, told.asserts, told.denies, told.doubts"
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
        narrowing.append((_MATCHING, [match_words(query.about)]))
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


def conflicts(
    ledger: Reader, query: ConflictQuery, window: Window, ranked: Sequence[RankedConflict] | None = None
) -> Part[Conflict]:
    """Conflicts, those first of which linking is surest: each pair of statements.

    `ranked` are all of them as `conflicts_ranked` gives them, where that is known already.
    """
    every = conflicts_ranked(ledger) if ranked is None else ranked
    fits = [one for one in _fitting(ledger, query, every) if query.status in (None, one.status)]
    shown = first_of(fits, len(fits), window)
    return Part(_whole(ledger, shown.items), shown.start, shown.total)


def matters(
    ledger: Reader, query: ConflictQuery, window: Window, ranked: Sequence[RankedConflict] | None = None
) -> Part[Matter]:
    """Disagreements of which a pair of statements fits the query, each by the surest such pair.

    One is open where any of its pairs is, whether that fits or not; open ones come first. `ranked` are all
    conflicts as `conflicts_ranked` gives them, where that is known already.
    """
    every = conflicts_ranked(ledger) if ranked is None else ranked
    pairs = Counter(one.matter for one in every)
    still_open = Counter(one.matter for one in every if one.status == "open")
    leads: dict[str, RankedConflict] = {}
    for one in sorted(_fitting(ledger, query, every), key=lambda one: one.status != "open"):
        status = "open" if still_open[one.matter] else "superseded"
        if query.status in (None, status):
            leads.setdefault(one.matter, one)
    shown = first_of(tuple(leads.values()), len(leads), window)
    told = (Matter(one, pairs[one.matter], still_open[one.matter]) for one in _whole(ledger, shown.items))
    return Part(tuple(told), shown.start, shown.total)


def _fitting(
    ledger: Reader, query: ConflictQuery, every: Sequence[RankedConflict]
) -> Sequence[RankedConflict]:
    """Those that fit a query in all but their status."""
    narrowing: Narrowing = []
    if query.about:
        words = match_words(query.about)
        narrowing.append((f"(a IN ({_MATCHING}) OR b IN ({_MATCHING}))", [words, words]))
    if query.party is not None:
        narrowing.append((f"(a IN ({OF_PARTY}) OR b IN ({OF_PARTY}))", [query.party] * 6))
    if any(None in values for _, values in narrowing):
        return ()
    if narrowing:
        where = " AND ".join(sql for sql, _ in narrowing)
        values = [value for _, some in narrowing for value in some]
        found = ledger.store.rows(f"SELECT id FROM conflicts WHERE {where}", values)  # noqa: S608
        ids = {row[0] for row in found}
        every = [one for one in every if one.id in ids]
    if query.kind is None and query.matter is None:
        return every
    return [one for one in every if query.kind in (None, one.kind) if query.matter in (None, one.matter)]


def _whole(ledger: Reader, some: Sequence[RankedConflict]) -> tuple[Conflict, ...]:
    """The same, whole, in their order."""
    found = {one.id: one for one in links.read_conflicts_of(ledger.store, [one.id for one in some])}
    return tuple(found[one.id] for one in some)


def conflicts_ranked(ledger: Reader) -> tuple[RankedConflict, ...]:
    """All conflicts, those first of which linking is surest."""
    found = ledger.store.rows("SELECT id, status, kind, matter FROM conflicts ORDER BY strength DESC, id")
    return tuple(RankedConflict(*row) for row in found)


def conflict(ledger: Reader, conflict_id: str) -> Conflict:
    """The conflict of that id; raises UnknownId."""
    for one in links.read_conflicts_of(ledger.store, [conflict_id]):
        return one
    raise UnknownId(f"{ledger.path}: holds no conflict {conflict_id}")


_POSITIONS = """
FROM positions AS position
JOIN (SELECT position AS id, count(*) AS members FROM position_track GROUP BY position) AS told
  ON told.id = position.id
LEFT JOIN (SELECT position AS id, count(*) AS turns FROM position_changes GROUP BY position) AS turned
  ON turned.id = position.id
"""
_LISTED_POSITION = (
    "SELECT position.id, position.party, position.issue, told.members, coalesce(turned.turns, 0) AS turns"
)
_POSITIONS_RANKED = "ORDER BY coalesce(turned.turns, 0) DESC, told.members DESC, position.issue, position.id"


def positions(
    ledger: Reader,
    window: Window,
    party: str | None = None,
    *,
    turned_only: bool = False,
    ranked: Sequence[ListedPosition] | None = None,
) -> Part[ListedPosition]:
    """Positions, those that turned most often first, then those that most statements show.

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
    """All positions, those that turned most often first, then those that most statements show."""
    found = ledger.store.rows(f"{_LISTED_POSITION} {_POSITIONS} {_POSITIONS_RANKED}")
    return tuple(ListedPosition(*row) for row in found)


def position(ledger: Reader, position_id: str) -> Position:
    """The position of that id; raises UnknownId."""
    for one in links.read_position(ledger.store, position_id):
        return one
    raise UnknownId(f"{ledger.path}: holds no position {position_id}")
