"""Passages that two articles share word for word, or nearly: runs of words on one diagonal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.link.echoes.bodies import OFTEN, SEED

if TYPE_CHECKING:
    from onrecord.link.echoes.bodies import Body, Runs

GAP = 6
"""Words that may be changed, put in or left out before a passage is held to have ended."""
LEAST = 8
"""Words of a passage that are the same in both: below, phrases that everyone uses."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `a` to `a_end` of one body and `b` to `b_end` of another; `same` of them are the same words."""

    a: int
    a_end: int
    b: int
    b_end: int
    same: int


def stretches(a: Body, b: Body) -> list[Stretch]:
    """The passages that two bodies share, in order of the first; none lies in another."""
    seeds = _seeds(a.runs, b.runs)
    chains: list[list[int]] = []
    """First and last word in a, in b, and the count of the same words."""
    for i, j in seeds:
        for chain in reversed(chains[-_OPEN:]):
            ahead_a, ahead_b = i - chain[1], j - chain[3]
            if 0 < ahead_b <= GAP + SEED and 0 < ahead_a <= GAP + SEED and abs(ahead_a - ahead_b) <= GAP:
                chain[4] += min(ahead_a, ahead_b, SEED)
                chain[1], chain[3] = i, j
                break
        else:
            chains.append([i, i, j, j, SEED])
    found = [Stretch(c[0], c[1] + SEED, c[2], c[3] + SEED, c[4]) for c in chains if c[4] >= LEAST]
    return _apart(found)


_OPEN = 12
"""Passages last begun that a run may carry on."""


def _seeds(a: Runs, b: Runs) -> list[tuple[int, int]]:
    """Places of the same run in both, in order; runs that one of them has often are left out."""
    ranked = b.hashes[b.order]
    low, high = np.searchsorted(ranked, a.hashes, "left"), np.searchsorted(ranked, a.hashes, "right")
    good = np.flatnonzero((high > low) & (high - low <= OFTEN) & a.seldom)
    return [(i, j) for i in good.tolist() for j in b.order[low[i] : high[i]].tolist()]


def _apart(found: list[Stretch]) -> list[Stretch]:
    """The longest passages that don't meet in either article, in order."""
    kept: list[Stretch] = []
    for one in sorted(found, key=lambda s: (-s.same, s.a, s.b)):
        if all(
            (one.a_end <= k.a or k.a_end <= one.a) and (one.b_end <= k.b or k.b_end <= one.b) for k in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda s: (s.a, s.b))
