"""Writes the graph for sentence vectors: `python -m training.similarity --minilm FILE --out FOLDER`.

The model is MiniLM, unchanged; its weights are rounded to 8 bits.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.language.reader import features
from training.export import OPSET, fuse, quantized
from training.model import Encoder


class Vectors(nn.Module):
    """Pieces -> one vector of length 1 per text: the mean over its pieces, as the model was published."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, piece: Tensor) -> Tensor:
        """texts x pieces -> texts x 384."""
        none = torch.zeros_like(piece)
        states = self.encoder(piece, none, none, none)
        seen = (piece != features.PAD).unsqueeze(-1).to(states.dtype)
        return nn.functional.normalize((states * seen).sum(1) / seen.sum(1).clamp_min(1), dim=-1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minilm", type=Path, required=True, help="model.safetensors as published")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    encoder = Encoder()
    encoder.load_minilm(args.minilm)
    model = Vectors(encoder).eval()
    fuse(model)  # type: ignore[arg-type]
    whole = args.out / "vectors.float.onnx"
    torch.onnx.export(
        model,
        (torch.randint(1000, 2000, (2, 12)),),
        str(whole),
        input_names=["piece"],
        output_names=["vector"],
        dynamic_axes={"piece": {0: "texts", 1: "pieces"}, "vector": {0: "texts"}},
        opset_version=OPSET,
        dynamo=False,
        custom_opsets={"com.microsoft": 1},
    )
    quantized(whole, args.out / "vectors.onnx", ())
    print(f"vectors.onnx: {(args.out / 'vectors.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
