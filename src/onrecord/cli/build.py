"""`onrecord build`: read inputs into a ledger."""

from __future__ import annotations

import os
import sys
import time
from contextlib import nullcontext
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.group import NOTHING_READ, SOME_NOT_READ, STOPPED, complain
from onrecord.cli.options import DEFAULT_LEDGER, FILE, FOLDER, json_option, print_json
from onrecord.cli.report import tell, write_brief, write_page
from onrecord.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from onrecord.pipeline import Built, Progress
    from onrecord.settings import Settings

EPILOG = """\b
Examples:
  onrecord build articles/
  onrecord build a.txt page.html feed.xml crawl.warc.gz https://example.org/news -o story.db
  find . -name '*.txt' | onrecord build - --report story.html
"""


@click.command(epilog=EPILOG)
@click.argument("paths", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "ledger",
    metavar="LEDGER",
    type=FILE,
    default=DEFAULT_LEDGER,
    show_default=True,
    help="The ledger to make, or to add to.",
)
@click.option(
    "--report", metavar="FILE.html", type=FILE, help="Also write the account of the story as one HTML page."
)
@click.option("--allow-private", is_flag=True, help="Let addresses in this machine's own network be fetched.")
@click.option(
    "--delay",
    metavar="SECONDS",
    type=click.FloatRange(0, 3600),
    help="Seconds between two requests to one host.  [default: 1]",
)
@click.option(
    "--cache",
    metavar="FOLDER",
    type=FOLDER,
    help="Keep fetched pages here, and ask only whether they changed.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no brief; the summary only.")
@json_option("the summary as one JSON object")
@click.pass_context
def build(ctx: click.Context, /, paths: tuple[str, ...], as_json: bool, quiet: bool, **chosen: Any) -> None:
    """Read articles into a ledger, and tell what they say.

    INPUT is a file, a folder, an http(s) address or a feed; - reads a list of them from standard input, one
    to a line. What is in the ledger already is not read again: after Ctrl-C, or when articles have come in,
    run the same command again. An input that can't be read is listed with the reason and never stops a
    build.
    """
    report: Path | None = chosen.pop("report")
    if report and not report.parent.is_dir():
        raise UsageError(f"{report}: can't be written, there is no folder {report.parent}")
    settings = _settings(**chosen)
    began = time.monotonic()
    built = _run(ctx, settings, _inputs(paths), shows_progress=not quiet)
    seconds = time.monotonic() - began
    shows_brief = not (as_json or quiet)
    story = tell(settings.ledger, shows_progress=not quiet) if report or shows_brief else None
    if report and story:
        write_page(settings.ledger, story, report)
    if as_json:
        print_json(_summary(built, settings.ledger, seconds))
    else:
        _tell(built, settings.ledger, seconds, report)
    if shows_brief and story:
        click.echo()
        write_brief(settings.ledger, story)
    ctx.exit(_code(built))


def _settings(ledger: Path, allow_private: bool, delay: float | None, cache: Path | None) -> Settings:
    from onrecord.settings import Settings

    settings = Settings(ledger=ledger)
    fetch = replace(settings.fetch, allow_private=allow_private, cache=cache)
    return replace(settings, fetch=fetch if delay is None else replace(fetch, delay_s=delay))


def _inputs(paths: tuple[str, ...]) -> tuple[str, ...]:
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


def _run(ctx: click.Context, settings: Settings, inputs: tuple[str, ...], *, shows_progress: bool) -> Built:
    from onrecord import pipeline

    plan = pipeline.BuildPlan(
        inputs=inputs, ledger=settings.ledger, ingest=settings.ingest, batch=settings.batch
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


def _kept(path: Path) -> str:
    from onrecord.ledger import Ledger

    try:
        with Ledger.open(path) as ledger:
            number = ledger.counts().articles
    except LedgerError:
        number = 0
    return f"{number:,} article is" if number == 1 else f"{number:,} articles are"


def _tell(built: Built, ledger: Path, seconds: float, report: Path | None) -> None:
    from onrecord.report.sheet import Sheet
    from onrecord.report.summary import Summary, write

    summary = Summary(
        ledger=str(ledger),
        new=built.new,
        known=built.known,
        rejected=built.rejected,
        counts=built.counts,
        seconds=seconds,
        page=str(report) if report else None,
    )
    write(Sheet(), summary)


def _summary(built: Built, ledger: Path, seconds: float) -> dict[str, Any]:
    return {
        "ledger": str(ledger),
        "new": built.new,
        "known": built.known,
        "not_read": [asdict(rejection) for rejection in built.rejected],
        "counts": asdict(built.counts),
        "seconds": round(seconds, 3),
    }


def _code(built: Built) -> int:
    if not built.rejected:
        return 0 if built.new or built.known else NOTHING_READ
    return SOME_NOT_READ if built.new or built.known else NOTHING_READ
