"""`onrecord statements`: the statements of a ledger that fit."""

from __future__ import annotations

import itertools
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.group import note
from onrecord.cli.options import iso_day, json_option, ledger_argument, print_json
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ledger import Ledger, StatementQuery, Where
    from onrecord.report.told import Told

EPILOG = """\b
Examples:
  onrecord statements --by Erdogan
  onrecord statements story.db --about "safe zone" --from 2016-08 --to 2016-09-15
  onrecord statements --act deny --act refuse --limit 20
  onrecord statements --json | jq -r '[.speaker_name, .path, .line] | @tsv'
"""
ACTS = (
    "say", "report", "announce", "deny", "confirm", "claim", "allege", "accuse", "promise", "threaten",
    "demand", "propose", "agree", "refuse", "warn", "expect", "believe", "ask", "know", "intend", "praise",
    "criticise", "other",
)  # fmt: skip
"""Those of the model, which a test compares; the model isn't imported for --help."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements are asked for, as the reader put it."""

    by: str | None
    about: str | None
    said_from: str | None
    said_to: str | None
    acts: tuple[str, ...]
    attributed: bool
    limit: int | None


@click.command(epilog=EPILOG)
@ledger_argument
@click.option(
    "--by", metavar="PARTY", help="Whose: a name in any spelling (case and accents aside), or a party's id."
)
@click.option(
    "--about", metavar="WORDS", help="With all these words in the content, in any order and inflection."
)
@click.option(
    "--from",
    "said_from",
    metavar="DATE",
    callback=iso_day,
    help="Said on this day or later, as far as is known.",
)
@click.option(
    "--to",
    "said_to",
    metavar="DATE",
    callback=iso_day,
    help="Said on this day or earlier, as far as is known.",
)
@click.option(
    "--act",
    "acts",
    metavar="ACT",
    type=click.Choice(ACTS),
    multiple=True,
    help=f"Of this act, or of any of several: {', '.join(ACTS)}.",
)
@click.option(
    "--attributed/--all",
    default=True,
    show_default=True,
    help="Leave out the articles' own assertions, or list them too.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    help="At most so many; how many more there are is said.",
)
@json_option("JSON lines, one statement each,")
def statements(ledger: Where, as_json: bool, **asked: Any) -> None:
    """List statements with their chain, words, file and line.

    They come as the articles came out, undated ones last, and each article from top to bottom. Dates are
    written YYYY, YYYY-MM or YYYY-MM-DD; a statement fits when it may have been said then, and one of no
    known date fits no dates.
    """
    from onrecord.ledger import Ledger
    from onrecord.report.listing import tell_each

    wanted = Wanted(**asked)
    _need_order(wanted.said_from, wanted.said_to)
    with (
        Ledger.open(ledger) as opened,
        opened.snapshot(),
        closing(tell_each(opened, opened.statements(_query(opened, wanted)))) as fitting,
    ):
        number = _print(itertools.islice(fitting, wanted.limit), as_json=as_json)
        more = sum(1 for _ in fitting) if wanted.limit else 0
    if more:
        note([f"{more:,} more; --limit leaves them out"])
    elif not number and not as_json:
        note(["no statement matches"])


def _need_order(first: str | None, last: str | None) -> None:
    """Refuse dates that can't both hold, compared as far as the shorter of the two says."""
    if first and last and first[: len(last)] > last[: len(first)]:
        raise UsageError(f"--from {first} is later than --to {last}")


def _query(ledger: Ledger, wanted: Wanted) -> StatementQuery:
    from onrecord.ledger import StatementQuery
    from onrecord.report.find import find_party

    return StatementQuery(
        party=find_party(ledger, wanted.by).id if wanted.by is not None else None,
        about=wanted.about,
        said_from=wanted.said_from,
        said_to=wanted.said_to,
        attributed_only=wanted.attributed,
        acts=wanted.acts,  # type: ignore[arg-type]  # click.Choice has seen to it
    )


def _print(told: Iterator[Told], *, as_json: bool) -> int:
    from onrecord.report import listing

    number = 0
    if as_json:
        for one in told:
            print_json(listing.as_json(one))
            number += 1
        return number
    from onrecord.report.sheet import Sheet

    sheet = Sheet()
    for one in told:
        if number:
            sheet.gap()
        listing.write(sheet, one)
        number += 1
    return number
