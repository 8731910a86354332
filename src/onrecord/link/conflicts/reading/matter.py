"""Whether two lines of one story that name nobody speak of one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, content_word, stem
from onrecord.link.conflicts.reading.runs import tagged
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

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


def is_supposed(run: Sequence[Word], k: int) -> bool:
    """Whether word k stands in a clause that says only what if or what would have been, or asks ("if it was
    connected", "when they will be mended")."""
    before = [w.lower for w in run[max(0, k - _CLAUSE) : k]]
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _CLAUSE_ENDS:
            before = before[at + 1 :]
            break
    might_have_been = any(
        modal in _WOULD and "have" in before[at + 1 : at + 4] for at, modal in enumerate(before)
    )
    return might_have_been or not _SUPPOSING.isdisjoint(before)


_ASKED = 6
"""Words before what is asked for among which it is said that it is."""
_BROUGHT_TO = frozenset({"forced", "managed", "began", "begun", "had", "able", "made", "allowed", "happened"})
"""Words before "to" by which what follows was done, beside those by which it is meant to be."""


ASKING = frozenset(
    {"call", "calls", "called", "calling", "demand", "demands", "appeal", "appeals", "plea", "pleas"}
)
"""Words by which what follows "for" or "to" is only asked for."""


def is_wished(run: Sequence[Word], k: int) -> bool:
    """Whether the word is what somebody is to do, which tells of nothing done ("calls on him to give in")."""
    asked = [w.lower for w in run[max(0, k - _ASKED) : k]]
    if "for" in asked and not ASKING.isdisjoint(asked[: asked.index("for")]):
        return True  # "calls for his resignation"
    parts = tagged(run)
    if parts[k] in ("VB", "VBP") and any(w.lower in ("he", "she", "it") for w in run[max(0, k - 1) : k]):
        return True  # "insist that he give in"
    at = k - 1 - any(w.lower == "be" for w in run[max(0, k - 1) : k])
    if at >= 0 and run[at].lower == "and":  # "to show restraint and give in"
        to = next((j for j in range(at - 1, max(-1, at - _CLAUSE), -1) if run[j].lower == "to"), -1)
        at = to if parts[k] == "VB" else -1
    if at < 0 or run[at].lower != "to":
        return False
    meant = _BROUGHT_TO | conflict_words().plans
    return not any(w.lower in meant for w in run[max(0, at - 1) : at])


_CLAUSE = 8
"""Words before a word among which its clause begins."""
_CLAUSE_ENDS = frozenset({",", ";", ".", ":", "but", "then"})
_SUPPOSING = frozenset({"if", "whether", "unless", "when", "how", "why", "lest"})
_WOULD = frozenset({"would", "could", "might", "should"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_ASKING = frozenset({"what", "who", "whom", "how", "where", "when", "why", "which"})
NAMING = frozenset({content_word("identify")})


_FEW_SENSES = 3
"""Senses of a line so short that one thing in common is most of what it says."""
