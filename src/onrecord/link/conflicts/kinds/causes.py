"""What brought something about: two causes of one thing, or one that was unknown and now is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.language.tags import tags
from onrecord.link.compare.words import content_word
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.runs import clause_after, clause_before, index_at, tagged
from onrecord.link.conflicts.reading.scopes import of_other_people, one_voice
from onrecord.link.conflicts.reading.words import around, as_printed, conflict_words, senses

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_SIDE = 7
"""Words before or after the words of causing among which cause and effect stand."""
_ENDS = frozenset({",", ";", ".", "--", ":", "that", "which", "who", "but", "while", "when", "after"})
_NEAR_MEANT = 0.45
"""How near two lines lie of which the one asks for a cause, the other tells that something was meant."""
_NEAR, _NEAR_WHOLE = 0.3, 0.1
"""How near two lines lie that tell two causes of one thing, and where both name it alike and nothing else."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The senses of what brought it about and of what it brought about, and the words as printed.

    `is_of_it` where it brought about what a pronoun stands for.
    """

    by: frozenset[str]
    of: frozenset[str]
    printed: str
    is_of_it: bool = False


def causes(text: str, run: Sequence[Word]) -> tuple[Cause, ...]:
    """What a line says to have brought about what."""
    if not _is_so(run):
        return ()
    found, taken = [], -1
    for match in conflict_words().cause_by.finditer(text):
        if not (match[0].lower().endswith("due to") and _is_to_come(run, match.end())):
            effect, cause = _sides(run, *match.span())
            taken = match.end()
            if not _is_sum(effect):
                found.append(_cause(run, match, cause, effect))
    for match in conflict_words().cause_of.finditer(text):
        if match.start() >= taken:
            cause, effect = _sides(run, *match.span())
            if _names_it(run, cause) and not _is_sum(effect):
                found.append(_cause(run, match, cause, effect))
    return tuple(cause for cause in found if cause.by and (cause.of or cause.is_of_it))


def _names_it(run: Sequence[Word], cause: Sequence[Word]) -> bool:
    """Whether the cause is named by a noun, and not only said to be thought or put at something."""
    parts = dict(zip(run, tagged(run), strict=True))
    return any(word.sense and parts[word].startswith("NN") for word in cause)


def _is_sum(effect: Sequence[Word]) -> bool:
    """Whether only so much was brought about, or a part of it: that tells how much there was, not why."""
    return bool(_sum_words() & {word.lower for word in effect})


@cache
def _sum_words() -> frozenset[str]:
    """Words of sums and of parts: "caused a million dollars worth of damage", "much of the rioting"."""
    return frozenset({"million", "billion", "worth", "much", "part", "partly"}) | conflict_words().shares


def _cause(run: Sequence[Word], match: re.Match[str], cause: Sequence[Word], effect: Sequence[Word]) -> Cause:
    within = (word for word in run if match.start() <= word.start < match.end())
    printed = sorted((*cause, *within, *effect), key=lambda word: word.start)
    of_it = bool(effect) and effect[0].lower in ("it", "this") and not senses(effect)
    return Cause(senses(cause), senses(effect), as_printed(printed), of_it)


def _sides(run: Sequence[Word], start: int, end: int) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words of the clause before and after what stands from `start` to `end`."""
    before = clause_before(run, start, _SIDE, _ENDS)
    first = index_at(run, start) - len(before)
    if first and run[first - 1].lower in ("that", "which", "who"):
        before = (
            *run[max(0, first - 2) : first - 1],
            *before,
        )  # "the illness that has killed two is caused by"
    return before, clause_after(run, end, _SIDE, _ENDS)


def _is_to_come(run: Sequence[Word], end: int) -> bool:
    """Whether what was taken for a cause is an act to come: "due to open on Monday"."""
    at = index_at(run, end)
    after = tags(["to", *(word.text for word in run[at : at + _AHEAD])])
    return at < len(run) and after[1] in ("VB", "RB")


_AHEAD = 3
"""Words after "due to" that tell an act from a thing."""


def _is_so(run: Sequence[Word]) -> bool:
    lowered = {word.lower for word in run}
    return not lowered & {"not", "n't", "no", "never", "if", "whether", "could", "would", "might", "may"}


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two causes of one thing, neither named in the other line."""
    if not (a.causes and b.causes and a.in_one_story) or near < _NEAR_WHOLE or one_voice(a, b):
        return None
    if of_other_people(a, b):
        return None  # what moved one to something, and another
    for one in a.causes:
        for other in b.causes:
            effect = _one_effect(a, b, one, other)
            if near < _NEAR and not (effect and one.of == other.of):
                continue
            if effect and not (one.by & b.senses or other.by & a.senses):
                why = f"“{one.printed}” against “{other.printed}”"
                return Finding("actor", why, 0.25 + 0.5 * near, f"cause/{min(effect)}", replaces=True)
    return None


def _one_effect(a: Frame, b: Frame, one: Cause, other: Cause) -> frozenset[str]:
    """What both brought about, where the one line says no more of it than the other; else empty.

    Where a pronoun stands for it, that is what the line before tells.
    """
    mine, theirs = one.of - a.named, other.of - b.named
    if one.is_of_it or other.is_of_it:
        told, topic = (theirs, a.topic - one.by) if one.is_of_it else (mine, b.topic - other.by)
        return told if told <= topic else frozenset()
    return mine & theirs if mine <= theirs or theirs <= mine else frozenset()


_IT = frozenset({"it", "this", "that"})
"""Words by which a line asks for the cause of what the line before tells."""


def come_out(a: Frame, b: Frame, near: float) -> Finding | None:
    """A cause that one line calls unknown and the other tells."""
    return _come_out(a, b, near, "b") or _come_out(b, a, near, "a")


def _come_out(unsure: Frame, sure: Frame, near: float, later: Literal["a", "b"]) -> Finding | None:
    if not (unsure.open and unsure.in_one_story) or sure.open or sure.lowered & conflict_words().hedges:
        return None
    asked = conflict_words().cause_asked.search(unsure.line.text)
    if not asked:
        return None
    if sure.line.statement.commitment != "certain":
        return None
    first = index_at(unsure.words, asked.start())
    is_of_it = any(word.lower in _IT for word in unsure.words[first : first + _AHEAD])
    about = unsure.topic if is_of_it else unsure.senses
    if "cause" in asked[0].lower() and near >= _NEAR_MEANT and sure.purposes:
        meant = sure.purposes[0]  # "no idea what caused it", "somebody did it on purpose"
        return _told(unsure, around(sure.words, meant.at, 3, 4), near, "purpose", later)
    for cause in sure.causes:
        effect = (cause.of & about) - sure.named
        if effect and not cause.by & unsure.topic:  # what is asked about is no cause of itself
            return _told(unsure, cause.printed, near, min(effect), later)
    if _DEATH in about and unsure.people & sure.people and not of_other_people(unsure, sure):
        for one in sure.once:  # "died of heart failure"
            if one.by:
                return _told(unsure, around(sure.words, one.at, 2, 6), near, _DEATH, later)
    return None


def _told(unsure: Frame, printed: str, near: float, effect: str, later: Literal["a", "b"]) -> Finding:
    why = f"“{unsure.open}” ({as_printed(unsure.words[:9])}) against the flat “{printed}”"
    return Finding("commitment", why, 0.35 + 0.4 * near, f"cause/{effect}", later)


_DEATH = content_word("death")
