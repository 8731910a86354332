"""A ledger in PostgreSQL: the same tables, migrations and queries, told in its dialect.

What is written for SQLite is translated here, word by word where the two differ; nothing else in this room
knows of it. One transaction writes at a time (an advisory lock, held for a batch), so several programs may
write to one ledger; linking holds that lock throughout.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.errors import LedgerDamaged, LedgerError, LedgerLocked, LedgerMissing
from onrecord.ledger.script import statements_of, text_of
from onrecord.ledger.store import APPLICATION_ID, Store, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.ledger.address import Address

CONNECT_SECONDS = 10
"""How long to wait for the server to answer at all."""

_WORDS = {
    "TEXT": 'TEXT COLLATE "C"',  # ordered by bytes, as SQLite does, whatever the database's own order
    "INTEGER": "BIGINT",
    "REAL": "DOUBLE PRECISION",
    "BLOB": "BYTEA",
}
_OTHER_WORD = re.compile(r"\b(TEXT|INTEGER|REAL|BLOB)\b")
_STRICT = re.compile(r"\)\s*STRICT(?:, WITHOUT ROWID)?;")
_MATCH = re.compile(r"SELECT rowid FROM (\w+)_fts WHERE \1_fts MATCH \?")
_DROP_VIEW = re.compile(r"DROP VIEW IF EXISTS (\w+);")
_OF_SQLITE = re.compile(r"\s*(?:--[^\n]*\n\s*)*CREATE (?:VIRTUAL TABLE|TRIGGER)\b")
_ESCAPE = "\U0010ffff"
"""A character that no text should hold; before a 0 it stands for NUL, which PostgreSQL can't keep."""


class Row(tuple[Any, ...]):
    """A row that gives its values by column too, as sqlite3.Row does."""

    names: tuple[str, ...] = ()

    def __getitem__(self, key: Any) -> Any:
        return super().__getitem__(self.names.index(key) if isinstance(key, str) else key)

    def keys(self) -> list[str]:
        """The columns."""
        return list(self.names)


@lru_cache(maxsize=512)
def translated(sql: str) -> str:
    """A query or change as PostgreSQL takes it."""
    sql = _MATCH.sub(r"SELECT rowid FROM \1_fts WHERE words @@ onrecord_query(?)", sql)
    sql = sql.replace("CROSS JOIN", "JOIN")  # which tells SQLite alone in which order to join
    return sql.replace("%", "%%").replace("?", "%s")


def translated_script(statement: str) -> str | None:
    """A statement that makes tables or views as PostgreSQL takes it; None where it has none of the kind."""
    if _OF_SQLITE.match(statement):
        return None
    code = re.sub(r"--[^\n]*", "", statement)
    if "CREATE TABLE" in code or "ALTER TABLE" in code:
        code = _OTHER_WORD.sub(lambda found: _WORDS[found[1]], code)
    code = _STRICT.sub(");", code).replace("IS NOT inner_voice", "IS DISTINCT FROM inner_voice")
    return _DROP_VIEW.sub(r"DROP VIEW IF EXISTS \1 CASCADE;", code)


class PostgresStore(Store):
    """An open connection that tells errors as LedgerErrors which name the database."""

    dialect = "postgresql"

    path: Address

    def __init__(self, path: Address, *, writes: bool) -> None:
        self.path = path
        self.connection: Any = _connected(path)
        with self._in_words():
            self._execute("SET client_min_messages = warning")
            self._execute("SET synchronous_commit = on")
            if not writes:
                self._execute("SET default_transaction_read_only = on")

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Any]:
        """The rows of a query, all fetched at once: others may be asked for while they are gone through."""
        with self._in_words():
            found = self._execute(sql, values)
            return iter(_rows(found))

    def first(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """The first row of a query, or None."""
        return next(iter(self.rows(sql, values)), None)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction (or a snapshot) is open."""
        return int(self.connection.info.transaction_status) != 0

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run a statement that gives nothing back, within the transaction that is open."""
        with self._in_words():
            self._execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run such a statement once for each row of values."""
        with self._in_words(), self.connection.cursor() as cursor:
            cursor.executemany(translated(sql), (tuple(map(_kept, row)) for row in rows))

    def run_script(self, name: str) -> None:
        """Run the SQL file `name` of this package in PostgreSQL's words, within the open transaction."""
        with self._in_words():
            for statement in statements_of(name):
                if code := translated_script(statement):
                    self.connection.execute(code)
            if name == "tables.sql":
                self.connection.execute(text_of("search_postgres.sql"))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and no two at once: it waits for the one who writes."""
        with self._in_words():
            self._execute("BEGIN")
            try:
                self._execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
                yield
                self._execute("COMMIT")
            except BaseException:
                with suppress(Exception):  # a connection that is lost has rolled back already
                    self._execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within the block all queries see one state, whatever others write meanwhile."""
        with self._in_words():
            self._execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield
            finally:
                with suppress(Exception):
                    self._execute("ROLLBACK")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Within the block nobody else writes; it waits for whoever does."""
        with self._in_words():
            self._execute(f"SELECT pg_advisory_lock({_LOCK})")
            try:
                yield
            finally:
                with suppress(Exception):
                    self._execute(f"SELECT pg_advisory_unlock({_LOCK})")

    def version(self) -> int:
        """The version of the tables, 0 where there are none; LedgerDamaged for tables of another program."""
        if self.value("SELECT to_regclass('build') IS NULL"):
            if self.value("SELECT to_regclass('articles') IS NULL"):
                return 0
            raise LedgerDamaged(f"{self.path}: has a table of articles, but is no ledger of onrecord")
        if self.value("SELECT value FROM build WHERE key = 'application'") != str(APPLICATION_ID):
            raise LedgerDamaged(f"{self.path}: has a table called build, but is no ledger of onrecord")
        return int(self.value("SELECT value FROM build WHERE key = 'version'") or 0)

    def set_version(self, version: int) -> None:
        """Mark it, in an open transaction, as a ledger whose tables are of this version."""
        sql = "INSERT INTO build VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self.run_many(sql, [("application", str(APPLICATION_ID)), ("version", str(version))])

    def keep_old(self, version: int) -> None:
        """Nothing: a migration is one transaction, and copies are the database's own business."""

    def make_durable(self) -> None:
        """Nothing: PostgreSQL is, unless its administrator has said otherwise."""

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def _execute(self, sql: str, values: Sequence[Value] = ()) -> Any:
        if not values:
            return self.connection.execute(translated(sql).replace("%%", "%"))
        return self.connection.execute(translated(sql), tuple(map(_kept, values)))

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        import psycopg

        try:
            yield
        except UnicodeEncodeError as error:
            raise LedgerError(f"{self.path}: can't keep text that is no valid Unicode: {error}") from error
        except psycopg.IntegrityError as error:
            reason = _line(error)
            raise LedgerError(
                f"{self.path}: nothing was written, as it would contradict the ledger: {reason}"
            ) from error
        except (psycopg.ProgrammingError, psycopg.InterfaceError):
            raise  # a mistake in this program, not in the ledger
        except psycopg.Error as error:
            raise _worded(self.path, error) from error


_LOCK = f"{APPLICATION_ID}, hashtext(current_schema())"
"""The advisory lock of a ledger: ours, and its schema's."""


def open_postgres(path: Address, *, writes: bool) -> PostgresStore:
    """Connect to the database at `path`; raises LedgerMissing where there is none, LedgerError otherwise."""
    return PostgresStore(path, writes=writes)


def _connected(path: Address) -> Any:
    try:
        import psycopg
    except ImportError as error:
        raise LedgerError(f"{path}: needs the package psycopg; pip install 'onrecord[postgres]'") from error
    try:
        connection = psycopg.connect(path.url, autocommit=True, connect_timeout=CONNECT_SECONDS)
    except psycopg.OperationalError as error:
        kind = LedgerMissing if "does not exist" in str(error) else LedgerError
        raise kind(f"{path}: can't be opened: {_line(error)}") from error
    except psycopg.Error as error:
        raise LedgerError(f"{path}: is no address of a database: {_line(error)}") from error
    if connection.info.encoding != "utf-8":
        connection.execute("SET client_encoding = 'UTF8'")
    return connection


def _worded(path: Address, error: Exception) -> LedgerError:
    import psycopg

    if isinstance(error, psycopg.errors.DiskFull):
        return LedgerError(f"{path}: the disk is full; nothing of this batch was written")
    if isinstance(error, psycopg.errors.ReadOnlySqlTransaction):
        return LedgerError(f"{path}: can't be written to: it was opened to be read")
    if isinstance(error, (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected)):
        return LedgerLocked(f"{path}: another program is writing to this ledger: {_line(error)}")
    if isinstance(error, (psycopg.errors.DataCorrupted, psycopg.errors.IndexCorrupted)):
        return LedgerDamaged(f"{path}: is damaged: {_line(error)}")
    return LedgerError(f"{path}: {_line(error)}")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


@lru_cache(maxsize=512)
def _row_of(names: tuple[str, ...]) -> type[Row]:
    return type("Row", (Row,), {"names": names})


def _rows(cursor: Any) -> list[Row]:
    if cursor.description is None:
        return []
    kind = _row_of(tuple(column.name for column in cursor.description))
    return [kind(map(_given, row)) for row in cursor.fetchall()]


def _kept(value: Value) -> Value:
    """A value as PostgreSQL can keep it: NUL escaped, and so the character that escapes it."""
    if isinstance(value, str) and ("\0" in value or _ESCAPE in value):
        return value.replace(_ESCAPE, _ESCAPE * 2).replace("\0", f"{_ESCAPE}0")
    return value


def _given(value: Any) -> Any:
    """The value that was kept."""
    if isinstance(value, str) and _ESCAPE in value:
        return re.sub(f"{_ESCAPE}(.)", lambda found: "\0" if found[1] == "0" else found[1], value)
    return value
