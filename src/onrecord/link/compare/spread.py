"""Sentence vectors spread out, so that what all lines of a story have in common makes no two of them alike.

In a story everything is near everything: each line is about the same attack. Taking the story's mean away
and shrinking the directions in which its lines differ most leaves what tells one line from another.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]

_PRIOR = 300
"""Lines of everyday English that count along with the story's: a story of few lines is spread by these."""
_MOST = 2000
"""Lines from which on a story doesn't outweigh everyday English any further."""
_POWER = 0.75
"""How far: 0 leaves the spread as it is, 1 makes it equal in all directions. Chosen on labelled pairs."""


def spread(vectors: Floats) -> Floats:
    """The rows, spread out, each of length 1."""
    if not len(vectors):
        return vectors
    mean, covariance = background()
    n = len(vectors)
    story = min(n, _MOST) / (min(n, _MOST) + _PRIOR)
    own = vectors.mean(axis=0, dtype=np.float64)
    centred = vectors - own.astype(np.float32)
    centre = story * own + (1 - story) * mean
    mixed = story * (centred.T @ centred) / n + (1 - story) * covariance
    values, axes = np.linalg.eigh(mixed)
    turn = axes * np.maximum(values, 1e-6) ** (-_POWER / 2)
    rows = (vectors - centre.astype(np.float32)) @ turn.astype(np.float32)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


@cache
def background() -> tuple[Doubles, Doubles]:
    """Mean and covariance of the vectors of everyday English sentences.

    Worked out by `bench/fit_claims.py --background` over every second sentence of 40 to 400 characters of
    the training parts of UD English-EWT (CC BY-SA 4.0) and UD English-GUM (see their licences): two tables
    of averages, no text.
    """
    with as_file(files("onrecord.link.compare") / "background.npz") as path, np.load(path) as table:
        mean = table["mean"].astype(np.float64)
        half = np.zeros((len(mean), len(mean)))
        half[np.triu_indices(len(mean))] = table["covariance"].astype(np.float64) / 1000
    return mean, half + np.triu(half, 1).T
