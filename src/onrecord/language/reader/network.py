"""The exported graphs by onnxruntime, and the reader that the package ships.

A model folder holds reader.onnx (encoder and heads), roles.onnx (role rows), relations.onnx (how words relate
to their heads), tables.npz (transition scores) and tokenizer.json.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.graphs import graph
from onrecord.language.reader.features import Inputs, WordPieces
from onrecord.language.reader.reading import TextReader
from onrecord.language.reader.scores import Chain, Floats, Scores

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

OUTPUTS = tuple(Scores.__dataclass_fields__)


class OnnxNetwork:
    """`scores.Network` by onnxruntime; one thread, since articles are read in parallel by processes."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._reader = graph(folder / "reader.onnx", threads)
        self._roles = graph(folder / "roles.onnx", threads)
        self._relations = graph(folder / "relations.onnx", threads)
        with np.load(folder / "tables.npz") as tables:
            self.cue, self.role, self.entity, self.timex = (
                Chain(tables[f"{n}_transition"], tables[f"{n}_first"])
                for n in ("cue", "role", "entity", "timex")
            )

    def scores(self, batch: Inputs) -> Scores:
        """One encoder pass with all heads."""
        feed = {n: getattr(batch, n) for n in Inputs.__dataclass_fields__}
        return Scores(*self._reader.run(OUTPUTS, feed))

    def roles(
        self, words: Floats, row: NDArray[np.int64], first: NDArray[np.int64], last: NDArray[np.int64]
    ) -> Floats:
        """Role rows."""
        feed = {"words": words, "row": row, "cue_first": first, "cue_last": last}
        (emission,) = self._roles.run(["emission"], feed)
        return np.asarray(emission)

    def relations(self, dependent: Floats, head: Floats) -> Floats:
        """Relation scores of pairs of words."""
        (scores,) = self._relations.run(["scores"], {"dependent": dependent, "head": head})
        return np.asarray(scores)


def reader_of(folder: Path, threads: int = 1) -> TextReader:
    """The reader of a model folder."""
    return TextReader(OnnxNetwork(folder, threads), word_pieces(folder / "tokenizer.json"))


@cache
def shipped() -> TextReader:
    """The reader that the package ships, loaded when first asked for (about 0.3 s)."""
    with as_file(files("onrecord.language") / "weights") as folder:
        return reader_of(folder)


def word_pieces(tokenizer: Path) -> WordPieces:
    """The pieces of words by an encoder's own vocabulary."""
    from tokenizers import Tokenizer

    model = Tokenizer.from_file(str(tokenizer))
    model.no_padding()
    model.no_truncation()
    return WordPieces(lambda words: [e.ids for e in model.encode_batch(words, add_special_tokens=False)])
