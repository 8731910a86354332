"""The timeline, in two lanes: when things were said, and when what they are about happens."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import OPEN, Interval
from onrecord.report.dates import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.report.told import Told


@dataclass(frozen=True, slots=True)
class Moment:
    """An interval, and the lines that fall in it: a point has both ends equal, an end may be open."""

    interval: Interval
    lines: tuple[Told, ...]

    @property
    def words(self) -> str:
        """The interval in words."""
        return in_words(self.interval)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Both lanes in the order of time. `unsaid` are attributed lines of which it isn't known when they were
    said; `untimed` counts the lines that don't tell when what they are about happens."""

    said: tuple[Moment, ...]
    happens: tuple[Moment, ...]
    unsaid: tuple[Told, ...]
    untimed: int


def timeline(lines: Iterable[Told]) -> Timeline:
    """The timeline of these lines; an article's own assertions have no saying of their own."""
    everything = tuple(lines)
    said = [one for one in everything if one.statement.is_attributed]
    dated = [(one.statement.said, one) for one in said if not one.statement.said.is_open]
    about = [(one.statement.about.when or OPEN, one) for one in everything]
    timed = [(when, one) for when, one in about if not when.is_open]
    return Timeline(
        said=_moments(dated),
        happens=_moments(timed),
        unsaid=tuple(one for one in said if one.statement.said.is_open),
        untimed=len(everything) - len(timed),
    )


def _moments(dated: Iterable[tuple[Interval, Told]]) -> tuple[Moment, ...]:
    of: defaultdict[tuple[str | None, str | None], list[Told]] = defaultdict(list)
    for when, one in dated:
        of[when.start, when.end].append(one)
    found = [Moment(Interval(*ends), tuple(those)) for ends, those in of.items()]
    return tuple(sorted(found, key=lambda moment: _order(moment.interval)))


def _order(interval: Interval) -> tuple[str, str]:
    """By the end that is known; of two that begin alike the shorter comes first."""
    first = interval.start or interval.end or ""
    return first, interval.end or "9999"
