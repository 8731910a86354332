"""Articles read by several processes; what comes of it is the same as by one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol

from onrecord.pipeline.articles import failed, outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from onrecord.model import Article
    from onrecord.pipeline.articles import Outcome

HERE_FIRST = 32
"""Articles that are read in this process before others are started, which takes them a second or two each."""
TRIES = 2
"""How often an article is given to a process that then dies, before it is listed as not read."""


class Readers(Protocol):
    """Who reads articles."""

    def begin(self, article: Article) -> Callable[[], Outcome]:
        """Have an article read; what is returned waits for what comes of it. Never raises."""


class Here:
    """This process, when it is asked for the outcome."""

    def begin(self, article: Article) -> Callable[[], Outcome]:
        """The article is read when its outcome is asked for."""
        return partial(outcome, article)


class Workers:
    """Processes that are started when there is enough to read, and again when one of them is killed."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._begun = 0
        self._pool: ProcessPoolExecutor | None = None

    def begin(self, article: Article) -> Callable[[], Outcome]:
        """The first articles are read here, the others by whichever process is free."""
        self._begun += 1
        if self._begun <= HERE_FIRST:
            return partial(outcome, article)
        return partial(self._await, article, self._submit(article))

    def close(self) -> None:
        """Stop the processes; what they have not begun is not read."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _submit(self, article: Article) -> Future[Outcome]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._number, multiprocessing.get_context("spawn"), initializer=_settle
            )
        try:
            return self._pool.submit(outcome, article)
        except BrokenProcessPool:
            self.close()
            return self._submit(article)

    def _await(self, article: Article, future: Future[Outcome]) -> Outcome:
        """What came of it. A process that was killed takes the others' work with it: all is read again."""
        for _ in range(TRIES):
            try:
                return future.result()
            except BrokenProcessPool:
                future = self._submit(article)
        try:
            return future.result()
        except BrokenProcessPool:
            return failed(article, "the process that read it was killed; is there memory enough?")


@contextmanager
def readers(number: int) -> Iterator[Readers]:
    """So many processes, or this one alone where that is one."""
    if number <= 1:
        yield Here()
        return
    workers = Workers(number)
    try:
        yield workers
    finally:
        workers.close()


def _settle() -> None:
    """A worker's first act: Ctrl-C is its parent's business, and it doesn't outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
