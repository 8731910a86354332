"""How well a line can be read alone, and how far two lines say the same: what a front page needs to know."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.language.clarity import CLEAR, tagged_words
from onrecord.language.clarity import clarity as clarity_of
from onrecord.language.folding import fold
from onrecord.language.lexicon import lemma
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from onrecord.report.told import Told

__all__ = ["CLEAR", "clarity", "say_the_same"]

STEM = 5
"""Letters of a word that are compared: "attack", "attacks" and "attackers" are alike enough here."""
SAME, SAME_LEAST = 0.4, 3
"""Share of the shorter line's words that must stand in the other for both to say the same, and how many at
least: "the harbour of Corvell" says nothing that a sentence about it says."""
_AUXILIARIES = frozenset({"be", "have", "do"})
_TELLING = frozenset({"NN", "NNP", "CD", "JJ", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def clarity(told: Told) -> int:
    """From 0 (a fragment) to `CLEAR`, as `language.clarity` tells it of the line's words.

    A content that is cut in parts is no sentence; a caption tells of its picture.
    """
    is_apart = len(told.parts) > 1 or told.statement.region == "caption"
    return 0 if is_apart else clarity_of(told.words)


def say_the_same(a: Told, b: Told, share: float = SAME) -> bool:
    """Whether two lines share enough of their words: `SAME_LEAST`, and this share of the shorter line's.

    Names alone don't do: two lines on one harbour can say anything of it.
    """
    mine, theirs = _stems(a), _stems(b)
    shared = mine.keys() & theirs.keys()
    enough = len(shared) >= max(SAME_LEAST, share * min(len(mine), len(theirs)))
    return enough and not all(mine[stem] or theirs[stem] for stem in shared)


@lru_cache(maxsize=4096)
def _stems(told: Told) -> dict[str, bool]:
    """What is compared of a line's words; whether each is (part of) a name."""
    words, tagged = tagged_words(told.words)
    found: dict[str, bool] = {}
    for nth, (word, tag) in enumerate(zip(words, tagged, strict=True)):
        plain = lemma(word.lower())
        if tag in _TELLING and plain not in _AUXILIARIES and plain not in word_class("particles"):
            found[fold(plain)[:STEM]] = tag == "NNP" or (nth > 0 and word[0].isupper())
    return found
