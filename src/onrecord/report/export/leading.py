"""What the Markdown brief tells first: what is agreed, in conflict, turned, and hangs on one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report import wording
from onrecord.report.disputes import by_issue
from onrecord.report.export.plain import plain
from onrecord.report.views.front import TOLD, Front, front, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.report.account import Account
    from onrecord.report.told import Told
    from onrecord.report.views.claims import Claimed


class Leading:
    """The lines of that part; `used` are the statements of its footnotes, as far as it was told."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._front: Front = front(account)
        self.used: dict[int, Told] = {}

    def lines(self) -> Iterator[str]:
        """All of it; nothing where nothing was read."""
        if not self._account.clippings:
            return
        first = self._front
        yield "\n" + plain(f"In short: {wording.in_short(self._account, first)}") + "\n"
        yield from self._claims("Agreed by several independent origins", first.agreed)
        yield from self._disputes(first)
        yield from self._turns(first)
        yield from self._claims("In several outlets, from one origin only", first.hanging)

    def _claims(self, what: str, claims: Sequence[Claimed]) -> Iterator[str]:
        told = readable(claims, TOLD)
        yield from _section(what, bool(claims), "No claim was found that is.")
        for one in told:
            who = plain(f"({wording.origins(one)})")
            yield f"- {plain(one.gist.alone)}{self._marks((one.gist, *one.lines))} {who}\n"
        yield from _more(len(claims) - len(told), "claim")

    def _disputes(self, first: Front) -> Iterator[str]:
        yield from _section(
            "In conflict, as far as the words show",
            bool(first.contested),
            "No two statements were found that can't both hold.",
        )
        for one in first.contested[:TOLD]:
            sides = (f"{plain(side.words)}{self._marks([side])}" for side in (one.a, one.b))
            kind = wording.CONFLICTS[one.conflict.kind]
            also = f"; {one.also}" if one.also else ""
            yield f"- {' — against — '.join(sides)} {plain(f'({kind}: {one.why}{also})')}\n"
        yield from _more(len(first.contested) + first.more_contested - TOLD, "open disagreement")
        if first.updates:
            updates = wording.count(first.updates, "update")
            yield "\n" + plain(f"{updates} besides: a later line replaces the earlier.") + "\n"

    def _turns(self, first: Front) -> Iterator[str]:
        yield from _section(
            "Changed position", bool(first.turned), "No party was found to change its position."
        )
        turns = first.turned[:TOLD]
        for party, issue, lines in by_issue(turns):
            steps = (
                f"{stance}, {plain(told.said)}: {plain(told.words)}{self._marks([told])}"
                for stance, told in lines
            )
            yield f"- {plain(party)} on {plain(issue)}: {'; '.join(steps)}\n"
        yield from _more(len(first.turned) - len(turns), "turn")

    def _marks(self, those: Iterable[Told]) -> str:
        by_number = {one.number: one for one in those}
        self.used.update(by_number)
        return "".join(f"[^{number}]" for number in by_number)


def _section(what: str, is_filled: bool, nothing: str) -> Iterator[str]:
    yield f"\n## {what}\n\n"
    if not is_filled:
        yield f"{nothing}\n"


def _more(number: int, what: str) -> Iterator[str]:
    if number > 0:
        more = wording.count(number, f"more {what}")
        yield f"\n{more} left out here; the other formats have them all.\n"
