"""The exported graphs behind `runtime.Network`, by onnxruntime.

A model folder holds reader.onnx (encoder and heads), roles.onnx (role rows), relations.onnx (how words relate
to their heads), tables.npz (transition scores) and tokenizer.json.
"""

from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from training.features import Inputs
from training.runtime import Chain, Floats, Scores

OUTPUTS = tuple(Scores.__dataclass_fields__)


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the arena would keep the longest batch's memory for good
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class OnnxNetwork:
    """`runtime.Network` by onnxruntime; one thread, since articles are read in parallel by processes."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._reader = _session(folder / "reader.onnx", threads)
        self._roles = _session(folder / "roles.onnx", threads)
        self._relations = _session(folder / "relations.onnx", threads)
        with np.load(folder / "tables.npz") as tables:
            chains = {
                n: Chain(tables[f"{n}_transition"], tables[f"{n}_first"])
                for n in ("cue", "role", "entity", "timex")
            }
        self.cue, self.role = chains["cue"], chains["role"]
        self.entity, self.timex = chains["entity"], chains["timex"]

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
