"""Writes a model folder: `python -m training.export --checkpoint FILE --tokenizer FILE --out FOLDER`."""

import argparse
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.language.reader.features import BREAKS, QUOTES, SHAPES
from onrecord.language.reader.network import OUTPUTS
from training.model import ROLE, Layer, Reader
from training.outliers import even_out
from training.torch_network import chain, load

INPUTS = ("piece", "shape", "gap", "quote", "first")
OPSET = 17


class _Attention(torch.autograd.Function):
    """onnxruntime's fused attention in the exported graph; a dummy of the right shape while tracing."""

    @staticmethod
    def forward(ctx: object, q: Tensor, k: Tensor, v: Tensor, seen: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        return q + k + v

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, seen: Any, heads: int) -> Any:
        out = g.op("com.microsoft::MultiHeadAttention", q, k, v, _nothing(g), seen, num_heads_i=heads)
        return out.setType(q.type())


def _nothing(g: Any) -> Any:
    """An optional input left out."""
    empty = g.op("prim::Constant")
    empty.setType(torch._C.OptionalType.ofTensor())
    return empty


def fuse(model: Reader) -> None:
    """Every layer's attention as one node: adding the padding bias alone cost as much as the products."""
    for layer in model.modules():
        if isinstance(layer, Layer):
            layer.attend = partial(_fused, layer.heads)  # type: ignore[method-assign]


def _fused(heads: int, qkv: Tensor, bias: Tensor) -> Tensor:
    q, k, v = qkv.chunk(3, -1)
    return _Attention.apply(q, k, v, (bias[:, 0, 0] >= 0).int(), heads)  # type: ignore[no-any-return]


class RowEmbedding(nn.Module):
    """An embedding in 8 bits with a scale per row; one scale for the whole table would cost half a point."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]  # type: ignore[index]


class _Pass(nn.Module):
    """Encoder and heads with positional outputs."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, piece: Tensor, shape: Tensor, gap: Tensor, quote: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        out = self.model.heads(self.model.words(piece, shape, gap, quote, first))
        return tuple(getattr(out, name) for name in OUTPUTS)


def graphs(model: Reader, folder: Path) -> tuple[Path, Path]:
    """The two graphs in float32."""
    reader, roles = folder / "reader.float.onnx", folder / "roles.float.onnx"
    piece = torch.randint(1000, 2000, (2, 30))
    small = [torch.randint(0, n, (2, 30)) for n in (SHAPES, BREAKS, QUOTES)]
    first = torch.randint(1, 29, (2, 20))
    axes = {n: {0: "windows", 1: "pieces"} for n in INPUTS[:4]} | {"first": {0: "windows", 1: "words"}}
    axes |= {n: {0: "windows", 1: "words"} for n in OUTPUTS} | {
        "arcs": {0: "windows", 1: "words", 2: "words"}
    }
    settings: dict[str, Any] = {
        "opset_version": OPSET,
        "dynamo": False,
        "custom_opsets": {"com.microsoft": 1},
    }
    torch.onnx.export(
        _Pass(model),
        (piece, *small, first),
        str(reader),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        **settings,
    )
    row = torch.arange(24).repeat(3, 1)
    row[1, 20:] = -1
    cue = torch.tensor([3, 5, 7])
    torch.onnx.export(
        model.roles,
        (torch.randn(40, ROLE), row, cue, cue + 1),
        str(roles),
        input_names=["words", "row", "cue_first", "cue_last"],
        output_names=["emission"],
        dynamic_axes={
            "words": {0: "all"},
            "row": {0: "rows", 1: "length"},
            "cue_first": {0: "rows"},
            "cue_last": {0: "rows"},
            "emission": {0: "rows", 1: "length"},
        },
        **settings,
    )
    return reader, roles


class _Relations(nn.Module):
    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.tree = model.tree

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        return self.tree.relations(dependent, head)


def relations(model: Reader, folder: Path) -> None:
    """The third graph, small enough to stay in float32."""
    pair = torch.randn(2, 5, model.tree.relation.in_features)
    torch.onnx.export(
        _Relations(model),
        (pair[0], pair[1]),
        str(folder / "relations.onnx"),
        input_names=["dependent", "head"],
        output_names=["scores"],
        dynamic_axes={n: {0: "words"} for n in ("dependent", "head", "scores")},
        opset_version=OPSET,
        dynamo=False,
    )


def tables(model: Reader, folder: Path) -> None:
    """What decoding needs outside the graphs."""
    arrays: dict[str, Any] = {}
    for name in ("cue", "role", "entity", "timex"):
        scores = chain(getattr(model, f"{name}_crf"))
        arrays |= {f"{name}_transition": scores.transition, f"{name}_first": scores.first}
    np.savez(folder / "tables.npz", **arrays)


def quantized(path: Path, out: Path, keep: tuple[str, ...]) -> None:
    """8-bit weights by output channel, activations by tensor as they come; named parts stay in float32."""
    graph = onnx.load(str(path))
    exclude = [n.name for n in graph.graph.node if any(part in n.name for part in keep)]
    quantize_dynamic(
        str(path),
        str(out),
        per_channel=True,
        reduce_range=False,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
        nodes_to_exclude=exclude,
        extra_options={"MatMulConstBOnly": True},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--examples", type=Path, help="prepared examples, to find the encoder's outliers")
    parser.add_argument(
        "--keep", nargs="*", default=["apart"], help="parts of node names that are not quantised"
    )
    parser.add_argument("--float", action="store_true", help="leave the graphs in float32")
    parser.add_argument("--plain", action="store_true", help="standard operators only")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = load(args.checkpoint)
    if not args.plain:
        fuse(model)
    if args.examples:
        even_out(model, args.examples)
    if not args.float:
        model.encoder.piece = RowEmbedding(model.encoder.piece.weight.detach())  # type: ignore[assignment]
    reader, roles = graphs(model, args.out)
    relations(model, args.out)
    tables(model, args.out)
    shutil.copy(args.tokenizer, args.out / "tokenizer.json")
    for path, name in ((reader, "reader.onnx"), (roles, "roles.onnx")):
        if args.float:
            path.rename(args.out / name)
        else:
            quantized(path, args.out / name, tuple(args.keep))
            path.unlink()
    for path in sorted(args.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
