"""One writer at a time: a lock that dies with the process that holds it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from onrecord.errors import LedgerError, LedgerLocked

if TYPE_CHECKING:
    from pathlib import Path

_TRIES = 20
"""How often to try again where the lock file was taken away at the very moment of locking it."""


def lock_file(path: Path) -> Path:
    """Where the lock of the ledger at `path` lies: beside it."""
    return path.with_name(path.name + ".lock")


class WriterLock:
    """Held from construction to `release`, by at most one process (and once within it).

    It is SQLite's own lock on an empty file beside the ledger: it works on every system that SQLite does, and
    the operating system releases it when the process dies, however it dies. Readers never look at it.
    Raises LedgerLocked where another holds it, LedgerError where the folder can't be written to.
    """

    def __init__(self, path: Path) -> None:
        self._file = lock_file(path)
        for _ in range(_TRIES):
            self._connection = self._take(path)
            if self._is_of_file():
                return
            self._connection.close()
        raise LedgerLocked(f"{path}: another program is writing to this ledger; try again when it is done")

    def _take(self, path: Path) -> sqlite3.Connection:
        try:
            self._file.touch()  # of a file that is there, it opens nothing (closing would drop its locks)
            self._inode = self._file.stat().st_ino
        except OSError as error:
            reason = error.strerror or str(error)
            raise LedgerError(
                f"{path}: can't be written, the folder refuses {self._file.name}: {reason}"
            ) from error
        connection = sqlite3.connect(self._file, timeout=0, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")  # or a journal's file would lie there too
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise LedgerLocked(
                    f"{path}: another program is writing to this ledger; wait until it is done, or end it"
                ) from error
            raise LedgerError(f"{path}: can't be locked for writing: {error}") from error
        return connection

    def _is_of_file(self) -> bool:
        """Whether what was locked is what lies there: its last holder may have removed it meanwhile."""
        try:
            return self._file.stat().st_ino == self._inode
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go; the lock file is removed while still held, where the system allows it."""
        with suppress(OSError):  # Windows keeps open files; an empty one that stays locks nobody out
            self._file.unlink(missing_ok=True)
        self._connection.close()
