"""The brief: the account of the story for a terminal, short enough to be read by someone tired."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.report import agreement, listing, wording
from onrecord.report.account import telling
from onrecord.report.overview import Overview, heading, left_out
from onrecord.report.views.front import front
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.report.account import Account, Speaker
    from onrecord.report.sheet import Sheet
    from onrecord.report.told import Told

EVERYTHING = 10**9


@dataclass(frozen=True, slots=True)
class Measure:
    """How much the brief lists of each kind; what is left out is counted.

    `statements` are of a party, `repeats` the further places where a statement stands word for word; `agreed`
    are claims of several origins, `hanging` those that several outlets have from one. Of a line in these two
    and of a side of a conflict so many `letters` are told at most: one reads it in a breath; of why two
    conflict and of a line of a turn, which are read against one another, no more than `contrast`; of a
    disagreement so many further `pairs` of lines.
    """

    parties: int = 10
    statements: int = 3
    outlets: int = 8
    rejections: int = 20
    unresolved: int = 5
    repeats: int = 2
    disputes: int = 3
    turns: int = 5
    agreed: int = 4
    hanging: int = 3
    letters: int = 110
    contrast: int = 100
    pairs: int = 0


ALL = Measure(*[EVERYTHING] * 13)


@dataclass(frozen=True, slots=True)
class Within:
    """The name by which commands reach the ledger, and the folder within which its files are named."""

    ledger: str
    folder: str


def write(sheet: Sheet, account: Account, ledger: str, measure: Measure = Measure()) -> None:
    """Tell the account; `ledger` is the name by which further commands reach it.

    What a reader wants first comes first: what is agreed, what conflicts, who turned, what one source says.
    """
    overview = Overview(sheet, account, measure)
    _head(sheet, account, in_line(ledger), overview)
    if account.clippings:
        overview.write()
    _outlets(sheet, account, measure.outlets)
    _unread(sheet, account, measure.rejections)
    _speakers(sheet, account, in_line(ledger), measure)
    _unresolved(sheet, account, measure.unresolved)


def _head(sheet: Sheet, account: Account, ledger: str, overview: Overview) -> None:
    if not account.clippings:
        sheet.line((ledger, "bold"), ": nothing was read, so there is nothing on record.")
        return
    articles = wording.count(len(account.clippings), "article")
    when = wording.publication(account)
    sheet.line((ledger, "bold"), f": {articles} {wording.outlets(account)}{when}.")
    overview.in_short()
    settled = len(account.told) - len(account.unresolved)
    by = wording.count(len(account.speakers), "party", "parties")
    rest = len(account.unresolved)
    unsettled = f", and {rest:,} whose speaker the text doesn't settle" if rest else ""
    sheet.line(f"{wording.count(settled, 'statement')} by {by}{unsettled}.")
    if account.own:
        own = wording.count(account.own, "assertion")
        sheet.line(f"{own} of the articles' own, counted and not listed here.")
    if account.folder:
        sheet.line("Lines are given by file and line within ", (in_line(account.folder), "underline"), ".")


def _outlets(sheet: Sheet, account: Account, limit: int) -> None:
    if not account.outlets:
        return
    heading(sheet, "Outlets")
    for outlet in account.outlets[:limit]:
        numbers = f"{wording.count(outlet.articles, 'article')}, {outlet.dated}; "
        said = f"{wording.count(outlet.statements, 'statement')} relayed, {outlet.own:,} of its own"
        sheet.line((outlet.name, "bold"), f": {numbers}{said}", indent=2)
    left_out(sheet, len(account.outlets) - limit, "outlet")


def _unread(sheet: Sheet, account: Account, limit: int) -> None:
    lines = [(in_line(rejection.path), in_line(rejection.reason)) for rejection in account.rejections]
    for clipping in account.unread:
        language = clipping.article.language
        named = f" ({in_line(language)})" if language else ""
        reason = f"kept, but not read for statements: its language{named} isn't one that is read"
        lines.append((in_line(clipping.article.path), reason))
    if not lines:
        return
    heading(sheet, "Not read")
    for path, reason in lines[:limit]:
        sheet.line((path, "underline"), f": {reason}", indent=2)
    left_out(sheet, len(lines) - limit, "input")


def _speakers(sheet: Sheet, account: Account, ledger: str, measure: Measure) -> None:
    heading(sheet, "Who said what")
    if not account.speakers:
        sheet.line("Nobody is named as saying anything in these articles.", indent=2)
    for speaker in account.speakers[: measure.parties]:
        _speaker(sheet, speaker, Within(ledger, account.folder), measure)
    rest = account.speakers[measure.parties :]
    if rest:
        statements = wording.count(sum(len(speaker.told) for speaker in rest), "statement")
        parties = wording.count(len(rest), "more party", "more parties")
        sheet.gap()
        sheet.line((f"{parties} with {statements} left out here; --all tells them all", "dim"), indent=2)


def _speaker(sheet: Sheet, speaker: Speaker, within: Within, measure: Measure) -> None:
    sheet.gap()
    kind = wording.KINDS.get(speaker.party.kind, speaker.party.kind)
    where = wording.reach(speaker.articles, speaker.outlets)
    number = wording.count(len(speaker.told), "statement")
    sheet.line((speaker.name, "bold"), f", {kind}: {number} {where}", indent=2)
    groups = _most_telling(speaker.told)
    for group in groups[: measure.statements]:
        _statement(sheet, group, within.folder, measure.repeats)
    rest = sum(len(group) for group in groups[measure.statements :])
    if rest > 0:
        name = f'"{speaker.name}"' if '"' not in speaker.name else speaker.party.id
        sheet.line((f"{rest:,} more: onrecord statements {within.ledger} --by {name}", "dim"), indent=4)


def _statement(sheet: Sheet, group: Sequence[Told], folder: str, repeats: int) -> None:
    """A statement, and where else the same stands word for word."""
    told = group[0]
    sheet.line((told.does, "italic cyan"), " ", told.words, indent=4)
    sheet.line(
        (f"{told.route}, {told.said}, ", "dim"), (told.where.removeprefix(folder), "dim underline"), indent=6
    )
    for again in group[1 : 1 + repeats]:
        where = again.where.removeprefix(folder)
        sheet.line((f"the same: {again.route}, ", "dim"), (where, "dim underline"), indent=6)
    if len(group) > 1 + repeats:
        sheet.line((f"the same {len(group) - 1 - repeats:,} more times", "dim"), indent=6)


def _unresolved(sheet: Sheet, account: Account, limit: int) -> None:
    if not account.unresolved:
        return
    heading(sheet, "Speaker not settled by the text")
    for told in sorted(account.unresolved, key=telling)[:limit]:
        sheet.line((told.words, ""), indent=2)
        sheet.line((f"why: {told.reason}", "italic"), indent=4)
        where = told.where.removeprefix(account.folder)
        sheet.line((f"{told.route}, {told.said}, ", "dim"), (where, "dim underline"), indent=4)
    left_out(sheet, len(account.unresolved) - limit, "statement")


def _most_telling(told: Sequence[Told]) -> list[list[Told]]:
    """The statements, the most telling first, those of further articles before a second of the same.

    What a party says in several articles word for word (copies of one report) is one group.
    """
    groups: dict[tuple[str, str], list[Told]] = {}
    for one in sorted(told, key=telling):
        groups.setdefault((one.statement.act, one.words.casefold()), []).append(one)
    seen: set[str] = set()
    first: list[list[Told]] = []
    rest: list[list[Told]] = []
    for group in groups.values():
        articles = {one.statement.article for one in group}
        (rest if articles <= seen else first).append(group)
        seen |= articles
    return [*first, *rest]


def as_json(account: Account) -> dict[str, Any]:
    """The whole account, nothing left out, as one JSON object."""
    first = front(account)
    return {
        "articles": [
            {
                "id": clipping.article.id,
                "paths": list(clipping.paths),
                "title": clipping.article.title,
                "outlet": clipping.article.outlet,
                "published": {"from": clipping.article.published.start, "to": clipping.article.published.end},
                "is_read": clipping.article.is_read,
                "statements": len(clipping.told),
                "own": clipping.own,
            }
            for clipping in account.clippings
        ],
        "counts": _counts(account),
        "agreed": [agreement.as_json(claimed) for claimed in first.agreed],
        "from_one_origin": [agreement.as_json(claimed) for claimed in first.hanging],
        "conflicts": [
            {
                "a": one.a,
                "b": one.b,
                "kind": one.kind,
                "why": wording.reason(one.why),
                "matter": one.matter,
            }
            for one in account.conflicts.open_pairs
        ],
        "turns": [
            {
                "party": turn.party,
                "issue": turn.issue,
                "from": turn.before.statement.id,
                "to": turn.after.statement.id,
                "why": turn.why,
            }
            for turn in account.turns
        ],
        "not_read": [asdict(rejection) for rejection in account.rejections],
        "parties": [
            {
                "id": speaker.party.id,
                "name": speaker.party.name,
                "kind": speaker.party.kind,
                "articles": speaker.articles,
                "outlets": speaker.outlets,
                "statements": [listing.as_json(told) for told in speaker.told],
            }
            for speaker in account.speakers
        ],
        "unresolved": [listing.as_json(told) for told in account.unresolved],
        "own": account.own,
    }


def _counts(account: Account) -> dict[str, int]:
    """Under the names that the ledger has for them: `conflicts` are pairs, of one or another of `matters`."""
    told = account.conflicts
    return {
        "articles": len(account.clippings),
        "undated": account.undated,
        "outlets": account.named_outlets,
        "attributed": len(account.told),
        "speakers": len(account.speakers),
        "claims": len(account.claims),
        "conflicts": len(told.pairs),
        "open_conflicts": len(told.open_pairs),
        "matters": told.number_open + told.number_settled,
        "open_matters": told.number_open,
    }
