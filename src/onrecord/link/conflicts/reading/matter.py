"""Whether two lines of one story that name nobody speak of one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, content_word, stem
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from onrecord.link.conflicts.frames import Frame

UNSURE = frozenset({"if", "whether", "could", "might", "may"})
_NEAR_MATTER, _THINGS = 0.55, 2
"""How near two lines lie that name nobody and are of one matter, and how many things both name."""


def is_of_one_matter(no: Frame, yes: Frame, acts: set[str], near: float) -> bool:
    """Whether two lines of one story that name nobody speak of the same things ("the flight recorders")."""
    if not no.in_one_story or near < _NEAR_MATTER or yes.lowered & (UNSURE | claim_words().negations):
        return False
    if no.is_of_people or yes.is_of_people or NAMING & acts or asks(no) or asks(yes):
        return False  # what one did is no matter of others; of whom it isn't known, `unnamed.py` tells
    light = conflict_words().light
    shared = _meant(no) & _meant(yes)
    things = {s for s in shared if s not in acts and s[:1].isalpha() and stem(s) not in light}
    return len(things - no.named) >= _THINGS - (min(len(no.senses), len(yes.senses)) <= _FEW_SENSES)


def _meant(frame: Frame) -> frozenset[str]:
    """What a line says, with the line before where it opens with a pronoun ("it hasn't been cleaned")."""
    return frame.topic if opening(frame) in _PRONOUNS else frame.senses


def opening(frame: Frame) -> str:
    """The first word, quotation marks left out."""
    return next((w.lower for w in frame.words if w.lower[0].isalnum()), "")


def asks(frame: Frame) -> bool:
    """Whether the line is what somebody asks or knows, and says nothing itself ("what they planned")."""
    return opening(frame) in _ASKING


_PRONOUNS = frozenset({"it", "they", "he", "she"})
_ASKING = frozenset({"what", "who", "whom", "how", "where", "when", "why", "which"})
NAMING = frozenset({content_word("identify")})


_FEW_SENSES = 3
"""Senses of a line so short that one thing in common is most of what it says."""
