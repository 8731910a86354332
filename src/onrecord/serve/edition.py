"""The ledger in one state: connections that all see it, and what is costly to find and was found of it."""

from __future__ import annotations

import queue
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Thing = TypeVar("Thing")
Revision = tuple[int, ...]
TRIES = (12, 12, 12, 1)
"""Connections to open, try by try: as many as requests are answered at once. Where somebody writes too fast
for so many to see one state, one alone does."""


@dataclass(slots=True)
class _Slot:
    """Something that is remembered, or being found."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    is_found: bool = False
    found: Any = None


class Edition:
    """A ledger's file in one state, until it is retired, whatever a writer does meanwhile."""

    def __init__(self, path: Path) -> None:
        """Open it as it is now; raises LedgerError where it can't be."""
        self._free: queue.LifoQueue[Ledger] = queue.LifoQueue()  # the last used remembers most of the file
        self._open = ExitStack()
        self._lock = threading.Lock()
        self._users = 0
        self._is_retired = False
        self._known: dict[str, _Slot] = {}
        with Ledger.open(path):  # SQLite makes its files beside the ledger with the first that opens it
            for number in TRIES:
                self.revision = revision(path)
                self._take(path, number)
                if number == 1 or revision(path) == self.revision:
                    return
                self._close()

    def _take(self, path: Path, number: int) -> None:
        try:
            for _ in range(number):
                ledger = self._open.enter_context(Ledger.open(path))
                self._open.enter_context(ledger.snapshot())
                self._free.put(ledger)
        except BaseException:
            self._close()
            raise

    def join(self) -> None:
        """Keep it open until `leave`."""
        with self._lock:
            self._users += 1

    def leave(self) -> None:
        """The counterpart of `join`."""
        with self._lock:
            self._users -= 1
        self._close_if_done()

    @contextmanager
    def joined(self) -> Iterator[None]:
        """It stays open within the block."""
        self.join()
        try:
            yield
        finally:
            self.leave()

    @contextmanager
    def lend(self) -> Iterator[Ledger]:
        """The ledger in this state, to who has joined; it is lent to one at a time, others wait."""
        ledger = self._free.get()
        try:
            yield ledger
        finally:
            self._free.put(ledger)

    def remembered(self, what: str, find: Callable[[], Thing]) -> Thing:
        """What `find` gives of this state; found once."""
        with self._lock:
            slot = self._known.setdefault(what, _Slot())
        with slot.lock:  # whoever else asks waits: found twice at once, it would take twice as long
            if not slot.is_found:
                slot.found, slot.is_found = find(), True
        found: Thing = slot.found
        return found

    def retire(self) -> None:
        """Close it once nobody reads in it any more."""
        with self._lock:
            self._is_retired = True
        self._close_if_done()

    def _close_if_done(self) -> None:
        with self._lock:
            if self._is_retired and not self._users:
                self._close()

    def _close(self) -> None:
        self._open.close()
        self._free = queue.LifoQueue()


def revision(ledger: Path) -> Revision:
    """What a commit changes: size and time of the ledger and of its write-ahead log."""
    parts: list[int] = []
    for path in (ledger, ledger.with_name(ledger.name + "-wal")):
        try:
            status = path.stat()
            parts += [status.st_ino, status.st_size, status.st_mtime_ns]
        except FileNotFoundError:
            parts += [0, 0, 0]
    return tuple(parts)
