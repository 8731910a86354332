"""What the article as a whole says about the names in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Mention, Span

BLANKS = frozenset({" ", "\xa0"})
"""What stands between the words of one name."""


@dataclass(slots=True)
class Surroundings:
    """What the article as a whole says: its people, organisations, lower-case words, sure places."""

    mentions: Sequence[Mention]
    people: frozenset[str]
    lower: frozenset[str]
    sure: dict[str, bool] = field(default_factory=dict)

    def meeting(self, span: Span) -> list[Mention]:
        """The mentions of names that share a character with the span."""
        return [m for m in self.mentions if m.span and m.form == "name" and m.span.meets(span)]
