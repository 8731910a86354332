"""The SQLite file under a ledger: opening, reading rows, transactions, and its errors in words."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from onrecord.errors import LedgerDamaged, LedgerError, LedgerLocked, LedgerMissing
from onrecord.ledger.script import statements_of
from onrecord.ledger.store import APPLICATION_ID, Store, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

BUSY_SECONDS = 5.0
"""How long to wait for a short lock that another SQLite program holds (never for another build)."""

_LEAST_BYTES = 512
"""The smallest page SQLite knows. It takes any shorter file for an empty one, and would write over it."""

CACHE_KIB = 65_536
"""How much of the file is kept in memory. Ids are hashes, so rows lie all over it: with SQLite's own 2 MiB,
ten thousand articles take twice as long to append."""

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class SqliteStore(Store):
    """An open SQLite connection."""

    dialect = "sqlite"
    path: Path
    connection: sqlite3.Connection

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        connection.row_factory = sqlite3.Row

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query, one after the other."""
        with in_words(self.path):
            yield from self.connection.execute(sql, values)

    def first(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        with in_words(self.path):
            row: sqlite3.Row | None = self.connection.execute(sql, values).fetchone()
            return row

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction (or a snapshot) is open."""
        return self.connection.in_transaction

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run a statement that gives nothing back, within the transaction that is open."""
        self.connection.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run such a statement once for each row of values."""
        self.connection.executemany(sql, rows)

    def run_script(self, name: str) -> None:
        """Run the SQL file `name` of this package, statement by statement, within the open transaction."""
        for statement in statements_of(name):
            self.connection.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: committed (and on the disk) at the end of the block, undone where it raises."""
        with in_words(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within the block all queries see one state, that of its beginning, whatever a writer does."""
        with in_words(self.path):
            self.connection.execute("BEGIN")
            try:
                self.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # fixes the state
                yield
            finally:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Whoever has a ledger's file open for writing is alone already."""
        yield

    def version(self) -> int:
        """The version of the tables, 0 where there is nothing yet; LedgerDamaged for some other database."""
        version = int(self.value("PRAGMA user_version"))
        application = int(self.value("PRAGMA application_id"))
        if application == APPLICATION_ID:
            return version
        if version or application or self.value("SELECT count(*) FROM sqlite_schema"):
            raise LedgerDamaged(f"{self.path}: is an SQLite database, but no ledger of onrecord")
        return 0

    def set_version(self, version: int) -> None:
        """Mark it, in an open transaction, as a ledger whose tables are of this version."""
        self.run(f"PRAGMA application_id = {APPLICATION_ID}")
        self.run(f"PRAGMA user_version = {version}")

    def keep_old(self, version: int) -> None:
        """Copy the file, whole and consistent, to `LEDGER.backup-vN`."""
        copy_to(self, backup_file(self.path, version))

    def make_durable(self) -> None:
        """From now on each transaction is on the disk when it returns, and readers don't wait for the writer.

        With a write-ahead log SQLite could leave out the flush at each commit and still never be damaged,
        but a power cut would then lose batches that were reported as read. The flush costs milliseconds a
        batch.
        """
        with in_words(self.path):
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = FULL")

    def close(self) -> None:
        """Close the file; a writer's journal is folded back into it."""
        self.connection.close()


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a LedgerError that names the file and the reason."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"{path}: can't keep text that is no valid Unicode (lone surrogates): {error}"
        ) from error
    except UnicodeDecodeError as error:  # SQLite's own message quotes bytes of a damaged table
        raise LedgerDamaged(f"{path}: is damaged, or no ledger at all: {error}") from error
    except sqlite3.IntegrityError as error:
        raise LedgerError(
            f"{path}: nothing was written, as it would contradict the ledger: {error}"
        ) from error
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a mistake in this program, not in the ledger
    except sqlite3.DatabaseError as error:
        raise _worded(path, error) from error


def _worded(path: Path, error: sqlite3.DatabaseError) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the lowest byte is the primary result code
    if code in _DAMAGE:
        return LedgerDamaged(f"{path}: is damaged, or no ledger at all: {error}")
    if code in _LOCKED:
        return LedgerLocked(f"{path}: another program is writing to this ledger: {error}")
    if code == sqlite3.SQLITE_FULL:
        return LedgerError(f"{path}: the disk is full; nothing of this batch was written")
    if code == sqlite3.SQLITE_IOERR:
        return LedgerError(
            f"{path}: the system refused to read or write it; nothing of this batch was written"
        )
    if code == sqlite3.SQLITE_READONLY:
        return LedgerError(f"{path}: can't be written to: {error}")
    return LedgerError(f"{path}: {error}")


def open_to_read(path: Path) -> SqliteStore:
    """Open the file at `path` for queries only.

    Raises LedgerMissing where there is no file, LedgerError where it is a folder or may not be read.
    """
    if not path.exists():
        raise LedgerMissing(f"{path}: there is no ledger here")
    _refuse_folder(path)
    if not os.access(path, os.R_OK):
        raise LedgerError(f"{path}: can't be opened, the rights to read it are missing")
    if not may_write(path):
        return _connect(path, "mode=ro&immutable=1" if _lies_still(path) else "mode=ro")
    # Opened for writing, SQLite can undo what a killed writer left half made, and tidy its own files away; we
    # forbid the rest.
    store = _connect(path, "mode=rw")
    store.connection.execute("PRAGMA query_only = ON")
    return store


def open_to_write(path: Path) -> SqliteStore:
    """Open the file at `path`, made where there is none; nothing is written to it yet.

    Raises LedgerError where the folder is missing or the rights are, LedgerDamaged where it is no database.
    """
    _refuse_folder(path)
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: can't be made, there is no folder {path.parent}")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        raise LedgerError(f"{path}: can't be opened for writing, the rights are missing")
    return _connect(path, "mode=rwc")


def _connect(path: Path, how: str) -> SqliteStore:
    if path.exists() and 0 < path.stat().st_size < _LEAST_BYTES:
        raise LedgerDamaged(f"{path}: is damaged, or no ledger at all: it is too short for one")
    with in_words(path):
        address = f"{path.absolute().as_uri()}?{how}"
        # Whoever shares a connection among threads, as the server does, gives it to one at a time.
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    try:
        with in_words(path):
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return SqliteStore(path, connection)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; name the ledger's file")


def may_write(path: Path) -> bool:
    """Whether the rights to write to the file and beside it are there."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _lies_still(path: Path) -> bool:
    """Whether nobody writes to it: SQLite can then read it as it is, with none of its own files beside it."""
    return not path.with_name(path.name + "-wal").exists()


def copy_to(store: SqliteStore, final: Path) -> None:
    """Copy an open ledger to `final`, in place of what lies there; a half-made copy never has that name.

    The copy is of one moment, on the disk before it gets its name, and one file without a journal.
    """
    half = final.with_name(final.name + ".part")
    half.unlink(missing_ok=True)
    try:
        with in_words(half), closing(sqlite3.connect(half, isolation_level=None)) as copy:
            store.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        half.replace(final)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    _sync_folder(final.parent)


def _sync_folder(folder: Path) -> None:
    """See the new name onto the disk, where the system lets a folder be synced (Windows doesn't)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def backup_file(path: Path, version: int) -> Path:
    """Where a ledger of an older version is kept when it is brought up to date."""
    return path.with_name(f"{path.name}.backup-v{version}")
