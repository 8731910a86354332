"""Older ledgers are brought up to date, whole or not at all; newer ones are refused."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import many
from onrecord.errors import LedgerTooNew
from onrecord.ledger import Ledger, check
from onrecord.ledger.migrations import MIGRATIONS, Migration
from onrecord.ledger.sqlite import backup_file
from onrecord.model import Entry, Interval
from onrecord.report.export import export

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger.store import Store

KILLS = 8


def add_mood(store: Store) -> None:
    store.run("ALTER TABLE statements ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
    store.run("CREATE TABLE moods (mood TEXT PRIMARY KEY) STRICT")


def break_off(store: Store) -> None:
    add_mood(store)
    raise RuntimeError("broke off")


NEWER = (*MIGRATIONS, Migration("moods of statements", add_mood))


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def has_mood(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        return "mood" in [row[1] for row in connection.execute("PRAGMA table_info(statements)")]
    finally:
        connection.close()


def test_an_older_ledger_is_backed_up_and_brought_up_to_date(full: Path) -> None:
    with Ledger.create(full, NEWER) as ledger:
        assert ledger.counts().articles == 2
    assert version(full) == len(NEWER)
    assert has_mood(full)
    backup = backup_file(full, len(MIGRATIONS))
    assert backup.name == f"ferry.ledger.backup-v{len(MIGRATIONS)}"
    assert check(backup) == ()
    assert version(backup) == len(MIGRATIONS)


def test_opening_an_older_ledger_brings_it_up_to_date_too(full: Path) -> None:
    with Ledger.open(full, NEWER) as ledger:
        assert ledger.counts().articles == 2
    assert version(full) == len(NEWER)
    assert backup_file(full, len(MIGRATIONS)).exists()


def test_a_newer_ledger_is_refused_untouched(full: Path) -> None:
    Ledger.create(full, NEWER).close()
    before = full.read_bytes()
    for call in (Ledger.open, Ledger.create, check):
        with pytest.raises(LedgerTooNew, match=r"ferry\.ledger: was written by a newer version of onrecord"):
            call(full)
    assert full.read_bytes() == before


def test_a_migration_that_breaks_off_leaves_the_old_ledger(full: Path, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        Ledger.create(full, (*MIGRATIONS, Migration("breaks", break_off)))
    assert version(full) == len(MIGRATIONS)
    assert not has_mood(full)
    assert check(full) == ()
    with Ledger.create(full, NEWER) as ledger:
        export(ledger, tmp_path / "out")
    assert has_mood(full)


def test_a_line_of_a_track_of_before_only_tells(tmp_path: Path) -> None:
    older = MIGRATIONS[: [one.name for one in MIGRATIONS].index("leanings of tracks")]
    path = tmp_path / "older.ledger"
    with Ledger.create(path, older) as ledger:
        ledger.append(many(2))
        a = min(one.id for one in ledger.statements())
        with ledger.store.transaction():
            ledger.store.run("INSERT INTO parties (id, name, kind) VALUES ('x', 'Orla Venn', 'person')")
            ledger.store.run("INSERT INTO positions VALUES ('p', 'x', 'the quay')")
            ledger.store.run("INSERT INTO position_track VALUES ('p', 0, ?, 'denies', NULL, NULL)", (a,))
    with Ledger.open(path) as ledger:
        (position,) = ledger.positions()
        assert position.track == (Entry(a, "denies", Interval(None, None), "told", None),)
    assert check(path) == ()


def test_a_conflict_of_before_is_a_disagreement_of_its_own(tmp_path: Path) -> None:
    older = MIGRATIONS[: [one.name for one in MIGRATIONS].index("matters of conflicts")]
    path = tmp_path / "older.ledger"
    with Ledger.create(path, older) as ledger:
        ledger.append(many(2))
        a, b = sorted(one.id for one in ledger.statements())[:2]
        with ledger.store.transaction():
            row = ("x", a, b, "number", "open", "30 and 40", 0.5)
            ledger.store.run("INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    with Ledger.open(path) as ledger:
        assert [one.matter for one in ledger.conflicts()] == ["x"]
        assert (ledger.counts().matters, ledger.counts().open_matters) == (1, 1)
    assert check(path) == ()


MIGRATING = """
import sys, pathlib, time
from onrecord.ledger import Ledger
from onrecord.ledger.migrations import MIGRATIONS, Migration
def slow(store):
    for nth in range(40):
        store.run(f"CREATE TABLE step{nth} (x TEXT) STRICT")
        store.run("UPDATE articles SET title = title || 'x'")
        time.sleep(0.002)
print("now", flush=True)
Ledger.create(pathlib.Path(sys.argv[1]), (*MIGRATIONS, Migration("slow", slow))).close()
print("done", flush=True)
"""


def test_a_killed_migration_leaves_old_or_new_never_between(tmp_path: Path) -> None:
    chance = random.Random(20310504)
    for nth in range(KILLS):
        path = tmp_path / f"{nth}.ledger"
        with Ledger.create(path) as ledger:
            ledger.append(many(12))
        child = subprocess.Popen([sys.executable, "-c", MIGRATING, str(path)], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.random() * 0.25)
        child.kill()
        child.communicate()
        steps = steps_of(path)
        assert (version(path), steps) in {(len(MIGRATIONS), 0), (len(MIGRATIONS) + 1, 40)}
        if not steps:
            assert check(path) == ()


def steps_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(
            connection.execute("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'step%'").fetchone()[0]
        )
    finally:
        connection.close()
