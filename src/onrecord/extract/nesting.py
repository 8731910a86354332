"""Which attribution lies in the content of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Attribution, Span


def holders(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each the number of the smallest attribution whose content holds its cue and content, or None."""
    found: list[int | None] = []
    by_hull = sorted(range(len(attributions)), key=lambda n: attributions[n].hull.start)
    for number, inner in enumerate(attributions):
        best: tuple[int, int] | None = None
        for other in by_hull:
            outer = attributions[other]
            if outer.hull.start > inner.hull.end:
                break
            if other != number and inner.inside(outer) and not _mutual(inner, outer, number, other):
                size = (content_length(outer.content), other)
                best = min(best, size) if best else size
        found.append(best[1] if best else None)
    return found


def _mutual(inner: Attribution, outer: Attribution, number: int, other: int) -> bool:
    """Two that lie in each other nest in one direction only: the longer holds the shorter, else the first."""
    if not outer.inside(inner):
        return False
    return (content_length(outer.content), -other) <= (content_length(inner.content), -number)


def content_length(content: tuple[Span, ...]) -> int:
    """Characters of all spans of a content."""
    return sum(len(span) for span in content)
