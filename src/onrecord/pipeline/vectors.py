"""Sentence vectors: worked out where an article is read, kept in the ledger, taken from there to link it."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from onrecord import link
from onrecord.language.vectors import DIMENSIONS, PACKED, key, minilm, unpacked
from onrecord.model import KeptVector

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.ledger import Ledger
    from onrecord.model import Reading

LAST = 4_000
"""Vectors that a reader remembers, for words that come again: about 4 MB."""

_remembered: OrderedDict[str, KeptVector] = OrderedDict()


def of_reading(reading: Reading, known: Iterable[KeptVector] = ()) -> tuple[KeptVector, ...]:
    """The vectors of what an article's statements say, each once; `known` are some of them already."""
    text = reading.article.text
    words = {key(said): said for said in (link.line_text(one, text) for one in reading.statements)}
    there = {one.key: one for one in known}
    return tuple(there.get(it) or _remember(it, said) for it, said in words.items())


def _remember(it: str, said: str) -> KeptVector:
    found = _remembered.get(it)
    if found is None:
        found = _remembered[it] = KeptVector(it, minilm().packed([said])[0])
        if len(_remembered) > LAST:
            _remembered.popitem(last=False)
    _remembered.move_to_end(it)
    return found


class Kept:
    """The vectors that a ledger holds; those that it lacks are worked out, and kept when `close`d."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._used: set[str] = set()
        self._new: list[KeptVector] = []

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 for each text; no text twice."""
        row = {key(text): number for number, text in enumerate(texts)}
        table = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        missing = dict(row)
        for one in self._ledger.vectors():
            if one.key in missing and len(one.packed) == PACKED:
                table[missing.pop(one.key)] = unpacked([one.packed])[0]
        made = minilm().packed([texts[number] for number in missing.values()]) if missing else []
        if made:
            table[list(missing.values())] = unpacked(made)
        self._used |= row.keys()
        self._new += map(KeptVector, missing, made)
        return table

    def close(self) -> None:
        """Have the ledger keep what was worked out, and no other than what was asked for."""
        self._ledger.keep_vectors(self._new, self._used)
