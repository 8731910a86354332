"""A build: inputs become articles, readings and lines in the ledger, batch by batch; then all is linked."""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from onrecord import ingest
from onrecord.ledger import Ledger
from onrecord.model import Reading, Rejection
from onrecord.pipeline.articles import Outcome
from onrecord.pipeline.copies import Copies
from onrecord.pipeline.linkers import Linking
from onrecord.pipeline.linking import judge, need_understood
from onrecord.pipeline.workers import readers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ingest import IngestOptions, Surveyed
    from onrecord.ledger import Counts, Where
    from onrecord.model import Article, Judgement, KeptVector, Standing

    Batch = tuple[Article | Rejection, ...]

BATCH = 32
"""Articles to a transaction: a kill costs at most so many readings, and disk syncs stay a small part."""
LONGEST_BATCH = 2_000_000
"""Characters after which a batch is full before its number is reached: bounds what lies ready to be read."""


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

    `workers` processes read and link at once (1: this process alone), or those of the Dask scheduler at the
    address `scheduler`; the ledger is the same for any number.
    """

    inputs: tuple[str, ...]
    ledger: Where
    ingest: IngestOptions
    batch: int = BATCH
    judgements: tuple[Judgement, ...] = ()
    workers: int = 1
    scheduler: str | None = None


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


def build(plan: BuildPlan, progress: Progress | None = None) -> Built:
    """Read the inputs into the ledger, then link what the ledger holds.

    One bad article never stops a build: it is kept in the ledger as a rejection with its reason. What
    was appended stays when the build is stopped, and the same call carries on from there.

    Raises:
        LedgerError: the ledger can't be written to.
        UsageError: a judgement of the plan isn't understood, or the scheduler's address.
        WorkersError: the scheduler or its workers can't be used, or are gone.
    """
    need_understood(plan.judgements)
    progress = progress or Silence()
    tally = _Tally()
    with ExitStack() as until_read:
        reading = Copies(until_read.enter_context(readers(plan.workers, plan.scheduler)))
        with Ledger.create(plan.ledger) as ledger:
            for batch in _read_ahead(ledger, reading, _found(plan, tally, reading)):
                _append(ledger, batch, tally, progress)
            until_read.close()  # linking needs the readers' memory and cores
            judge(ledger, plan.judgements, Linking(plan.workers, plan.scheduler))
            rejected, standings = tuple(tally.rejected), ledger.judged().standings
            return Built(tally.new, tally.known, rejected, ledger.counts(), standings)


def _found(plan: BuildPlan, tally: _Tally, reading: Copies) -> Iterator[Batch]:
    """The articles of the inputs, in batches; what the survey knows of them is told first."""

    def surveyed(known: Surveyed) -> None:
        tally.total = known.count
        reading.expect(known.comes_again)

    return _batches(ingest.read(plan.inputs, plan.ingest, surveyed), plan.batch)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A batch; which of its articles, by number, are being read; what comes of these, in order."""

    batch: Batch
    wanted: frozenset[int]
    outcomes: Iterator[Outcome]

    def outcome(self, number: int, article: Article) -> Outcome:
        """What comes of an article of the batch, by its number in it; to be asked for in order."""
        if number in self.wanted:
            return next(self.outcomes)
        return Outcome(Reading(article))  # the ledger has its reading, and only notes the path


def _read_ahead(ledger: Ledger, reading: Copies, batches: Iterable[Batch]) -> Iterator[_Begun]:
    """The batches in order, each of them begun while the ones before it are still being read."""
    begun: deque[_Begun] = deque()
    for batch in batches:
        begun.append(_begin(ledger, reading, batch))
        while len(begun) >= reading.ahead:
            yield begun.popleft()
    yield from begun


def _begin(ledger: Ledger, reading: Copies, batch: Batch) -> _Begun:
    wanted = {
        number: found
        for number, found in enumerate(batch)
        if not isinstance(found, Rejection) and ledger.wants(found)
    }
    return _Begun(batch, frozenset(wanted), reading.begin(tuple(wanted.values())))


def _append(ledger: Ledger, begun: _Begun, tally: _Tally, progress: Progress) -> None:
    readings: list[Reading] = []
    vectors: list[KeptVector] = []
    rejected: list[Rejection] = []
    for number, found in enumerate(begun.batch):
        if isinstance(found, Rejection):
            rejected.append(found)
        else:
            came = begun.outcome(number, found)
            readings.append(came.reading)
            vectors += came.vectors
            rejected += [came.rejected] if came.rejected else []
        tally.done += 1
        progress.step(tally.done, tally.total, found.path)
    new = ledger.append(readings, vectors)
    ledger.reject(rejected)
    tally.new += new
    tally.known += len(readings) - new
    tally.rejected.extend(rejected)


def _batches(found: Iterable[Article | Rejection], size: int) -> Iterator[Batch]:
    """So many at once, or fewer where they are long."""
    batch: list[Article | Rejection] = []
    length = 0
    for one in found:
        batch.append(one)
        length += 0 if isinstance(one, Rejection) else len(one.text)
        if len(batch) >= size or length >= LONGEST_BATCH:
            yield tuple(batch)
            batch, length = [], 0
    if batch:
        yield tuple(batch)
