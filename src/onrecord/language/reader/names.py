"""Names out of the scores of words: none goes on in the next line, and one name is of one type throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.reader import decode, labels
from onrecord.language.reader.analysis import Tagged
from onrecord.language.reader.features import LINE, UNKNOWN

if TYPE_CHECKING:
    from onrecord.language.reader.features import Words
    from onrecord.language.reader.scores import Chain, Floats

_BEGINS, _GOES_ON = (
    np.array([labels.ENTITY.index(f"{mark}-{kind}") for kind in labels.ENTITY_TYPES]) for mark in "BI"
)
"""The labels of each type's first word and of its further ones."""


def names(scores: Floats, chain: Chain, words: Words) -> tuple[Tagged, ...]:
    """The names among words (scores: words × entity labels), in their order.

    A name that stands several times is each time what it is likeliest to be taken together: one name has one
    sense in one text (Gale, Church and Yarowsky 1992), and some places tell more of it than others. Two names
    are the same by their pieces, so whatever their case.
    """
    if not len(words):
        return ()
    found = list(decode.spans(decode.tags(scores, chain.transition, chain.first, words.gap >= LINE)))
    total: dict[bytes, Floats] = {}
    for _, start, end in found:
        name = _pieces(words, start, end)
        total[name] = total.get(name, 0) + _chances(scores, start, end)
    kinds = {name: labels.ENTITY_TYPES[int(chances.argmax())] for name, chances in total.items()}
    return tuple(Tagged(start, end, kinds[_pieces(words, start, end)]) for _, start, end in found)


def _pieces(words: Words, start: int, end: int) -> bytes:
    """What tells one name from others; what the vocabulary lacks is no other name."""
    pieces = words.piece[words.first[start] : words.first[end]]
    return pieces.tobytes() + (str(start).encode() if (pieces == UNKNOWN).any() else b"")


def _chances(scores: Floats, start: int, end: int) -> Floats:
    """How likely words that are a name are a name of each type."""
    fit = scores[start, _BEGINS] + scores[start + 1 : end, _GOES_ON].sum(0)
    odds = np.exp(fit - fit.max())
    chances: Floats = odds / odds.sum()
    return chances
