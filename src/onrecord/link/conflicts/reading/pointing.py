"""Lines that point back to the line before: "80 died there", "that truce lasted for nine days"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.scopes import TIMES
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame

_BACK = 3
"""Lines before a line in which the place that it points back to is looked for."""


def placed(frames: Sequence[Frame]) -> list[Frame]:
    """The frames of one article in order; those that point back ("80 died there") with what they point to."""
    found: list[Frame] = []
    for frame in frames:
        if found and not frame.years and _is_of_then(frame):
            frame = replace(frame, years=found[-1].years)
        frame = _with_figure(frame, found[-1] if found else None)
        earlier = next((f for f in reversed(found[-_BACK:]) if _can_stand_for(frame, f)), None)
        if earlier is not None and _points_back(frame):
            joined = frame.scope.joined(earlier.scope)
            there = tuple(replace(c, scope=c.scope.joined(earlier.scope)) for c in frame.counts)
            found.append(replace(frame, scope=joined, counts=there))
        else:
            found.append(frame)
    return found


_FIGURE = re.compile(
    r"\bthe (?:number|figure|total|crowd|toll|sum|amount|price|cost) (?:at|was|is) "
    r"(\d[\d,]*(?: million| billion)?)"
    r"(?= *[.\"”]*$| (?:people|euros|dollars)\b)",
    re.IGNORECASE,
)


def refigured(lines: Sequence[Frame]) -> Iterator[tuple[Frame, Frame, Finding]]:
    """(line, next line, finding) where the next has another figure for what the line before counts."""
    for first, second in pairwise(lines):
        if len(first.counts) != 1 or len(second.counts) != 1 or not _FIGURE.search(second.line.text):
            continue
        one, other = first.counts[0], second.counts[0]
        if one.key == other.key and one.excludes(other):
            why = f"{one.fate or one.unit}: “{one.printed}” against “{other.printed}”"
            yield first, second, Finding("number", why, _STRENGTH, f"{'-'.join(one.key)}/figure")


_STRENGTH = 0.55


def _with_figure(frame: Frame, last: Frame | None) -> Frame:
    """The line, its figure of what the line before counts: "8,000 marched. They put the number at 15,000"."""
    match = _FIGURE.search(frame.line.text)
    if last is None or len(last.counts) != 1 or match is None or frame.counts:
        return frame
    figure, _, times = match[1].replace(",", "").partition(" ")
    value = float(figure) * {"": 1.0, "million": 1e6, "billion": 1e9}[times]
    at = next(k for k, word in enumerate(frame.words) if word.start >= match.start(1))
    one = replace(last.counts[0], value=value, low=value, high=value, at=at, printed=match[0])
    return replace(frame, counts=(one,))


_BEING = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "could", "be"})
"""Words after "there" by which it points to no place: "there were 90 people on board"."""


def _is_of_then(frame: Frame) -> bool:
    """Whether the line is of the time that the line before tells: "turnout then was 74 percent"."""
    lower = [w.lower for w in frame.words]
    if lower[:1] == ["that"] and len(frame.words) > 1 and frame.line.text[:1] == "T":
        return frame.words[1].sense != "" and lower[1] not in _BEING and lower[1] not in TIMES
    return any(
        one == "then" and (after in _BEING or after in (".", "")) and k
        for k, (one, after) in enumerate(zip(lower, [*lower[1:], ""], strict=True))
    )


def _can_stand_for(frame: Frame, earlier: Frame) -> bool:
    if earlier.scope.is_whole or earlier.line.statement.region == "title":
        return False
    return not frame.scope.sites or bool(frame.scope.sites & earlier.scope.sites)


def _points_back(frame: Frame) -> bool:
    if frame.line.statement.region == "title" or frame.scope.names:
        return False
    pointing = conflict_words().pointing
    points = any(
        w.lower in pointing and not (w.lower == "there" and after in _BEING)
        for w, after in zip(frame.words, [*(w.lower for w in frame.words[1:]), ""], strict=True)
    )
    return points and not frame.scope.wide
