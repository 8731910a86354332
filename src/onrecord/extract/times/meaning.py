"""What a time expression means before anyone knows the day it is read against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal[
    "S", "M", "H", "D", "W", "F", "E", "MONTH", "Q", "Y", "DECADE", "CENTURY", "MILLENNIUM", "SEMESTER"
]
Season = Literal["SP", "SU", "FA", "WI"]
Part = Literal["MO", "MI", "AF", "EV", "NI"]


@dataclass(frozen=True, slots=True)
class Day:
    """A date of the calendar, as far as it is given; what is None the reader has to supply.

    Years before Christ are negative (-490 is 490 BC). `half` and `quarter` count from 1, `weekday` from 1
    (Monday); `clock` is "HH:MM" of 24 hours, `zone` how far it is ahead of Greenwich ("+02:00"). `decade` 199 is the 1990s, `century` 19 the 1900s. `either`
    keeps the two figures of a numeric date that can be read both ways, `dotted` that full stops part them.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    part: Part | None = None
    clock: str | None = None
    zone: str | None = None
    either: tuple[int, int] | None = None
    dotted: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it needs nothing from outside."""
        return self.year is not None or self.decade is not None or self.century is not None

    def at(self, other: Day) -> Day:
        """The same with the time of day of another."""
        return replace(self, part=other.part or self.part, clock=other.clock or self.clock, zone=other.zone)


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (negative) or after a day: `base` "now" is the publication, "then" a date named before.

    `count` None is some, unknown number. `part` is a time of that day. The value is as coarse as the
    unit; with `same_period` a year back from a quarter is that quarter of the year before.
    """

    count: int | None
    unit: Unit
    base: Literal["now", "then"] = "now"
    part: Part | None = None
    same_period: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """The last (-1), this (0) or next (1) such day, month or season, or (None) the one that the tense tells."""

    day: Day
    direction: Literal[-1, 0, 1] | None = None
    base: Literal["now", "then"] = "now"


@dataclass(frozen=True, slots=True)
class Inside:
    """A part of a shifted period: "the third quarter of last year", "January of the same year"."""

    day: Day
    shift: Shift


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: `count` None is an unknown number. `half` adds half a unit."""

    count: float | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Repeated:
    """Something that recurs: its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


Meaning = Day | Shift | Near | Inside | Length | Repeated | Vague
