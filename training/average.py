"""Averages checkpoints: `python -m training.average FILE... --out FILE`.

The mean of several points late in a run is as good as a run whose learning rate was brought down to nothing.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor


def mean(checkpoints: list[Path]) -> dict[str, Tensor]:
    """The mean of the checkpoints' averaged weights."""
    total: dict[str, Tensor] = {}
    for path in checkpoints:
        for name, value in torch.load(path, weights_only=True)["average"].items():
            total[name] = total[name] + value if name in total else value.clone()
    return {name: value / len(checkpoints) for name, value in total.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    last = torch.load(args.checkpoints[-1], weights_only=True)
    torch.save({"model": last["model"], "average": mean(args.checkpoints), "step": last["step"]}, args.out)


if __name__ == "__main__":
    main()
