"""Whether one of two readings has replaced the other, or both still stand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from onrecord.link.conflicts.finding import Finding
    from onrecord.link.conflicts.frames import Frame
    from onrecord.model import Interval

Status = Literal["open", "superseded"]
Order = Literal["a", "b", "same", ""]
"""Which of two lines is the later, whether both are of one day, or "" where that isn't known."""


def status(a: Frame, b: Frame, finding: Finding) -> tuple[Status, str]:
    """Open or superseded, and why.

    A correction says so itself. What grows is replaced by its later figure, and by the larger one where no
    dates are known, unless both are of one day: then two sources disagree. Of other things, a later
    reading replaces an earlier one only where it is of another day and the finding says that it can.
    """
    if corrects(a) or corrects(b):
        return "superseded", "one of them corrects what was said before"
    order = later(a, b)
    if finding.grows:
        if order == "same":
            return "open", "both of one day"
        if order:
            return "superseded", "the later figure replaces the earlier"
        return "superseded", "such a count grows, so the larger is taken for the later; no dates say so"
    if finding.later and finding.kind == "polarity":
        return "superseded", "what was so is no longer"
    if finding.later and finding.kind == "place":
        return "superseded", "where somebody was thought to be, against where they turn out to have been"
    if finding.later:
        return "superseded", "what was open or planned has since come about"
    if finding.replaces and order in ("a", "b") and not _of_two_sides(a, b, finding):
        return "superseded", "the later word replaces the earlier"
    return "open", ""


def _of_two_sides(a: Frame, b: Frame, finding: Finding) -> bool:
    """Whether one party denies what another says has been: that takes nothing back.

    What will be is another thing: there the later word counts, whichever minister gives it.
    """
    if finding.kind != "polarity" or (a.lowered | b.lowered) & _TO_COME:
        return False
    if not set(a.line.statement.speakers).isdisjoint(b.line.statement.speakers):
        return False
    return bool(a.speaker and b.speaker) and a.speaker.isdisjoint(b.speaker)


_TO_COME = frozenset({"will", "would", "shall", "wo", "ready", "going"})


def corrects(frame: Frame) -> bool:
    """Whether the line says that earlier reports were wrong."""
    text = frame.line.text.lower()
    return any(phrase in text for phrase in conflict_words().corrections)


def later(a: Frame, b: Frame) -> Order:
    """Which line is of a later day, as far as known: by when it was said, else by when it was published."""
    one, other = _day(a), _day(b)
    if not (one.start and one.end and other.start and other.end):
        if one.start and other.end and one.start[:10] > other.end[:10]:
            return "a"
        if other.start and one.end and other.start[:10] > one.end[:10]:
            return "b"
        return ""
    if one.start[:10] > other.end[:10]:
        return "a"
    if other.start[:10] > one.end[:10]:
        return "b"
    return "same" if one.start[:10] == one.end[:10] == other.start[:10] == other.end[:10] else ""


def days_apart(a: Frame, b: Frame) -> int:
    """Days that lie between the days of two lines at least; 0 where those aren't known."""
    one, other = _day(a), _day(b)
    apart = [
        days_between(before, after)
        for before, after in ((one.end, other.start), (other.end, one.start))
        if before and after
    ]
    return max(0, *apart) if apart else 0


def days_between(one: str, other: str) -> int:
    """Days from a day to another, both as ISO dates or times."""
    return (dt.date.fromisoformat(other[:10]) - dt.date.fromisoformat(one[:10])).days


def _day(frame: Frame) -> Interval:
    said = frame.line.statement.said
    return said if said.is_bounded else frame.line.article.published
