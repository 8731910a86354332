"""`onrecord mcp`: the ledger to an assistant, read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import ledger_argument

if TYPE_CHECKING:
    from onrecord.ledger import Where

EPILOG = """\b
Examples:
  onrecord mcp story.db
"""


@click.command(epilog=EPILOG)
@ledger_argument
def mcp(ledger: Where) -> None:
    """Let an assistant read a ledger.

    It speaks the Model Context Protocol on standard input and output: name this command in the settings of
    your assistant. The assistant can search and quote, and change nothing.
    """
    from onrecord.serve.extras import need

    need("mcp")
    from onrecord.serve.assistants import run

    run(ledger)
