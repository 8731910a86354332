"""The one place where rooms meet: an input becomes an article, a reading, lines in the ledger, links."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from onrecord import extract, ingest, language, link
from onrecord.errors import EmptyInput, InputError, UsageError
from onrecord.ledger import Ledger, StatementQuery, flaws
from onrecord.model import Article, Links, Reading, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.ingest import IngestOptions
    from onrecord.ledger import Counts
    from onrecord.link.story import Story
    from onrecord.model import Judgement, Mention, Standing

BATCH = 32
"""Articles to a transaction: a kill costs at most so many readings, and disk syncs stay a small part."""


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
    """What to read into which ledger, how, and what people have judged of it."""

    inputs: tuple[str, ...]
    ledger: Path
    ingest: IngestOptions
    batch: int = BATCH
    judgements: tuple[Judgement, ...] = ()


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
    _need_understood(plan.judgements)
    progress = progress or Silence()
    tally = _Tally()
    with Ledger.create(plan.ledger) as ledger:
        outcomes = ingest.read(plan.inputs, plan.ingest, tally.surveyed)
        for batch in _batches(outcomes, plan.batch):
            _append(ledger, batch, tally, progress)
        judge(ledger, plan.judgements)
        rejected, standings = tuple(tally.rejected), ledger.judged().standings
        return Built(tally.new, tally.known, rejected, ledger.counts(), standings)


def relink(ledger: Ledger) -> None:
    """Compare across all articles of the ledger, and replace what an earlier comparison found.

    Judgements are put over it: over what was read first, so that all comparing goes by it, then over what
    was found.
    """
    mentions = tuple(ledger.mentions())
    rulings = weigh(ledger, mentions)
    ledger.keep_judged(rulings.judged)
    ledger.relink(link.judged_parties(link.parties(mentions), mentions, rulings))
    ledger.write_links(_links(ledger, rulings, mentions))


def weigh(ledger: Ledger, mentions: Iterable[Mention]) -> link.Rulings:
    """The judgements of a ledger that hold, and how each stands; `mentions` are all of the ledger's."""
    judgements = tuple(ledger.judgements())
    ids = {id for one in judgements for id in (one.subject, one.object, *one.object.split(" ")[:1])}
    return link.weigh(judgements, ledger.known(ids), mentions)


def _links(ledger: Ledger, rulings: link.Rulings, mentions: tuple[Mention, ...]) -> Links:
    """What is seen across articles, as judged."""
    story = _story(ledger, mentions)
    return link.judged_links(link.links(story), rulings, story)


def _story(ledger: Ledger, mentions: tuple[Mention, ...]) -> Story:
    """What the ledger holds, as linking takes it: retracted statements left out, speakers as judged.

    `mentions` are all of the ledger's, which the caller has read for the parties.
    """
    toponyms = tuple(ledger.toponyms())
    return link.story(
        link.Read(
            articles=tuple(ledger.articles(order="id")),
            statements=tuple(ledger.statements(StatementQuery(order="id"))),
            mentions=mentions,
            times=tuple(ledger.times()),
            parties=ledger.parties(),
            places=link.places(toponyms),
            toponyms=toponyms,
        )
    )


def judge(ledger: Ledger, judgements: Iterable[Judgement]) -> None:
    """Keep judgements, and let them take effect.

    Raises:
        UsageError: one of them isn't understood; then none is kept.
    """
    given = tuple(judgements)
    _need_understood(given)
    ledger.judge(*given)
    relink(ledger)


def _need_understood(judgements: Iterable[Judgement]) -> None:
    for one in judgements:
        if wrong := link.fault(one):
            raise UsageError(f"{one.kind} {one.subject} {one.object}: {wrong}")


def revoke(ledger: Ledger, judgement: str, who: str, at: str) -> None:
    """Take a judgement back, and let that take effect.

    Raises:
        UnknownId: there is none of that id.
        LedgerError: it is revoked already.
    """
    ledger.revoke(judgement, who, at)
    relink(ledger)


def read_one(path: str, options: IngestOptions) -> Reading:
    """Read the first article of one input, without a ledger.

    Raises:
        InputError: it can't be read; the message names it and the reason.
    """
    for outcome in ingest.read((path,), options):
        if isinstance(outcome, Rejection):
            raise InputError(outcome.path, outcome.reason)
        return read_article(outcome)
    raise EmptyInput(path, "there is no article in it")


def read_article(article: Article) -> Reading:
    """What an article says, by whose account; an article in a language that isn't read says nothing."""
    if not article.is_read:
        return Reading(article)
    return extract.read(language.parse(article))


def _append(
    ledger: Ledger, batch: tuple[Article | Rejection, ...], tally: _Tally, progress: Progress
) -> None:
    readings: list[Reading] = []
    rejected: list[Rejection] = []
    for outcome in batch:
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
        elif ledger.wants(outcome):
            readings.append(_guarded(outcome, rejected))
        else:
            readings.append(Reading(outcome))  # the ledger has its reading, and only notes the path
        tally.done += 1
        progress.step(tally.done, tally.total, outcome.path)
    new = ledger.append(readings)
    ledger.reject(rejected)
    tally.new += new
    tally.known += len(readings) - new
    tally.rejected.extend(rejected)


def _guarded(article: Article, rejected: list[Rejection]) -> Reading:
    """Read an article; where our own reading fails, keep the article and list the failure.

    The one broad catch of the program: whatever an article does to the reader, the build goes on, and
    the article is listed with the reason.
    """
    try:
        reading = read_article(article)
        wrong = "; ".join(flaws(reading))
    except Exception as fault:
        wrong = f"{type(fault).__name__}: {fault}"
    if not wrong:
        return reading
    rejected.append(Rejection(article.path, "ReadingFailed", f"kept, but not read for statements: {wrong}"))
    return Reading(article)


def _batches(outcomes: Iterable[Article | Rejection], size: int) -> Iterator[tuple[Article | Rejection, ...]]:
    iterator = iter(outcomes)
    while batch := tuple(itertools.islice(iterator, size)):
        yield batch
