"""`onrecord identify`: look the parties up in registers on the disk."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import json_option, print_json, written_ledger

if TYPE_CHECKING:
    from onrecord.ledger import Where

EPILOG = """\b
Examples:
  onrecord identify latest-all.json.bz2
  onrecord identify entities.ftm.json wikidata.json.gz -o story.db
"""


_REGISTER = click.Path(path_type=Path, dir_okay=False)


@click.command(epilog=EPILOG)
@click.argument("registers", metavar="REGISTER...", nargs=-1, required=True, type=_REGISTER)
@written_ledger("The ledger whose parties are looked up.")
@json_option("what was found as one JSON object")
def identify(registers: tuple[Path, ...], ledger: Where, as_json: bool) -> None:
    """Look a ledger's parties up in registers on this disk.

    REGISTER is a dump of Wikidata (JSON, one entity to a line) or a file of FollowTheMoney entities, as
    OpenSanctions gives them out; packed by gzip or bzip2, or not. A name counts where it leads to one entry
    alone. Names of one entry become one party, with the reason; names of two entries never do. What was
    looked up stays in the ledger, in place of what was looked up before.
    """
    from onrecord.ledger import Ledger
    from onrecord.pipeline import identify as look_up

    Ledger.open(ledger).close()  # says so where there is none: looking up makes no ledger
    with Ledger.create(ledger) as opened:
        found = look_up(opened, registers)
    if as_json:
        print_json(asdict(found))
        return
    click.echo(
        f"{found.entries:,} entries read, {found.kept:,} with a name of the ledger; "
        f"{found.identified:,} parties identified"
    )
    if found.skipped:
        click.echo(f"{found.skipped:,} lines hold no entity", err=True)
