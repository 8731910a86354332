"""When something was said: an interval that certainly holds the moment, by a day printed beside the cue."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from onrecord.extract.times.meaning import Day
from onrecord.extract.times.values import days, span_of
from onrecord.model import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.extract.speakers.cast import Cast
    from onrecord.model import Attribution

_WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name: number for number, name in enumerate(calendar.month_abbr) if name} | {"Sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = re.compile(
    rf"\b(?:(on|late|early|late on|early on|since|until|by|next|last|this|before|after|for|from)\s+)?"
    rf"({'|'.join(_WEEKDAYS)})\b(?!\s*(?:,\s*)?(?:{_MONTH})\b)(['’]s)?"
)
_DATE = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\b\.?|({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b)"
    rf"(?:,?\s+(\d{{4}})\b)?"
)
_NEAR_DAY = re.compile(r"\b(yesterday|today|tonight)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b[Ii]n\s+((?:19|20)\d\d)\b")
_IN_A_MONTH = re.compile(
    rf"\b[Ii]n\s+(?:early\s+|late\s+|mid-)?({_MONTH})\b\.?(?!\s+\d{{1,2}}\b)(?:\s+(\d{{4}})\b)?"
)
_PERIOD = re.compile(r"\b(last|(?:earlier\s+)?this)\s+(week|month|year)\b", re.IGNORECASE)
_MISLEADING = frozenset({"since", "until", "by", "next", "before", "after", "for", "from", "last"})
"""Words before a weekday that take it away from the saying, or from the week before publication."""
_RELATIVE = re.compile(r",?\s\b(?:who|which|whose|where)\b")
_CLAUSE_END = re.compile(
    r"[;:()]|\b(?:after|before|when|while|as|because|since|but|that|following|where|who|which|according)\b"
    rf"|,\s(?!(?:on|late|early)\s)(?!{'|'.join(_WEEKDAYS)}|\d|{_MONTH})"
)
_TAIL_OPENING = re.compile(
    rf"(?:(?:on|late|early|in)\s+)*(?:{'|'.join(_WEEKDAYS)}|{_MONTH}|\d{{1,2}}\s|yesterday|today|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"[“\"'‘]?(?:on|late|early|earlier|later|last|this|in|at|speaking|yesterday|today|but|and|meanwhile|then|{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
"""How a sentence opens that says when before it says who: "On Tuesday, ..."."""
_TAIL = 30
"""Characters after a content that are looked at: only a day right there says when it was said."""
_AFTER_CUE = 90
"""Characters after the cue in which a day still belongs to it: "said during a briefing in Oslo on Monday"."""


def said(cast: Cast, attribution: Attribution) -> Interval:
    """When the attribution's words were said, as far as text and publication settle it.

    Nothing is said after it is published. A weekday beside the cue is the last such day up to publication
    ("said on Monday"); where the publication itself is an interval, so is what follows from it.
    """
    published = cast.parsed.article.published
    open_start = Interval(None, published.end)
    if attribution.cue is None:
        return open_start
    for stretch in _beside(cast, attribution):
        for find in (_by_date, _by_weekday, _by_near_day, _by_month, _by_year, _by_period):
            found = find(stretch, published)
            if found is not None:
                return _not_after(found, published)
    return open_start


def narrowed(inner: Interval, outer: Interval) -> Interval:
    """The interval of words inside others' words: said no later than these."""
    if outer.end is None or (inner.end is not None and inner.end <= outer.end):
        return inner
    if inner.start is not None and inner.start > outer.end:
        return inner
    return Interval(inner.start, outer.end)


def _beside(cast: Cast, attribution: Attribution) -> list[str]:
    """The stretches of the cue's sentence that are neither content nor a clause of their own."""
    cue = attribution.cue
    assert cue is not None
    number = cast.sentence_at(cue.start)
    if number is None:
        return []
    sentence = cast.parsed.sentences[number].span
    text = cast.text
    limit = min(
        [sentence.end, cue.end + _AFTER_CUE, *(c.start for c in attribution.content if c.start >= cue.end)]
    )
    after = text[cue.end : max(limit, cue.end)]
    stop = _CLAUSE_END.search(after)
    found = [after[: stop.start()] if stop else after]
    content_after = [c.end for c in attribution.content if cue.end <= c.start and c.end < sentence.end]
    if content_after:
        found.append(_tail(text[max(content_after) : sentence.end]))
    first = min([cue.start, *([attribution.source.start] if attribution.source else [])])
    before = [c.end for c in attribution.content if c.end <= first]
    opening = text[max([sentence.start, *before]) : first]
    found.append(opening if len(opening) < _AFTER_CUE and not before and _OPENING.match(opening) else "")
    if attribution.source and attribution.source.end <= cue.start:
        found.append(text[attribution.source.end : cue.start])
    if attribution.source and cue.end <= attribution.source.start < attribution.source.end <= limit:
        found.append(_tail(text[attribution.source.end : sentence.end]))
    if attribution.source:
        printed = attribution.source.of(text)
        who = _RELATIVE.search(printed)
        found.append(printed[: who.start()] if who else printed)
    return [re.sub(r"\s+", " ", stretch) for stretch in found if stretch.strip()]


def _tail(rest: str) -> str:
    """What follows the content up to the first mark, if it only says when."""
    rest = rest.lstrip("”\"'’, ")
    return rest[:_TAIL] if _TAIL_OPENING.match(rest) else ""


def _by_weekday(stretch: str, published: Interval) -> Interval | None:
    for match in _WEEKDAY.finditer(stretch):
        if (match.group(1) or "").lower() in _MISLEADING:
            continue
        weekday = _WEEKDAYS[match.group(2)]
        return _since(published, partial(_weekday_upto, weekday))
    return None


def _by_date(stretch: str, published: Interval) -> Interval | None:
    match = _DATE.search(stretch)
    if match is None:
        return None
    month = _MONTHS[match.group(2) or match.group(3)]
    number, year = int(match.group(1) or match.group(4)), match.group(5)
    if year:
        exact = _day(int(year), month, number)
        return days(exact, exact) if exact else None
    return _since(published, lambda day: _on(_date_upto(day, month, number)))


def _by_near_day(stretch: str, published: Interval) -> Interval | None:
    match = _NEAR_DAY.search(stretch)
    if match is None:
        return None
    back = 1 if match.group(1).lower() == "yesterday" else 0
    found = _since(published, lambda day: _on(day - timedelta(days=back)))
    if found is None or back or found.start is None:
        return found
    # "today" may have been written the day before the date that a page prints
    return Interval((date.fromisoformat(found.start) - timedelta(days=1)).isoformat(), found.end)


def _by_year(stretch: str, published: Interval) -> Interval | None:
    match = _YEAR.search(stretch)
    if match is None or (published.end and match.group(1) > published.end[:4]):
        return None
    return span_of(Day(int(match.group(1))))


def _by_month(stretch: str, published: Interval) -> Interval | None:
    """ "In December 2019", "in December": the last such month up to publication."""
    match = _IN_A_MONTH.search(stretch)
    if match is None:
        return None
    month, year = _MONTHS[match.group(1)], match.group(2)
    if year:
        return span_of(Day(int(year), month))
    return _since(published, lambda day: span_of(Day(day.year - (month > day.month), month)))


def _by_period(stretch: str, published: Interval) -> Interval | None:
    """ "Last month", "earlier this week": of the calendar, counted from publication."""
    match = _PERIOD.search(stretch)
    if match is None:
        return None
    return _since(published, partial(_period, match.group(2).lower(), match.group(1).lower() == "last"))


def _period(unit: str, is_last: bool, day: date) -> Interval:
    """The week, month or year that a day lies in, or the one before."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday() + 7 * is_last)
        return days(monday, monday + timedelta(days=6))
    if unit == "month":
        first = day.replace(day=1) - timedelta(days=is_last)
        return span_of(Day(first.year, first.month))
    return span_of(Day(day.year - is_last))


def _since(published: Interval, find: Callable[[date], Interval | None]) -> Interval | None:
    """From what holds for the first possible day of publication to what holds for the last."""
    first, last = (
        find(date.fromisoformat(day[:10])) if day else None for day in (published.start, published.end)
    )
    if first is None and last is None:
        return None
    return Interval(first.start if first else None, last.end if last else None)


def _on(day: date | None) -> Interval | None:
    return days(day, day) if day else None


def _weekday_upto(weekday: int, day: date) -> Interval | None:
    return _on(day - timedelta(days=(day.weekday() - weekday) % 7))


def _date_upto(day: date, month: int, number: int) -> date | None:
    for year in (day.year, day.year - 1):
        found = _day(year, month, number)
        if found is None:
            return None
        if found <= day:
            return found
    return None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _not_after(found: Interval, published: Interval) -> Interval:
    if published.end is None or found.end is None or found.end <= published.end:
        return found
    if found.start is not None and found.start[:10] > published.end[:10]:
        return Interval(None, published.end)
    return Interval(found.start, published.end)
