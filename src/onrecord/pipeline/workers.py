"""Articles read by other processes, here or elsewhere; what comes of it is the same as by this one alone."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol, TypeVar

from onrecord.pipeline.articles import failed, outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.link import Block
    from onrecord.model import Links
    from onrecord.pipeline.articles import Asked, Outcome

    Partition = tuple[Asked, ...]
    Waiting = Callable[[], Sequence[Outcome]]
    """Waits for what comes of some articles, in their order, and raises Died."""


Came = TypeVar("Came")


class Died(Exception):
    """The process that read some articles, or linked a block, was killed."""


class Readers(Protocol):
    """Who reads articles."""

    @property
    def ahead(self) -> int:
        """Partitions to begin before the first of them is waited for, so that no reader stands idle."""

    def begin(self, partition: Partition) -> Iterator[Outcome]:
        """Have a partition of articles read; what comes of each, in order, as it is waited for."""


class Pool(Protocol):
    """Processes that read and link: how much is handed to them at once, and how often."""

    piece: int
    """Articles that are handed over together."""
    tries: int
    """How often a piece is handed over whose process dies, before it is given up."""
    here_first: int
    """Articles that are read in this process before any is handed over."""

    @property
    def ahead(self) -> int:
        """As in `Readers`."""

    @property
    def at_once(self) -> int:
        """How many blocks they can link at the same time."""

    def submit(self, piece: Partition) -> Waiting:
        """Hand a piece over."""

    def hand(self, block: Block) -> Callable[[], Links]:
        """Hand over a block to be linked; what is given back waits for it, and raises Died."""

    def close(self) -> None:
        """Let go of the processes; what they have not begun is not read."""


class Here:
    """This process, when it is asked for the outcomes."""

    ahead = 1

    def begin(self, partition: Partition) -> Iterator[Outcome]:
        """Each article is read when its outcome is asked for."""
        return map(outcome, partition)


class Workers:
    """The processes of a pool. What a dead one was reading is read again by others."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._begun = 0

    @property
    def ahead(self) -> int:
        """As the pool has it."""
        return self._pool.ahead

    def begin(self, partition: Partition) -> Iterator[Outcome]:
        """The first articles are read here, the others by whichever process is free."""
        if self._begun < self._pool.here_first:
            self._begun += len(partition)
            return map(outcome, partition)
        size = self._pool.piece
        pieces = [partition[at : at + size] for at in range(0, len(partition), size)]
        return self._outcomes([(piece, self._pool.submit(piece)) for piece in pieces])

    def _outcomes(self, begun: Iterable[tuple[Partition, Waiting]]) -> Iterator[Outcome]:
        for piece, waiting in begun:
            yield from self._await(piece, waiting)

    def _await(self, piece: Partition, waiting: Waiting) -> Sequence[Outcome]:
        """What came of a piece; one whose processes keep dying is read article by article."""
        with suppress(Died):
            return awaited(waiting, lambda: self._pool.submit(piece), self._pool.tries)
        if len(piece) == 1:
            return (failed(piece[0].article, "the process that read it was killed; is there memory enough?"),)
        return [one for asked in piece for one in self._await((asked,), self._pool.submit((asked,)))]


def awaited(waiting: Callable[[], Came], again: Callable[[], Callable[[], Came]], tries: int) -> Came:
    """What is waited for; where its process dies, it is handed over `again`, `tries` times in all.

    Raises:
        Died: the last of them died, too.
    """
    for _ in range(tries - 1):
        try:
            return waiting()
        except Died:
            waiting = again()
    return waiting()


@contextmanager
def readers(number: int, scheduler: str | None = None) -> Iterator[Readers]:
    """The workers of a scheduler where one is given; else so many processes, or this one alone.

    Raises:
        UsageError: the address is none, or what `scheduler` needs isn't installed.
        WorkersError: the scheduler can't be reached, or its workers would not read as this machine does.
    """
    if number <= 1 and scheduler is None:
        yield Here()
        return
    processes = pool(number, scheduler)
    try:
        yield Workers(processes)
    finally:
        processes.close()


def pool(number: int, scheduler: str | None) -> Pool:
    """So many processes, not started yet, or the workers of a scheduler where one is given.

    Raises: as `readers`.
    """
    if scheduler is not None:
        from onrecord.pipeline.machines import Machines

        return Machines(scheduler)
    from onrecord.pipeline.processes import Processes

    return Processes(number)
