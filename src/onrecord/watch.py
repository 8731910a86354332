"""Watching: rounds of looking, reading and telling, until somebody stops it.

A round that finds nothing new costs a conditional request for each feed and a listing of each folder; the
ledger isn't opened. Between rounds nothing is held open but the cache's folder.
"""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord import ingest, pipeline
from onrecord.errors import LedgerLocked, LedgerMissing, OnrecordError
from onrecord.ledger import Ledger, StatementQuery
from onrecord.report import changes
from onrecord.report.difference import Difference, Snapshot, difference, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.ingest import Clock, IngestOptions, Sources, Told
    from onrecord.ledger import Where
    from onrecord.pipeline import Built

COMMAND_SECONDS = 60.0
"""How long a command that is told of news may take."""
LOCKED_TRIES, LOCKED_WAIT_S = 10, 30.0
"""How often, and after how long, a ledger that another program writes to is tried again."""


class SystemClock:
    """The system's clock that only goes forward: putting the time of day back or forth changes nothing."""

    def now(self) -> float:
        """Seconds."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one round: what was read (None where nothing had changed), and what failed."""

    inputs: tuple[str, ...]
    built: Built | None
    failures: tuple[str, ...] = ()
    told: int = 0


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched, into which ledger, and how."""

    sources: Sources
    ledger: Where
    options: IngestOptions
    clock: Clock

    def rounds(self, report: Callable[[Round], None], most: int | None = None) -> None:
        """Go round until stopped, or so many times; `report` hears of rounds in which something happened."""
        with ingest.Fetcher(self.options.fetch) as fetcher:
            lookout = ingest.Lookout(self.sources.watched, fetcher.fetch, self.clock, self.options.limits)
            done = 0
            while most is None or done < most:
                self.clock.sleep(lookout.wait_s())
                look = lookout.look()
                failures = tuple(f"{one.path}: {one.reason}" for one in look.failed)
                found = self._read(look.inputs, failures) if look.inputs else Round((), None, failures)
                done += 1
                if found.inputs or found.failures:
                    report(found)

    def _read(self, inputs: tuple[str, ...], failures: tuple[str, ...]) -> Round:
        before = self._before()
        built = self._built(inputs)
        failures += tuple(f"{one.path}: {one.reason}" for one in built.rejected)
        with Ledger.open(self.ledger) as ledger, ledger.snapshot():
            found = followed(ledger, difference(before, snapshot(ledger)), self.sources.told)
            if found.is_empty:
                return Round(inputs, built, failures)
            news = msgspec.json.encode(
                {"ledger": str(self.ledger), "changes": changes.as_json(ledger, found)}
            )
        return Round(inputs, built, failures + self._tell(news), len(found.articles) + len(found.statements))

    def _before(self) -> Snapshot:
        try:
            with Ledger.open(self.ledger) as ledger:
                return snapshot(ledger)
        except LedgerMissing:
            return Snapshot({}, {}, frozenset(), ())

    def _built(self, inputs: tuple[str, ...]) -> Built:
        feeds = {one.place for one in self.sources.watched if one.is_feed and not one.follows_links}
        pages = any(one.startswith(("http://", "https://")) and one not in feeds for one in inputs)
        options = self.options  # the cache keeps one answer for each feed; pages would fill it without end
        if pages:
            options = replace(options, fetch=replace(options.fetch, cache=None))
        plan = pipeline.BuildPlan(inputs=inputs, ledger=self.ledger, ingest=options)
        for _ in range(LOCKED_TRIES - 1):
            try:
                return pipeline.build(plan)
            except LedgerLocked:  # a corrector, say
                self.clock.sleep(LOCKED_WAIT_S)
        return pipeline.build(plan)

    def _tell(self, news: bytes) -> tuple[str, ...]:
        """Tell whoever is to be told; why that failed, where it did."""
        told, failures = self.sources.told, list[str]()
        if told.command:
            try:
                subprocess.run(told.command, input=news, check=True, timeout=COMMAND_SECONDS)  # noqa: S603 (the user's own)
            except (OSError, subprocess.SubprocessError) as error:
                failures.append(f"{told.command[0]}: {error}")
        if told.webhook:
            try:
                ingest.post(told.webhook, news, self.options.fetch)
            except OnrecordError as error:
                failures.append(str(error))
        return tuple(failures)


def followed(ledger: Ledger, found: Difference, told: Told) -> Difference:
    """As much of a difference as the user follows; all of it where no words and no parties are named.

    Followed are new statements in which a word stands or a party speaks, and the articles that they stand in.
    """
    if not told.words and not told.parties:
        return found
    names = {name.casefold() for name in told.parties}
    parties = {one.id for one in ledger.parties() if one.name.casefold() in names}
    ids: set[str] = set()
    for word in told.words:
        ids |= {one.id for one in ledger.statements(StatementQuery(about=word, order="id"))}
    for party in parties:
        ids |= {one.id for one in ledger.statements(StatementQuery(party=party, order="id"))}
    statements = tuple(one for one in found.statements if one in ids)
    own = tuple(one for one in found.own if one in ids)
    articles = {ledger.statement(one).article for one in (*statements, *own)}
    kept: dict[str, Any] = {
        "articles": tuple(one for one in found.articles if one in articles),
        "statements": statements,
        "own": own,
    }
    return replace(Difference(), **kept)
