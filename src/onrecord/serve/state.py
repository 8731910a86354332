"""The ledger as one request sees it, and what is remembered from one request to the next."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
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
STATES = 3
"""States of the ledger of which something is remembered: the last, and those that a slow reader still has."""


@dataclass(slots=True)
class _Slot:
    """Something that is remembered, or being found."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    is_found: bool = False
    found: Any = None


class Ledgers:
    """Opens the ledger for each request, and remembers what is costly to count as long as nothing changed."""

    def __init__(self, path: Where) -> None:
        self.path = path
        self._keeper: Ledger | None = None
        self._lock = threading.Lock()
        self._known: OrderedDict[Revision, dict[str, _Slot]] = OrderedDict()
        self._seen = threading.local()

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
        before = self._revision()
        self._seen.revision = self._now()  # before the state is fixed: what is found may only be newer
        try:
            with Ledger.open(self.path) as ledger, ledger.snapshot():
                yield ledger
        finally:
            self._seen.revision = before

    def remembered(self, what: str, find: Callable[[], Thing]) -> Thing:
        """What `find` gives of the state that this thread has open; found once for each state of a file."""
        revision = self._revision() or self._now()
        if not revision:
            return find()
        with self._lock:
            known = self._known.setdefault(revision, {})
            while len(self._known) > STATES:
                self._known.popitem(last=False)
            slot = known.setdefault(what, _Slot())
        with slot.lock:  # whoever else asks waits: found twice at once, it would take twice as long
            if not slot.is_found:
                slot.found, slot.is_found = find(), True
        found: Thing = slot.found
        return found

    def _revision(self) -> Revision:
        """The state that this thread has open; empty where it has none."""
        found: Revision = getattr(self._seen, "revision", ())
        return found

    def _now(self) -> Revision:
        """The state that the ledger's file is in; empty for one in a database."""
        return _revision(self.path) if isinstance(self.path, Path) else ()


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
