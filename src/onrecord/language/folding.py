"""Names without what differs from one newspaper to the next: case, diacritics, script, punctuation, "the"."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_DROPPED = re.compile(r"[.'’ʼ`´]")
_WORD = re.compile(r"[a-z0-9&+]+")
_POSSESSIVE = re.compile(r"['’ʼ]s(?=\s|$)")
_LONGEST = 400
"""Characters of a name that are looked at: no name is longer, and what runs on is noise."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in plain lower-case ASCII words, without dots, apostrophes and a leading "the".

    "The U.S." and "US" fold to "us", "Işık" to "isik", "al-Sham" to "al sham". Never empty for a name
    with any visible character.
    """
    plain = _DROPPED.sub("", anyascii(_POSSESSIVE.sub("", name[:_LONGEST])).lower())
    words = _WORD.findall(plain)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or name[:_LONGEST].strip().casefold()


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word, doubled ones once: what transliterations of one name share.

    The first letter stays whatever it is: "mohammed", "mohamed" and "muhammad" give "mhmd".
    """
    kept = [word[:1], *(letter for letter in word[1:] if letter not in "aeiouyw")]
    return "".join(letter for at, letter in enumerate(kept) if at == 0 or letter != kept[at - 1])


def letters_apart(one: str, other: str) -> int:
    """Letters to change, add or drop to make the one word of the other (Levenshtein's distance)."""
    row = list(range(len(other) + 1))
    for k, a in enumerate(one, 1):
        last, row[0] = row[0], k
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
