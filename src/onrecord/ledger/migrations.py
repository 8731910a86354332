"""From one version of the tables to the next: numbered, small, each in its own function, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.errors import LedgerDamaged, LedgerMissing, LedgerTooNew
from onrecord.ledger.about import describe
from onrecord.ledger.backup import copy_to
from onrecord.ledger.script import run_script
from onrecord.ledger.seal import seal_all
from onrecord.ledger.store import APPLICATION_ID, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Migration:
    """A step to the next version of the tables; `run` gets the store with a transaction open."""

    name: str
    run: Callable[[Store], None]


def _first_tables(store: Store) -> None:
    run_script(store, "tables.sql")
    store.run("INSERT INTO build VALUES ('made_by', ?)", (__version__,))


def _tables_of_judgements(store: Store) -> None:
    run_script(store, "judged.sql")


def _tables_of_toponyms(store: Store) -> None:
    run_script(store, "toponyms.sql")


def _strength_of_conflicts(store: Store) -> None:
    run_script(store, "strength.sql")


def _tables_of_suspicions(store: Store) -> None:
    run_script(store, "suspicions.sql")


def _seals_of_readings(store: Store) -> None:
    run_script(store, "seals.sql")
    seal_all(store)


MIGRATIONS: tuple[Migration, ...] = (
    Migration("first tables", _first_tables),
    Migration("what judgements come to", _tables_of_judgements),
    Migration("names of places", _tables_of_toponyms),
    Migration("strength of conflicts", _strength_of_conflicts),
    Migration("suspected articles", _tables_of_suspicions),
    Migration("seals of readings", _seals_of_readings),
)
"""In order; the version of a ledger (`PRAGMA user_version`) is how many of them it has gone through."""


SEALED_SINCE = 6
"""The version from which on every article has a seal."""


def version_of(store: Store, newest: int) -> int:
    """The version of the tables in an open file; 0 where there is nothing in it yet.

    Raises LedgerDamaged where it is some other SQLite database, LedgerTooNew past version `newest`.
    """
    version = int(store.value("PRAGMA user_version"))
    application = int(store.value("PRAGMA application_id"))
    if application != APPLICATION_ID:
        if version or application or store.value("SELECT count(*) FROM sqlite_schema"):
            raise LedgerDamaged(f"{store.path}: is an SQLite database, but no ledger of onrecord")
        return 0
    if version > newest:
        raise LedgerTooNew(
            f"{store.path}: was written by a newer version of onrecord (its tables are version {version}, "
            f"this program knows up to {newest}); update onrecord to open it"
        )
    return version


def need_current(store: Store, migrations: Sequence[Migration] = MIGRATIONS) -> bool:
    """Whether the tables are of the current version, False where they are older.

    Raises LedgerMissing where nothing was ever written, and what `version_of` raises.
    """
    version = version_of(store, len(migrations))
    if version == 0:
        raise LedgerMissing(f"{store.path}: there is no ledger here, the file is empty")
    return version == len(migrations)


def migrate(store: Store, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Make an open file durable, and bring it to the newest version in one transaction.

    An older ledger is backed up first. Killed at any moment, the file is of the old version or of the new
    one, never between.
    """
    version = version_of(store, len(migrations))
    store.make_durable()
    if version == len(migrations):
        return
    if version > 0:
        copy_to(store, backup_file(store.path, version))
    with store.transaction():
        for migration in migrations[version:]:
            migration.run(store)
        describe(store)
        store.run("INSERT OR REPLACE INTO build VALUES ('written_by', ?)", (__version__,))
        store.run(f"PRAGMA application_id = {APPLICATION_ID}")
        store.run(f"PRAGMA user_version = {len(migrations)}")


def backup_file(path: Path, version: int) -> Path:
    """Where a ledger of an older version is kept when it is brought up to date."""
    return path.with_name(f"{path.name}.backup-v{version}")
