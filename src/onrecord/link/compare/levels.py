"""The comparisons, in order. Each takes two sides and says how far it holds, from 0 to 1, and why in words.

What a full 1 counts for or against the two being of one proposition is its weight in `weights.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.link.compare.scale import Scale
    from onrecord.link.compare.sides import Side, Words
    from onrecord.model import Interval, Quantity


class Couple(NamedTuple):
    """The two sides, how near they lie once spread out (-1 to 1), and the story's weights of words."""

    a: Side
    b: Side
    near: float
    scale: Scale


Found = tuple[float, str]
"""How far a comparison holds (0 to 1), and the reason; an empty reason where there is nothing to say."""
NOTHING: Found = (0.0, "")
_TOLD = 6
"""Words that a reason names at most."""
_MASS = 4.0
"""Weight of shared words from which on more of them say no more."""
_RUN = 2
"""Content words in quotation marks that both must have for it to be the same quotation."""


def meaning(c: Couple) -> Found:
    """How near the two lie as sentence vectors, once what the whole story shares is taken away."""
    return max(c.near, 0.0), f"the wordings are {max(c.near, 0.0):.0%} alike in meaning"


def words(c: Couple) -> Found:
    """The share of all their content words that both have, rare words counting for more."""
    return _jaccard(c.a.words, c.b.words, c.scale)


def contained(c: Couple) -> Found:
    """How much of the shorter one's words the longer one has."""
    return _contained(c.a.words, c.b.words, c.scale)


def words_around(c: Couple) -> Found:
    """As `words`, with source and cue taken along."""
    return _jaccard(c.a.around, c.b.around, c.scale)


def contained_around(c: Couple) -> Found:
    """As `contained`, with source and cue taken along."""
    return _contained(c.a.around, c.b.around, c.scale)


def matter(c: Couple) -> Found:
    """How much they share besides names and numbers: what happens, not to whom."""
    both = c.a.plain & c.b.plain
    return min(c.scale.weigh(both) / _MASS, 1.0), _both(both, c.scale)


def predicate(c: Couple) -> Found:
    """Whether they have verbs of one class (kill, die)."""
    both = c.a.verbs & c.b.verbs
    fewest = min(len(c.a.verbs), len(c.b.verbs))
    return (len(both) / fewest, _both(both, c.scale)) if both else NOTHING


def parties(c: Couple) -> Found:
    """How many of the parties of the one that names fewer the other names too."""
    both = c.a.parties & c.b.parties
    fewest = min(len(c.a.parties), len(c.b.parties))
    return (len(both) / fewest, f"both name {len(both)} of the same parties") if both else NOTHING


def speaker(c: Couple) -> Found:
    """Whether one party speaks in both."""
    return (1.0, "one party speaks in both") if c.a.speakers & c.b.speakers else NOTHING


def quotation(c: Couple) -> Found:
    """Whether both print the same words in quotation marks."""
    both = c.a.quoted & c.b.quoted
    return (1.0, f"both quote {_list(both, c.scale)}") if len(both) >= _RUN else NOTHING


def same_number(c: Couple) -> Found:
    """Whether a number stands in both."""
    both = c.a.numbers & c.b.numbers
    return (1.0, f"both have {', '.join(f'{n:,.10g}' for n in sorted(both)[:3])}") if both else NOTHING


def other_number(c: Couple) -> Found:
    """Whether both have numbers, and not one in common."""
    apart = c.a.numbers and c.b.numbers and not c.a.numbers & c.b.numbers
    return (1.0, "no number of the one stands in the other") if apart else NOTHING


def quantity(c: Couple) -> Found:
    """Whether what both count is counted so that it can't fit, bounds ("at least") taken into account."""
    pairs = [(p, q) for unit, p in c.a.quantities for other, q in c.b.quantities if unit == other]
    if not pairs or any(_fits(p, q) for p, q in pairs):
        return NOTHING
    p, q = pairs[0]
    return 1.0, f"{p.value:,.10g} against {q.value:,.10g} {p.unit}"


def time(c: Couple) -> Found:
    """Whether both give times, and none of the one meets one of the other."""
    apart = c.a.times and c.b.times and not any(_meet(s, t) for s in c.a.times for t in c.b.times)
    return (1.0, "they speak of different times") if apart else NOTHING


def place(c: Couple) -> Found:
    """Whether a place is named in both."""
    both = set(c.a.line.places) & set(c.b.line.places)
    return (1.0, f"both name {len(both)} of the same places") if both else NOTHING


def polarity(c: Couple) -> Found:
    """Whether the one affirms and the other denies."""
    return (1.0, "one affirms, the other denies") if c.a.is_negated != c.b.is_negated else NOTHING


def modality(c: Couple) -> Found:
    """Whether the one leaves open what the other says flatly."""
    return (1.0, "one leaves open what the other says flatly") if c.a.is_open != c.b.is_open else NOTHING


COMPARISONS: tuple[Callable[[Couple], Found], ...] = (
    meaning, words, contained, words_around, contained_around, matter, predicate, parties, speaker, quotation,
    same_number, other_number, quantity, time, place, polarity, modality,
)  # fmt: skip


def _jaccard(a: Words, b: Words, scale: Scale) -> Found:
    both = a.every & b.every
    if not both:
        return NOTHING
    shared = scale.weigh(both)
    return shared / max(a.weight + b.weight - shared, 1e-9), _both(both, scale)


def _contained(a: Words, b: Words, scale: Scale) -> Found:
    both = a.every & b.every
    if not both:
        return NOTHING
    share = scale.weigh(both) / max(min(a.weight, b.weight), 1e-9)
    return min(share, 1.0), f"the one has {min(share, 1.0):.0%} of what the other says"


def _both(words: frozenset[str], scale: Scale) -> str:
    return f"both say {_list(words, scale)}" if words else ""


def _list(words: frozenset[str], scale: Scale) -> str:
    return ", ".join(sorted(words, key=lambda word: (-scale.weight(word), word))[:_TOLD])


def _fits(p: Quantity, q: Quantity) -> bool:
    low = max(p.low if p.low is not None else float("-inf"), q.low if q.low is not None else float("-inf"))
    high = min(p.high if p.high is not None else float("inf"), q.high if q.high is not None else float("inf"))
    return low <= high


def _meet(s: Interval, t: Interval) -> bool:
    return str(s.start)[:10] <= str(t.end)[:10] and str(t.start)[:10] <= str(s.end)[:10]
