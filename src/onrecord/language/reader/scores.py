"""What a network says of words, and the interface of the network: shared by training and run time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onrecord.language.reader.features import Inputs

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says about the words of a batch: windows × words × something."""

    cue: Floats
    upos: Floats
    entity: Floats
    timex: Floats
    sentence_end: Floats
    fact: Floats
    role: Floats
    arcs: Floats
    dependent: Floats
    head: Floats


@dataclass(frozen=True, slots=True)
class Chain:
    """Transition scores of one label inventory."""

    transition: Floats
    first: Floats


class Network(Protocol):
    """The three graphs, and the transition scores that decoding needs."""

    cue: Chain
    role: Chain
    entity: Chain
    timex: Chain

    def scores(self, batch: Inputs) -> Scores:
        """One encoder pass with all heads."""

    def roles(
        self, words: Floats, row: NDArray[np.int64], first: NDArray[np.int64], last: NDArray[np.int64]
    ) -> Floats:
        """Scores of the role labels (rows × length × labels) of the words around each cue.

        `words` are all role vectors of a batch in a row, `row` the numbers of those around each cue (-1 is
        padding), `first` and `last` the numbers of the cues' first and last words.
        """

    def relations(self, dependent: Floats, head: Floats) -> Floats:
        """Scores of the dependency relations of (dependent, head) pairs."""
