"""From one version of the tables to the next: numbered, small, each in its own function, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.errors import LedgerMissing, LedgerTooNew
from onrecord.ledger.about import describe
from onrecord.ledger.seal import seal_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.ledger.store import Store


@dataclass(frozen=True, slots=True)
class Migration:
    """A step to the next version of the tables; `run` gets the store with a transaction open."""

    name: str
    run: Callable[[Store], None]


def _first_tables(store: Store) -> None:
    store.run_script("tables.sql")
    store.run("INSERT INTO build VALUES ('made_by', ?)", (__version__,))


def _tables_of_judgements(store: Store) -> None:
    store.run_script("judged.sql")


def _tables_of_toponyms(store: Store) -> None:
    store.run_script("toponyms.sql")


def _strength_of_conflicts(store: Store) -> None:
    store.run_script("strength.sql")


def _tables_of_suspicions(store: Store) -> None:
    store.run_script("suspicions.sql")


def _seals_of_readings(store: Store) -> None:
    store.run_script("seals.sql")
    seal_all(store)


def _tables_of_stories(store: Store) -> None:
    store.run_script("stories.sql")


def _tables_of_joint_speakers(store: Store) -> None:
    store.run_script("statement_voices.sql")


def _reasons_of_origins(store: Store) -> None:
    store.run_script("origin_why.sql")


def _tables_of_registers(store: Store) -> None:
    store.run_script("registers.sql")


def _table_of_vectors(store: Store) -> None:
    store.run_script("vectors.sql")


def _table_of_linked_blocks(store: Store) -> None:
    store.run_script("linked.sql")


def _matters_of_conflicts(store: Store) -> None:
    store.run_script("matters.sql")


def _leanings_of_tracks(store: Store) -> None:
    store.run_script("leanings.sql")


def _strength_of_claims(store: Store) -> None:
    store.run_script("claim_strength.sql")


MIGRATIONS: tuple[Migration, ...] = (
    Migration("first tables", _first_tables),
    Migration("what judgements come to", _tables_of_judgements),
    Migration("names of places", _tables_of_toponyms),
    Migration("strength of conflicts", _strength_of_conflicts),
    Migration("suspected articles", _tables_of_suspicions),
    Migration("seals of readings", _seals_of_readings),
    Migration("stories", _tables_of_stories),
    Migration("statements of several speakers", _tables_of_joint_speakers),
    Migration("reasons of origins", _reasons_of_origins),
    Migration("entries of registers", _tables_of_registers),
    Migration("vectors of statements", _table_of_vectors),
    Migration("what blocks come to", _table_of_linked_blocks),
    Migration("matters of conflicts", _matters_of_conflicts),
    Migration("leanings of tracks", _leanings_of_tracks),
    Migration("strength of claims", _strength_of_claims),
)
"""In order; the version of a ledger is how many of them it has gone through."""


SEALED_SINCE = 6
"""The version from which on every article has a seal."""


def version_of(store: Store, newest: int) -> int:
    """The version of the tables in an open file; 0 where there is nothing in it yet.

    Raises LedgerDamaged where it is some other database, LedgerTooNew past version `newest`.
    """
    version = store.version()
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


_WRITTEN_BY = (
    "INSERT INTO build VALUES ('written_by', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


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
        store.keep_old(version)
    with store.transaction():
        for migration in migrations[version:]:
            migration.run(store)
        describe(store)
        store.run(_WRITTEN_BY, (__version__,))
        store.set_version(len(migrations))
