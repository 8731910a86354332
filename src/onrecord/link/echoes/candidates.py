"""Which two articles are worth laying side by side: those that share runs of words, or rare facts.

Every run of five words has a hash; one in `SAMPLE` of the hashes is kept, the same ones in every article
(as FracMinHash does, Irber et al. 2022), so that the share kept in common tells both how alike two articles
are and how much of a short one stands in a long one. Likewise pairs of words of content that stand close to
each other, which live on when the words between them are changed. What many articles have is compared only
between neighbours, so that the work grows with the articles, not with their square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.link.echoes.bodies import Body

    Words = NDArray[np.int32]
    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

RUN = 5
"""Words of a run."""
SAMPLE = 4
"""One hash of so many is kept."""
LONGEST_LIST = 24
"""Articles that may share a hash and still all be compared with each other."""
NEIGHBOURS = 3
"""Articles before which each of a longer list is compared: what a hundred outlets print is one chain."""
WINDOW = 3
"""Words of content between which two make a pair."""
RUNS_SHARED = 3
"""Kept hashes of runs that two articles must share: about twelve runs, a sentence or two."""
FACTS_SHARED = 6
"""Kept hashes of pairs of content words that they must share otherwise ..."""
FACTS_SHARE = 0.1
"""... and their share of those of the shorter article that other articles have too."""
KEPT = 6
"""Partners by facts that an article keeps, those with most in common."""

_MIX = np.uint64(0x9E3779B97F4A7C15)
_MIX_AGAIN = np.uint64(0xBF58476D1CE4E5B9)


def candidates(found: Sequence[Body]) -> list[tuple[int, int]]:
    """Pairs of numbers of bodies (first < second) worth laying side by side, sorted."""
    if len(found) < 2:
        return []
    contents = found[0].vocabulary.contents()
    n = len(found)
    runs = _Lists([_sampled(run_hashes(body.words)) for body in found])
    facts = _Lists([_sampled(_fact_hashes(contents[body.words])) for body in found])
    codes, counts = facts.pairs()
    least = np.maximum(FACTS_SHARED, FACTS_SHARE * np.minimum(facts.held[codes // n], facts.held[codes % n]))
    enough = counts >= least
    by_facts = _best(codes[enough], counts[enough], n)
    codes, counts = runs.pairs()
    codes = np.union1d(codes[counts >= RUNS_SHARED], by_facts)
    return list(zip((codes // n).tolist(), (codes % n).tolist(), strict=True))


def run_hashes(words: Words, length: int = RUN) -> Hashes:
    """The hash of each run of so many words, one for each place where one begins."""
    n = len(words) - length + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint64)
    hashes = np.zeros(n, dtype=np.uint64)
    for at in range(length):
        hashes = _mixed(hashes + words[at : at + n].astype(np.uint64) + np.uint64(1))
    return hashes


def _fact_hashes(contents: Ints) -> Hashes:
    """The hashes of all two words of content that stand close, whichever comes first."""
    words = contents[contents > 0]
    parts = []
    for apart in range(1, WINDOW + 1):
        a, b = words[:-apart], words[apart:]
        low, high = np.minimum(a, b).astype(np.uint64), np.maximum(a, b).astype(np.uint64)
        parts.append(_mixed(_mixed(low) + high)[low != high])
    return np.unique(np.concatenate(parts))


def _mixed(hashes: Hashes) -> Hashes:
    hashes = (hashes ^ (hashes >> np.uint64(31))) * _MIX
    hashes = (hashes ^ (hashes >> np.uint64(29))) * _MIX_AGAIN
    return np.asarray(hashes ^ (hashes >> np.uint64(32)))


def _sampled(hashes: Hashes) -> Hashes:
    return np.unique(hashes[hashes % np.uint64(SAMPLE) == 0])


class _Lists:
    """Articles by hash. `held` is, of each article, how many of its hashes others have, but not very many."""

    def __init__(self, hashes: list[Hashes]) -> None:
        self._n = n = len(hashes)
        every = np.concatenate(hashes)
        owner = np.repeat(np.arange(n, dtype=np.int64), [len(some) for some in hashes])
        order = np.argsort(every, kind="stable")
        every, owner = every[order], owner[order]
        new = np.ones(len(every), dtype=np.bool_)
        new[1:] = every[1:] != every[:-1]
        starts = np.flatnonzero(new)
        sizes = np.diff(np.append(starts, len(every)))
        size = np.repeat(sizes, sizes).astype(np.int32)
        place = (np.arange(len(every)) - np.repeat(starts, sizes)).astype(np.int32)
        shared = size > 1
        self._owner, self._size, self._place = owner[shared], size[shared], place[shared]
        self.held = np.bincount(self._owner[self._size <= LONGEST_LIST], minlength=n)

    def pairs(self) -> tuple[Ints, Ints]:
        """Codes (first * n + second) of pairs that share hashes, sorted, and how many each shares."""
        codes, counts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        for apart in range(1, LONGEST_LIST):
            reach = (self._place + apart < self._size) & (
                (self._size <= LONGEST_LIST) | (apart <= NEIGHBOURS)
            )
            at = np.flatnonzero(reach)
            if not len(at):
                break
            codes, counts = _summed(codes, counts, self._owner[at] * self._n + self._owner[at + apart])
        return codes, counts


def _summed(codes: Ints, counts: Ints, more: Ints) -> tuple[Ints, Ints]:
    """Counts of codes, with one more for each of `more`."""
    values, inverse = np.unique(np.concatenate([codes, more]), return_inverse=True)
    weights = np.concatenate([counts, np.ones(len(more), dtype=np.int64)])
    return values, np.bincount(inverse, weights=weights, minlength=len(values)).astype(np.int64)


def _best(codes: Ints, counts: Ints, n: int) -> Ints:
    """The codes that are among the best of one of their two articles; ties by the other's number."""
    if not len(codes):
        return codes
    chosen = []
    for owner, other in ((codes // n, codes % n), (codes % n, codes // n)):
        order = np.lexsort((other, -counts, owner))
        line = owner[order]
        rank = np.arange(len(line)) - np.searchsorted(line, line)
        chosen.append(codes[order][rank < KEPT])
    return np.unique(np.concatenate(chosen))
