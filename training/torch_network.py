"""A checkpoint behind the interface of the exported graphs, so that it can be evaluated while it trains."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.language.reader.features import Inputs
from onrecord.language.reader.scores import Chain, Floats, Scores
from training.crf import Crf
from training.model import Reader


def load(checkpoint: Path, *, average: bool = True) -> Reader:
    """The model of a checkpoint, by default with its averaged weights."""
    kept = torch.load(checkpoint, weights_only=True)
    model = Reader()
    model.load_state_dict(kept["model"] | (kept["average"] if average else {}))
    return model.eval()


def chain(crf: Crf) -> Chain:
    """The CRF's tables as decoding needs them."""
    transition, first = crf.tables()
    return Chain(transition.detach().numpy(), first.detach().numpy())


class TorchNetwork:
    """`runtime.Network` by torch."""

    def __init__(self, model: Reader) -> None:
        self._model = model
        self.cue, self.role = chain(model.cue_crf), chain(model.role_crf)
        self.entity, self.timex = chain(model.entity_crf), chain(model.timex_crf)

    @torch.inference_mode()
    def scores(self, batch: Inputs) -> Scores:
        """One encoder pass with all heads."""
        to = torch.from_numpy
        arrays = (to(x) for x in (batch.piece, batch.shape, batch.gap, batch.quote, batch.first))
        out = self._model.heads(self._model.words(*arrays))
        names = Scores.__dataclass_fields__
        return Scores(**{n: getattr(out, n).numpy() for n in names})

    @torch.inference_mode()
    def roles(
        self, words: Floats, row: NDArray[np.int64], first: NDArray[np.int64], last: NDArray[np.int64]
    ) -> Floats:
        """Role rows."""
        to = torch.from_numpy
        return self._model.roles(to(words), to(row), to(first), to(last)).numpy()

    @torch.inference_mode()
    def relations(self, dependent: Floats, head: Floats) -> Floats:
        """Relation scores of pairs of words."""
        return self._model.tree.relations(torch.from_numpy(dependent), torch.from_numpy(head)).numpy()
