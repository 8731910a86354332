"""A build: inputs become articles, readings and lines in the ledger, batch by batch; then all is linked."""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from onrecord import ingest
from onrecord.ledger import Ledger
from onrecord.model import Reading, Rejection
from onrecord.pipeline.articles import Outcome
from onrecord.pipeline.linking import judge, need_understood
from onrecord.pipeline.workers import readers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.ingest import IngestOptions
    from onrecord.ledger import Counts, Where
    from onrecord.model import Article, Judgement, Standing
    from onrecord.pipeline.workers import Readers

BATCH = 32
"""Articles to a transaction: a kill costs at most so many readings, and disk syncs stay a small part."""
AHEAD = 2
"""Batches that are handed to the readers before they are waited for, so that none of them stands idle."""


class Progress(Protocol):
    """Who is told how far a build has come."""

    def step(self, done: int, total: int | None, path: str) -> None:
        """`done` inputs of `total` (None where that isn't known) are through; `path` is the last of them."""


class Silence:
    """Nobody is told."""

    def step(self, done: int, total: int | None, path: str) -> None:
        """Nothing happens."""


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What to read into which ledger, how, and what people have judged of it.

    `workers` processes read at once (1: this process alone); the ledger is the same for any number.
    """

    inputs: tuple[str, ...]
    ledger: Where
    ingest: IngestOptions
    batch: int = BATCH
    judgements: tuple[Judgement, ...] = ()
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: articles new to the ledger, those it had already, inputs that could not be read.

    `counts` are those of the whole ledger afterwards, `standings` how its judgements stand.
    """

    new: int
    known: int
    rejected: tuple[Rejection, ...]
    counts: Counts
    standings: tuple[Standing, ...] = ()


@dataclass(slots=True)
class _Tally:
    """The running figures of one build."""

    new: int = 0
    known: int = 0
    done: int = 0
    total: int | None = None
    rejected: list[Rejection] = field(default_factory=list)

    def surveyed(self, total: int) -> None:
        """So many inputs there are."""
        self.total = total


def build(plan: BuildPlan, progress: Progress | None = None) -> Built:
    """Read the inputs into the ledger, then link what the ledger holds.

    One bad article never stops a build: it is kept in the ledger as a rejection with its reason. What
    was appended stays when the build is stopped, and the same call carries on from there.

    Raises:
        LedgerError: the ledger can't be written to.
        UsageError: a judgement of the plan isn't understood.
    """
    need_understood(plan.judgements)
    progress = progress or Silence()
    tally = _Tally()
    with Ledger.create(plan.ledger) as ledger, readers(plan.workers) as reading:
        outcomes = ingest.read(plan.inputs, plan.ingest, tally.surveyed)
        for batch in _read_ahead(ledger, reading, _batches(outcomes, plan.batch)):
            _append(ledger, batch, tally, progress)
        judge(ledger, plan.judgements)
        rejected, standings = tuple(tally.rejected), ledger.judged().standings
        return Built(tally.new, tally.known, rejected, ledger.counts(), standings)


@dataclass(frozen=True, slots=True)
class _Read:
    """An input, and what waits for the reading of its article; None where the input could not be read."""

    path: str
    rejection: Rejection | None
    reading: Callable[[], Outcome] | None


def _read_ahead(
    ledger: Ledger, reading: Readers, batches: Iterable[tuple[Article | Rejection, ...]]
) -> Iterator[list[_Read]]:
    """The batches in order, each of them begun while the ones before it are still being read."""
    begun: deque[list[_Read]] = deque()
    for batch in batches:
        begun.append([_begin(ledger, reading, found) for found in batch])
        if len(begun) == AHEAD:
            yield begun.popleft()
    yield from begun


def _begin(ledger: Ledger, reading: Readers, found: Article | Rejection) -> _Read:
    if isinstance(found, Rejection):
        return _Read(found.path, found, None)
    if ledger.wants(found):
        return _Read(found.path, None, reading.begin(found))
    known = Outcome(Reading(found))  # the ledger has its reading, and only notes the path
    return _Read(found.path, None, lambda: known)


def _append(ledger: Ledger, batch: list[_Read], tally: _Tally, progress: Progress) -> None:
    readings: list[Reading] = []
    rejected: list[Rejection] = []
    for one in batch:
        if one.rejection is not None:
            rejected.append(one.rejection)
        elif one.reading is not None:
            came = one.reading()
            readings.append(came.reading)
            rejected += [came.rejected] if came.rejected else []
        tally.done += 1
        progress.step(tally.done, tally.total, one.path)
    new = ledger.append(readings)
    ledger.reject(rejected)
    tally.new += new
    tally.known += len(readings) - new
    tally.rejected.extend(rejected)


def _batches(outcomes: Iterable[Article | Rejection], size: int) -> Iterator[tuple[Article | Rejection, ...]]:
    iterator = iter(outcomes)
    while batch := tuple(itertools.islice(iterator, size)):
        yield batch
