"""Passages that two articles share word for word, or nearly: runs of words on one diagonal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.link.echoes.bodies import SEED

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
    chains: list[list[int]] = []
    """First and last word in a, in b, and the count of the same words."""
    for i, j, more in _seeds(a.runs, b.runs):
        for chain in reversed(chains[-_OPEN:]):
            ahead_a, ahead_b = i - chain[1], j - chain[3]
            if 0 < ahead_b <= GAP + SEED and 0 < ahead_a <= GAP + SEED and abs(ahead_a - ahead_b) <= GAP:
                chain[1], chain[3] = i + more, j + more
                chain[4] += min(ahead_a, ahead_b, SEED) + more
                break
        else:
            chains.append([i, i + more, j, j + more, SEED + more])
    found = [Stretch(c[0], c[1] + SEED, c[2], c[3] + SEED, c[4]) for c in chains if c[4] >= LEAST]
    return _apart(found)


_OPEN = 12
"""Passages last begun that a run may carry on."""


def _seeds(a: Runs, b: Runs) -> list[tuple[int, int, int]]:
    """Where the same run stands in either, in order, and how many of those after it do as well.

    A run that one of them has more than once stands alone: which passage it carries on is to be seen.
    """
    in_b = np.minimum(np.searchsorted(b.hashes, a.hashes), len(b.hashes) - 1)
    in_a = np.flatnonzero(b.hashes[in_b] == a.hashes) if len(b.hashes) else in_b[:0]
    in_b = in_b[in_a]
    of_b = b.count[in_b]
    times = a.count[in_a] * of_b
    which = np.repeat(np.arange(len(in_a)), times)
    place = np.arange(len(which)) - np.repeat(np.cumsum(times) - times, times)
    i = a.places[a.first[in_a][which] + place // of_b[which]]
    j = b.places[b.first[in_b][which] + place % of_b[which]]
    order = np.lexsort((j, i))
    i, j, is_one = i[order], j[order], times[which][order] == 1
    goes_on = (np.diff(i) == 1) & (np.diff(j) == 1) & is_one[1:] & is_one[:-1]
    begins = np.flatnonzero(np.append(True, ~goes_on)[: len(i)])
    more = np.diff(np.append(begins, len(i))) - 1
    return list(zip(i[begins].tolist(), j[begins].tolist(), more.tolist(), strict=True))


def _apart(found: list[Stretch]) -> list[Stretch]:
    """The longest passages that don't meet in either article, in order."""
    kept: list[Stretch] = []
    for one in sorted(found, key=lambda s: (-s.same, s.a, s.b)):
        if all(
            (one.a_end <= k.a or k.a_end <= one.a) and (one.b_end <= k.b or k.b_end <= one.b) for k in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda s: (s.a, s.b))
