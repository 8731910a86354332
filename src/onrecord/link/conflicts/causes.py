"""What brought something about: two causes of one thing, or one that was unknown and now is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.language.tags import tags
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.words import as_printed, conflict_words, senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.words import Word

_SIDE = 7
"""Words before or after the words of causing among which cause and effect stand."""
_ENDS = frozenset({",", ";", ".", "--", ":", "that", "which", "who", "but", "while", "when", "after"})
_NEAR = 0.3
"""How near two lines lie that tell two causes of one thing."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The senses of what brought it about and of what it brought about, and the words as printed."""

    by: frozenset[str]
    of: frozenset[str]
    printed: str


def causes(text: str, run: Sequence[Word]) -> tuple[Cause, ...]:
    """What a line says to have brought about what."""
    lists = conflict_words()
    found = []
    taken = -1
    for match in lists.cause_by.finditer(text):
        if _is_to_come(run, match.end()):
            continue
        before, after = _sides(run, match.start(), match.end())
        found.append(
            Cause(senses(after), senses(before), as_printed((*before, *_within(run, match), *after)))
        )
        taken = match.end()
    for match in lists.cause_of.finditer(text):
        if match.start() >= taken:
            before, after = _sides(run, match.start(), match.end())
            found.append(
                Cause(senses(before), senses(after), as_printed((*before, *_within(run, match), *after)))
            )
    return tuple(cause for cause in found if cause.by and cause.of and _is_so(run))


def _within(run: Sequence[Word], match: object) -> tuple[Word, ...]:
    start, end = match.span()  # type: ignore[attr-defined]
    return tuple(word for word in run if start <= word.start < end)


def _sides(run: Sequence[Word], start: int, end: int) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of the clause before and after what stands from `start` to `end`."""
    before: list[Word] = []
    for word in reversed([w for w in run if w.start < start][-_SIDE:]):
        if word.lower in _ENDS:
            break
        before.insert(0, word)
    after: list[Word] = []
    for word in [w for w in run if w.start >= end][:_SIDE]:
        if word.lower in _ENDS:
            break
        after.append(word)
    return tuple(before), tuple(after)


def _is_to_come(run: Sequence[Word], end: int) -> bool:
    """Whether what was taken for a cause is an act to come: "due to open on Monday"."""
    at = next((k for k, word in enumerate(run) if word.start >= end), len(run))
    tagged = tags([word.text for word in run])
    return at < len(run) and tagged[at] in ("VB", "RB")


def _is_so(run: Sequence[Word]) -> bool:
    lowered = {word.lower for word in run}
    return not lowered & {"not", "n't", "no", "never", "if", "whether", "could", "would", "might", "may"}


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two causes of one thing, neither named in the other line."""
    if not (a.causes and b.causes and a.in_one_story) or near < _NEAR:
        return None
    for one in a.causes:
        for other in b.causes:
            effect = (one.of & other.of) - _names(a)
            if effect and not (one.by & b.senses or other.by & a.senses):
                why = f"“{one.printed}” against “{other.printed}”"
                return Finding("actor", why, 0.25 + 0.5 * near, f"cause/{min(effect)}", replaces=True)
    return None


def come_out(a: Frame, b: Frame, near: float) -> Finding | None:
    """A cause that one line calls unknown and the other tells."""
    return _come_out(a, b, near, "b") or _come_out(b, a, near, "a")


def _come_out(unsure: Frame, sure: Frame, near: float, later: Literal["a", "b"]) -> Finding | None:
    if not (unsure.open and unsure.in_one_story) or sure.open or sure.lowered & conflict_words().hedges:
        return None
    if not conflict_words().cause_asked.search(unsure.line.text):
        return None
    if sure.line.statement.commitment != "certain":
        return None
    about = unsure.topic
    for cause in sure.causes:
        effect = (cause.of & about) - _names(sure)
        if effect:
            why = f"“{unsure.open}” ({as_printed(unsure.words[:9])}) against the flat “{cause.printed}”"
            return Finding("commitment", why, 0.35 + 0.4 * near, f"cause/{min(effect)}", later)
    return None


def _names(frame: Frame) -> frozenset[str]:
    return frozenset(w.sense for w, key in zip(frame.words, frame.keys, strict=True) if key)
