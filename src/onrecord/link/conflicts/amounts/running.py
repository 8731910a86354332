"""For how many days something has gone on: "for the sixth straight day", "after eight days of riots"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.language import lexicon
from onrecord.link.compare.words import number_of
from onrecord.link.conflicts.amounts.figure import figure_words
from onrecord.link.conflicts.amounts.windows import of_one_time
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import days_apart, later
from onrecord.link.conflicts.reading.runs import clause_end, clause_start
from onrecord.link.conflicts.reading.scopes import one_voice
from onrecord.link.conflicts.reading.words import as_printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_NEAR = 0.45
"""How near two lines lie that count the days of one happening."""
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0}
_IN_A_ROW = frozenset({"straight", "consecutive", "successive", "running", "full", "whole"})
_AFTER, _BEFORE = 6, 14
"""Words after "days of" and before "for the sixth straight day" among which stands what goes on."""
_ENDS = frozenset({",", ";", ":", ".", "but", "while", "who", "which", "--"})
_UNIT_ENDS = frozenset({";", ":", "."})
_SLACK = 0.25
"""Share by which a count of weeks may be off."""
_MOST = 30.0
"""Days up to which they are counted one by one."""
_WHILE = 30
"""Days that lie between two reports of one happening at most."""


class Running(NamedTuple):
    """Days between which something has gone on, what it is, and the words; `is_date` where a day of it only
    dates what happened on it ("on the third day of the siege")."""

    low: float
    high: float
    sort: str
    is_date: bool
    printed: str


@cache
def _ordinals() -> dict[str, int]:
    """Which in a row each word stands for: "sixth" for 6."""
    table: dict[str, dict[str, int]] = lexicon.table("times.toml")
    return table["ordinals"]


def runnings(run: Sequence[Word]) -> tuple[Running, ...]:
    """The days that a line counts of what goes on."""
    return tuple(_read(run))


def _read(run: Sequence[Word]) -> Iterator[Running]:
    for k, word in enumerate(run):
        unit = _DAYS.get(word.lower.removesuffix("s"), 0.0)
        at = k - 1
        in_a_row = at >= 0 and run[at].lower in _IN_A_ROW
        at -= in_a_row
        if not unit or at < 0:
            continue
        nth = _ordinals().get(run[at].lower, 0) or _nth(run[at].lower)
        number = nth or number_of(run[at].lower) or 0.0
        if number < 2 or number % 1 or number * unit > _MOST:
            continue
        if at and run[at - 1].lower in ("first", "last", "final"):
            continue
        sort = _sort_after(run, k) or (_sort_around(run, at) if nth and in_a_row else "")
        if sort:
            slack = _SLACK * (unit > 1)
            days = number * unit
            is_date = bool(nth) and not in_a_row
            yield Running(
                (1 - slack) * days, (1 + slack) * days, sort, is_date, as_printed(run[max(0, at - 2) : k + 5])
            )


def _sort_after(run: Sequence[Word], k: int) -> str:
    """What goes on, after "of" or "into": "days *of* the worst riots", "four days *into* an uprising"."""
    if not any(w.lower in ("of", "into") for w in run[k + 1 : k + 2]):
        return ""
    return _sort_in(run[k + 2 : clause_end(run, k + 2, _AFTER, _ENDS)])


def _sort_around(run: Sequence[Word], at: int) -> str:
    """What goes on "for the sixth straight day": what the sentence tells of before, else after."""
    before = run[clause_start(run, at, _BEFORE, _UNIT_ENDS) : at]
    return _sort_in(before[::-1]) or _sort_in(run[at : clause_end(run, at, _BEFORE, _UNIT_ENDS)])


def _sort_in(some: Sequence[Word]) -> str:
    sorts = figure_words().running
    return next((min(sorts[w.lower]) for w in some if w.lower in sorts), "")


def _nth(lower: str) -> int:
    """The number of "11th"; 0 where it is none."""
    return int(lower[:-2]) if lower[-2:] in ("st", "nd", "rd", "th") and lower[:-2].isdigit() else 0


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two counts of the days of one happening: they grow, and of one day they can't both be right."""
    if near < _NEAR or not (a.running and b.running and a.in_one_story) or one_voice(a, b):
        return None
    if a.open or b.open or not of_one_time(a, b) or days_apart(a, b) > _WHILE:
        return None
    if a.years and b.years and not a.years & b.years:
        return None
    pairs = ((one, other) for one in a.running for other in b.running if one.sort == other.sort)
    for one, other in pairs:
        if (one.is_date and not a.is_lead) or (other.is_date and not b.is_lead):
            continue  # on that day something happened, long before it is told
        if one.low > other.high or other.low > one.high:
            return _finding(a, b, one, other, near)
    return None


def _finding(a: Frame, b: Frame, one: Running, other: Running, near: float) -> Finding | None:
    which: Literal["a", "b"] = "a" if one.low > other.high else "b"
    if later(a, b) not in (which, "", "same"):
        return None  # fewer days by a later report are days of what has begun anew
    why = f"days of {one.sort}: “{one.printed}” against “{other.printed}”"
    strength = min(1.0, 0.3 + 0.45 * near)
    return Finding("time", why, strength, f"days/{one.sort}", which, grows=True)
