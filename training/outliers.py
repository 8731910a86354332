"""Rewrites the encoder's feed-forward layers, without changing what they compute, so that 8 bits suffice.

Activations are quantised by tensor. One channel of MiniLM's inner layers is four times as large as any other,
and a few of their inputs are ten times as large as the rest: they take the bits from everything else.
"""

import pickle
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.language.reader.features import inputs, windows
from training.examples import Example
from training.model import Layer, Reader

ALPHA = 0.65  # share of the input's unevenness that goes into the weights (SmoothQuant); best of 0.5 ... 0.8
APART = 4  # inner channels per layer that stay in float32
DOCUMENTS = 20  # to measure on


class EvenLinear(nn.Module):
    """A linear layer whose input channels are brought to like size first."""

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weight = linear.weight.detach()
        scale = largest.clamp_min(1e-5) ** ALPHA / weight.abs().amax(0).clamp_min(1e-5) ** (1 - ALPHA)
        self.register_buffer("inverse", 1 / scale)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight = nn.Parameter(weight * scale)
        self.linear.bias = linear.bias

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x * self.inverse)  # type: ignore[no-any-return]


class SplitInner(nn.Module):
    """A feed-forward layer, its largest inner channels apart: nodes named `apart` stay in float32."""

    def __init__(self, layer: Layer, input_largest: Tensor, inner_largest: Tensor) -> None:
        super().__init__()
        chosen = inner_largest.topk(APART).indices
        self.apart_up = nn.Linear(layer.up.in_features, APART)
        self.apart_down = nn.Linear(APART, layer.down.out_features, bias=False)
        up, bias, down = (t.detach().clone() for t in (layer.up.weight, layer.up.bias, layer.down.weight))
        self.apart_up.weight, self.apart_up.bias = nn.Parameter(up[chosen]), nn.Parameter(bias[chosen])
        self.apart_down.weight = nn.Parameter(down[:, chosen])
        up[chosen], bias[chosen], down[:, chosen] = 0, 0, 0
        layer.up.weight, layer.up.bias, layer.down.weight = (nn.Parameter(t) for t in (up, bias, down))
        self.up, self.down = EvenLinear(layer.up, input_largest), layer.down

    def forward(self, x: Tensor) -> Tensor:
        small = self.apart_down(functional.gelu(self.apart_up(x)))
        return self.down(functional.gelu(self.up(x))) + small  # type: ignore[no-any-return]


def largest_inputs(model: Reader, examples: Sequence[Example]) -> dict[nn.Module, Tensor]:
    """The largest absolute value of each input channel of each feed-forward linear layer."""
    found: dict[nn.Module, Tensor] = {}

    def note(module: nn.Module, arguments: tuple[Tensor, ...]) -> None:
        top = arguments[0].detach().abs().flatten(0, 1).amax(0)
        found[module] = torch.maximum(found[module], top) if module in found else top

    parts = [p for x in model.encoder.layers for p in (x.up, x.down)]  # type: ignore[union-attr]
    hooks = [p.register_forward_pre_hook(note) for p in parts]  # type: ignore[union-attr]
    for x in examples:
        some = list(windows(x.words))[:2]
        arrays = inputs((x.words, w.context, w.end) for w in some)
        named = (arrays.piece, arrays.shape, arrays.gap, arrays.quote, arrays.first)
        with torch.inference_mode():
            model.words(*(torch.from_numpy(a) for a in named))
    for hook in hooks:
        hook.remove()
    return found


def even_out(model: Reader, prepared: Path) -> None:
    """In place, measured on some prepared articles."""
    with prepared.open("rb") as kept:
        articles = [x for x in pickle.load(kept) if x.corpus in ("polnear", "worldwide", "gum")]  # noqa: S301
    found = largest_inputs(model, articles[:: len(articles) // DOCUMENTS])
    for layer in model.encoder.layers:
        assert isinstance(layer, Layer)
        split = SplitInner(layer, found[layer.up], found[layer.down])
        layer.inner = split  # type: ignore[method-assign,assignment]
