"""`onrecord check`: whether a ledger is sound."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import FAULTS_FOUND, SOME_NOT_READ, note
from onrecord.cli.options import json_option, ledger_argument, print_json
from onrecord.errors import LedgerDamaged

if TYPE_CHECKING:
    from onrecord.ledger import Fault, Where

EPILOG = """\b
Examples:
  onrecord check story.db
  onrecord check story.db --repair
"""


@click.command(epilog=EPILOG)
@ledger_argument
@click.option(
    "--repair",
    "repairs",
    is_flag=True,
    help="Where there are faults, make the ledger sound, keeping the old file.",
)
@json_option("the faults as one JSON array")
@click.pass_context
def check(ctx: click.Context, /, ledger: Where, repairs: bool, as_json: bool) -> None:
    """See whether a ledger is sound, and repair it if asked to.

    Looked at are its pages, keys, hashes and seals, and that every span slices to what is stored. Without
    --repair it changes nothing; with faults the exit code is 1.

    A repair carries every article and every judgement that is whole into a new file, links them anew, and
    keeps the ledger as it was beside it. It lists the articles that were lost, so that they can be read
    again, and counts the judgements; then the exit code is 3.
    """
    faults = _faults(ledger, tolerant=repairs)
    if as_json:
        print_json([asdict(fault) for fault in faults], indent=2)
    else:
        _tell(ledger, faults, advises=not repairs)
    if repairs and faults:
        ctx.exit(SOME_NOT_READ if _repair(ledger) else 0)
    if faults:
        ctx.exit(FAULTS_FOUND)


def _faults(ledger: Where, *, tolerant: bool) -> tuple[Fault, ...]:
    """What is wrong; a ledger too damaged to be opened is one fault where it is to be repaired."""
    from onrecord.ledger import Fault
    from onrecord.ledger import check as faults_of

    try:
        return faults_of(ledger)
    except LedgerDamaged as error:
        if not tolerant:
            raise
        return (Fault("ledger", str(error)),)


def _tell(ledger: Where, faults: tuple[Fault, ...], *, advises: bool) -> None:
    from onrecord.report.sheet import Sheet
    from onrecord.report.visible import in_line

    sheet = Sheet()
    for fault in faults:
        sheet.line((in_line(fault.subject), "bold"), f": {in_line(fault.reason)}")
    name = in_line(str(ledger))
    sheet.line(
        f"{name}: {len(faults):,} fault{'' if len(faults) == 1 else 's'}" if faults else f"{name}: sound"
    )
    if faults and advises:
        sheet.line(f"onrecord check {name} --repair keeps all that holds, in a new file")


def _repair(ledger: Where) -> bool:
    """Repair it and say what was kept and lost, on stderr; whether anything was lost."""
    from onrecord import pipeline

    done = pipeline.repair(ledger)
    note([f"repaired: {done.kept:,} articles and {done.judgements:,} judgements are kept, and linked anew"])
    note([f"the ledger as it was: {done.damaged}"])
    if done.lost:
        note([f"lost, to be read again: {len(done.lost):,} articles, from"])
        note(f"  {path}" for one in done.lost for path in one.paths or (f"an input unknown ({one.article})",))
    if done.lost_judgements:
        note([f"lost, to be judged again: {done.lost_judgements:,} judgements that were damaged"])
    return bool(done.lost or done.lost_judgements)
