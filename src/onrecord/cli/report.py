"""`onrecord brief` and `onrecord report`: the account of the story, in the terminal and as a page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import note
from onrecord.cli.options import FILE, json_option, ledger_argument, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger import Where
    from onrecord.report.account import Account

PATIENCE_S = 0.7
"""Seconds of work at which a reader begins to wonder; before them no progress is drawn."""
BRIEF_EPILOG = """\b
Examples:
  onrecord brief
  onrecord brief story.db --all | less
  onrecord brief story.db --json | jq -r '.parties[].name'
"""
REPORT_EPILOG = """\b
Examples:
  onrecord report story.db -o story.html
"""


@click.command(epilog=BRIEF_EPILOG)
@ledger_argument
@click.option("-a", "--all", "everything", is_flag=True, help="Leave nothing out.")
@json_option("the whole account as one JSON object")
def brief(ledger: Where, everything: bool, as_json: bool) -> None:
    """Tell who said what, and what was not read.

    Each statement comes with its chain (by whose account) and its file and line. Parties are ranked by the
    number of articles they speak in, then of statements. What is left out is counted.
    """
    story = tell(ledger)
    if as_json:
        from onrecord.report.brief import as_json as object_of

        print_json(object_of(story), indent=2)
    else:
        write_brief(ledger, story, everything=everything)


@click.command(epilog=REPORT_EPILOG)
@ledger_argument
@click.option(
    "-o",
    "--output",
    metavar="FILE.html",
    type=FILE,
    required=True,
    help="The page to write; - is standard output.",
)
def report(ledger: Where, output: Path) -> None:
    """Write the story as one HTML page.

    The page holds everything it needs and opens from a stick, without a network.
    """
    write_page(ledger, tell(ledger), output)
    if str(output) != "-":
        note([f"wrote {output}"])


def write_brief(path: Where, story: Account, *, everything: bool = False) -> None:
    """The brief of an account on stdout; `path` is the ledger's, by which further commands reach it."""
    from onrecord.report import brief as told
    from onrecord.report.sheet import Sheet

    told.write(Sheet(), story, str(path), told.ALL if everything else told.Measure())


def write_page(path: Where, story: Account, output: Path) -> None:
    """The page of an account; a half-written page is never left behind."""
    from onrecord.report.page import page

    html = page(story, path.stem)
    if str(output) == "-":
        click.echo(html, nl=False)
        return
    partial = output.with_name(output.name + ".part")
    partial.write_text(html, encoding="utf-8", newline="\n")
    partial.replace(output)


def tell(path: Where, *, shows_progress: bool = True) -> Account:
    """The account of the ledger at `path`."""
    from onrecord.ledger import Ledger
    from onrecord.report.account import account

    with Ledger.open(path) as ledger:
        if not (shows_progress and sys.stderr.isatty()):
            return account(ledger)
        from onrecord.cli.progress import Bar

        with Bar(PATIENCE_S) as bar:
            return account(ledger, bar.step)
