"""Copies of a ledger: whole, of one moment, made while others write, and never half there."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from onrecord.errors import LedgerError
from onrecord.ledger.store import in_words, open_to_read

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger.store import Store


def copy_to(store: Store, final: Path) -> None:
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


def back_up(path: Path, to: Path, *, replace: bool = False) -> None:
    """Copy the ledger at `path` to `to`, whatever another program writes meanwhile.

    Raises what `open_to_read` raises, and LedgerError where `to` is there already (unless `replace`), is the
    ledger itself, or can't be written.
    """
    if to.is_dir():
        raise LedgerError(f"{to}: is a folder; name the file that the copy is to be")
    if not to.parent.is_dir():
        raise LedgerError(f"{to}: can't be made, there is no folder {to.parent}")
    if to.exists() and (to.samefile(path) or not replace):
        reason = (
            "is the ledger itself"
            if to.samefile(path)
            else "is there already; --replace puts it in its place"
        )
        raise LedgerError(f"{to}: {reason}")
    store = open_to_read(path)
    try:
        copy_to(store, to)
    except OSError as error:
        raise LedgerError(f"{to}: can't be written: {error.strerror or error}") from error
    finally:
        store.close()


def _sync_folder(folder: Path) -> None:
    """See the new name onto the disk, where the system lets a folder be synced (Windows doesn't)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
