"""What comes first on a front page, and by which of its lines: of hundreds of claims a reader sees five."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from onrecord.language.folding import fold
from onrecord.report.clarity import CLEAR, clarity, say_the_same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord.report.disputes import Dispute
    from onrecord.report.told import Told
    from onrecord.report.views.claims import Claimed

Thing = TypeVar("Thing")
VARIED = 10
"""So many from the start each tell something else: no second that says what one before it says."""
TWICE = 2
"""Disputes of the first `VARIED` in which one line may stand."""
REPEATS = 0.6
"""Share of the shorter line's words that a second line must have to be taken for a repetition."""
GOOD_LENGTH = 110
"""Characters of a line that says enough and is read at a glance; of two as good the nearer is taken."""


def first_told(claims: Iterable[Claimed], central: Sequence[str]) -> tuple[Claimed, ...]:
    """All the claims, each by the line that is read best alone, the weightiest first.

    First come those that a clear sentence tells, then those in which most origins, and most that carry them,
    have just that (a claim's other lines may say something near it), then those that name most of what the
    story is about.
    """
    names = [fold(name).split()[-1] for name in central]
    told = [replace(one, gist=_best(one)) for one in claims]
    ranked = sorted(told, key=lambda one: _rank(one, names))
    return tuple(_varied(ranked, _same_claim))


def first_contested(disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """All the disputes, first those of two sentences, then those that linking is surest of.

    Each is told by its surest pair of lines, or else the surest of two sentences, where it has such. Of those
    that come first no line stands against more than two others: one who contradicts everybody would fill the
    page.
    """
    ranked = sorted(map(_readable, disputes), key=lambda one: -_clarity(one))
    first: list[Dispute] = []
    later: list[Dispute] = []
    told: Counter[str] = Counter()
    for one in _varied(ranked, _same_dispute):
        ids = (one.a.statement.id, one.b.statement.id)
        is_first = len(first) < VARIED and all(told[id] < TWICE for id in ids)
        (first if is_first else later).append(one)
        told.update(ids if is_first else ())
    return tuple(first + later)


def _readable(dispute: Dispute) -> Dispute:
    """The same, by the first of its pairs that can be read alone."""
    pairs = (replace(dispute, rest=(), more=0, updates=0), *dispute.rest)
    best = max((one for one in pairs if one.conflict.status == dispute.conflict.status), key=_clarity)
    others = tuple(one for one in pairs if one is not best)
    return replace(best, rest=others, more=dispute.more, updates=dispute.updates)


def _clarity(dispute: Dispute) -> int:
    return min(1, clarity(dispute.a), clarity(dispute.b))


def _best(claimed: Claimed) -> Told:
    """The line that tells a claim best; its own gist where none is any better."""
    lines = (claimed.gist, *claimed.lines)
    best = max(lines, key=lambda line: (clarity(line) == CLEAR, _support(claimed, line), *_ease(line)))
    return best if clarity(best) == CLEAR else max(claimed.gist, *lines, key=clarity)


def _ease(line: Told) -> tuple[int, int]:
    return clarity(line), -abs(len(line.words) - GOOD_LENGTH)


def _support(claimed: Claimed, line: Told) -> tuple[int, int]:
    """How many of a claim's origins, and of what carries it, have a line that says what this one says."""
    ids = {one.statement.id for one in claimed.lines if one is line or say_the_same(one, line)}
    origins = sum(any(one.statement.id in ids for one in origin.lines) for origin in claimed.origins)
    carriers = sum(any(one.statement.id in ids for one in carrier.lines) for carrier in claimed.carriers)
    return origins, carriers


def _rank(claimed: Claimed, names: Sequence[str]) -> tuple[object, ...]:
    origins, carriers = _support(claimed, claimed.gist)
    words = set(fold(claimed.gist.words).split())
    about = sum(name in words for name in names)
    firm = min(origins, carriers) if len(claimed.origins) > 1 else carriers
    is_caption = claimed.gist.statement.region == "caption"
    return is_caption, -(clarity(claimed.gist) == CLEAR), -firm, -min(about, 3), -carriers, *claimed.rank


def _same_claim(a: Claimed, b: Claimed) -> bool:
    """Whether a line of the one says what the other says."""
    return any(say_the_same(a.gist, line, REPEATS) for line in b.lines) or any(
        say_the_same(b.gist, line, REPEATS) for line in a.lines
    )


def _same_dispute(a: Dispute, b: Dispute) -> bool:
    """Whether the one sets against one another what the other does."""
    return any(
        say_the_same(a.a, one, REPEATS) and say_the_same(a.b, other, REPEATS)
        for one, other in ((b.a, b.b), (b.b, b.a))
    )


def _varied(ranked: Sequence[Thing], is_repeat: Callable[[Thing, Thing], bool]) -> list[Thing]:
    """The same, but for what repeats one of the first `VARIED`: that comes after them."""
    first: list[Thing] = []
    later: list[Thing] = []
    for one in ranked:
        if len(first) < VARIED and not any(is_repeat(other, one) for other in first):
            first.append(one)
        else:
            later.append(one)
    return [*first, *later]
