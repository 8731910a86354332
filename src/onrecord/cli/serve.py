"""`onrecord serve`: the ledger in a browser, to read and to correct."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import note
from onrecord.cli.options import ledger_argument, user, utc
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from onrecord.ledger import Where

EPILOG = """\b
Examples:
  onrecord serve story.db
  onrecord serve story.db --port 9000 --who ada
  onrecord serve story.db --host 0.0.0.0
"""


@click.command(epilog=EPILOG)
@ledger_argument
@click.option(
    "--host", metavar="HOST", default="127.0.0.1", show_default=True, help="The address to listen at."
)
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(1, 65535),
    default=8600,
    show_default=True,
    help="The port to listen at.",
)
@click.option(
    "--token",
    metavar="TOKEN",
    envvar="ONRECORD_TOKEN",
    help="Asked of everybody (also from ONRECORD_TOKEN).  [default: made up where others can reach HOST]",
)
@click.option("--who", metavar="NAME", help="Who judges, unless told.  [default: the user of this system]")
def serve(ledger: Where, host: str, port: int, token: str | None, who: str | None) -> None:
    """Show a ledger in the browser, and take corrections and articles.

    It listens on this machine alone unless HOST is another. Where others can reach it, it asks for a token,
    and files of this machine can't be named, only sent. Ctrl-C ends it.
    """
    from onrecord.serve.extras import need

    need("serve")
    from onrecord.serve.run import run
    from onrecord.serve.serving import Serving, is_loopback, need_token
    from onrecord.settings import Settings

    given = token or ("" if is_loopback(host) else secrets.token_urlsafe(32))
    need_token(host, given)
    serving = Serving(
        ledger=ledger,
        ingest=Settings(ledger=ledger).ingest,
        clock=lambda: utc(datetime.now(UTC)),
        who=in_line(who or user()),
        host=host,
        port=port,
        token=given,
    )
    address = f"{serving.address}enter?token={given}" if given else serving.address
    note([f"serving {ledger} at {address}", "Ctrl-C ends it"])
    run(serving)
