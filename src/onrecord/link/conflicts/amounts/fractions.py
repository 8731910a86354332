"""How much of all of some: "half of the trains ran", "almost no trains ran"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.compare.words import claim_words, number_of, stem
from onrecord.link.conflicts.amounts.figure import figure_words
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import clause_end, tagged
from onrecord.link.conflicts.reading.scopes import TIMES, same_one, same_times
from onrecord.link.conflicts.reading.words import as_printed, conflict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_NEAR = 0.5
"""How near two lines lie that tell how much of one thing did the same."""
_NOUN, _DOING = 4, 7
"""Words after a share among which it stands of what, and after that what these do."""
_ENDS = frozenset({",", ";", ":", ".", "but", "while", "--", "which"})
_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
_WORDS = {"all": (0.97, 1.0), "every": (0.97, 1.0), "none": (0.0, 0.0), "most": (0.5, 1.0), "no": (0.0, 0.0)}
_MAJORITIES = {"majority": (0.5, 1.0), "minority": (0.0, 0.5)}
_ALMOST = frozenset({"almost", "nearly", "virtually", "practically", "hardly"})
_MORE, _LESS = frozenset({"more", "over", "least"}), frozenset({"fewer", "less", "under", "most"})
_SLACK = 0.07
"""By how much a share told in words may be off."""
_SEVERAL = re.compile(r"(two|three|four)-(thirds|quarters|fifths)")


class Fraction(NamedTuple):
    """A share (lowest, highest) of what, what these do, and the words."""

    low: float
    high: float
    of: str
    doing: frozenset[str]
    printed: str


def fractions(run: Sequence[Word]) -> tuple[Fraction, ...]:
    """The shares that a line tells."""
    parts = tagged(run)
    found = []
    for k, low, high in _shares(run):
        noun = next(
            (at for at in range(k + 1, min(len(run), k + 1 + _NOUN)) if parts[at].startswith("NN")), 0
        )
        if not noun or any(w.lower in _ENDS for w in run[k:noun]):
            continue
        light = conflict_words().light
        doing = frozenset(
            w.sense
            for w in run[noun + 1 : clause_end(run, noun + 1, _DOING, _ENDS)]
            if w.sense[:1].isalpha() and w.lower not in TIMES and stem(w.lower) not in light
        )
        found.append(Fraction(low, high, _kind(run[noun]), doing, as_printed(run[max(0, k - 2) : noun + 3])))
    return tuple(found)


def _kind(word: Word) -> str:
    """What stands for those of whom a share is told: a staff for workers."""
    uses = figure_words().uses.get(word.lower, frozenset()) if word.lower in figure_words().people else ()
    return min(uses) if uses else conflict_words().units.get(stem(word.lower), stem(word.lower))


def _shares(run: Sequence[Word]) -> Iterator[tuple[int, float, float]]:
    """Where a share is told, the place of its last word, with its bounds."""
    for k, word in enumerate(run):
        lower, before = word.lower, {w.lower for w in run[max(0, k - 3) : k]}
        after = run[k + 1].lower if k + 1 < len(run) else ""
        if lower in _WORDS and not before & {"not", "at", "after", "above", "first"}:
            if lower != "no" or before & _ALMOST:
                low, high = _WORDS[lower]
                almost = bool(before & _ALMOST)
                yield k, max(0.0, low - 0.12 * almost * (low > 0)), min(1.0, high + 0.12 * almost)
        elif lower in _MAJORITIES and after == "of":
            yield k, *_MAJORITIES[lower]
        elif lower in ("percent", "per") and "of" in [w.lower for w in run[k + 1 : k + 3]]:
            share = (number_of(run[k - 1].lower) or 0.0) / 100 if k else 0.0
            yield from _bounded(k, share, before)
        elif (many := _several(run, k)) and (after in ("of", "the", "its", "their") or lower == "half"):
            yield from _bounded(k, many, before)


def _several(run: Sequence[Word], k: int) -> float:
    """The share that a word ends: "half", "a third", "two thirds", "two-thirds"; 0 where it is none."""
    if match := _SEVERAL.fullmatch(run[k].lower):
        return float(claim_words().numerals[match[1]]) / _PARTS[match[2]]
    if run[k].lower not in _PARTS:
        return 0.0
    if run[k].lower == "half":
        return 0.5
    one = k and run[k - 1].lower in ("a", "one")
    return (1.0 if one else number_of(run[k - 1].lower) or 0.0 if k else 0.0) / _PARTS[run[k].lower]


def _bounded(k: int, share: float, before: set[str]) -> Iterator[tuple[int, float, float]]:
    if not 0 < share <= 1:
        return
    if ("than" in before and before & _MORE) or before & {"over"}:
        yield k, share, 1.0
    elif ("than" in before and before & _LESS) or before & {"under"}:
        yield k, 0.0, share
    elif "least" in before:
        yield k, share, 1.0
    else:
        yield k, share - _SLACK, share + _SLACK


_PLANNED = frozenset({"will", "would"})
"""Words by which a share is to come, which the share of a later day replaces."""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two shares of one thing that do the same, which no share fits."""
    if near < _NEAR or not (a.fractions and b.fractions and a.in_one_story):
        return None
    if not same_one(a, b) or not same_times(a, b) or a.open or b.open:
        return None
    if (a.lowered | b.lowered) & (figure_words().open - _PLANNED):
        return None
    planned = [bool(frame.lowered & _PLANNED) for frame in (a, b)]
    if any(planned) and (all(planned) or later(a, b) != ("b" if planned[0] else "a")):
        return None
    if a.weekdays and b.weekdays and not a.weekdays & b.weekdays:
        return None
    if a.scope.is_elsewhere(b.scope):
        return None
    for one in a.fractions:
        for other in b.fractions:
            shared = (one.doing & other.doing) - a.named
            if one.of == other.of and shared and (one.low > other.high or other.low > one.high):
                why = f"“{one.printed}” against “{other.printed}”"
                strength = 0.25 + 0.45 * near
                return Finding("number", why, strength, f"share/{one.of}", replaces=True)
    return None
