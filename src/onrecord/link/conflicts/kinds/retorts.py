"""A sentence that only denies the one before it: "The ministry said that the bridge was safe. It wasn't." """

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.words import as_printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame

_LONGEST = 7
"""Words of a sentence that has nothing of its own to say beside the denial."""
_GAP = 4
"""Characters between the two sentences at most: a full stop, quotation marks, a space."""
_POINTING = frozenset({"that", "this", "it", "there", "they", "those", "these", "none", "he", "she"})
_DENYING = frozenset(
    {"never", "not", "n't", "none", "no", "false", "untrue", "wrong", "nothing", "nobody", "cannot"}
)
_EMPTY = frozenset({"nothing", "nobody", "no"})
"""Words that deny what was said only after "there"; else they say what somebody did ("they did nothing")."""
_TRUTH = frozenset({"true", "so", "case", "correct", "right", "happen", "exist", "nonsense", "sort", "such"})
"""What such a sentence may say beside the words of the one that it denies."""
_NO_DENIAL = frozenset(
    {"all", "only", "yet", "clear", "enough", "always", "known", "alone", "longer", "doubt", "easy", "new"}
)
"""Words with which such a sentence denies nothing that was said ("that is not all")."""
_WISHED = frozenset(
    ["would", "'d", "’d", "could", "should", "may", "might", "hope", "hopes", "hoped", "hoping"]
)
"""Words by which a line tells of what isn't so yet, or may not be."""
_STRENGTH = 0.6


def retorts(lines: Sequence[Frame]) -> Iterator[tuple[Frame, Frame, Finding]]:
    """(statement, denial, finding) for the lines of one article, in the order of their places."""
    told = [f for f in lines if f.line.statement.region != "title"]
    ends = {f.line.statement.content[-1].end: f for f in told if f.line.statement.is_attributed}
    for denial in told:
        start = denial.line.statement.content[0].start
        denied = next((ends[end] for end in range(start, start - _GAP - 1, -1) if end in ends), None)
        if denied is None or _is_negation(denied) or not _is_told_as_so(denied) or _is_of_one(denied, denial):
            continue
        if _denies(denial, denied):
            why = f"“{denial.line.text}” denies what stands before it: “{_head(denied)}”"
            yield denied, denial, Finding("polarity", why, _STRENGTH, f"retort/{denial.line.id}")


def _is_told_as_so(told: Frame) -> bool:
    """Whether the line says that something is so: of what was hoped for it is told what came of it."""
    return told.line.statement.commitment == "certain" and not told.lowered & _WISHED


def _is_of_one(told: Frame, denial: Frame) -> bool:
    """Whether who said the one goes on with the other ("I don't think that it was Brod. It wasn't me")."""
    one, other = told.line.statement, denial.line.statement
    is_known = one.speaker is not None and one.speaker == other.speaker
    return other.is_attributed and (is_known or one.source == other.source)


def _denies(frame: Frame, told: Frame) -> bool:
    """Whether the line is a short denial of what was told, and says nothing of its own beside that."""
    if not _is_negation(frame):
        return False
    own = {w.sense for w in frame.words if w.sense and w.lower not in _DENYING | _TRUTH}
    return own <= told.senses


def _is_negation(frame: Frame) -> bool:
    """Whether the line is short, points back and is negated."""
    words = [w.lower for w in frame.words if w.lower[:1].isalnum()]
    if not words or len(words) > _LONGEST or words[0] not in _POINTING or frame.names:
        return False
    denying = _DENYING if words[0] == "there" else _DENYING - _EMPTY
    negated = any(w in denying and after not in _NO_DENIAL for w, after in pairwise([*words, ""]))
    return negated and "and" not in words and not _NO_DENIAL.intersection(words)


def _head(frame: Frame) -> str:
    return as_printed(frame.words[:12])
