"""`onrecord build`: read inputs into a ledger."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import FILE, json_option, output_option, print_json
from onrecord.cli.reading import Chosen, code, listed, reading_options, run
from onrecord.cli.report import tell, write_brief, write_page
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger import Where
    from onrecord.pipeline import Built

EPILOG = """\b
Examples:
  onrecord build articles/
  onrecord build a.txt page.html feed.xml crawl.warc.gz https://example.org/news -o story.db
  find . -name '*.txt' | onrecord build - --report story.html
"""


@click.command(epilog=EPILOG)
@click.argument("paths", metavar="INPUT...", nargs=-1, required=True)
@output_option
@click.option(
    "--report", metavar="FILE.html", type=FILE, help="Also write the account of the story as one HTML page."
)
@reading_options
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
    how = Chosen(**chosen)
    began = time.monotonic()
    built = run(ctx, how, listed(paths), shows_progress=not quiet)
    seconds = time.monotonic() - began
    shows_brief = not (as_json or quiet)
    story = tell(how.ledger, shows_progress=not quiet) if report or shows_brief else None
    if report and story:
        write_page(how.ledger, story, report)
    if as_json:
        print_json(_summary(built, how.ledger, seconds))
    else:
        _tell(built, how.ledger, seconds, report)
    if shows_brief and story:
        click.echo()
        write_brief(how.ledger, story)
    ctx.exit(code(built))


def _tell(built: Built, ledger: Where, seconds: float, report: Path | None) -> None:
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
    write_unheeded(ledger, built)


def write_unheeded(path: Where, built: Built) -> None:
    """Tell which judgements are without effect, where some are."""
    if all(one.state in {"applied", "revoked"} for one in built.standings):
        return
    from onrecord.ledger import Ledger
    from onrecord.report import judgements
    from onrecord.report.sheet import Sheet

    with Ledger.open(path) as opened:
        standings = {one.judgement: one for one in built.standings}
        judgements.write_unheeded(Sheet(), opened.judgements(), standings)


def _summary(built: Built, ledger: Where, seconds: float) -> dict[str, Any]:
    return {
        "ledger": str(ledger),
        "new": built.new,
        "known": built.known,
        "not_read": [asdict(rejection) for rejection in built.rejected],
        "counts": asdict(built.counts),
        "judgements": [asdict(standing) for standing in built.standings],
        "seconds": round(seconds, 3),
    }
