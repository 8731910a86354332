"""Sentence vectors: texts that say much the same lie close together."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Protocol

import numpy as np

from onrecord.language.graphs import graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    import onnxruntime
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Vector = NDArray[np.float32]

DIMENSIONS = 384
LONGEST = 128
"""Pieces of a text that count; what comes after is left out. The model was trained on no more."""


class Vectors(Protocol):
    """What turns texts into vectors."""

    def of(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """One row of length 1 for each text."""


class MiniLM:
    """The model that the package ships: all-MiniLM-L6-v2 (Reimers and Gurevych 2019), 8 bits.

    One text to a run: with 8-bit activations, what else stood in a batch would change the last digits of a
    vector, and then a ledger would depend on how the work was divided. On one core a batch is no faster.
    """

    def __init__(self) -> None:
        self._session, self._tokenizer = _session(), _tokenizer()
        self._kept: dict[str, Vector] = {}
        self._most = 0

    def keep(self, most: int) -> None:
        """Keep the vectors of the first so many texts from now on, 1.5 kB each, to give them again."""
        self._most = most

    def of(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """One row of length 1 for each text (texts x 384)."""
        rows = [self._known(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)

    def _known(self, text: str) -> Vector:
        vector = self._kept.get(text)
        if vector is None:
            vector = self._one(text)
            if len(self._kept) < self._most:
                self._kept[text] = vector
        return vector

    def _one(self, text: str) -> Vector:
        ids = self._tokenizer.encode(text).ids
        if len(ids) > LONGEST:
            ids = [*ids[: LONGEST - 1], ids[-1]]
        (vectors,) = self._session.run(None, {"piece": np.array([ids], dtype=np.int64)})
        return np.asarray(vectors[0], dtype=np.float32)


@cache
def minilm() -> MiniLM:
    """The shipped model, loaded when first asked for (about 0.2 s)."""
    return MiniLM()


def _session() -> onnxruntime.InferenceSession:
    with as_file(files("onrecord.language") / "weights" / "vectors.onnx") as path:
        return graph(path)


def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    with as_file(files("onrecord.language") / "weights" / "tokenizer.json") as path:
        return Tokenizer.from_file(str(path))
