"""Meanings against an anchor -> TIMEX3 type, value and interval."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.extract.times.anchor import Anchor, as_date, shift_months
from onrecord.extract.times.either import ordered_figures, span_of_both
from onrecord.extract.times.meaning import Day, Inside, Length, Meaning, Near, Repeated, Shift, Vague
from onrecord.extract.times.values import days, duration, span_of, value, week
from onrecord.model import OPEN, Habit, Interval

Tense = Literal["past", "future", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


ROLL = 10
"""Months that a date without a year must seem to go back for the story to have passed a new year."""

RECENT = 20
"""Days by which a month or season must be over to be called the last one ("last February", on 1 March, is a year back)."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to; `day` where it names a date that later expressions may count from."""

    type: TimexType
    value: str
    interval: Interval
    anchor: str
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """Where an expression stands: the anchor, the date named last, the tense around it, the order of figures.

    `order` is None where nothing tells whether 3/11 is in March or in November.
    """

    anchor: Anchor
    then: Day | None
    tense: Tense
    order: Habit | None


def resolve(meaning: Meaning, at: Situation) -> Resolved | None:
    """What the meaning comes to here; None for a date that no calendar has (31 February).

    Where the publication may lie on several days and they lead to different values, the value keeps X
    for what differs, and the interval runs over all of them.
    """
    if isinstance(meaning, Length):
        return Resolved("DURATION", duration(meaning.count, meaning.unit), OPEN, "")
    if isinstance(meaning, Repeated):
        return Resolved("SET", meaning.value, OPEN, "")
    if isinstance(meaning, Vague):
        return Resolved("DATE", meaning.value, OPEN, at.anchor.words)
    if isinstance(meaning, Day):
        return _given(meaning, at)
    bases, words = _bases(meaning, at)
    found = [r for base in bases if (r := _against(meaning, base, at))]
    if not found:
        return None if bases else _unanchored(meaning)
    one = _joined([replace(r, anchor=words) for r in found], meaning)
    return _left_open(one, meaning, at.anchor) if words == at.anchor.words else one


def _given(day: Day, at: Situation) -> Resolved | None:
    words = "the date itself"
    if day.either:
        ordered = ordered_figures(day, at.anchor, at.order)
        if ordered is None:
            both = span_of_both(day)
            words = "which figure is the month is open"
            return Resolved("DATE", f"{day.year}-XX-XX", both, words) if both else None
        day, why = ordered
        words = f"the date itself: {why}"
    if day.day and day.month and day.year and day.year > 0 and as_date(day) is None:
        return None
    return Resolved(_type(day), value(day), span_of(day), words, day)


def _type(day: Day) -> TimexType:
    return "TIME" if day.clock or day.part else "DATE"


def _bases(meaning: Shift | Near | Inside, at: Situation) -> tuple[list[Day], str]:
    """The days to count from, at most two, and what they are."""
    if isinstance(meaning, Shift) and meaning.same_period and at.then is not None and at.then.quarter:
        return [at.then], f"{value(at.then)}, named before"
    if isinstance(meaning, Shift) and meaning.unit == "Q" and meaning.base == "then":
        return _quarter_base(at)
    base = meaning.shift.base if isinstance(meaning, Inside) else meaning.base
    if (base == "then" or at.anchor.narrative) and at.then is not None:
        return [at.then], f"{value(at.then)}, named before"
    if base == "then" and isinstance(meaning, Near) and meaning.day.day:
        return [], ""
    if base == "then" and isinstance(meaning, Shift) and (meaning.count or 0) > 0 and at.tense == "past":
        return [], ""  # "two days later it fell": later than what is not said
    ends = [d for d in dict.fromkeys((at.anchor.first, at.anchor.last)) if d]
    return [Day(d.year, d.month, d.day) for d in ends], at.anchor.words


def _quarter_base(at: Situation) -> tuple[list[Day], str]:
    """The quarter named before, else the last one that was over at publication."""
    if at.then is not None and at.then.quarter:
        return [at.then], f"{value(at.then)}, named before"
    ends = [d for d in dict.fromkeys((at.anchor.first, at.anchor.last)) if d]
    over = [shift_months(d, -3) for d in ends]
    return [Day(y, quarter=(m - 1) // 3 + 1) for y, m in over], at.anchor.words


def _unanchored(meaning: Shift | Near | Inside) -> Resolved:
    """Nothing to count from: the value says what kind of time it is, the interval stays open."""
    if isinstance(meaning, Shift):
        text = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "E": "XXXX-WXX-WE", "MONTH": "XXXX-XX"}.get(
            meaning.unit, "XXXX"
        )
        text += f"T{meaning.part}" if meaning.part else ""
        return Resolved("TIME" if meaning.part else "DATE", text, OPEN, "nothing to count from")
    day = meaning.day
    return Resolved(
        _type(day), value(replace(day, weekday=day.weekday or None)), OPEN, "nothing to count from"
    )


def _against(meaning: Shift | Near | Inside, base: Day, at: Situation) -> Resolved | None:
    if isinstance(meaning, Shift):
        return _shifted(meaning, base)
    if isinstance(meaning, Inside):
        outer = _shifted(meaning.shift, base)
        if outer is None:
            return None
        if meaning.day.weekday and outer.day:
            return _weekday_in_week(meaning.day, outer)
        year = outer.day.year if outer.day else None
        return _given(replace(meaning.day, year=year), at)
    return _near(meaning, base, at)


def _weekday_in_week(day: Day, outer: Resolved) -> Resolved | None:
    start = dt.date.fromisoformat(outer.interval.start) if outer.interval.start else None
    if start is None or not day.weekday:
        return None
    return _dated(start + dt.timedelta(days=day.weekday - 1), day)


def _dated(date: dt.date, like: Day | None = None) -> Resolved:
    day = Day(
        date.year,
        date.month,
        date.day,
        part=like.part if like else None,
        clock=like.clock if like else None,
        zone=like.zone if like else None,
    )
    return Resolved(_type(day), value(day), span_of(day), "", day)


def _shifted(shift: Shift, base: Day) -> Resolved | None:
    if shift.count is None:
        return replace(_unanchored(shift), type="DATE")
    if shift.unit == "Q" and base.quarter and base.year:
        return _plain(Day(base.year, quarter=base.quarter))
    if shift.unit in ("Y", "DECADE", "CENTURY") and base.year is not None:
        return _years(shift, base)
    date = as_date(base) or (
        dt.date(base.year, base.month, 1) if base.year and base.year > 0 and base.month else None
    )
    if date is None:
        return None
    try:
        return _from_date(shift, date, base)
    except (OverflowError, ValueError):
        return None


def _from_date(shift: Shift, date: dt.date, base: Day) -> Resolved | None:
    count = shift.count or 0
    if shift.unit == "MONTH":
        year, month = shift_months(date, count)
        return _plain(Day(year, month))
    if shift.unit == "Q":
        quarter = (date.month - 1) // 3 + count
        return _plain(Day(date.year + quarter // 4, quarter=quarter % 4 + 1))
    if base.day is None:
        return None
    if shift.unit == "D":
        moved = date + dt.timedelta(days=count)
        return _dated(moved, Day(part=shift.part))
    moved = date + dt.timedelta(weeks=count * (2 if shift.unit == "F" else 1))
    monday = moved - dt.timedelta(days=moved.weekday())
    if shift.unit == "E":
        saturday = monday + dt.timedelta(days=5)
        return Resolved(
            "DATE",
            f"{week(monday)}-WE",
            days(saturday, saturday + dt.timedelta(days=1)),
            "",
            Day(saturday.year, saturday.month, saturday.day),
        )
    sunday = monday + dt.timedelta(days=6)
    return Resolved("DATE", week(moved), days(monday, sunday), "", Day(monday.year, monday.month, monday.day))


def _years(shift: Shift, base: Day) -> Resolved | None:
    count, year = shift.count or 0, base.year or 0
    if shift.unit == "Y":
        quarter = base.quarter if shift.same_period else None
        return _plain(Day(year + count, quarter=quarter)) if year + count else None
    if shift.unit == "DECADE":
        return _plain(Day(decade=year // 10 + count)) if abs(count) <= 1 else _plain(Day(year + 10 * count))
    return (
        _plain(Day(century=(year - 1) // 100 + count)) if abs(count) <= 1 else _plain(Day(year + 100 * count))
    )


def _plain(day: Day) -> Resolved | None:
    if day.year is not None and not -9999 <= day.year <= 9999:
        return None
    return Resolved("DATE", value(day), span_of(day), "", day)


def _near(near: Near, base: Day, at: Situation) -> Resolved | None:
    day = near.day
    if day.weekday == 0:
        return _relative_clock(near, base)
    if day.weekday and day.month is None:
        return _weekday(near, base, at)
    if day.month is None and day.season is None and day.quarter is None and day.half is None:
        return _of_base(day, base)
    found = _period(near, base, at)
    if found is None or (
        found.day and found.month and found.year and found.year > 0 and as_date(found) is None
    ):
        return None
    return Resolved(_type(found), value(found), span_of(found), "", found)


def _relative_clock(near: Near, base: Day) -> Resolved | None:
    date = as_date(base)
    return _dated(date + dt.timedelta(days=near.direction or 0), near.day) if date else None


def _of_base(day: Day, base: Day) -> Resolved | None:
    """A clock or a day of the month on a date named before."""
    found = replace(base, clock=day.clock, zone=day.zone, part=day.part, day=day.day or base.day)
    if found.day and not found.month:
        return None
    if found.day and found.year and found.year > 0 and as_date(found) is None:
        return None
    return Resolved(
        _type(found), value(found), span_of(found), "", replace(found, clock=None, zone=None, part=None)
    )


def _weekday(near: Near, base: Day, at: Situation) -> Resolved | None:
    date, wanted = as_date(base), near.day.weekday or 1
    if date is None:
        return None
    back, ahead = (date.isoweekday() - wanted) % 7, (wanted - date.isoweekday()) % 7
    continues = at.anchor.narrative and near.direction is None
    if near.direction == -1:
        delta = -(back or 7)
    elif near.direction == 1 or continues:
        delta = ahead or 7
    elif near.direction == 0 or at.tense == "future":
        delta = ahead
    else:
        delta = -back
    return _dated(date + dt.timedelta(days=delta), near.day)


def _period(near: Near, base: Day, at: Situation) -> Day | None:
    """A month, day of a month, season, quarter or half without a year -> with the year that fits."""
    if base.year is None:
        return None
    if at.anchor.narrative and near.direction is None:
        return _continued(near.day, base)
    today = _ordinal(base)
    candidates = [replace(near.day, year=base.year + k, weekday=None) for k in (-1, 0, 1)]
    if near.direction == -1:
        past = [c for c in candidates if _ordinal(c, last=True) < today - RECENT]
        return past[-1] if past else None
    if near.direction == 1:
        return next((c for c in candidates if _ordinal(c) > today), None)
    if near.direction == 0:
        return candidates[1]
    if near.day.day or near.day.quarter:
        return _nearest(candidates, today)
    return _by_tense(candidates, today, at.tense)


def _by_tense(candidates: list[Day], today: float, tense: Tense) -> Day:
    if tense == "past":
        return [c for c in candidates if _ordinal(c) <= today][-1]
    if tense == "future":
        return next(c for c in candidates if _ordinal(c, last=True) >= today)
    return _nearest(candidates, today)


def _nearest(candidates: list[Day], today: float) -> Day:
    return min(candidates, key=lambda c: abs((_ordinal(c) + _ordinal(c, last=True)) / 2 - today))


def _continued(day: Day, base: Day) -> Day:
    """The year of the date named before, or the next where the months run on over the new year."""
    year = base.year or 0
    month = day.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(day.season or "", 0)
    if base.month and month and base.month - month >= ROLL:
        year += 1
    return replace(day, year=year, weekday=None)


def _ordinal(day: Day, last: bool = False) -> float:
    """Days on one line, for comparing dates that may lack their day."""
    month = (
        day.month
        or {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(day.season or "")
        or ((day.quarter or 1) * 3 - 2)
    )
    if day.half:
        month = day.half * 6 - 5
    length = 31 if day.month else 183 if day.half else 92 if day.season or day.quarter else 366
    start = (day.year or 0) * 372 + month * 31 + (day.day or 1)
    return start + (length - 1 if last and not day.day else 0)


def _left_open(one: Resolved, meaning: Shift | Near | Inside, anchor: Anchor) -> Resolved:
    """Open on the side on which the publication is: "Friday", of a text of 2016 or later, has no last day."""
    if not anchor.is_half_open:
        return one
    start = one.interval.start if anchor.first else None
    end = one.interval.end if anchor.last else None
    return replace(one, value=_unanchored(meaning).value, interval=Interval(start, end), day=None)


def _joined(found: list[Resolved], meaning: Meaning) -> Resolved:
    """One answer over the days on which the article may have been published."""
    if len(found) == 1 or found[0].value == found[1].value:
        return found[0]
    a, b = found[0], found[1]
    ends = sorted(e for r in (a, b) for e in (r.interval.start, r.interval.end) if e)
    hull = Interval(ends[0], ends[-1]) if ends else OPEN
    return Resolved(
        a.type,
        _unanchored(meaning).value if isinstance(meaning, Shift | Near | Inside) else a.value,
        hull,
        a.anchor,
        None,
    )
