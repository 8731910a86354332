"""The comparisons, in order. Each takes two sides and says how far it holds, from 0 to 1, and on demand why.

What a full 1 counts for or against the two being of one proposition is its weight in `weights.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from onrecord.link.compare.scale import Scale
    from onrecord.link.compare.sides import Side, Words
    from onrecord.model import Quantity, TimeExpression


class Couple(NamedTuple):
    """The two sides, how near they lie once spread out (-1 to 1), and the story's weights of words."""

    a: Side
    b: Side
    near: float
    scale: Scale

    @property
    def is_of_one_speaker(self) -> bool:
        """Whether one party speaks in both."""
        return not self.a.speakers.isdisjoint(self.b.speakers)


Found = tuple[float, Callable[[], str]]
"""How far a comparison holds (0 to 1), and what gives the reason in words, which few ask for."""
NOTHING: Found = (0.0, str)
_TOLD = 6
"""Words that a reason names at most."""
_MASS = 3.5
"""Weight of shared words from which on more of them say no more."""
_LITTLE = 1.75
"""Weight of words below which a statement says so little that another easily has it."""
_HEAD = 0.25
"""Share of an article's lines after which it hardly says anything that it says again (labelled pairs of
one article, see `bench/fit_claims.py`, are told apart best by 0.2 to 0.3, of 0.1 to 1)."""
_COMMON = 12
"""Whole numbers up to this one stand in so many lines that sharing one says less, by `_COMMON_WORTH`."""
_COMMON_WORTH = 0.3


def meaning(c: Couple) -> Found:
    """How near the two lie as sentence vectors, once what the whole story shares is taken away."""
    return max(c.near, 0.0), lambda: f"the wordings are {max(c.near, 0.0):.0%} alike in meaning"


def contained(c: Couple) -> Found:
    """How much of the shorter one's words the longer one has, source and cue taken along.

    Where one party speaks in both, what its name and office are printed as says nothing: see `speaker`.
    """
    if c.is_of_one_speaker:
        return _contained(c.a.said, c.b.said, c.scale)
    return _contained(c.a.words, c.b.words, c.scale)


def matter(c: Couple) -> Found:
    """How much they share besides names and numbers: what happens, not to whom, nor who says so."""
    both = c.a.plain_said & c.b.plain_said if c.is_of_one_speaker else c.a.plain & c.b.plain
    return min(c.scale.weigh(both) / _MASS, 1.0), lambda: _both(both, c.scale)


def parties(c: Couple) -> Found:
    """How many of the parties of the one that names fewer the other names too."""
    both = c.a.parties & c.b.parties
    fewest = min(len(c.a.parties), len(c.b.parties))
    return (len(both) / fewest, lambda: f"both name {len(both)} of the same parties") if both else NOTHING


def speaker(c: Couple) -> Found:
    """Whether one party speaks in both."""
    return (1.0, lambda: "one party speaks in both") if c.is_of_one_speaker else NOTHING


def same_number(c: Couple) -> Found:
    """Whether a number stands in both: in full where both count the same with it, or share a name too."""
    both = c.a.numbers & c.b.numbers
    if not both:
        return NOTHING
    counted = {(u, q.value) for u, q in c.a.quantities} & {(u, q.value) for u, q in c.b.quantities}
    unusual = (c.a.words.every & c.b.words.every) - c.a.plain - c.b.plain
    names = {word for word in unusual if not word[0].isdigit()}
    is_rare = any(n > _COMMON or n % 1 for n in both)
    return (1.0 if is_rare and (counted or names) else _COMMON_WORTH), lambda: _numbers(both)


def fate(c: Couple) -> Found:
    """Whether both tell that one thing which befalls one but once befell somebody both name."""
    for mine in c.a.fates:
        for other in c.b.fates:
            if (kinds := mine.kinds & other.kinds) and mine.whom.is_one(other.whom):
                return 1.0, partial(_befell, kinds)
    return NOTHING


def one_article(c: Couple) -> Found:
    """Whether one article has both, neither at its head: what that says it says again, else it goes on."""
    if c.a.line.article.id != c.b.line.article.id:
        return NOTHING
    depth = min(c.a.depth, c.b.depth) / _HEAD
    return min(depth, 1.0), lambda: "one article goes on from the one to the other"


def other_number(c: Couple) -> Found:
    """Whether both count something with figures, and no number of the one stands in the other."""
    apart = c.a.counts and c.b.counts and not c.a.numbers & c.b.numbers
    return (1.0, lambda: "no number of the one stands in the other") if apart else NOTHING


def quantity(c: Couple) -> Found:
    """Whether what both count is counted so that it can't fit, bounds ("at least") taken into account."""
    pairs = [(p, q) for unit, p in c.a.quantities for other, q in c.b.quantities if unit == other]
    if not pairs or any(_fits(p, q) for p, q in pairs):
        return NOTHING
    p, q = pairs[0]
    return 1.0, lambda: f"{p.value:,.10g} against {q.value:,.10g} {p.unit}"


def time(c: Couple) -> Found:
    """Whether both give times, and none of the one meets one of the other."""
    apart = c.a.times and c.b.times and not any(_meet(s, t) for s in c.a.times for t in c.b.times)
    return (1.0, lambda: "they speak of different times") if apart else NOTHING


def polarity(c: Couple) -> Found:
    """Whether the one affirms and the other denies."""
    return (1.0, lambda: "one affirms, the other denies") if c.a.is_negated != c.b.is_negated else NOTHING


def modality(c: Couple) -> Found:
    """Whether the one leaves open what the other says flatly."""
    return (
        (1.0, lambda: "one leaves open what the other says flatly") if c.a.is_open != c.b.is_open else NOTHING
    )


COMPARISONS: tuple[Callable[[Couple], Found], ...] = (
    meaning, contained, matter, parties, speaker, same_number, fate, one_article, other_number, quantity,
    time, polarity, modality,
)  # fmt: skip


def _contained(a: Words, b: Words, scale: Scale) -> Found:
    both = a.every & b.every
    if not both:
        return NOTHING
    fewest = max(min(a.weight, b.weight), 1e-9)
    share = min(scale.weigh(both) / fewest, 1.0)
    return share * min(fewest / _LITTLE, 1.0), lambda: f"the one has {share:.0%} of what the other says"


def _befell(kinds: AbstractSet[str]) -> str:
    return f"both tell of one person’s {min(kinds)}"


def _both(words: frozenset[str], scale: Scale) -> str:
    return f"both say {_list(words, scale)}" if words else ""


def _list(words: frozenset[str], scale: Scale) -> str:
    return ", ".join(sorted(words, key=lambda word: (-scale.weight(word), word))[:_TOLD])


def _numbers(both: AbstractSet[float]) -> str:
    return f"both have {', '.join(f'{n:,.10g}' for n in sorted(both, reverse=True)[:3])}"


def _fits(p: Quantity, q: Quantity) -> bool:
    low = max(p.low if p.low is not None else float("-inf"), q.low if q.low is not None else float("-inf"))
    high = min(p.high if p.high is not None else float("inf"), q.high if q.high is not None else float("inf"))
    return low <= high


def _meet(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether the two may be one time; where no day is known, by weekdays and by what the values give."""
    s, t = a.interval, b.interval
    if s.is_bounded and t.is_bounded:
        return str(s.start)[:10] <= str(t.end)[:10] and str(t.start)[:10] <= str(s.end)[:10]
    days = [match for time in (a, b) if (match := _WEEKDAY.match(time.value))]
    if len(days) == _BOTH:
        apart = (int(days[0][1]) - int(days[1][1])) % 7
        return min(apart, 7 - apart) <= 1  # what happens in a night is told of either day
    pairs = zip(a.value.split("T")[0], b.value.split("T")[0], strict=False)
    same_form = ("W" in a.value) == ("W" in b.value)
    return not (same_form and any(x != y for x, y in pairs if x.isdigit() and y.isdigit()))


_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_BOTH = 2
