"""The ledger as one request sees it, and what is remembered from one request to the next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.errors import UnknownId
from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ledger import Where
    from onrecord.model import Party

Thing = TypeVar("Thing")
Revision = tuple[int, ...]


class Ledgers:
    """Opens the ledger for each request, and remembers what is costly to count as long as nothing changed."""

    def __init__(self, path: Where) -> None:
        self.path = path
        self._keeper: Ledger | None = None
        self._lock = threading.Lock()
        self._known: dict[str, Any] = {}
        self._revision: Revision = ()

    def start(self) -> None:
        """Hold the ledger open, so that SQLite doesn't put its files away after each request.

        Raises:
            LedgerError: it can't be opened.
        """
        self._keeper = Ledger.open(self.path)

    def stop(self) -> None:
        """Let go of it."""
        if self._keeper is not None:
            self._keeper.close()
            self._keeper = None

    @contextmanager
    def open(self) -> Iterator[Ledger]:
        """The ledger in one state, for the thread that asks."""
        with Ledger.open(self.path) as ledger, ledger.snapshot():
            yield ledger

    def remembered(self, what: str, find: Callable[[], Thing]) -> Thing:
        """What `find` gives; of a file it is found once for each state of it."""
        if not isinstance(self.path, Path):
            return find()
        revision = _revision(self.path)
        with self._lock:
            if revision != self._revision:
                self._known, self._revision = {}, revision
            known = self._known
        if what not in known:
            known[what] = find()  # two threads may both find it, and find the same
        found: Thing = known[what]
        return found


def _revision(ledger: Path) -> Revision:
    """What a commit changes: size and time of the ledger and of its write-ahead log."""
    parts: list[int] = []
    for path in (ledger, ledger.with_name(ledger.name + "-wal")):
        try:
            status = path.stat()
            parts += [status.st_ino, status.st_size, status.st_mtime_ns]
        except FileNotFoundError:
            parts += [0, 0, 0]
    return tuple(parts)


class Names(Mapping[str, "Party"]):
    """The parties of a ledger by id, each read when it is first asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, Party] = {}

    def __getitem__(self, id: str) -> Party:
        if id not in self._known:
            try:
                self._known[id] = self._ledger.party(id)
            except UnknownId as error:
                raise KeyError(id) from error
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
