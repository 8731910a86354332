"""A party's lines on an issue in the order in which they went on record, and where they turn."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from onrecord.link.positions.issues import Issue, issues
from onrecord.link.positions.principals import Principals, principals
from onrecord.link.positions.stances import Leaning, leaning
from onrecord.model import Interval, Position, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.story import Line, Story
    from onrecord.model import Claim, Stance

NARROW = 60
"""Days within which a line must be dated to take part in a turn."""


def positions(story: Story, claims: Sequence[Claim]) -> tuple[Position, ...]:
    """Each party's track on each issue of the story that it has spoken on.

    A minister's words count for the minister and for the government. No statement, no position.
    """
    spoken_for = principals(story)
    claims_of: dict[str, list[str]] = {}
    for claim in claims:
        for statement, _ in claim.statements:
            claims_of.setdefault(statement, []).append(claim.id)
    found = []
    for issue in issues(story, spoken_for):
        for party, lines in _by_party(issue, spoken_for).items():
            found.append(_position(party, issue, lines, claims_of))
    return tuple(sorted(found, key=lambda p: (p.party, p.issue)))


def _by_party(issue: Issue, spoken_for: Principals) -> dict[str, list[Line]]:
    lines: dict[str, list[Line]] = {}
    for line in issue.lines:
        if line.statement.is_attributed:
            for party in spoken_for.ids(line.statement.speaker):
                lines.setdefault(party, []).append(line)
    return lines


def _position(party: str, issue: Issue, lines: list[Line], claims_of: dict[str, list[str]]) -> Position:
    ordered = sorted(lines, key=_order)
    claims = sorted({claim for line in ordered for claim in claims_of.get(line.id, ())})
    track = tuple((line.id, _stance(line), on_record(line)) for line in ordered)
    return Position(party, issue.words, tuple(claims), track, tuple(_turns(ordered)))


def _stance(line: Line) -> Stance:
    return {"for": "asserts", "against": "denies", "conditional": "doubts", "open": "doubts"}[leaning(line)]  # type: ignore[return-value]


def on_record(line: Line) -> Interval:
    """When the line went on record: when it was said; without a start, when reported or published."""
    said = line.statement.said
    starts = [s.said.start for s in reversed(line.chain)] + [line.article.published.start]
    ends = [said.end, line.article.published.end]
    end = next((e for e in ends if e), None)
    start = next((s for s in starts if s and (end is None or s[:10] <= end[:10])), None)
    return Interval(start, end)


def _order(line: Line) -> tuple[str, str, str, int, str]:
    when = on_record(line)
    return when.end or "9999", when.start or "", line.article.id, line.statement.content[0].start, line.id


def _turns(lines: list[Line]) -> list[Turn]:
    """Where one narrowly dated line is for and the next one against, or the other way round."""
    found = []
    before: tuple[Line, Leaning] | None = None
    ids = {line.id for line in lines}
    for line in lines:
        leans = leaning(line)
        if any(around.id in ids for around in line.chain[:-1]):
            continue  # what one says within one's own words qualifies them
        if leans not in ("for", "against") or not _is_narrow(on_record(line)):
            continue
        if before is not None and before[1] != leans and _follows(before[0], line):
            found.append(Turn(before[0].id, line.id, _why(before[0], before[1], line, leans)))
        if before is None or before[1] != leans or _follows(before[0], line):
            before = (line, leans)
    return found


def _is_narrow(when: Interval) -> bool:
    if when.start is None or when.end is None:
        return False
    return (dt.date.fromisoformat(when.end[:10]) - dt.date.fromisoformat(when.start[:10])).days <= NARROW


def _follows(a: Line, b: Line) -> bool:
    """Whether b came after a: by the days, or below it in one article."""
    first, second = on_record(a), on_record(b)
    if a.article.id == b.article.id:
        return a.statement.content[0].start < b.statement.content[0].start
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
