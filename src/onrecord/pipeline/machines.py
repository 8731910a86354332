"""Workers of a Dask scheduler, on any number of machines, that read articles and link blocks of them.

They are handed the articles themselves, so they need neither the inputs nor the ledger, only this package.
"""

from __future__ import annotations

import logging
import re
import threading
import time
import warnings
from contextlib import suppress
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import UsageError, WorkersError
from onrecord.pipeline.alike import alike, differences
from onrecord.pipeline.articles import Asked, outcome
from onrecord.pipeline.collecting import linked
from onrecord.pipeline.workers import Died

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.link import Block
    from onrecord.model import Links
    from onrecord.pipeline.articles import Outcome
    from onrecord.pipeline.workers import Partition, Waiting

ADDRESS = re.compile(r"(tcp|tls)://(\[[0-9a-f:.]+\]|[^\s/:@\[\]]+):\d{1,5}", re.IGNORECASE)
CONNECT_S = 10
"""Seconds within which a scheduler has to answer, at first and when the connection to it breaks."""
JOIN_S = 30
"""Seconds that a scheduler without workers is waited for, before the build begins."""
ALONE_S = 120
"""Seconds that workers are waited for which were there and are gone: some systems start them again."""
LOOK_S = 5
"""Seconds after which who waits for a piece looks whether there are workers at all."""
FETCH_S = 600
"""Seconds that fetching what came of a piece may take (some megabytes), before it is fetched anew."""
AHEAD = 2
"""Partitions to a worker: one that is read and one that lies ready."""
PIECE = 8
"""Articles to a piece: seconds of reading, beside which the scheduler's milliseconds don't count."""

_reading = threading.Lock()
"""One article, or one block, at a time in a process: models and gazetteer are made for one thread."""


class Machines:
    """The workers of the scheduler at an address such as tcp://host:8786."""

    piece = PIECE
    tries = 1  # the scheduler itself hands a piece to another worker, up to three times
    here_first = 0

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = _connected(address)
        self._ours = alike()
        self._seen = time.monotonic()
        try:
            self._need_workers()
            self._need_alike()
        except BaseException:
            self.close()
            raise

    @property
    def ahead(self) -> int:
        """So that each worker has a partition ready; they may come and go."""
        return AHEAD * max(1, self._count())

    @property
    def at_once(self) -> int:
        """One block to each worker."""
        return max(1, self._count())

    def hand(self, block: Block) -> Callable[[], Links]:
        """Hand a block to the scheduler."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it is large: some 20 MB, for half a minute of work
            future = self._client.submit(link_there, self._ours, block, pure=False)
        return partial(self._await, future)

    def submit(self, piece: Partition) -> Waiting:
        """Hand a piece to the scheduler."""
        packed = msgspec.msgpack.encode(piece)
        return partial(self._await, self._client.submit(read_piece, self._ours, packed, pure=False))

    def close(self) -> None:
        """Leave the scheduler, which drops what is not read."""
        with suppress(Exception):  # it may be gone
            self._client.close(timeout=CONNECT_S)

    def _await(self, future: Any) -> Any:
        from distributed import CancelledError, KilledWorker
        from distributed import wait as until_done

        wait: Callable[..., Any] = until_done
        while True:
            try:
                with self._client.as_current():
                    wait(future, timeout=LOOK_S)
                came = future.result(timeout=FETCH_S)
            except TimeoutError:
                self._need_some()
            except KilledWorker as error:
                raise Died from error
            except CancelledError as error:
                raise self._lost() from error
            except (ImportError, AttributeError) as error:
                raise WorkersError(f"{self._address}: a worker can't load onrecord: {error}") from error
            else:
                return came

    def _count(self) -> int:
        try:
            count = len(self._client.nthreads())
        except (OSError, ValueError, RuntimeError) as error:
            raise self._lost() from error
        if count:
            self._seen = time.monotonic()
        return count

    def _need_some(self) -> None:
        if not self._count() and time.monotonic() - self._seen > ALONE_S:
            raise WorkersError(f"{self._address}: no worker is left")

    def _need_workers(self) -> None:
        """A scheduler that can pass our work on, and some worker."""
        try:
            self._client.run_on_scheduler(differences, {})
            self._client.wait_for_workers(1, timeout=JOIN_S)
        except (ImportError, AttributeError) as error:
            raise WorkersError(
                f"{self._address}: the scheduler needs onrecord as workers do, and can't load it: {error}"
            ) from error
        except TimeoutError as error:
            raise WorkersError(
                f"{self._address}: the scheduler has no workers; start some: dask worker {self._address}"
            ) from error

    def _need_alike(self) -> None:
        """Workers that read as this machine does; those that come later are looked at in `read_piece`."""
        for worker, version in self._asked(metadata.version, "onrecord"):
            if isinstance(version, Exception):
                raise WorkersError(f"{worker}: onrecord is not installed there ({version})")
            if version != self._ours["onrecord"]:
                raise WorkersError(_unlike(worker, (f"onrecord {version} and not {self._ours['onrecord']}",)))
        for worker, found in self._asked(differences, self._ours):
            if isinstance(found, Exception):
                raise WorkersError(f"{worker}: can't load onrecord: {found}") from found
            if found:
                raise WorkersError(_unlike(worker, found))

    def _asked(self, question: Callable[..., Any], what: Any) -> list[tuple[str, Any]]:
        """What each worker answers, or the error; those that are gone meanwhile are left out."""
        try:
            answers = self._client.run(question, what, on_error="return")
        except OSError as error:
            raise self._lost() from error
        return [(worker, told) for worker, told in answers.items() if not isinstance(told, OSError)]

    def _lost(self) -> WorkersError:
        return WorkersError(f"{self._address}: the scheduler is gone; run the same command to go on")


def read_piece(theirs: Mapping[str, str], packed: bytes) -> Sequence[Outcome]:
    """What a worker does.

    Raises:
        WorkersError: this worker, which may have come late, would not read as the machine that asks.
    """
    _need_alike_here(theirs)
    with _reading:
        return tuple(map(outcome, msgspec.msgpack.decode(packed, type=tuple[Asked, ...])))


def link_there(theirs: Mapping[str, str], block: Block) -> Links:
    """What a worker does with a block.

    Raises: as `read_piece`.
    """
    _need_alike_here(theirs)
    with _reading:
        return linked(block)


def _need_alike_here(theirs: Mapping[str, str]) -> None:
    if found := differences(theirs):
        from distributed import get_worker

        raise WorkersError(_unlike(get_worker().address, found))


def _unlike(worker: str, found: Sequence[str]) -> str:
    return (
        f"{worker}: this worker has {', '.join(found)}, so that the ledger might come out otherwise; "
        "install the same there as here"
    )


def _connected(address: str) -> Any:
    """A client of the scheduler."""
    if not ADDRESS.fullmatch(address):
        raise UsageError(f"{address!r} is no address of a scheduler, such as tcp://host:8786")
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("a scheduler needs distributed: pip install 'onrecord[dask]'") from error
    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told by us
    try:
        connect: Any = Client
        return connect(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, RuntimeError) as error:
        raise WorkersError(f"{address}: no scheduler can be reached there ({error})") from error
