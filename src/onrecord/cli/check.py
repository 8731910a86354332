"""`onrecord check`: whether a ledger is sound."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import FAULTS_FOUND
from onrecord.cli.options import json_option, ledger_argument, print_json

if TYPE_CHECKING:
    from pathlib import Path

EPILOG = """\b
Examples:
  onrecord check story.db
"""


@click.command(epilog=EPILOG)
@ledger_argument
@json_option("the faults as one JSON array")
@click.pass_context
def check(ctx: click.Context, /, ledger: Path, as_json: bool) -> None:
    """See whether a ledger is sound.

    Looked at are its pages, keys and hashes, and that every span slices to what is stored.
    It changes nothing. With faults the exit code is 1.
    """
    from onrecord.ledger import check as faults_of
    from onrecord.report.sheet import Sheet
    from onrecord.report.visible import in_line

    faults = faults_of(ledger)
    if as_json:
        print_json([asdict(fault) for fault in faults], indent=2)
    else:
        sheet = Sheet()
        for fault in faults:
            sheet.line((in_line(fault.subject), "bold"), f": {in_line(fault.reason)}")
        name = in_line(str(ledger))
        sheet.line(
            f"{name}: {len(faults):,} fault{'' if len(faults) == 1 else 's'}" if faults else f"{name}: sound"
        )
    if faults:
        ctx.exit(FAULTS_FOUND)
