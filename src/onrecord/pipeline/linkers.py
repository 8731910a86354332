"""Blocks linked by other processes, here or elsewhere; what comes of it is the same as by this one alone."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from onrecord import link
from onrecord.pipeline.workers import Died, awaited, pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.link import Block
    from onrecord.model import Links
    from onrecord.pipeline.workers import Pool


@dataclass(frozen=True, slots=True)
class Linking:
    """How a ledger is linked; it comes out the same for any number of `workers`.

    These, or those of the Dask `scheduler` at an address, link the blocks; `largest` is the most characters
    that several stories come to in one block.
    """

    workers: int = 1
    scheduler: str | None = None
    largest: int = link.LARGEST

    def linked(self, blocks: Iterator[Block]) -> Iterator[Links]:
        """What is found in each of the blocks, in their order; only a few of them exist at once.

        Raises:
            WorkersError: the scheduler or its workers can't be used, or are gone.
        """
        first = list(islice(blocks, 2))
        if len(first) < 2 or (self.workers < 2 and self.scheduler is None):
            while first:
                yield link.link_block(first.pop(0))
            yield from map(link.link_block, blocks)
            return
        processes = pool(self.workers, self.scheduler)
        try:
            yield from _by(processes, chain(first, blocks))
        finally:
            processes.close()


def _by(processes: Pool, blocks: Iterable[Block]) -> Iterator[Links]:
    begun: deque[tuple[Block, Callable[[], Links]]] = deque()
    for block in blocks:
        begun.append((block, processes.hand(block)))
        if len(begun) > processes.at_once:
            yield _await(processes, *begun.popleft())
    while begun:
        yield _await(processes, *begun.popleft())


def _await(processes: Pool, block: Block, waiting: Callable[[], Links]) -> Links:
    """What came of a block; one whose processes keep dying is linked here."""
    try:
        return awaited(waiting, lambda: processes.hand(block), processes.tries)
    except Died:
        return link.link_block(block)
