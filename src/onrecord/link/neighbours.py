"""Neighbours among many vectors, without comparing all: trees of halving planes, as Annoy plants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

TREES = 4
"""More find more of the true neighbours, for so much more time."""
LEAF = 512
"""The most vectors that are compared all with all; a smaller story is one leaf."""


def neighbours(vectors: Floats, kept: int) -> Ints:
    """For each row its `kept` nearest among those in a leaf with it, as row * rows + neighbour, sorted.

    Each tree halves the rows at the median of their projections on the line between two of them, drawn
    by a generator with a fixed seed: n log n, and the same every time.
    """
    n = len(vectors)
    trees = TREES if n > LEAF else min(n, 1)
    found = [_nearest(vectors, leaf, kept) for tree in range(trees) for leaf in _leaves(vectors, tree)]
    return distinct(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def distinct(codes: Ints) -> Ints:
    """The different codes, sorted (numpy's own way by hashing is several times slower on as many)."""
    codes = np.sort(codes)
    return codes[np.append(True, codes[1:] != codes[:-1])] if len(codes) else codes


def _leaves(vectors: Floats, seed: int) -> Iterator[Ints]:
    draw = np.random.Generator(np.random.PCG64(seed))
    waiting = [np.arange(len(vectors), dtype=np.int64)]
    while waiting:
        rows = waiting.pop()
        if len(rows) <= LEAF:
            yield rows
            continue
        one, other = draw.choice(len(rows), 2, replace=False)
        along = np.round(vectors[rows] @ (vectors[rows[one]] - vectors[rows[other]]), 5)
        order = np.argsort(along, kind="stable")
        half = len(rows) // 2
        waiting += [np.sort(rows[order[:half]]), np.sort(rows[order[half:]])]


def _nearest(vectors: Floats, rows: Ints, kept: int) -> Ints:
    if len(rows) < 2:
        return np.zeros(0, dtype=np.int64)
    some = vectors[rows]
    apart = -(some @ some.T)
    np.fill_diagonal(apart, 2.0)
    wanted = min(kept, len(rows) - 1)
    best = np.argpartition(apart, wanted - 1, axis=1)[:, :wanted]
    return (rows[:, None] * len(vectors) + rows[best]).ravel()
