"""Processes of this machine that read articles and link blocks of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from onrecord.pipeline.articles import outcome
from onrecord.pipeline.collecting import linked
from onrecord.pipeline.workers import Died

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from onrecord.link import Block
    from onrecord.model import Links
    from onrecord.pipeline.articles import Outcome
    from onrecord.pipeline.workers import Partition, Waiting

Given = TypeVar("Given")
Came = TypeVar("Came")

HERE_FIRST = 32
"""Articles that are read in this process before others are started, which takes them a second or two each."""
TRIES = 3
"""A process that is killed takes all others' work with it, so that an article may be unlucky twice."""
FED_BY_ONE = 16
"""Processes that one partition ahead (32 articles) keeps busy, two articles to each."""


class Processes:
    """Processes that are started when there is enough to read, and again when one of them is killed."""

    piece = 1
    tries = TRIES
    here_first = HERE_FIRST

    def __init__(self, number: int) -> None:
        self._number = number
        self._pool: ProcessPoolExecutor | None = None
        self.ahead = 2 + number // FED_BY_ONE
        self.at_once = number

    def submit(self, piece: Partition) -> Waiting:
        """Hand a piece to whichever process is free."""
        return partial(_await, self._submit(read_piece, piece))

    def hand(self, block: Block) -> Callable[[], Links]:
        """Hand a block to whichever process is free."""
        return partial(_await, self._submit(linked, block))

    def close(self) -> None:
        """Stop the processes; what they have not begun is not read."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _submit(self, do: Callable[[Given], Came], given: Given) -> Future[Came]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._number, multiprocessing.get_context("spawn"), initializer=_settle
            )
        try:
            return self._pool.submit(do, given)
        except BrokenProcessPool:
            self.close()
            return self._submit(do, given)


def read_piece(piece: Partition) -> Sequence[Outcome]:
    """What a process does."""
    return tuple(map(outcome, piece))


def _await(future: Future[Came]) -> Came:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise Died from error


def _settle() -> None:
    """A worker's first act: Ctrl-C is its parent's business, and it doesn't outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
