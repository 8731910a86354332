"""`onrecord brief` and `onrecord report`: the account of the story, in the terminal and as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.group import note
from onrecord.cli.options import FILE, json_option, ledger_argument, print_json

if TYPE_CHECKING:
    from pathlib import Path

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
def brief(ledger: Path, everything: bool, as_json: bool) -> None:
    """Tell who said what, and what was not read.

    Each statement comes with its chain (by whose account) and its file and line. Parties are ranked by the
    number of articles they speak in, then of statements. What is left out is counted.
    """
    write_brief(ledger, everything=everything, as_json=as_json)


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
def report(ledger: Path, output: Path) -> None:
    """Write the story as one HTML page.

    The page holds everything it needs and opens from a stick, without a network.
    """
    write_page(ledger, output)
    if str(output) != "-":
        note([f"wrote {output}"])


def write_brief(path: Path, *, everything: bool, as_json: bool = False) -> None:
    """The brief of the ledger at `path` on stdout."""
    from onrecord.ledger import Ledger
    from onrecord.report import brief as told
    from onrecord.report.account import account

    with Ledger.open(path) as ledger:
        story = account(ledger)
    if as_json:
        print_json(told.as_json(story), indent=2)
        return
    from onrecord.report.sheet import Sheet

    told.write(Sheet(), story, str(path), told.ALL if everything else told.Measure())


def write_page(path: Path, output: Path) -> None:
    """The page of the ledger at `path`; a half-written page is never left behind."""
    from onrecord.ledger import Ledger
    from onrecord.report.account import account
    from onrecord.report.page import page

    with Ledger.open(path) as ledger:
        html = page(account(ledger), path.stem)
    if str(output) == "-":
        click.echo(html, nl=False)
        return
    partial = output.with_name(output.name + ".part")
    partial.write_text(html, encoding="utf-8", newline="\n")
    partial.replace(output)
