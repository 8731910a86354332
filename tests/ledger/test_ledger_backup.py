"""`backup` copies a ledger of one moment, while it is written to, and never leaves half a copy."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import many
from onrecord.errors import LedgerDamaged, LedgerError, LedgerMissing
from onrecord.ledger import Ledger, back_up, check

if TYPE_CHECKING:
    from pathlib import Path


def test_a_backup_is_the_ledger(full: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ledger"
    back_up(full, copy)
    assert check(copy) == ()
    with Ledger.open(full) as one, Ledger.open(copy) as other:
        assert list(one.statements()) == list(other.statements())
        assert list(one.claims()) == list(other.claims())
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.ledger", "ferry.ledger"]


def test_a_backup_while_another_writes_is_of_one_moment(path: Path, tmp_path: Path) -> None:
    """Each batch appends four articles and their rejection; no copy may hold part of one."""
    readings, copies = many(80, lines=8), [tmp_path / f"{nth}.copy" for nth in range(6)]
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        with Ledger.create(path) as ledger:
            for start in range(0, len(readings), 4):
                ledger.append(readings[start : start + 4])
                begun.set()
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    for copy in copies:
        back_up(path, copy)
    written = done.is_set()
    writer.join()
    held = []
    for copy in copies:
        assert check(copy) == ()
        with Ledger.open(copy) as ledger:
            held.append(ledger.counts().articles)
    assert all(count % 4 == 0 for count in held)
    assert held == sorted(held)
    assert written or held[0] < 80


def test_what_is_there_is_kept_unless_told_otherwise(full: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("something else")
    with pytest.raises(LedgerError, match="is there already; --replace"):
        back_up(full, there)
    assert there.read_text() == "something else"
    back_up(full, there, replace=True)
    assert check(there) == ()


def test_a_ledger_is_never_copied_over_itself(full: Path) -> None:
    with pytest.raises(LedgerError, match="is the ledger itself"):
        back_up(full, full, replace=True)
    assert check(full) == ()


def test_what_cant_be_copied_is_told(full: Path, tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        back_up(tmp_path / "none", tmp_path / "copy")
    with pytest.raises(LedgerError, match="there is no folder"):
        back_up(full, tmp_path / "nowhere" / "copy")
    with pytest.raises(LedgerError, match="is a folder"):
        back_up(full, tmp_path)
    full.write_bytes(b"no ledger" * 200)
    with pytest.raises(LedgerDamaged):
        back_up(full, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
