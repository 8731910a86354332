"""Conflicts a part at a time, ranked and narrowed: pair by pair, or each disagreement once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import UnknownId
from onrecord.ledger import links
from onrecord.ledger.browse import Narrowing, Part, Window, first_of
from onrecord.ledger.query import MATCHING, OF_PARTY, match_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.ledger.reader import Reader
    from onrecord.model import Conflict


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

    @property
    def updates_besides(self) -> int:
        """How many of the pairs besides are updates, where the disagreement is open; or else all are."""
        return self.updates - (self.conflict.status == "superseded") if self.open else 0


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


def pairs_of(
    ledger: Reader, matter: str, window: Window, ranked: Sequence[RankedConflict] | None = None
) -> Part[Matter]:
    """Every pair of one disagreement, the surest first; `ranked` as `matters` takes it."""
    every = conflicts_ranked(ledger) if ranked is None else ranked
    pairs = [one for one in every if one.matter == matter]
    still_open = sum(one.status == "open" for one in pairs)
    shown = first_of(pairs, len(pairs), window)
    told = (Matter(one, len(pairs), still_open) for one in _whole(ledger, shown.items))
    return Part(tuple(told), shown.start, shown.total)


def _fitting(
    ledger: Reader, query: ConflictQuery, every: Sequence[RankedConflict]
) -> Sequence[RankedConflict]:
    """Those that fit a query in all but their status."""
    narrowing: Narrowing = []
    if query.about:
        words = match_words(query.about)
        narrowing.append((f"(a IN ({MATCHING}) OR b IN ({MATCHING}))", [words, words]))
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
