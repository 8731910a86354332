"""What evidence functions see, and what they yield."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.ingest.document import NOTHING_KNOWN, Known
from onrecord.ingest.published.dates import Printed, dates
from onrecord.ingest.published.days import CEILING, FLOOR

if TYPE_CHECKING:
    import datetime

    from onrecord.ingest.published.days import Days
    from onrecord.model.article import DateOrder, Evidence, Region

SCANNED = 400_000
"""Characters of a text that are searched for dates."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """When the articles around one were published, of those that tell it within a month: how many, the
    first and last day (but for a hundredth at either end), the one in the
    middle, and which share of the articles around they are."""

    count: int
    low: datetime.date
    median: datetime.date
    high: datetime.date
    share: float = 1.0


@dataclass(frozen=True)
class Scene:
    """A text with its regions, what is known of it beforehand, and what its container tells.

    `order` is set where all dates of the outlet, or else of the container, in digits
    that leave no choice have that order; `order_why` says so in words where it is the outlet.
    """

    text: str
    regions: tuple[Region, ...]
    known: Known = NOTHING_KNOWN
    order: DateOrder | None = None
    neighbours: Neighbours | None = None
    order_why: str = ""

    @cached_property
    def printed(self) -> list[tuple[Printed, Region]]:
        """The dates in the text, each with its region."""
        found: list[tuple[Printed, Region]] = []
        for region in self.regions:
            if region.span.start > SCANNED:
                break
            found.extend(
                (one, region) for one in dates(self.text, region.span.start, min(region.span.end, SCANNED))
            )
        return found

    @cached_property
    def story(self) -> tuple[int, int]:
        """From the first to the last character of the body."""
        spans = [region.span for region in self.regions if region.kind in ("body", "dateline")]
        return (spans[0].start, spans[-1].end) if spans else (0, 0)


@dataclass(frozen=True, slots=True)
class Constraint:
    """A set of days that holds the day of publication, and what says so.

    `repeats` marks a set that comes back every year or so and ends only with the calendar: it bounds nothing
    by itself.
    """

    days: Days
    evidence: tuple[Evidence, ...]
    repeats: bool = False

    @property
    def open_below(self) -> bool:
        """Whether it sets no earliest day."""
        return self.repeats or not self.days or self.days[0][0] <= FLOOR

    @property
    def open_above(self) -> bool:
        """Whether it sets no latest day."""
        return self.repeats or not self.days or self.days[-1][1] >= CEILING
