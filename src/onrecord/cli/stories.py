"""`onrecord stories`: which articles tell one developing story."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import note
from onrecord.cli.options import json_option, ledger_argument, print_json

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, Where

EPILOG = """\b
Examples:
  onrecord stories
  onrecord stories feed.db --limit 3 --why
  onrecord stories feed.db --json | jq -r '[.title, (.articles | length)] | @tsv'
"""


@click.command(epilog=EPILOG)
@ledger_argument
@click.option("--why", is_flag=True, help="List each story's articles, and why each is in it.")
@click.option("--alone", is_flag=True, help="List the articles that fit no story instead.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    help="At most so many; how many more there are is said.",
)
@json_option("JSON lines, one story (or, with --alone, article) each,")
def stories(ledger: Where, why: bool, alone: bool, limit: int | None, as_json: bool) -> None:
    """List the stories that the articles fall into.

    A story is two or more articles that tell one developing story: with their number, outlets and dates, the
    parties and places that most of them name. The largest come first. Articles that fit no other stand alone.
    """
    from onrecord.ledger import Ledger

    with Ledger.open(ledger) as opened, opened.snapshot():
        if alone:
            _list_alone(opened, limit, as_json=as_json)
        else:
            _list_stories(opened, limit, why=why, as_json=as_json)


def _list_stories(opened: Ledger, limit: int | None, *, why: bool, as_json: bool) -> None:
    from onrecord.report import stories as report
    from onrecord.report.sheet import Sheet

    told = report.tell_stories(opened)
    sheet = Sheet()
    for number, one in enumerate(told[:limit]):
        if as_json:
            print_json(report.as_json(one))
            continue
        if number:
            sheet.gap()
        report.write(sheet, one, with_reasons=why)
    if more := len(told[limit:]) if limit else 0:
        note([f"{more:,} more; --limit leaves them out"])
    number = sum(1 for _ in report.tell_alone(opened))
    if not as_json and number:
        note([f"{number:,} {'article fits' if number == 1 else 'articles fit'} no story; --alone lists them"])


def _list_alone(opened: Ledger, limit: int | None, *, as_json: bool) -> None:
    from onrecord.report import stories as report
    from onrecord.report.dates import in_words
    from onrecord.report.lines import title_of
    from onrecord.report.sheet import Sheet
    from onrecord.report.visible import in_line

    found = report.tell_alone(opened)
    sheet = Sheet()
    for article in itertools.islice(found, limit):
        if as_json:
            print_json({"id": article.id, "title": article.title, "path": article.path})
        else:
            when = in_words(article.published)
            sheet.line(f"{title_of(article)}, {when}, {in_line(article.path)}")
    if more := sum(1 for _ in found):
        note([f"{more:,} more; --limit leaves them out"])
