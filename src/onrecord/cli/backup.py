"""`onrecord backup`: a copy of a ledger, of one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import FILE, LEDGER

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger import Where

EPILOG = """\b
Examples:
  onrecord backup story.db /mnt/safe/story.db
  onrecord backup story.db /mnt/safe/story.db --replace
"""


@click.command(epilog=EPILOG)
@click.argument("ledger", type=LEDGER)
@click.argument("copy", type=FILE)
@click.option("--replace", is_flag=True, help="Put the copy in the place of a file that is there already.")
def backup(ledger: Where, copy: Path, *, replace: bool) -> None:
    """Copy a ledger, whole and of one moment.

    Another program may write to the ledger meanwhile. COPY is a ledger like any other; it has its name only
    when it is complete and on the disk.
    """
    from onrecord.ledger import back_up
    from onrecord.report.visible import in_line

    back_up(ledger, copy, replace=replace)
    click.echo(f"{in_line(str(copy))}: a copy of {in_line(str(ledger))}")
