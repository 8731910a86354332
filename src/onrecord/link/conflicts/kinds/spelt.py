"""Who it was: one name in two spellings that don't sound alike, of which one stands in one article only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.words import around

if TYPE_CHECKING:
    from onrecord.link.conflicts.frames import Frame

LEAST_NEAR = 0.0
"""How near two lines lie that spell one name: it is the name that ties them together."""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """The one line has a name as most articles spell it, the other as one article alone does."""
    for name, is_odd, at in a.spelt if a.in_one_story else ():
        for same, other_odd, other_at in b.spelt:
            if name == same and is_odd != other_odd:
                why = f"“{around(a.words, at, 2, 1)}” against “{around(b.words, other_at, 2, 1)}”"
                return Finding("actor", why, 0.3 + 0.3 * max(0.0, near), f"spelt/{' '.join(name)}")
    return None
