"""Times as intervals: what is unknown stays open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both inclusive, ISO 8601 dates or date-times; None where an end is open.

    A point in time has both ends equal. Raises ValueError where the start lies after the end.
    """

    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start[:10] > self.end[:10]:
            raise ValueError(f"an interval can't run from {self.start} back to {self.end}")

    @property
    def is_open(self) -> bool:
        """Whether nothing at all is known."""
        return self.start is None and self.end is None

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None


OPEN = Interval()
