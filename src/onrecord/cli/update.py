"""`onrecord update`: read more articles into a ledger, and tell what that changed."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.build import write_unheeded
from onrecord.cli.options import LEDGER, json_option, print_json
from onrecord.cli.reading import Chosen, code, listed, reading_options, run

if TYPE_CHECKING:
    from onrecord.ledger import Where
    from onrecord.pipeline import Built
    from onrecord.report.difference import Snapshot

EPILOG = """\b
Examples:
  onrecord update story.db articles/
  onrecord update story.db today.txt --json | jq '.changes.conflicts.open'
"""


@click.command(epilog=EPILOG)
@click.argument("ledger", type=LEDGER)
@click.argument("paths", metavar="INPUT...", nargs=-1, required=True)
@reading_options
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@json_option("the summary and all changes as one JSON object")
@click.pass_context
def update(ctx: click.Context, /, paths: tuple[str, ...], as_json: bool, quiet: bool, **chosen: Any) -> None:
    """Read more articles into a ledger, and tell the difference they make.

    INPUT is as for build; what is in the ledger already is not read again. Told are new articles, parties and
    statements; claims that are new, repeated by a new origin or denied; disagreements that are new, and those
    that a later statement settles; positions that turned; and what is now taken for one party, or no longer.
    """
    from onrecord.ledger import Ledger
    from onrecord.report.difference import snapshot

    how = Chosen(**chosen)
    with Ledger.open(how.ledger) as opened:
        before = snapshot(opened)
    began = time.monotonic()
    built = run(ctx, how, listed(paths), shows_progress=not quiet)
    _tell(how.ledger, built, before, time.monotonic() - began, as_json=as_json)
    ctx.exit(code(built))


def _tell(path: Where, built: Built, before: Snapshot, seconds: float, *, as_json: bool) -> None:
    from onrecord.ledger import Ledger
    from onrecord.report import changes
    from onrecord.report.difference import difference, snapshot
    from onrecord.report.sheet import Sheet
    from onrecord.report.summary import Summary, write

    with Ledger.open(path) as opened, opened.snapshot():
        found = difference(before, snapshot(opened))
        if as_json:
            print_json(
                {
                    "ledger": str(path),
                    "new": built.new,
                    "known": built.known,
                    "not_read": [asdict(rejection) for rejection in built.rejected],
                    "counts": asdict(built.counts),
                    "judgements": [asdict(standing) for standing in built.standings],
                    "changes": changes.as_json(opened, found),
                }
            )
            return
        sheet = Sheet()
        write(sheet, Summary(str(path), built.new, built.known, built.rejected, built.counts, seconds))
        sheet.gap()
        changes.write(sheet, opened, found)
    write_unheeded(path, built)
