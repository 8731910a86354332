"""The keys under which place names are looked up: spelled the same however a newspaper spells them."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.language.folding import fold

_ARTICLES = frozenset(
    {"al", "el", "ul", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "an", "en", "az", "ez"}
)
"""The Arabic article in its assimilated forms, as transliterated."""
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}
_DOUBLED = re.compile(r"([a-z])\1+")
_ALIKE = (
    *(("q", "k"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i")),
    *(("ey", "i"), ("ei", "ai"), ("ay", "ai"), ("y", "i"), ("o", "u"), ("e", "i"), ("w", "u"), ("z", "s")),
)
_ENDING = re.compile(r"(?:ah|eh|h)$")


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """The name in plain lower-case words, "St." and the like written out; "" where no letter is left."""
    words = fold(name).split()
    if len(words) > 1:
        words = [_WRITTEN_OUT.get(word, word) for word in words]
    plain = " ".join(words)
    return plain if any(char.isalpha() for char in plain) and plain.isascii() else ""


def without_article(plain: str) -> str | None:
    """A key without the Arabic article that leads it ("al bab" -> "bab"), or None where none does."""
    first, _, rest = plain.partition(" ")
    return rest if first in _ARTICLES and len(rest) >= 3 else None


@lru_cache(maxsize=16384)
def loose_key(plain: str) -> str:
    """What spellings of one name in Latin letters have in common: "qabbasin" and "kabaseen" are "kabasin".

    Articles, spaces, doubled letters, the choice among vowels that transliterators make, and a final "h"
    fall away. Different names may share one, so it says something only within a country.
    """
    words = [word for word in plain.split() if word not in _ARTICLES]
    joined = "".join(words)
    for one, other in _ALIKE:
        joined = joined.replace(one, other)
    return _DOUBLED.sub(r"\1", _ENDING.sub("a", _DOUBLED.sub(r"\1", joined)))
