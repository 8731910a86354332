"""What the article as a whole says about the names in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Mention, Span

BLANKS = frozenset({" ", "\xa0"})
"""What stands between the words of one name."""
_LONGEST = 400
"""Characters of a name that are looked at."""


@dataclass(slots=True)
class Surroundings:
    """What the article as a whole says: its people, organisations, lower-case words, sure places."""

    mentions: Sequence[Mention]
    people: frozenset[str]
    lower: frozenset[str]
    sure: dict[str, bool] = field(default_factory=dict)

    _starts: list[int] = field(default_factory=list)
    _names: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Mentions lie on a shelf by where they start, so that few are looked at for each name."""
        names = [(m.span.start, m) for m in self.mentions if m.span and m.form == "name"]
        names.sort(key=lambda pair: pair[0])
        self._starts = [start for start, _ in names]
        self._names = [mention for _, mention in names]

    def meeting(self, span: Span) -> list[Mention]:
        """The mentions of names that share a character with the span."""
        first = bisect_left(self._starts, span.start - _LONGEST)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._names[first:last] if m.span and m.span.meets(span)]
