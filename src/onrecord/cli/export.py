"""`onrecord export`: a ledger as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.group import note
from onrecord.cli.options import FOLDER, ledger_argument

EPILOG = """\b
Examples:
  onrecord export story.db --format jsonl -o story/
"""


@click.command(epilog=EPILOG)
@ledger_argument
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True,
              help="jsonl: one file per noun, one JSON object per line.")
@click.option("-o", "--output", "folder", metavar="FOLDER", type=FOLDER,
              required=True, help="Where the files go; made where there is none.")
def export(ledger: Path, form: str, folder: Path) -> None:
    """Write a ledger as JSON Lines files.

    They are byte for byte the same for the same ledger.
    """
    from onrecord.ledger import Ledger
    from onrecord.report.export import export as write

    with Ledger.open(ledger) as opened:
        write(opened, folder)
    note([f"wrote {folder} ({form})"])
