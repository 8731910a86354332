"""A count: so many of something, what became of them, and where."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.link.conflicts.reading.scopes import NOWHERE, Scope


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something.

    `fate` is what became of them ("dead"), or what the sentence has them do, a sense; "" where it isn't
    said. `unit` is the sense of what is counted, "person" for people not further told. `low` and `high`
    are bounds, None where open. `at` is the number's place among the words of its line,
    `scope` what its clause ties it to.
    """

    fate: str
    unit: str
    value: float
    low: float | None
    high: float | None
    at: int
    printed: str
    scope: Scope = NOWHERE

    @property
    def key(self) -> tuple[str, str]:
        """What two counts must share to be counts of one thing."""
        return (self.fate, self.unit)

    @property
    def is_range(self) -> bool:
        """Whether it is given as lying between two figures ("about 40", "between 500 and 1,300")."""
        return self.low is not None and self.high is not None and self.low < self.high

    @property
    def is_ceiling(self) -> bool:
        """Whether it is given as the most that it may be ("up to 40")."""
        return self.low is None and self.high is not None

    def excludes(self, other: Count) -> bool:
        """Whether no number lies within the bounds of both."""
        low = max(x for x in (self.low, other.low, float("-inf")) if x is not None)
        high = min(x for x in (self.high, other.high, float("inf")) if x is not None)
        return low > high
