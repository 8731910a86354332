"""Where a track turns: a party that was for a thing is against it, or the other way round."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from onrecord.link.positions.stances import acts_in, stands_on, takes_side
from onrecord.model import Interval, Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.positions.issues import Issue
    from onrecord.link.positions.wills import Wills
    from onrecord.link.story import Line
    from onrecord.model import Leaning, Place

    _Stand = tuple[Line, Leaning, frozenset[str]]
    """A line, its leaning, and the meanings of what it stands on."""

NARROW = 60
"""Days within which a line must be dated to take part in a turn."""
_BACK = 40
"""Lines of a track that are looked back through for the last one on the same act: bounds the work."""


def on_record(line: Line) -> Interval:
    """When the line went on record: when it was said; without a start, when reported or published."""
    said = line.statement.said
    starts = [s.said.start for s in reversed(line.chain)] + [line.article.published.start]
    ends = [said.end, line.article.published.end]
    end = next((e for e in ends if e), None)
    start = next((s for s in starts if s and (end is None or s[:10] <= end[:10])), None)
    return Interval(start, end)


def turns(
    track: Sequence[tuple[Line, Leaning]], issue: Issue, places: Mapping[str, Place], wills: Wills
) -> list[Turn]:
    """The turns of a track on an issue, its lines in order; `places` are those of the story.

    A line turns from the last one before it that is of the same act, where the one will have that act and the
    other won't (`takes_side`), which the trees of both must bear out (`wills`). The act is the issue's own.
    Both must be narrowly dated, and what one says twice on one day is no turn.
    """
    ids = {line.id for line, _ in track}
    stands: list[_Stand] = []
    found = []
    for line, leans in track:
        if any(around.id in ids for around in line.chain[:-1]):
            continue  # what one says within one's own words qualifies them
        if not takes_side(line, leans, [issue.key]) or not is_narrow(on_record(line)):
            continue
        acts = stands_on(line, leans, [issue.key]) & issue.acts
        same = [s for s in reversed(stands[-_BACK:]) if s[2] & acts]
        if not issue.key:
            same = [s for s in same if not _apart(s[0], line, places) and _is_told_of(s[0], line, issue)]
        before = _before(line, leans, acts, same, wills)
        if before is not None:
            found.append(Turn(before[0].id, line.id, _why(*before, line, leans)))
        stands.append((line, leans, acts))
    return found


def _before(
    line: Line, leans: Leaning, acts: frozenset[str], same: Sequence[_Stand], wills: Wills
) -> tuple[Line, Leaning] | None:
    """The line that this one turns from: the last on the same act, if that leans the other way.

    `same` are those before it that share some of the `acts`, the last first. Where none of them leans the
    other way, no trees are read.
    """
    same = [s for s in same if s[1] == leans or follows(s[0], line)]
    if all(was == leans for _, was, _ in same):
        return None
    for earlier, was, its in same:
        if was == leans and wills.share(its & acts, earlier, line):
            return None
        if was != leans and wills.turn(its & acts, earlier, line):
            return earlier, was
    return None


def _apart(a: Line, b: Line, places: Mapping[str, Place]) -> bool:
    """Whether the lines name places smaller than a country, and none in common: they are of two matters."""
    one, other = (
        {id for id in line.places if id in places and places[id].precision != "country"} for line in (a, b)
    )
    return bool(one and other) and not one & other


def _is_told_of(a: Line, b: Line, issue: Issue) -> bool:
    """Whether two lines on a thing without a name ("support") have more than that in common."""
    return bool(acts_in(a) & acts_in(b) - issue.acts)


def is_narrow(when: Interval) -> bool:
    """Whether it is known to within `NARROW` days when the line went on record."""
    if when.start is None or when.end is None:
        return False
    return (dt.date.fromisoformat(when.end[:10]) - dt.date.fromisoformat(when.start[:10])).days <= NARROW


def follows(a: Line, b: Line) -> bool:
    """Whether b came after a: by the days, or below it in one article that doesn't tell of a single day."""
    first, second = on_record(a), on_record(b)
    if a.article.id == b.article.id:
        days = {day[:10] for day in (first.start, first.end, second.start, second.end) if day}
        return len(days) > 1 and a.statement.content[0].start < b.statement.content[0].start
    return bool(first.end and second.start and first.end[:10] < second.start[:10])


def _why(a: Line, was: Leaning, b: Line, now: Leaning) -> str:
    first, second = on_record(a), on_record(b)
    days = ""
    if first.end and second.start:
        apart = (dt.date.fromisoformat(second.start[:10]) - dt.date.fromisoformat(first.end[:10])).days
        days = f", {apart} days on" if apart > 0 else ", within the same days"
    return f"{was} it: “{_short(a.text)}”; then {now} it{days}: “{_short(b.text)}”"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:14]) + ("…" if len(words) > 14 else "")
