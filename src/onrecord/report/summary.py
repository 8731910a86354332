"""What a build did, in a few lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.report.visible import in_line
from onrecord.report.wording import count

if TYPE_CHECKING:
    from onrecord.ledger import Counts
    from onrecord.model import Rejection
    from onrecord.report.sheet import Sheet

LISTED = 20
"""Inputs that could not be read which are listed; the ledger keeps all of them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A build's figures, and `counts` of the whole ledger afterwards.

    `new` articles, `known` ones that were there, `rejected` inputs, `seconds` it took; `page` is the page it
    wrote.
    """

    ledger: str
    new: int
    known: int
    rejected: tuple[Rejection, ...]
    counts: Counts
    seconds: float
    page: str | None = None


def write(sheet: Sheet, summary: Summary) -> None:
    """Tell it."""
    known = f", {summary.known:,} already there" if summary.known else ""
    missed = f", {count(len(summary.rejected), 'input')} not read" if summary.rejected else ""
    sheet.line(
        ("Read ", "bold"), f"{count(summary.new, 'new article')}{known}{missed}, in {_time(summary.seconds)}."
    )
    counts = summary.counts
    own = counts.statements - counts.attributed
    sheet.line(
        (in_line(summary.ledger), "bold"),
        f" now holds {count(counts.articles, 'article')}, {count(counts.attributed, 'statement')} by "
        f"{count(counts.speakers, 'party', 'parties')} and {count(own, 'assertion')} of the articles' own.",
    )
    for rejection in summary.rejected[:LISTED]:
        sheet.line(
            ("not read ", "red"),
            (in_line(rejection.path), "underline"),
            f": {in_line(rejection.reason)}",
            indent=2,
        )
    if len(summary.rejected) > LISTED:
        more = len(summary.rejected) - LISTED
        sheet.line(
            (f"{more:,} more not read: onrecord brief {in_line(summary.ledger)} --all lists them", "dim"),
            indent=2,
        )
    if summary.page:
        sheet.line("The page is ", (in_line(summary.page), "underline"), ".")


def _time(seconds: float) -> str:
    """ "0.4 s", "12 s", "3 min 20 s"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
