"""How well a line can be read by itself, and how far two lines say the same: what a front page needs to know.

A reader of ten lines has no text around them. "Bilal Hadfi, 20" and "he had opened fire" are fine where they
stand; alone they tell nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.language.lexicon import lemma
from onrecord.language.names import word_class
from onrecord.language.tags import tags
from onrecord.language.tokens import tokens
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.report.told import Told

SHORTEST, LONGEST = 6, 45
"""Words that a line has at least to tell who did what, and at most to be taken in at a glance."""
STEM = 5
"""Letters of a word that are compared: "attack", "attacks" and "attackers" are alike enough here."""
SAME, SAME_LEAST = 0.4, 3
"""Share of the shorter line's words that must stand in the other for both to say the same, and how many at
least: "the harbour of Corvell" says nothing that a sentence about it says."""
CLEAR = 3
"""The clarity of a line that can be read alone."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"NNP", "CD"})
_SUBJECTS = frozenset({"NN", "NNP", "PRP", "CD", "EX"})
_OPENERS = ("that", "and", "but")
_AUXILIARIES = frozenset({"be", "have", "do"})
_TELLING = frozenset({"NN", "NNP", "CD", "JJ", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def clarity(told: Told) -> int:
    """From 0 (a fragment) to `CLEAR`: a sentence that says itself what it is about, and names something.

    Told by parts of speech, as far as those go. A content that is cut in parts is no sentence, and one that
    begins in the middle of a sentence without "that" is seldom sure to be one ("announced a plan drawn up by
    the port"). A subordinate clause ("when the port closed") is half of one; a caption tells of its picture.
    """
    words, tagged = _tagged(told)
    if not SHORTEST <= len(words) <= LONGEST or len(told.parts) > 1 or told.statement.region == "caption":
        return 0
    if words[0].lower() in word_class("subordinators"):
        return 0
    verb = _verb(words, tagged)
    if verb is None:
        return 0
    back, first = word_class("pointing back"), words[0].lower()
    if first in back or any(tag == "PRP" for tag in tagged[:verb]) or words[-1].lower() in back:
        return 1
    opened = told.words.lower().startswith(tuple(f"{word} " for word in _OPENERS))
    is_whole = opened or words[0][0].isupper() or words[0][0].isdigit()
    return CLEAR if is_whole and any(tag in _NAMES for tag in tagged[1:]) else CLEAR - 1


def say_the_same(a: Told, b: Told, share: float = SAME) -> bool:
    """Whether two lines share enough of their words: `SAME_LEAST`, and this share of the shorter line's.

    Names alone don't do: two lines on one harbour can say anything of it.
    """
    mine, theirs = _stems(a), _stems(b)
    shared = mine.keys() & theirs.keys()
    enough = len(shared) >= max(SAME_LEAST, share * min(len(mine), len(theirs)))
    return enough and not all(mine[stem] or theirs[stem] for stem in shared)


@lru_cache(maxsize=4096)
def _tagged(told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a line with their parts of speech, without the "that" before it and without marks."""
    text = told.words
    every = [token.text for token in tokens(text, Span(0, len(text)))]
    pairs = [(word, tag) for word, tag in zip(every, tags(every), strict=True) if word[0].isalnum()]
    while pairs and pairs[0][0].lower() in _OPENERS:
        pairs = pairs[1:]
    return tuple(word for word, _ in pairs), tuple(tag for _, tag in pairs)


def _verb(words: tuple[str, ...], tagged: tuple[str, ...]) -> int | None:
    """Where the first finite verb is that has a subject before it and isn't that of a relative clause."""
    for nth, tag in enumerate(tagged):
        if tag in _FINITE and _SUBJECTS.intersection(tagged[:nth]):
            before = [k for k in range(nth) if tagged[k] not in ("RB", "MD")]
            if before and tagged[before[-1]] != "WP" and words[before[-1]].lower() != "that":
                return nth
    return None


@lru_cache(maxsize=4096)
def _stems(told: Told) -> dict[str, bool]:
    """What is compared of a line's words; whether each is (part of) a name."""
    words, tagged = _tagged(told)
    found: dict[str, bool] = {}
    for nth, (word, tag) in enumerate(zip(words, tagged, strict=True)):
        plain = lemma(word.lower())
        if tag in _TELLING and plain not in _AUXILIARIES and plain not in word_class("particles"):
            found[fold(plain)[:STEM]] = tag == "NNP" or (nth > 0 and word[0].isupper())
    return found
