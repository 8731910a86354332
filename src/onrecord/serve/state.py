"""The ledger as one request sees it, and what is remembered from one request to the next."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord.errors import LedgerError, UnknownId
from onrecord.ledger import Ledger
from onrecord.serve.edition import Edition, Revision, revision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ledger import Where
    from onrecord.model import Party

Thing = TypeVar("Thing")
SOON_S = 0.25
"""Seconds after another program's change for which readers wait to see it; then they see what was before."""
LOOK_S = 1.0
"""Seconds between two looks while nobody reads: the ledger's log grows as long as an old state is open."""


class Ledgers:
    """Lends the ledger to each request, in the last state that is ready to be shown.

    What is costly to find (`prepare`) is found for each state before it is shown: meanwhile readers have the
    state before, whole. While the desk changes the ledger (`hold`) they have that before the change.
    """

    def __init__(self, path: Where, prepare: Callable[[Ledger], object] = lambda _: None) -> None:
        self.path = path
        self._prepare = prepare
        self._edition: Edition | None = None
        self._noticed: float | None = None
        self._failed: tuple[Revision, LedgerError] | None = None
        self._holders = 0
        self._rest_until = 0.0
        self._changed = threading.Condition()
        self._renewing = threading.Lock()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._mine = threading.local()

    def start(self) -> None:
        """Open the ledger, and follow its changes from now on.

        Raises:
            LedgerError: it can't be opened.
        """
        if not isinstance(self.path, Path) or self._thread is not None:
            return
        self.renew()
        self._stopping.clear()
        self._thread = threading.Thread(target=self._follow, name="ledger", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let go of it."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._stopping.set()
            self._wake.set()
            thread.join()
        with self._renewing:
            self._show(None)

    @contextmanager
    def open(self) -> Iterator[Ledger]:
        """The ledger in one state, for the thread that asks; asked for again within, it is the same.

        Raises:
            LedgerError: it can't be opened.
        """
        if (mine := getattr(self._mine, "ledger", None)) is not None:
            yield mine
        elif not isinstance(self.path, Path):
            with Ledger.open(self.path) as ledger, ledger.snapshot():
                yield ledger
        else:
            with self._current() as edition, self._lent(edition) as ledger:
                yield ledger

    @contextmanager
    def _lent(self, edition: Edition) -> Iterator[Ledger]:
        with edition.lend() as ledger:
            self._mine.ledger, self._mine.edition = ledger, edition
            try:
                yield ledger
            finally:
                self._mine.ledger = self._mine.edition = None

    def remembered(self, what: str, find: Callable[[], Thing]) -> Thing:
        """What `find` gives of the state that this thread has open, or of the last; found once for each."""
        if not isinstance(self.path, Path):
            return find()
        if (mine := getattr(self._mine, "edition", None)) is not None:
            found: Thing = mine.remembered(what, find)
            return found
        with self._current() as edition, self._lent(edition):
            return edition.remembered(what, find)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Within the block the ledger is changed from here: readers have the state before; then the new."""
        with self._changed:
            self._holders += 1
        try:
            yield
        finally:
            with self._changed:
                self._holders -= 1
            try:
                self.renew()
            except LedgerError as error:
                self._fail(error)

    def renew(self) -> None:
        """Show the state that the ledger is in now, once what is costly to find is found.

        Raises:
            LedgerError: it can't be opened.
        """
        if not isinstance(self.path, Path):
            return
        with self._renewing:
            if self._edition is not None and self._edition.revision == revision(self.path):
                return
            began = time.monotonic()
            fresh = Edition(self.path)
            try:
                with fresh.joined(), self._lent(fresh) as ledger:
                    self._prepare(ledger)
            except BaseException:
                fresh.retire()
                raise
            self._show(fresh)
            self._rest_until = 2 * time.monotonic() - began

    def _show(self, edition: Edition | None) -> None:
        with self._changed:
            old, self._edition = self._edition, edition
            self._noticed = self._failed = None
            self._changed.notify_all()
        if old is not None:
            old.retire()

    def _fail(self, error: LedgerError) -> None:
        """Tell readers, as long as the ledger stays as it is."""
        with self._changed:
            self._failed = (revision(self.path), error) if isinstance(self.path, Path) else None
            self._changed.notify_all()

    def _follow(self) -> None:
        """Renew after each change that others make; at most half of the time goes into it."""
        while not self._stopping.is_set():
            self._wake.wait(LOOK_S)
            self._wake.clear()
            self._stopping.wait(max(0.0, self._rest_until - time.monotonic()))
            if self._holders or self._stopping.is_set():
                continue
            try:
                self.renew()
            except LedgerError as error:
                self._fail(error)

    @contextmanager
    def _current(self) -> Iterator[Edition]:
        """The edition that is shown, kept open; a new state is waited for a moment."""
        if self._edition is None:
            self.start()
        now = revision(self.path)  # type: ignore[arg-type]  # a database has no editions
        with self._changed:
            if not self._holders and self._edition is not None and self._edition.revision != now:
                self._await()
            if self._failed is not None and self._failed[0] == now:
                raise self._failed[1]
            edition = self._edition
            if edition is None:
                raise LedgerError(f"{self.path}: is not served any more")
            edition.join()
        try:
            yield edition
        finally:
            edition.leave()

    def _await(self) -> None:
        """Wait until the change that was noticed is shown, or until `SOON_S` have passed since it was."""
        before = self._edition
        if self._noticed is None:
            self._noticed = time.monotonic()
        self._wake.set()
        while self._edition is before and self._failed is None:
            left = self._noticed + SOON_S - time.monotonic() if self._noticed is not None else 0
            if left <= 0:
                return
            self._changed.wait(left)


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
