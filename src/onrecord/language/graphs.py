"""Exported graphs, run by onnxruntime."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import onnxruntime


def graph(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """A graph ready to run; on one thread, since articles are read in parallel by processes."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the arena would keep the longest batch's memory for good
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
