"""Exported graphs, run by onnxruntime."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import onnxruntime

SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime makes of a graph by itself and better didn't: on a processor, a sum and a layer
normalisation made one take four times as long as the two (1.31)."""


def graph(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """A graph ready to run; on one thread, since articles are read in parallel by processes."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )
