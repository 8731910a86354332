"""Judgements told: as they are made, listed, and with what became of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from onrecord.model import UNSETTLED, Judgement
from onrecord.report.anchors import find_article, find_mention, find_statement, find_two_mentions
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.ledger import Ledger
    from onrecord.model import Standing
    from onrecord.report.sheet import Sheet

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "same-party": ("PARTY", "PARTY"),
    "not-same-party": ("PARTY", "PARTY"),
    "speaker": ("STATEMENT", "PARTY|unsettled"),
    "not-a-statement": ("STATEMENT",),
    "published": ("ARTICLE", "DAY[..DAY]"),
    "same-claim": ("STATEMENT", "STATEMENT"),
    "not-same-claim": ("STATEMENT", "STATEMENT"),
    "conflict": ("STATEMENT", "STATEMENT", "KIND"),
    "no-conflict": ("STATEMENT", "STATEMENT"),
}
"""What follows each kind of judgement, as a person gives it."""

_TOLD = {
    "same-party": "“{}” and “{}” are one party",
    "not-same-party": "“{}” and “{}” are two parties",
    "speaker": "“{}” is said by {}",
    "not-a-statement": "“{}” is no statement",
    "published": "{} was published {}",
    "same-claim": "“{}” and “{}” say the same",
    "not-same-claim": "“{}” and “{}” don't say the same",
    "conflict": "“{}” and “{}” can't both hold",
    "no-conflict": "“{}” and “{}” can both hold",
}
_STATES = {"overruled": "yellow", "idle": "yellow", "unclear": "red", "revoked": "dim"}


def judgement(ledger: Ledger, kind: str, given: Sequence[str], told: Mapping[str, str]) -> Judgement:
    """What a person says, anchored: `given` are as many words as `ARGUMENTS` has; `told` who, made_at, note.

    Raises:
        UsageError: what is named isn't there, or several things are called so.
    """
    names: tuple[str, ...]
    if kind in {"same-party", "not-same-party"}:
        a, b = find_two_mentions(ledger, given[0], given[1])
        subject, object, names = a.id, b.id, (a.words, b.words)
    elif kind == "published":
        article = find_article(ledger, given[0])
        subject, object, names = article.id, given[1], (article.words, in_line(given[1]))
    else:
        subject, object, names = _about_statement(ledger, kind, given)
    sentence = _TOLD[kind].format(*names)
    note = f"{sentence}; {in_line(told['note'])}" if told["note"] else sentence
    return Judgement(kind, subject, object, told["who"], told["made_at"], note)


def _about_statement(ledger: Ledger, kind: str, given: Sequence[str]) -> tuple[str, str, tuple[str, ...]]:
    """Subject, object, and what a reader knows them by."""
    one = find_statement(ledger, given[0])
    if kind == "not-a-statement":
        return one.id, "", (one.words,)
    if kind == "speaker":
        if given[1] == UNSETTLED:
            return one.id, UNSETTLED, (one.words, "nobody that the text settles")
        party = find_mention(ledger, given[1])
        return one.id, party.id, (one.words, party.words)
    other = find_statement(ledger, given[1])
    return one.id, " ".join((other.id, *given[2:])), (one.words, other.words)


def in_order(ledger: Ledger, now: str) -> str:
    """The time of a judgement made `now`: past all that are there, should the clock have been put back.

    The later of two judgements holds, so an order that follows the clock back would undo what is corrected.
    """
    latest = max((one.made_at for one in ledger.judgements()), default="")
    if latest < now:
        return now
    past = datetime.fromisoformat(latest).replace(tzinfo=UTC) + timedelta(milliseconds=1)
    return past.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write(sheet: Sheet, judgements: Iterable[Judgement], standings: Mapping[str, Standing]) -> int:
    """List judgements with how each stands; how many there were."""
    told = tuple(judgements)
    for one in told:
        state, why = standing(one, standings)
        head: list[str | tuple[str, str]] = [(one.id, "bold"), f" {in_line(one.kind)}"]
        if state != "applied":
            head.append((f" {state}: {in_line(why)}" if why else f" {state}", _STATES.get(state, "")))
        sheet.line(*head)
        sheet.line(in_line(one.note) or f"{in_line(one.subject)} {in_line(one.object)}", indent=4)
        sheet.line((f"{in_line(one.who)}, {in_line(one.made_at)}", "dim"), indent=4)
    return len(told)


def write_unheeded(sheet: Sheet, judgements: Iterable[Judgement], standings: Mapping[str, Standing]) -> None:
    """Tell of judgements without effect: overruled ones, and ones that don't apply."""
    told = [one for one in judgements if standing(one, standings)[0] not in {"applied", "revoked"}]
    if told:
        sheet.line(("Judgements without effect", "bold"), f": {len(told):,}")
        for one in told:
            state, why = standing(one, standings)
            name = in_line(one.note) or in_line(one.kind)
            sheet.line(f"{one.id} {state}, {in_line(why)}: {name}", indent=2)


def as_json(one: Judgement, standings: Mapping[str, Standing]) -> dict[str, Any]:
    """A judgement with how it stands."""
    state, why = standing(one, standings)
    return {
        "id": one.id,
        "kind": one.kind,
        "subject": one.subject,
        "object": one.object,
        "who": one.who,
        "when": one.made_at,
        "note": one.note,
        "revoked_by": one.revoked_by,
        "revoked_at": one.revoked_at,
        "state": state,
        "why": why,
    }


def standing(one: Judgement, standings: Mapping[str, Standing]) -> tuple[str, str]:
    """How a judgement stood when links were last made, and why; one that came in since wasn't heeded yet."""
    found = standings.get(one.id)
    return (found.state, found.why) if found else ("idle", "links weren't made since")
