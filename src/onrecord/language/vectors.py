"""Sentence vectors: texts that say much the same lie close together."""

from __future__ import annotations

import hashlib
import struct
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import metadata
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Protocol

import numpy as np

from onrecord.language.graphs import SLOWER, graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import onnxruntime
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

DIMENSIONS = 384
LONGEST = 128
"""Pieces of a text that count; what comes after is left out. The model was trained on no more."""
PACKED = 4 + 2 * DIMENSIONS
"""Bytes of a packed vector: the largest of its numbers, and each as a share of that in 16 bits."""
_STEPS = 32_767
_MADE_BY = ("onnxruntime", "tokenizers")
"""The libraries by whose version the last digits of a vector may differ."""
_PART = 256
"""Texts that a thread takes at once; of fewer none is started, for readers have a processor each."""


class Vectors(Protocol):
    """What turns texts into vectors."""

    def of(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text."""


class MiniLM:
    """The model that the package ships: all-MiniLM-L6-v2 (Reimers and Gurevych 2019), 8 bits.

    One text to a run: with 8-bit activations, what else stood in a batch would change the last digits of a
    vector, and then a ledger would depend on how the work was divided. On one core a batch is no faster.
    """

    def __init__(self) -> None:
        self._session, self._tokenizer = _session(), _tokenizer()

    def of(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text (texts x 384), each number to 16 bits, as packing keeps it."""
        return unpacked(self.packed(texts))

    def packed(self, texts: Sequence[str]) -> list[bytes]:
        """The same as they are kept."""
        if len(texts) <= _PART:
            return [self._one(text) for text in texts]
        parts = [texts[at : at + _PART] for at in range(0, len(texts), _PART)]
        with ThreadPoolExecutor(2) as pool:
            return [row for part in pool.map(self.packed, parts) for row in part]

    def _one(self, text: str) -> bytes:
        ids = self._tokenizer.encode(text).ids
        if len(ids) > LONGEST:
            ids = [*ids[: LONGEST - 1], ids[-1]]
        (vectors,) = self._session.run(None, {"piece": np.array([ids], dtype=np.int64)})
        return pack(np.asarray(vectors[0], dtype=np.float32))


def pack(vector: Floats) -> bytes:
    """A vector in 772 bytes, each number to 1/32,767 of the largest."""
    most = float(np.abs(vector).max())
    steps = np.rint(vector * (_STEPS / max(most, 1e-30)))
    return struct.pack("<f", most) + bytes(steps.astype("<i2").data)


def unpacked(rows: Iterable[bytes]) -> Floats:
    """The vectors that were packed, a row each (rows x 384)."""
    joined = b"".join(rows)
    table = np.frombuffer(joined, dtype=[("most", "<f4"), ("steps", "<i2", (DIMENSIONS,))])
    share = table["most"].astype(np.float32) / np.float32(_STEPS)
    return np.asarray(table["steps"].astype(np.float32) * share[:, None], dtype=np.float32)


def key(text: str) -> str:
    """What tells the vector of a text from any other: a hash of the text and of what makes it."""
    words = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=_maker())
    return words.hexdigest()


@cache
def _maker() -> bytes:
    """A hash of the weights, the vocabulary and how they are run (0.05 s, once in a process)."""
    found = hashlib.blake2b(f"{LONGEST} {_STEPS} {SLOWER}".encode(), digest_size=32)
    for name in ("vectors.onnx", "tokenizer.json"):
        found.update((files("onrecord.language") / "weights" / name).read_bytes())
    for library in _MADE_BY:
        found.update(f"{library} {metadata.version(library)}".encode())
    return found.digest()


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
