"""What can't both hold, and where a party turned: pairs of statements, told side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.ledger import StatementQuery
from onrecord.report.told import Teller, Told
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.ledger import Ledger
    from onrecord.model import Conflict, Party


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with both its statements as they are told."""

    conflict: Conflict
    a: Told
    b: Told

    @property
    def why(self) -> str:
        """The reason, on one line."""
        return in_line(self.conflict.why)


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn of a party on an issue, with the statements before and after it."""

    party: str
    issue: str
    before: Told
    after: Told
    why: str


TOLD = 200
"""At most so many conflicts are told, the strongest first; the ledger and the export hold all."""


class _Statements:
    """Statements of the ledger by id, told; articles are read once as long as they are asked for closely."""

    def __init__(self, ledger: Ledger, parties: Mapping[str, Party]) -> None:
        self._ledger, self._parties = ledger, parties
        self._teller = lru_cache(maxsize=64)(self._teller_of)

    def told(self, statement_id: str) -> Told:
        """The statement as it is told; its number, which only listings use, is 0."""
        statement = self._ledger.statement(statement_id)
        return self._teller(statement.article).tell(statement, 0)

    def _teller_of(self, article_id: str) -> Teller:
        statements = self._ledger.statements(StatementQuery(article=article_id))
        return Teller(self._ledger.article(article_id), statements, self._parties)


def disputes(ledger: Ledger, parties: Mapping[str, Party]) -> tuple[Dispute, ...]:
    """The conflicts that no later statement settles, the strongest first."""
    statements = _Statements(ledger, parties)
    still_open = (conflict for conflict in ledger.conflicts() if conflict.status == "open")
    ranked = sorted(still_open, key=lambda conflict: (-conflict.strength, conflict.id))[:TOLD]
    return tuple(Dispute(one, statements.told(one.a), statements.told(one.b)) for one in ranked)


def turns(ledger: Ledger, parties: Mapping[str, Party]) -> tuple[Turned, ...]:
    """Every turn of every party, each pair of statements once, in the order of its track.

    A turn that shows on several issues is told on that with the most turns.
    """
    statements = _Statements(ledger, parties)
    found: dict[tuple[str, str, str], Turned] = {}
    for position in sorted(ledger.positions(), key=lambda p: (p.party, -len(p.changes), p.issue)):
        for turn in position.changes:
            name = in_line(parties[position.party].name)
            before, after = statements.told(turn.before), statements.told(turn.after)
            one = Turned(name, in_line(position.issue), before, after, in_line(turn.why))
            found.setdefault((position.party, turn.before, turn.after), one)
    return tuple(found.values())
