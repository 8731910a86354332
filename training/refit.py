"""Fits the cue tagger anew on a finished encoder.

python -m training.refit --checkpoint FILE --examples FILE --out FILE

The tagger is small and the encoder stays as it is: the words' vectors are computed once, minutes are enough.
"""

import argparse
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from training import labels
from training.batches import Piece, allowed, batch, cut
from training.examples import Example
from training.model import Reader
from training.torch_network import load
from training.train import reduced


@dataclass(frozen=True)
class Vectors:
    """A batch of windows as the encoder leaves them."""

    words: Tensor  # bfloat16
    mask: Tensor
    cue: Tensor


def vectors(
    model: Reader, examples: Sequence[Example], rng: random.Random, size: int = 8192
) -> Iterator[Vectors]:
    """Windows of like length together, once through the encoder."""
    pieces = sorted((p for x in examples for p in cut(x, rng)), key=lambda p: p.size)
    group = list[Piece]()
    for piece in [*pieces, None]:
        if group and (piece is None or piece.size * (len(group) + 1) > size):
            b = batch(group, rng)
            with torch.inference_mode(), reduced():
                words = model.words(b.piece, b.shape, b.gap, b.quote, b.first)
            yield Vectors(words.bfloat16(), b.mask, b.layers["cue"])
            group = []
        if piece is not None:
            group.append(piece)


def refit(model: Reader, batches: list[Vectors], epochs: int, rng: random.Random) -> None:
    """In place; the rate falls to nothing."""
    trained = [*model.cue.parameters(), *model.cue_crf.parameters()]
    optimizer = torch.optim.AdamW(trained, lr=1e-3, weight_decay=0.01)
    model.cue.train()
    for step in range(epochs * len(batches)):
        if not step % len(batches):
            rng.shuffle(batches)
            sums: list[float] = []
        b = batches[step % len(batches)]
        for group in optimizer.param_groups:
            group["lr"] = 1e-3 * (1 - step / (epochs * len(batches)))
        emission = model.cue(b.words.float().clone())
        loss = model.cue_crf.loss(emission, b.mask, allowed(b.cue, labels.CUE)).sum() / b.mask.sum()
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        sums.append(loss.item())
        if len(sums) == len(batches):
            print(f"epoch {step // len(batches) + 1}: {sum(sums) / len(sums):.4f}", flush=True)
    model.cue.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--composed", type=int, default=200, help="composed articles beside PolNeAR's")
    parser.add_argument("--every", type=int, default=1, help="take every n-th article")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(7)
    rng = random.Random(7)  # noqa: S311 - an order, not a secret
    with args.examples.open("rb") as kept:
        found = pickle.load(kept)  # noqa: S301 - what `prepare` wrote
    nested = [x for x in found if x.corpus == "composed"]
    articles = [x for x in found if x.corpus == "polnear"] + rng.sample(nested, args.composed)
    model = load(args.checkpoint)
    batches = list(vectors(model, articles[:: args.every], rng))
    print(f"{len(batches)} batches", flush=True)
    refit(model, batches, args.epochs, rng)
    state = model.state_dict()
    torch.save({"model": state, "average": {}, "step": -1}, args.out)


if __name__ == "__main__":
    main()
