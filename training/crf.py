"""A linear-chain CRF over batches, for full and for partial labels."""

import torch
from torch import Tensor, nn

from onrecord.language.reader.labels import allowed_first, allowed_pairs

FORBIDDEN = -1e4


class Crf(nn.Module):
    """Transitions between labels; what BIO forbids stays forbidden."""

    def __init__(self, inventory: tuple[str, ...]) -> None:
        super().__init__()
        self.transition = nn.Parameter(torch.zeros(len(inventory), len(inventory)))
        self.first = nn.Parameter(torch.zeros(len(inventory)))
        self.register_buffer("pairs", torch.tensor(allowed_pairs(inventory)))
        self.register_buffer("starts", torch.tensor(allowed_first(inventory)))

    def tables(self) -> tuple[Tensor, Tensor]:
        """(transition, first) scores with the forbidden ones at FORBIDDEN."""
        transition = self.transition.masked_fill(~self.pairs, FORBIDDEN)  # type: ignore[operator]
        return transition, self.first.masked_fill(~self.starts, FORBIDDEN)  # type: ignore[operator]

    def loss(self, emission: Tensor, mask: Tensor, allowed: Tensor) -> Tensor:
        """Minus the log-probability, per sequence, that all labels are allowed ones.

        emission: sequences × length × labels; mask: sequences × length; allowed: like emission, boolean.
        """
        n = emission.shape[0]
        emission = emission.float()
        both = torch.cat([emission, emission.masked_fill(~allowed, FORBIDDEN)])
        total = self._log_sum(both, torch.cat([mask, mask]))
        return total[:n] - total[n:]

    def _log_sum(self, emission: Tensor, mask: Tensor) -> Tensor:
        """Scaled probabilities instead of logarithms: two kernels a step."""
        transition, first = self.tables()
        step = transition.exp()
        top = emission.amax(-1, keepdim=True).detach()
        likely = (emission - top).exp().unbind(1)
        keep = mask.unbind(1)
        alpha = first.exp() * likely[0]
        total = top.squeeze(-1).mul(mask).sum(1)
        scales = []
        for t in range(emission.shape[1]):
            if t:
                moved = (alpha @ step) * likely[t]
                alpha = torch.where(keep[t][:, None], moved, alpha)
            if t % 4 == 3:  # often enough for float32
                scale = alpha.sum(-1, keepdim=True).clamp_min(1e-30)
                alpha = alpha / scale
                scales.append(scale)
        scales.append(alpha.sum(-1, keepdim=True).clamp_min(1e-30))
        return total + torch.cat(scales, 1).log().sum(1)
