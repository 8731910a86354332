"""A count: so many of something, what became of them, and where."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import isclose

from onrecord.link.conflicts.reading.scopes import NOWHERE, Scope


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something.

    `fate` is what became of them ("dead"), or what the sentence has them do, a sense; "" where it isn't
    said. `unit` is the sense of what is counted, "person" for people not further told. `low` and `high`
    are bounds, None where open. `at` is the number's place among the words of its line,
    `scope` what its clause ties it to; `is_ordinal` where it is told by one in a row ("the third gunman").
    """

    fate: str
    unit: str
    value: float
    low: float | None
    high: float | None
    at: int
    printed: str
    scope: Scope = NOWHERE
    is_ordinal: bool = False

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


def narrowed(value: float, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """The bounds of an amount that is told as "about" so many, no wider than its digits leave open.

    A tenth either way is allowed for; but who says "about 235,000" means neither 250,000 nor 220,000.
    """
    if low is None or high is None or not isclose(high - value, value - low, rel_tol=0.01) or low == high:
        return low, high
    slack = min(value - low, max(_step(value), _LEAST_SLACK * value))
    return value - slack, value + slack


_LEAST_SLACK = 0.05
"""Share by which "about" leaves any figure open."""


def _step(value: float) -> float:
    """The step in which figures as round as this one are told: 5,000 for 235,000, 100 for 4,200."""
    digits = Decimal(str(value)).normalize().as_tuple()
    unit = float(Decimal(1).scaleb(int(digits.exponent)))
    return 5 * unit if digits.digits[-1] == _HALF else unit


_HALF = 5
"""A last digit by which a figure is told in halves of the next step: 235,000."""
