"""What a ledger lies in, whichever database that is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from onrecord.ledger.address import Where

APPLICATION_ID = 0x4F4E5243
"""What marks a database as a ledger of ours: "ONRC" in ASCII; in a file's header, or in the table `build`."""

Value = str | int | float | bytes | None


class Store(ABC):
    """What a ledger lies in: rows asked for and written, all or nothing. Its errors are LedgerErrors.

    SQL is written once, in what SQLite and PostgreSQL have in common; a store tells what else it needs.
    """

    dialect: str
    path: Where
    connection: Any

    @abstractmethod
    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Any]:
        """The rows of a query, one after the other; their values by number or by the column's name."""

    @abstractmethod
    def first(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """The first row of a query, or None."""

    def value(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """The first column of the first row; None where there is no row."""
        row = self.first(sql, values)
        return None if row is None else row[0]

    @property
    @abstractmethod
    def in_transaction(self) -> bool:
        """Whether a transaction (or a snapshot) is open."""

    @abstractmethod
    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run a statement that gives nothing back, within the transaction that is open."""

    @abstractmethod
    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run such a statement once for each row of values."""

    @abstractmethod
    def run_script(self, name: str) -> None:
        """Run the SQL file `name` of this package, statement by statement, within the open transaction."""

    def insert(self, table: str, rows: Iterable[Sequence[Value]]) -> None:
        """Insert whole rows, columns in the order of the table; `table` is ours, never a user's word."""
        given = iter(rows)
        if first := next(given, None):
            marks = ", ".join("?" * len(first))
            self.run_many(f"INSERT INTO {table} VALUES ({marks})", chain([first], given))  # noqa: S608

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing: committed (and on the disk) at the end of the block, undone where it raises."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """Within the block all queries see one state, whatever a writer does meanwhile."""

    @abstractmethod
    def alone(self) -> AbstractContextManager[None]:
        """Within the block nobody else writes."""

    @abstractmethod
    def version(self) -> int:
        """The version of the tables, 0 where there is nothing yet; LedgerDamaged for what is no ledger."""

    @abstractmethod
    def set_version(self, version: int) -> None:
        """Mark it, in an open transaction, as a ledger whose tables are of this version."""

    @abstractmethod
    def make_durable(self) -> None:
        """From now on each transaction is on the disk when it returns."""

    @abstractmethod
    def keep_old(self, version: int) -> None:
        """Keep a copy of a ledger of an older version, before it is brought up to date."""

    @abstractmethod
    def close(self) -> None:
        """Let go of it."""
