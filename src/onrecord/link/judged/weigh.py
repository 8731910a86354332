"""Which judgements hold together: later ones win over earlier ones, and what is overruled is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, get_args, get_type_hints

from onrecord.link.judged.agreement import Agreement
from onrecord.link.judged.atoms import Atoms
from onrecord.model import (
    UNSETTLED,
    Conflict,
    Interval,
    Judged,
    JudgedDate,
    JudgedVoice,
    Judgement,
    Retraction,
    Standing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onrecord.model import Mention

CONFLICT_KINDS: tuple[str, ...] = get_args(get_type_hints(Conflict)["kind"])
_ABOUT: dict[str, tuple[str, str | None]] = {
    "same-party": ("mention", "mention"),
    "not-same-party": ("mention", "mention"),
    "same-claim": ("statement", "statement"),
    "not-same-claim": ("statement", "statement"),
    "conflict": ("statement", "statement"),
    "no-conflict": ("statement", "statement"),
    "speaker": ("statement", None),
    "not-a-statement": ("statement", None),
    "published": ("article", None),
}
"""Of what subject and object are the ids; None where the object is a value."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Rulings:
    """The judgements that hold, none against another, by time; and what comes of all of them."""

    parties: tuple[Judgement, ...] = ()
    claims: tuple[Judgement, ...] = ()
    conflicts: tuple[Judgement, ...] = ()
    judged: Judged = field(default_factory=Judged)


def weigh(
    judgements: Iterable[Judgement], known: Mapping[str, str], mentions: Iterable[Mention] = ()
) -> Rulings:
    """Weigh judgements against the ledger and one another.

    `known` tells of what the ids are that the ledger holds ("article", "mention", "statement"); `mentions`
    are all of the ledger's, by which parties are told apart. A later judgement wins over earlier ones that
    contradict it; those made at one time are ordered by id.
    """
    weighed = _Weighed(tuple(sorted(judgements, key=lambda one: (one.made_at, one.id), reverse=True)))
    for one in weighed.latest_first:
        _look(weighed, one, known)
    retracted = {one.subject for one in weighed.open("not-a-statement")}
    for one in weighed.open("same-claim", "not-same-claim", "conflict", "no-conflict"):
        gone = next((id for id in (one.subject, _second(one)) if id in retracted), None)
        if gone is not None:
            weighed.set(one, "overruled", f"statement {gone} was judged to be none")
    by_party = weighed.open("same-party", "not-same-party")
    if by_party:
        atoms = Atoms(mentions, by_party)
        _agree(weighed, by_party, atoms.of)
    _agree(weighed, weighed.open("same-claim", "not-same-claim"), lambda id: id)
    _latest(
        weighed, weighed.open("conflict", "no-conflict"), lambda one: frozenset((one.subject, _second(one)))
    )
    for kind in ("speaker", "published"):
        _latest(weighed, weighed.open(kind), lambda one: one.subject)
    return _rulings(weighed)


class _Weighed:
    """Judgements, the latest first, with what is known of their standing; open ones have none yet."""

    def __init__(self, latest_first: tuple[Judgement, ...]) -> None:
        self.latest_first = latest_first
        self.standings: dict[str, Standing] = {}

    def set(self, one: Judgement, state: str, why: str = "") -> None:
        self.standings[one.id] = Standing(one.id, state, why)  # type: ignore[arg-type]  # ours, all of them

    def open(self, *kinds: str) -> list[Judgement]:
        return [one for one in self.latest_first if one.kind in kinds and one.id not in self.standings]


def fault(judgement: Judgement) -> str | None:
    """What is wrong with a judgement in itself, in words; None where it is understood."""
    if judgement.kind not in _ABOUT:
        return f"there is no judgement of kind {judgement.kind}"
    if judgement.kind == "published" and interval(judgement.object) is None:
        return f"{judgement.object} is no day written as YYYY-MM-DD, nor two with .. between them"
    if judgement.kind == "conflict" and judgement.object.partition(" ")[2] not in CONFLICT_KINDS:
        return f"a conflict is one of {', '.join(CONFLICT_KINDS)}"
    if _ABOUT[judgement.kind][1] is not None and judgement.subject == _second(judgement):
        return "it is about one and the same twice"
    return None


def interval(written: str) -> Interval | None:
    """The interval written as a day, or as two with ".." between them, one of which may be left out."""
    start, dots, end = written.partition("..")
    end = end if dots else start
    days = [day for day in (start, end) if day]
    try:
        for day in days:
            date.fromisoformat(day)
        return Interval(start or None, end or None) if days and all(map(_DAY.fullmatch, days)) else None
    except ValueError:
        return None


def _second(one: Judgement) -> str:
    """The id in the object: for a conflict the word before its kind."""
    return one.object.partition(" ")[0] if one.kind == "conflict" else one.object


def _look(weighed: _Weighed, one: Judgement, known: Mapping[str, str]) -> None:
    """Set aside what was taken back, isn't understood, or isn't about anything in this ledger."""
    if one.revoked_at is not None:
        weighed.set(one, "revoked", f"taken back by {one.revoked_by} on {one.revoked_at[:10]}")
        return
    if wrong := fault(one):
        weighed.set(one, "unclear", wrong)
        return
    first, second = _ABOUT[one.kind]
    if one.kind == "speaker" and one.object != UNSETTLED:
        second = "mention"
    for kind, id in ((first, one.subject), (second, _second(one))):
        if kind is not None and known.get(id) != kind:
            weighed.set(one, "idle", f"this ledger holds no {kind} {id}")
            return


def _agree(weighed: _Weighed, latest_first: Sequence[Judgement], thing: Callable[[str], object]) -> None:
    agreement: Agreement[object] = Agreement()
    for one in latest_first:
        a, b = thing(one.subject), thing(one.object)
        if one.kind.startswith("not-"):
            if not agreement.part(a, b, one.id):
                weighed.set(one, "overruled", "later judgements make the two one")
        elif not agreement.join(a, b):
            weighed.set(one, "overruled", f"judgement {agreement.against(a, b)} keeps the two apart")


def _latest(
    weighed: _Weighed, latest_first: Sequence[Judgement], about: Callable[[Judgement], object]
) -> None:
    said: dict[object, Judgement] = {}
    for one in latest_first:
        later = said.setdefault(about(one), one)
        if (later.kind, later.object) != (one.kind, one.object) and later is not one:
            weighed.set(one, "overruled", f"judgement {later.id} says otherwise")


def _rulings(weighed: _Weighed) -> Rulings:
    """What is left open holds."""

    def holding(*kinds: str) -> tuple[Judgement, ...]:
        return tuple(reversed(weighed.open(*kinds)))

    parties = holding("same-party", "not-same-party")
    claims = holding("same-claim", "not-same-claim")
    conflicts = holding("conflict", "no-conflict")
    voices = {
        one.subject: JudgedVoice(one.subject, None if one.object == UNSETTLED else one.object, one.because)
        for one in holding("speaker")
    }
    gone = {one.subject: Retraction(one.subject, one.because) for one in holding("not-a-statement")}
    dates = {
        one.subject: JudgedDate(one.subject, span, one.because)
        for one in holding("published")
        if (span := interval(one.object))
    }
    for one in weighed.latest_first:
        if one.id not in weighed.standings:
            weighed.set(one, "applied")
    judged = Judged(
        tuple(voices[id] for id in sorted(voices)),
        tuple(gone[id] for id in sorted(gone)),
        tuple(dates[id] for id in sorted(dates)),
        tuple(weighed.standings[id] for id in sorted(weighed.standings)),
    )
    return Rulings(parties, claims, conflicts, judged)
