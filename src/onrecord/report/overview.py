"""What a tired reader wants first, on the terminal: agreed, in conflict, turned, hanging on one origin.

Each sentence is a line of the ledger, and each is followed by the lines that it rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report import wording
from onrecord.report.disputes import by_issue
from onrecord.report.views.front import front, readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.report.account import Account
    from onrecord.report.brief import Measure
    from onrecord.report.disputes import Dispute
    from onrecord.report.sheet import Sheet
    from onrecord.report.told import Told
    from onrecord.report.views.claims import Claimed

PLACES = 3
"""Further places of a claim's lines that are given; yet further ones are counted."""
NAME = 50
"""Characters of an origin's name: of some it is a headline."""


class Overview:
    """Writes the overview of an account on a sheet, as much of it as the measure says."""

    def __init__(self, sheet: Sheet, account: Account, measure: Measure) -> None:
        self._sheet, self._account, self._measure = sheet, account, measure
        self._front = front(account)

    def write(self) -> None:
        """The four things, in the order in which the front page has them."""
        first, measure = self._front, self._measure
        self._claims("Agreed by several independent origins", first.agreed, measure.agreed)
        if first.loose:
            self._sheet.line((wording.loose(first.loose), "dim"), indent=2)
        self._disputes(measure.disputes)
        self._turns(measure.turns)
        self._claims("In several outlets, from one origin only", first.hanging, measure.hanging)

    def in_short(self) -> None:
        """How many there are of the four things, on one line."""
        self._sheet.line(("In short: ", "bold"), wording.in_short(self._account, self._front))

    def _claims(self, what: str, claims: Sequence[Claimed], limit: int) -> None:
        heading(self._sheet, what)
        if not claims:
            self._sheet.line("No claim was found that is.", indent=2)
        told = readable(claims, limit)
        for one in told:
            self._claim(one)
        left_out(self._sheet, len(claims) - len(told), "claim")

    def _claim(self, one: Claimed) -> None:
        """Its words, who has them, and where they stand."""
        self._sheet.line((self._words(one.gist.alone), "bold"), indent=2)
        self._sheet.line((wording.origins(one, NAME), "italic"), indent=4)
        self._place(one.gist, indent=4)
        others = [line for line in one.lines if line.statement.id != one.gist.statement.id]
        if others:
            places = list(dict.fromkeys(self._where(line) for line in (one.gist, *others)))[1:]
            more = f" and {wording.count(len(places) - PLACES, 'more place')}" if len(places) > PLACES else ""
            also = f": also {', '.join(places[:PLACES])}{more}" if places else ""
            self._sheet.line((f"{wording.count(len(one.lines), 'line')}{also}", "dim"), indent=4)

    def _disputes(self, limit: int) -> None:
        first, sheet = self._front, self._sheet
        heading(sheet, "In conflict, as far as the words show")
        if not first.contested:
            sheet.line("No two statements were found that can't both hold.", indent=2)
        for nth, dispute in enumerate(first.contested[:limit]):
            if nth:
                sheet.gap()
            sheet.line((self._reason(dispute), "italic"), indent=2)
            self._side(dispute.a, indent=4)
            self._side(dispute.b, indent=4)
            self._further(dispute)
        left_out(sheet, len(first.contested) - limit, "open disagreement")
        if first.more_contested and limit >= len(first.contested):
            weaker = wording.count(first.more_contested, "weaker open disagreement")
            sheet.line((f"{weaker} left out here; the export has all", "dim"), indent=2)
        if first.updates:
            updates = wording.count(first.updates, "update")
            sheet.line((f"{updates} besides: a later line replaces the earlier", "dim"), indent=2)

    def _further(self, dispute: Dispute) -> None:
        """How many more pairs of lines there are on it, and the first of them."""
        if not dispute.also:
            return
        self._sheet.line((dispute.also, "dim"), indent=4)
        told = dispute.rest[: self._measure.pairs]
        for pair in told:
            self._sheet.line((self._reason(pair), "italic"), indent=6)
            self._side(pair.a, indent=8)
            self._side(pair.b, indent=8)
        if told and dispute.more > len(told):
            weaker = wording.count(dispute.more - len(told), "weaker pair")
            self._sheet.line((f"{weaker} left out here; the export has all", "dim"), indent=6)

    def _turns(self, limit: int) -> None:
        """Turns of one party on one issue stand together, each line once, in the order of saying."""
        sheet, turns = self._sheet, self._account.turns
        heading(sheet, "Changed position")
        if not turns:
            sheet.line("No party was found to change its position.", indent=2)
        for nth, (party, issue, steps) in enumerate(by_issue(turns[:limit])):
            if nth:
                sheet.gap()
            sheet.line((party, "bold"), f" on {issue}", indent=2)
            for stance, told in steps:
                sheet.line((stance, "italic"), indent=4)
                sheet.line((self._contrast(told.words), "bold"), indent=6)
                self._place(told, indent=8)
        left_out(sheet, len(turns) - limit, "turn")

    def _reason(self, pair: Dispute) -> str:
        return f"{wording.CONFLICTS[pair.conflict.kind]}: {self._contrast(pair.why)}"

    def _side(self, told: Told, indent: int) -> None:
        """A statement, and below it where it stands."""
        self._sheet.line((self._words(told.words), "bold"), indent=indent)
        self._place(told, indent + 2)

    def _place(self, told: Told, indent: int) -> None:
        self._sheet.line(
            (f"{told.route}, {told.said}, ", "dim"), (self._where(told), "dim underline"), indent=indent
        )

    def _words(self, text: str) -> str:
        return wording.shorten(text, self._measure.letters)

    def _contrast(self, text: str) -> str:
        return wording.shorten(text, self._measure.contrast)

    def _where(self, told: Told) -> str:
        return told.where.removeprefix(self._account.folder)


def heading(sheet: Sheet, text: str) -> None:
    """A heading, after a gap."""
    sheet.gap()
    sheet.line((text, "bold underline"))


def left_out(sheet: Sheet, number: int, what: str) -> None:
    """How many more there are, where there are any."""
    if number > 0:
        more = wording.count(number, f"more {what}")
        sheet.line((f"{more} left out here; --all tells them all", "dim"), indent=2)
