"""`onrecord read`: one article in the terminal."""

from __future__ import annotations

import click

from onrecord.cli.options import json_option, print_json

EPILOG = """\b
Examples:
  onrecord read article.txt
  onrecord read page.html --json | jq '.statements[].speaker_name'
"""


@click.command(epilog=EPILOG)
@click.argument("file", metavar="FILE")
@json_option("the article's facts and statements as one JSON object")
def read(file: str, as_json: bool) -> None:
    """Show one article with its statements marked, without a ledger.

    FILE is a file or an http(s) address; of a container the first article is shown. Below each paragraph
    stand the statements that begin in it, each with its chain: who says it, and by whose account.
    """
    from onrecord.pipeline import read_one
    from onrecord.report import reading as told
    from onrecord.report.sheet import Sheet
    from onrecord.settings import Settings

    reading = read_one(file, Settings().ingest)
    if as_json:
        print_json(told.as_json(reading), indent=2)
    else:
        told.write(Sheet(), reading)
