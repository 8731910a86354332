"""`onrecord export`: a ledger as files for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.group import note
from onrecord.cli.options import FOLDER, ledger_argument
from onrecord.report.export import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger import Where

EPILOG = """\b
Formats:
{formats}

\b
Examples:
  onrecord export story.db --format jsonl -o story/
  onrecord export story.db --format csv -o tables/
""".format(formats="\n".join(f"  {name:<14}{what}" for name, what in FORMATS.items()))


@click.command(epilog=EPILOG)
@ledger_argument
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    type=click.Choice(list(FORMATS)),
    default="jsonl",
    show_default=True,
    help="One of the formats below.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="FOLDER",
    type=FOLDER,
    required=True,
    help="Where the files go; made where there is none.",
)
def export(ledger: Where, form: str, folder: Path) -> None:
    """Write a ledger as files for other programs.

    They are byte for byte the same for the same ledger.
    """
    from onrecord.ledger import Ledger
    from onrecord.report.export import export as write

    with Ledger.open(ledger) as opened:
        write(opened, folder, form)
    note([f"wrote {folder} ({form})"])
