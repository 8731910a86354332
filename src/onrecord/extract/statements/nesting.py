"""Which attribution lies in the content of which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Attribution, Span


@dataclass(frozen=True, slots=True)
class _Reach:
    """An attribution's number and size, and how far its content (`outer`) and what nests (`inner`) reach."""

    number: int
    size: int
    outer: tuple[int, int]
    inner: tuple[int, int]


def holders(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each the number of the one that passes it on, or None.

    It is the smallest one whose content holds its cue and most of its own, or else who is said to cite it.
    """
    reaches = [_reach(number, attribution) for number, attribution in enumerate(attributions)]
    by_start = sorted(reaches, key=lambda reach: reach.outer)
    found: list[int | None] = [None] * len(reaches)
    open_: list[_Reach] = []
    following = 0
    for inner in sorted(reaches, key=lambda reach: reach.inner):
        while following < len(by_start) and by_start[following].outer[0] <= inner.inner[0]:
            open_.append(by_start[following])
            following += 1
        open_ = [outer for outer in open_ if outer.outer[1] > inner.inner[0]]
        found[inner.number] = _holder(attributions, inner, open_)
    numbers = {attribution: number for number, attribution in enumerate(attributions)}
    for number, attribution in enumerate(attributions):
        if attribution.via is not None:
            found[number] = numbers.get(attribution.via, found[number])
    return found


def content_length(content: tuple[Span, ...]) -> int:
    """Characters of all spans of a content."""
    return sum(len(span) for span in content)


def _reach(number: int, attribution: Attribution) -> _Reach:
    content = attribution.content
    start, end = content[0].start, max(span.end for span in content)
    cue = attribution.cue
    inner = (cue.start, cue.end) if cue else (content[0].start, content[0].end)
    return _Reach(number, content_length(content), (start, end), inner)


def _holder(attributions: Sequence[Attribution], inner: _Reach, open_: Sequence[_Reach]) -> int | None:
    best: tuple[int, int] | None = None
    for outer in open_:
        if outer.outer[1] < inner.inner[1] or not _is_larger(outer, inner):
            continue
        if attributions[inner.number].inside(attributions[outer.number]):
            best = min(best, (outer.size, outer.number)) if best else (outer.size, outer.number)
    return best[1] if best else None


def _is_larger(outer: _Reach, inner: _Reach) -> bool:
    """What holds another is the longer of two, else the first: so nothing holds itself by way of others."""
    return (outer.size, -outer.number) > (inner.size, -inner.number)
