"""A checkpoint out of exported graphs: `python -m training.restore --model FOLDER --minilm FILE --out FILE`.

Checkpoints aren't kept with the program; the weights that it ships are. In 32 bits again they read as well as
in 8. The flat head, which only training uses, begins anew.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.crf import FORBIDDEN
from training.model import Reader

GRAPHS = {"reader.onnx": "", "roles.onnx": "roles.", "relations.onnx": ""}
"""The files, and what a weight's name in each of them lacks."""
KEPT = "encoder.piece.weight"
"""Never trained: taken as published."""
AGAIN = ("flat.",)
"""What is in no graph."""
_PRODUCTS = ("MatMul_quant", "Gemm_MatMul_quant")


def restored(model: Path, minilm: Path) -> dict[str, Tensor]:
    """The state of a reader whose graphs lie in a folder.

    Raises ValueError where a weight of the reader is in none of the graphs.
    """
    reader = Reader()
    reader.encoder.load_minilm(minilm)
    state = reader.state_dict()
    found: dict[str, Tensor] = {}
    for file, prefix in GRAPHS.items():
        graph = onnx.load(str(model / file)).graph
        arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        found |= _plain(arrays, prefix)
        found |= _products(graph, arrays, prefix)
    found |= _chains(model / "tables.npz")
    lacking = sorted(
        name
        for name, value in state.items()
        if value.is_floating_point() and name not in found and name != KEPT and not name.startswith(AGAIN)
    )
    if lacking:
        raise ValueError(f"{model}: no weights for {', '.join(lacking)}")
    return state | {name: value for name, value in found.items() if name in state and name != KEPT}


def _plain(arrays: dict[str, NDArray[Any]], prefix: str) -> dict[str, Tensor]:
    """Weights in 32 bits, under their own names."""
    plain = {n: a for n, a in arrays.items() if a.dtype == np.float32}
    return {prefix + n.removeprefix("model."): torch.from_numpy(a.copy()) for n, a in plain.items()}


def _products(graph: Any, arrays: dict[str, NDArray[Any]], prefix: str) -> dict[str, Tensor]:
    """Weights in 8 bits, named by the module whose product they are in."""
    found = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        *path, product = node.name.strip("/").split("/")
        if product not in _PRODUCTS:
            raise ValueError(f"{node.name}: no product of a linear layer")
        # a part of a sequence is named with the sequence: "cue/cue.1"
        names = [p for p, after in zip(path, [*path[1:], ""], strict=True) if not after.startswith(f"{p}.")]
        weight = node.input[1].removesuffix("_quantized")
        steps = arrays[f"{weight}_quantized"].astype(np.float32) - arrays[f"{weight}_zero_point"]
        found[f"{prefix}{'.'.join(names)}.weight"] = torch.from_numpy(
            (steps * arrays[f"{weight}_scale"]).T.copy()
        )
    return found


def _chains(tables: Path) -> dict[str, Tensor]:
    """The CRFs' scores; what is forbidden has none of its own."""
    found = {}
    with np.load(tables) as kept:
        for key in kept.files:
            head, kind = key.rsplit("_", 1)
            scores = np.where(kept[key] <= FORBIDDEN, 0, kept[key]).astype(np.float32)
            found[f"{head}_crf.{kind}"] = torch.from_numpy(scores)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    state = restored(args.model, args.minilm)
    average = {name: value.clone() for name, value in state.items() if value.is_floating_point()}
    torch.save({"model": state, "average": average, "step": 0}, args.out)


if __name__ == "__main__":
    main()
