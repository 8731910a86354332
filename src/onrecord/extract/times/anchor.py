"""What a time expression is read against: the day of publication or of speech, and the dates named before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.times.meaning import Day
    from onrecord.model import Interval

NARRATIVE_YEARS = 3
"""A text most of whose printed years lie further than this from its publication tells history, not news."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days on which the article may have been published, both None where nothing is known of it.

    `what` is "said" where they are those on which quoted words were spoken.
    `narrative`: the text tells of years long past, so that a bare "December 5" continues the dates named
    before it and not the day of publication.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    narrative: bool = False
    what: str = "published"

    @classmethod
    def of(cls, published: Interval, printed_years: list[int]) -> Anchor:
        """The anchor of an article published in that interval that prints these years."""
        first = _date(published.start)
        last = _date(published.end)
        far = [y for y in printed_years if last and abs(y - last.year) > NARRATIVE_YEARS]
        return cls(first, last, len(far) >= 4 and len(far) * 3 > len(printed_years) * 2)

    @classmethod
    def of_speech(cls, said: Interval) -> Anchor:
        """The anchor of words spoken then: their "tomorrow" is the day after, whenever they are printed."""
        return cls(_date(said.start), _date(said.end), what="said")

    @property
    def is_half_open(self) -> bool:
        """Whether only the first or only the last day is known."""
        return (self.first is None) != (self.last is None)

    @property
    def words(self) -> str:
        """How a reader is told of it."""
        if self.first is None and self.last is None:
            return "nothing: the publication is not dated"
        if self.first == self.last:
            return f"{self.what} {self.first}"
        return f"{self.what} between {self.first or 'an unknown day'} and {self.last or 'an unknown day'}"


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text and len(text) >= 10 else None


def shift_months(day: dt.date, months: int) -> tuple[int, int]:
    """Year and month so many months away."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def as_date(day: Day) -> dt.date | None:
    """A whole calendar day as a date; None where month or day is missing, or no such day exists."""
    if not (day.year and day.month and day.day and day.year > 0):
        return None
    try:
        return dt.date(day.year, day.month, day.day)
    except ValueError:
        return None
