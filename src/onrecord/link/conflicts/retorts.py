"""A sentence that only denies the one before it: "The ministry said that the bridge was safe. It wasn't." """

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.conflicts.finding import Finding

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
_NO_DENIAL = frozenset(
    {"all", "only", "yet", "clear", "enough", "always", "known", "alone", "longer", "doubt", "easy", "new"}
)
"""Words with which such a sentence denies nothing that was said ("that is not all")."""
_STRENGTH = 0.6


def retorts(lines: Sequence[Frame]) -> Iterator[tuple[Frame, Frame, Finding]]:
    """(statement, denial, finding) for the lines of one article, in the order of their places."""
    told = [f for f in lines if f.line.statement.region != "title"]
    ends = {f.line.statement.content[-1].end: f for f in told if f.line.statement.is_attributed}
    for denial in told:
        start = denial.line.statement.content[0].start
        denied = next((ends[end] for end in range(start, start - _GAP - 1, -1) if end in ends), None)
        if denied is not None and _denies(denial) and not _denies(denied):
            why = f"“{denial.line.text}” denies what stands before it: “{_head(denied)}”"
            yield denied, denial, Finding("polarity", why, _STRENGTH, f"retort/{denial.line.id}")


def _denies(frame: Frame) -> bool:
    """Whether the line is a short denial of something said before, and not of something of its own."""
    words = [w.lower for w in frame.words if w.lower[:1].isalnum()]
    if not words or len(words) > _LONGEST or words[0] not in _POINTING or frame.names:
        return False
    negated = any(w in _DENYING and after not in _NO_DENIAL for w, after in pairwise([*words, ""]))
    return negated and not _NO_DENIAL.intersection(words)


def _head(frame: Frame) -> str:
    return " ".join(w.text for w in frame.words[:12])
