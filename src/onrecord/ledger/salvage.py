"""A ledger made sound again: everything that holds is carried into a new file, the old one is kept beside it.

What was read of an article is carried over whole or not at all: its seal tells. So is a judgement: its id
tells. What linking found is not; whoever salvages links anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import LedgerDamaged, LedgerError, LedgerMissing
from onrecord.ledger import judgements
from onrecord.ledger.address import Address
from onrecord.ledger.check import article_faults
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.lock import WriterLock
from onrecord.ledger.migrations import SEALED_SINCE
from onrecord.ledger.scan import columns_of, scan
from onrecord.ledger.seal import seal_all
from onrecord.ledger.sqlite import SqliteStore
from onrecord.ledger.store import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.ledger.address import Where


_OWNED = (
    *("paths", "regions", "published_basis", "credits", "mentions", "statements", "times", "toponyms"),
    *("judged_dates", "seals"),
)
_OWNED_BY_STATEMENTS = ("statement_content", "statement_quantities", "statement_voices")
_CARRIED = ("articles", *_OWNED, *_OWNED_BY_STATEMENTS, "judgements", "rejections", "vectors")


@dataclass(frozen=True, slots=True)
class Lost:
    """An article that could not be carried over, and the inputs from which it can be read again."""

    article: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Salvage:
    """What came of it: the new ledger, open for writing, and what it lacks.

    `damaged` is where the ledger as it was will lie; `kept` and `judgements` count what was carried over,
    `lost_judgements` those that aren't what was judged.
    """

    ledger: Ledger
    damaged: Path
    kept: int
    judgements: int
    lost: tuple[Lost, ...]
    lost_judgements: int


@contextmanager
def salvage(path: Where) -> Iterator[Salvage]:
    """Carry what holds of the ledger at `path` into a new one, which takes its place when the block is left.

    Until then, and where the block raises, nothing has changed. Raises LedgerMissing, LedgerLocked, and
    LedgerDamaged where not even the list of its tables can be read.
    """
    if isinstance(path, Address):
        raise LedgerError(f"{path}: PostgreSQL repairs itself, or is restored from what pg_dump wrote")
    if not path.is_file():
        raise LedgerMissing(f"{path}: there is no ledger here")
    lock = WriterLock(path)
    half = path.with_name(path.name + ".salvage")
    try:
        _remove(half)
        with Ledger.create(half) as new:
            had_seals = _carry(path, _file(new))
            lost, unjudged = _drop_faulty(new, had_seals=had_seals), _drop_misjudged(new)
            kept, held = new.counts().articles, len(list(new.judgements()))
            yield Salvage(new, free_name(path), kept, held, lost, unjudged)
        _swap(half, path)
    finally:
        _remove(half)
        lock.release()


def free_name(path: Path) -> Path:
    """Where the ledger at `path` is kept as it was: a name that nothing has yet."""
    nth = 1
    while (found := path.with_name(f"{path.name}.damaged-{nth}")).exists():
        nth += 1
    return found


def _carry(path: Path, new: SqliteStore) -> bool:
    """Copy all rows that can be read; whether the old ledger has seals. Keys are in force again after it."""
    with closing(_open_damaged(path)) as old:
        new.connection.execute("PRAGMA foreign_keys = OFF")
        try:
            with new.transaction():
                for table in _CARRIED:
                    _carry_table(old, new, table)
                _drop_orphans(new)
        finally:
            new.connection.execute("PRAGMA foreign_keys = ON")
        return int(old.execute("PRAGMA user_version").fetchone()[0]) >= SEALED_SINCE


def _file(new: Ledger) -> SqliteStore:
    store = new.store
    if not isinstance(store, SqliteStore):
        raise TypeError("a repaired ledger is a file")
    return store


def _open_damaged(path: Path) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=rw"  # so that a journal left by a kill is folded in
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")  # the seal shows what that alters
    try:
        connection.execute(
            "PRAGMA writable_schema = ON"
        )  # a table whose description is damaged is passed over
        connection.execute("PRAGMA query_only = ON")
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if ours and columns_of(connection, "articles"):
            return connection
        reason = _BEYOND if ours else "is an SQLite database, but no ledger of onrecord"
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        reason = f"{_BEYOND} ({error})"
    connection.close()
    raise LedgerDamaged(f"{path}: {reason}")


_BEYOND = (
    "is damaged beyond repair, its list of tables can't be read; put a backup in its place, or build it anew "
    "(and apply the file of judgements, where you keep one)"
)


def _carry_table(old: sqlite3.Connection, new: SqliteStore, table: str) -> None:
    there = columns_of(old, table)
    columns = [name for name in columns_of(new.connection, table) if name in there]
    if not columns:
        return
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    sql = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 (ours)
    for row in scan(old, table, columns):
        try:
            new.connection.execute(sql, row)
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, UnicodeEncodeError):
            continue  # a row that no ledger can hold: damage has made it


def _drop_orphans(new: SqliteStore) -> None:
    for table in _OWNED:
        if table != "paths":  # they tell from where a lost article can be read again
            new.run(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")  # noqa: S608 (ours)
    for table in _OWNED_BY_STATEMENTS:
        new.run(f"DELETE FROM {table} WHERE statement NOT IN (SELECT id FROM statements)")  # noqa: S608 (ours)


def _drop_faulty(new: Ledger, *, had_seals: bool) -> tuple[Lost, ...]:
    """Drop each article that isn't whole; what was lost, by article."""
    store = new.store
    if not had_seals:  # tables of an older version: what can be told without seals must do
        with store.transaction():
            seal_all(store)
    known = {row["article"] for row in store.rows("SELECT article FROM paths")}
    known |= {row["id"] for row in store.rows("SELECT id FROM articles")}
    faulty = _faulty(new)
    gone = {id for id in known if not new.holds(id)} | faulty
    lost = tuple(Lost(id, new.paths(id)) for id in sorted(gone))
    with store.transaction():
        for id in sorted(faulty):
            store.run("DELETE FROM articles WHERE id = ?", (id,))
        store.run("DELETE FROM paths WHERE article NOT IN (SELECT id FROM articles)")
    return lost


def _drop_misjudged(new: Ledger) -> int:
    """Drop each judgement that isn't what was judged; how many those are."""
    gone = list(judgements.damaged(new.store))
    with new.store.transaction():
        for id in gone:
            new.store.run("DELETE FROM judgements WHERE id = ?", (id,))
    return len(gone)


def _faulty(new: Ledger) -> set[str]:
    """The articles with a fault in them."""
    store, found = new.store, set[str]()
    for row in list(store.rows("SELECT id FROM articles ORDER BY id")):
        try:
            if any(article_faults(new, new.article(row["id"]))):
                found.add(row["id"])
        except ValueError:  # an interval or a span turned round
            found.add(row["id"])
    return found


def _swap(half: Path, path: Path) -> None:
    """Put the new file in the old one's place; a kill at any moment leaves one of them there."""
    aside = free_name(path)
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        shutil.copy2(path, aside)
    for tail in ("-wal", "-shm"):  # a journal is of the file that it was written for
        if (file := path.with_name(path.name + tail)).exists():
            file.replace(aside.with_name(aside.name + tail))
    half.replace(path)


def _remove(half: Path) -> None:
    for tail in ("", "-wal", "-shm", ".lock"):
        half.with_name(half.name + tail).unlink(missing_ok=True)
