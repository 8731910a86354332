"""Sentence vectors: worked out where an article is read, kept in the ledger, taken from there to link it."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from onrecord import link
from onrecord.language.vectors import PACKED, key, minilm
from onrecord.model import KeptVector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.ledger import Ledger
    from onrecord.model import Reading

LAST = 4_000
"""Vectors that a reader remembers, for words that come again: about 4 MB."""

_remembered: OrderedDict[str, KeptVector] = OrderedDict()


def of_reading(reading: Reading, known: Iterable[KeptVector] = ()) -> tuple[KeptVector, ...]:
    """The vectors of what an article's statements say, each once; `known` are some of them already."""
    text = reading.article.text
    meant = link.pronouns(reading.mentions).get(reading.article.id, ())
    words = {key(said): said for said in (link.line_meaning(one, text, meant) for one in reading.statements)}
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

    def packed(self, texts: Iterable[str]) -> dict[str, bytes]:
        """The vectors of these texts by their keys, packed."""
        wanted = {key(text): text for text in texts}
        found = {one.key: one.packed for one in self._ledger.vectors(wanted) if len(one.packed) == PACKED}
        missing = [it for it in wanted if it not in found]
        made = minilm().packed([wanted[it] for it in missing]) if missing else []
        found.update(zip(missing, made, strict=True))
        self._used |= wanted.keys()
        self._new += map(KeptVector, missing, made)
        return found

    def close(self) -> None:
        """Have the ledger keep what was worked out, and no other than what was asked for."""
        self._ledger.keep_vectors(self._new, self._used)
