"""How well words can be read by themselves, without the text around them.

A reader of ten lines has no text around them. "Mara Quist, 20" and "he had opened fire" are fine where they
stand; alone they tell nothing.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.language.names import word_class
from onrecord.language.tags import tags
from onrecord.language.tokens import tokens
from onrecord.model import Span

SHORTEST, LONGEST = 6, 45
"""Words that a line has at least to tell who did what, and at most to be taken in at a glance."""
CLEAR = 3
"""The clarity of a line that can be read alone."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"NNP", "CD"})
_SUBJECTS = frozenset({"NN", "NNP", "PRP", "CD", "EX"})
_OPENERS = ("that", "and", "but")


def clarity(text: str) -> int:
    """From 0 (a fragment) to `CLEAR`: a sentence that says itself what it is about, and names something.

    Told by parts of speech, as far as those go. What begins in the middle of a sentence without "that" is
    seldom sure to be one ("announced a plan drawn up by the port"). A subordinate clause ("when the port
    closed") is half of one.
    """
    words, tagged = tagged_words(text)
    if not SHORTEST <= len(words) <= LONGEST or words[0].lower() in word_class("subordinators"):
        return 0
    verb = _verb(words, tagged)
    if verb is None:
        return 0
    back, first = word_class("pointing back"), words[0].lower()
    if first in back or any(tag == "PRP" for tag in tagged[:verb]) or words[-1].lower() in back:
        return 1
    opened = text.lower().startswith(tuple(f"{word} " for word in _OPENERS))
    is_whole = opened or words[0][0].isupper() or words[0][0].isdigit()
    return CLEAR if is_whole and any(tag in _NAMES for tag in tagged[1:]) else CLEAR - 1


def has_verb(text: str) -> bool:
    """Whether the words have a finite verb: without one they are no sentence ("the closure of the port")."""
    return not _FINITE.isdisjoint(tagged_words(text)[1])


@lru_cache(maxsize=4096)
def tagged_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a line with their parts of speech, without the "that" before it and without marks."""
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
