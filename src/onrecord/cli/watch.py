"""`onrecord watch`: feeds and folders read as they change."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import note
from onrecord.cli.options import FILE, FOLDER, output_option

if TYPE_CHECKING:
    from onrecord.ledger import Where
    from onrecord.watch import Round

EPILOG = """\b
Examples:
  onrecord watch sources.toml -o story.db
  onrecord watch sources.toml -o story.db --rounds 1 --cache ~/.cache/onrecord
"""


@click.command(epilog=EPILOG)
@click.argument("sources", metavar="SOURCES.toml", type=FILE)
@output_option
@click.option(
    "--rounds", metavar="N", type=click.IntRange(1), help="Stop after so many looks.  [default: never]"
)
@click.option(
    "--cache", metavar="FOLDER", type=FOLDER, help="Keep the feeds' last answers here between runs."
)
@click.option("--allow-private", is_flag=True, help="Let addresses in this machine's own network be fetched.")
@click.option(
    "--delay",
    metavar="SECONDS",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    help="Seconds between two requests to one host.",
)
def watch(
    sources: Path, ledger: Where, rounds: int | None, cache: Path | None, **fetch: float | bool
) -> None:
    """Look at feeds and folders on a schedule, and read what is new into a ledger.

    SOURCES.toml says where to look, how often, and who is told what is new: a command or a webhook gets it as
    JSON, all of it or as much as names a word or a party that is followed. A feed is asked only whether it
    changed; a host that fails is left alone for longer each time. It runs until it is stopped.
    """
    from onrecord.ingest import read_sources
    from onrecord.settings import Settings
    from onrecord.watch import SystemClock, Watch

    watched = read_sources(sources)
    with ExitStack() as held:
        folder = cache or Path(held.enter_context(tempfile.TemporaryDirectory(prefix="onrecord-")))
        policy = replace(
            Settings().fetch,
            cache=folder,
            allow_private=bool(fetch["allow_private"]),
            delay_s=float(fetch["delay"]),
        )
        settings = Settings(ledger=ledger, fetch=policy)
        Watch(watched, ledger, settings.ingest, SystemClock()).rounds(_tell, rounds)


def _tell(found: Round) -> None:
    """One line on stdout for what was read, and one on stderr for each failure."""
    note(f"onrecord: {failure}" for failure in found.failures)
    if found.built is not None:
        looked, new = len(found.inputs), found.built.new
        click.echo(f"{looked:,} changed, {new:,} new articles, {found.told:,} new lines told")
