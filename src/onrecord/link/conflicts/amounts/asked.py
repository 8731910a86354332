"""How many there were, which nobody told: "he would not say how many people were inside", and five were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.link.compare.words import claim_words, stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import clause_start
from onrecord.link.conflicts.reading.scopes import one_voice, same_times
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_NEAR = 0.4
"""How near two lines lie of which one asks how many and the other tells."""
_BEFORE = 9
"""Words before "how many" among which it is said that nobody knows or tells."""
_ENDS = frozenset({";", ":", ".", "but"})
_UNTOLD = frozenset({"unclear", "unknown", "uncertain", "unspecified"})
_LEAST = 2
"""Senses beside those counted that both lines share at least."""


class Asked(NamedTuple):
    """Of what it isn't told how many there were, and what else is said of them, as senses."""

    unit: str
    of: frozenset[str]


def asked(run: Sequence[Word], unknown: str) -> Asked | None:
    """What a line says isn't told the number of; `unknown` is the cue by which nobody knows what it asks."""
    lists = conflict_words()
    for k in range(len(run) - 2):
        if (run[k].lower, run[k + 1].lower) != ("how", "many"):
            continue
        before = {w.lower for w in run[clause_start(run, k, _BEFORE, _ENDS) : k]}
        if not (unknown or before & _UNTOLD or before & claim_words().negations):
            continue
        noun = run[k + 2].lower
        unit = "person" if noun in lists.people else lists.units.get(stem(noun), stem(noun))
        of = frozenset(w.sense for w in run[k + 3 :] if w.sense[:1].isalpha())
        return Asked(unit, of - lists.light)
    return None


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """The one leaves open how many there were, the other tells it of the same."""
    if near < _NEAR or not a.in_one_story or one_voice(a, b) or not same_times(a, b):
        return None
    ways: tuple[tuple[Frame, Frame, Literal["a", "b"]], ...] = ((a, b, "b"), (b, a, "a"))
    for open_, told, which in ways:
        wanted = open_.asked
        if wanted is None or told.asked or told.open or later(a, b) not in (which, "", "same"):
            continue
        shared = wanted.of & told.senses - open_.named
        count = next((c for c in told.counts if _is_of(c, wanted)), None)
        if count and len(shared) >= min(_LEAST, len(wanted.of)):
            why = f"how many isn't told, and then “{count.printed}”"
            return Finding("number", why, 0.25 + 0.4 * near, f"asked/{wanted.unit}", which)
    return None


def _is_of(count: Count, wanted: Asked) -> bool:
    return count.unit == wanted.unit and count.value > 0
