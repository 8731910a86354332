"""The command line: parse, call, print. What a command needs beyond click is imported when it runs."""

from __future__ import annotations

import click

from onrecord import __version__
from onrecord.cli.backup import backup
from onrecord.cli.build import build
from onrecord.cli.check import check
from onrecord.cli.export import export
from onrecord.cli.group import Commands
from onrecord.cli.identify import identify
from onrecord.cli.judge import judge
from onrecord.cli.mcp import mcp
from onrecord.cli.read import read
from onrecord.cli.report import brief, report
from onrecord.cli.serve import serve
from onrecord.cli.statements import statements
from onrecord.cli.stories import stories
from onrecord.cli.update import update
from onrecord.cli.watch import watch

EPILOG = """\b
Examples:
  onrecord build articles/ --report story.html
  onrecord brief
  onrecord statements --by Erdogan --from 2016-09

\b
Exit codes:
  0  all was done
  1  nothing could be read (or the output not be written), or check found faults
  2  wrong usage
  3  done, but some inputs could not be read (they are listed)
  4  the ledger can't be used
  130  stopped by Ctrl-C; 141  the reader of a pipe went away
"""


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord", message="%(prog)s %(version)s")
def cli() -> None:
    """Who said what, when, according to whom: a ledger read out of a pile of news articles.

    Every line of it is tied to the characters it came from. It works offline, and gives the same
    ledger for the same input every time.
    """


for command in (
    *(build, update, watch, read, brief, statements, stories, judge, identify, report),
    *(serve, mcp, export, check, backup),
):
    cli.add_command(command)


def main() -> None:
    """Run the command line on the arguments of this process, and leave with its exit code."""
    cli(prog_name="onrecord")
