"""Opening: what is there, what isn't, who may, and who writes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import many
from onrecord.errors import LedgerDamaged, LedgerError, LedgerLocked, LedgerMissing
from onrecord.ledger import Ledger, check

if TYPE_CHECKING:
    from pathlib import Path

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_nothing_there(path: Path) -> None:
    for call in (Ledger.open, check):
        with pytest.raises(LedgerMissing, match=r"ferry\.ledger: there is no ledger here"):
            call(path)
    assert not path.exists()


def test_an_empty_file_is_no_ledger_yet(path: Path) -> None:
    path.touch()
    with pytest.raises(LedgerMissing, match="the file is empty"):
        Ledger.open(path)
    Ledger.create(path).close()
    Ledger.open(path).close()


@pytest.mark.parametrize(
    "content",
    [b"Not a database at all.\n" * 99, b"SQLite format 3\0" + b"\xff" * 5000, b"x", b"y" * 511, b"z" * 512],
)
def test_some_other_file_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for call in (Ledger.open, Ledger.create, check):
        with pytest.raises(LedgerDamaged, match=r"ferry\.ledger: is damaged, or no ledger"):
            call(path)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_some_other_database_is_refused_untouched(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    content = path.read_bytes()
    for call in (Ledger.open, Ledger.create, check):
        with pytest.raises(LedgerDamaged, match="is an SQLite database, but no ledger of onrecord"):
            call(path)
    assert path.read_bytes() == content


def test_a_folder_is_refused(tmp_path: Path) -> None:
    for call in (Ledger.open, Ledger.create, check):
        with pytest.raises(LedgerError, match="is a folder"):
            call(tmp_path)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no folder .*nowhere"):
        Ledger.create(tmp_path / "nowhere" / "ferry.ledger")


@pytest.mark.skipif(ROOT, reason="root may read and write everything, so missing rights can't be tried")
def test_missing_rights_are_told(full: Path) -> None:
    full.chmod(0o000)
    for call in (Ledger.open, Ledger.create):
        with pytest.raises(LedgerError, match="the rights"):
            call(full)
    full.chmod(0o400)
    with pytest.raises(LedgerError, match="the rights"):
        Ledger.create(full)
    assert check(full) == ()
    assert [file.name for file in full.parent.iterdir()] == [full.name]


@pytest.mark.skipif(ROOT, reason="root may read and write everything, so missing rights can't be tried")
def test_a_ledger_in_a_folder_without_rights_can_be_read(full: Path) -> None:
    full.parent.chmod(0o500)
    try:
        assert check(full) == ()
        with pytest.raises(LedgerError, match="can't be written"):
            Ledger.create(full)
    finally:
        full.parent.chmod(0o700)


CHANGE_HALF_MADE = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("CREATE TABLE half (made TEXT)")
connection.executemany("INSERT INTO half VALUES (?)", [("x" * 999,)] * 999)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_kill_while_the_file_is_first_made_is_undone(path: Path) -> None:
    subprocess.run([sys.executable, "-c", CHANGE_HALF_MADE, str(path)], check=False)
    assert path.with_name(path.name + "-journal").exists()
    with pytest.raises(LedgerMissing, match="the file is empty"):
        Ledger.open(path)
    with Ledger.create(path) as ledger:
        assert ledger.append(many(2)) == 2
    assert check(path) == ()


def test_strange_names_are_names(tmp_path: Path) -> None:
    for name in ("ferry?mode=memory", "a#b", "100% fähre 🚢.ledger", "it's", "a b"):
        Ledger.create(tmp_path / name).close()
        assert (tmp_path / name).is_file()
        assert check(tmp_path / name) == ()


def test_a_second_writer_is_told_who_is_in_the_way(full: Path) -> None:
    with Ledger.create(full) as first:
        with pytest.raises(LedgerLocked, match=r"ferry\.ledger: another program is writing to this ledger"):
            Ledger.create(full)
        first.append(many(1))
        with Ledger.open(full) as reader:
            assert reader.counts().articles == 3
    with Ledger.create(full) as second:
        second.append(many(2))
    assert [file.name for file in full.parent.iterdir()] == [full.name]


WRITER = """
import sys, pathlib
from onrecord.ledger import Ledger
ledger = Ledger.create(pathlib.Path(sys.argv[1]))
print("writing", flush=True)
sys.stdin.read()
"""


def test_the_lock_dies_with_its_process(full: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(full)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        with pytest.raises(LedgerLocked):
            Ledger.create(full)
    finally:
        writer.kill()
        writer.communicate()
    with Ledger.create(full) as ledger:
        assert ledger.append(many(1)) == 1


def test_reading_leaves_no_files_behind(full: Path) -> None:
    before = full.read_bytes()
    with Ledger.open(full) as one, Ledger.open(full) as other:
        assert list(one.statements()) == list(other.statements())
    assert [file.name for file in full.parent.iterdir()] == [full.name]
    assert full.read_bytes() == before


def test_a_ledger_that_was_only_opened_cant_be_written_to(full: Path) -> None:
    with Ledger.open(full) as ledger, pytest.raises(LedgerError, match="can't be written to"):
        ledger.append(many(1))


def test_a_commit_waits_for_the_disk(full: Path) -> None:
    with Ledger.create(full) as ledger:
        assert ledger.store.value("PRAGMA synchronous") == 2
        assert ledger.store.value("PRAGMA journal_mode") == "wal"
        assert ledger.store.value("PRAGMA foreign_keys") == 1


def test_tables_are_strict(ledger: Ledger) -> None:
    loose = (
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE '%\\_fts%' "
    )
    loose += "ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
    assert [row["name"] for row in ledger.store.rows(loose)] == []
