"""What `build` and `update` share: which options say how inputs are read, and the reading itself."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.group import NOTHING_READ, SOME_NOT_READ, STOPPED, complain
from onrecord.cli.options import FILE, FOLDER
from onrecord.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from onrecord.ledger import Where
    from onrecord.model import Judgement
    from onrecord.pipeline import Built, Progress
    from onrecord.settings import Settings

Command = TypeVar("Command", bound="Callable[..., Any]")

_OPTIONS = (
    click.option(
        "--judgements",
        metavar="FILE",
        type=FILE,
        help="Also apply the judgements in this file, as onrecord judge --file does.",
    ),
    click.option(
        "--allow-private", is_flag=True, help="Let addresses in this machine's own network be fetched."
    ),
    click.option(
        "--delay",
        metavar="SECONDS",
        type=click.FloatRange(0, 3600),
        help="Seconds between two requests to one host.  [default: 1]",
    ),
    click.option(
        "--cache",
        metavar="FOLDER",
        type=FOLDER,
        help="Keep fetched pages here, and ask only whether they changed.",
    ),
    click.option(
        "--workers",
        metavar="NUMBER",
        type=click.IntRange(1, 256),
        help="Processes that read at once; the ledger is the same for any number.  [default: one per core]",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Let the workers of the Dask scheduler there (tcp://host:8786) read; the ledger is the same.",
    ),
)


def reading_options(command: Command) -> Command:
    """The options that `Chosen` holds."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Chosen:
    """How inputs are to be read into which ledger, as the user put it."""

    ledger: Where
    judgements: Path | None
    allow_private: bool
    delay: float | None
    cache: Path | None
    workers: int | None
    scheduler: str | None

    def settings(self) -> Settings:
        """The settings that this comes to."""
        from onrecord.settings import Settings

        if self.scheduler and self.workers:
            raise UsageError("--workers is for this machine alone; with --scheduler give none")
        settings = Settings(
            ledger=self.ledger, workers=self.workers or _cores(), scheduler=self.scheduler or None
        )
        fetch = replace(settings.fetch, allow_private=self.allow_private, cache=self.cache)
        fetch = fetch if self.delay is None else replace(fetch, delay_s=self.delay)
        return replace(settings, fetch=fetch)


def listed(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The paths, those listed on standard input in the place of -."""
    found: list[str] = []
    for path in paths:
        if path == "-":
            found.extend(os.fsdecode(line).rstrip("\r\n") for line in sys.stdin.buffer if line.strip())
        else:
            found.append(path)
    if not found:
        raise UsageError("standard input lists nothing to read")
    return tuple(found)


def judgements_in(path: Path) -> tuple[Judgement, ...]:
    """The judgements in a file; - is standard input.

    Raises:
        InputError: it can't be read; the message names the line.
    """
    from onrecord.errors import MissingInput, NotText
    from onrecord.ledger import read_file

    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return read_file(raw.decode("utf-8"), str(path))
    except FileNotFoundError as error:
        raise MissingInput(str(path), "there is no such file") from error
    except UnicodeDecodeError as error:
        raise NotText(str(path), "is no UTF-8 text") from error


def run(ctx: click.Context, chosen: Chosen, inputs: tuple[str, ...], *, shows_progress: bool) -> Built:
    """Read the inputs; Ctrl-C leaves with what was kept."""
    from onrecord import pipeline

    settings = chosen.settings()
    plan = pipeline.BuildPlan(
        inputs=inputs,
        ledger=settings.ledger,
        ingest=settings.ingest,
        batch=settings.batch,
        judgements=judgements_in(chosen.judgements) if chosen.judgements else (),
        workers=settings.workers,
        scheduler=settings.scheduler,
    )
    progress: AbstractContextManager[Progress | None] = nullcontext()
    if shows_progress and sys.stderr.isatty():
        from onrecord.cli.progress import Bar

        progress = Bar()
    try:
        with progress as bar:
            return pipeline.build(plan, bar)
    except KeyboardInterrupt:
        complain(f"stopped; {_kept(settings.ledger)} kept, run the same command to go on")
        ctx.exit(STOPPED)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _kept(path: Where) -> str:
    from onrecord.ledger import Ledger

    try:
        with Ledger.open(path) as ledger:
            number = ledger.counts().articles
    except LedgerError:
        number = 0
    return f"{number:,} article is" if number == 1 else f"{number:,} articles are"


def code(built: Built) -> int:
    """The exit code for what was read."""
    if not built.rejected:
        return 0 if built.new or built.known else NOTHING_READ
    return SOME_NOT_READ if built.new or built.known else NOTHING_READ
