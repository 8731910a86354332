"""A party's lines on an issue in the order in which they went on record."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.link.positions.issues import issues
from onrecord.link.positions.stances import is_to_be, leaning
from onrecord.link.positions.stands import stand
from onrecord.link.positions.turns import on_record, turns
from onrecord.link.positions.wills import Wills
from onrecord.model import Entry, Position

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.link.positions.issues import Issue
    from onrecord.link.positions.principals import Principals
    from onrecord.link.story import Line, Story
    from onrecord.model import Claim, Interval, Leaning, Stance


def positions(story: Story, claims: Sequence[Claim]) -> tuple[Position, ...]:
    """Each party's track on each issue of the story that it has spoken on.

    A minister's words count for the minister and for the government. No statement, no position.
    """
    wills = Wills(story)
    spoken_for = wills.spoken_for
    claims_of: dict[str, list[str]] = {}
    for claim in claims:
        for statement, _ in claim.statements:
            claims_of.setdefault(statement, []).append(claim.id)
    called: dict[str, set[str]] = defaultdict(set)
    for id, party in story.parties.items():
        called[fold(party.name)].add(id)
    found = []
    for issue in issues(story, spoken_for):
        for speaker, lines in _by_party(story, issue, spoken_for, called[issue.key]).items():
            found.append(_position(story, speaker, issue, lines, claims_of, wills))
    return tuple(sorted(found, key=lambda p: (p.party, p.issue)))


def _by_party(
    story: Story, issue: Issue, spoken_for: Principals, themselves: AbstractSet[str]
) -> dict[str, list[Line]]:
    """The lines of each party that names the issue; nobody takes a position on `themselves`."""
    lines: dict[str, list[Line]] = {}
    for line in issue.lines:
        for party in _voices(story, line, spoken_for):
            lines.setdefault(party, []).append(line)
    for line in issue.more:
        parties = _voices(story, line, spoken_for)
        for party in parties if themselves.isdisjoint(parties) else ():
            if party in lines:
                lines[party].append(line)
    return lines


def _voices(story: Story, line: Line, spoken_for: Principals) -> tuple[str, ...]:
    """Whose line it is; an outlet that relays it takes no position by that."""
    parties = spoken_for.speaking(line.statement) if line.statement.is_attributed else ()
    return tuple(id for id in parties if id not in story.parties or story.parties[id].kind != "outlet")


def _position(
    story: Story, party: str, issue: Issue, lines: list[Line], claims_of: dict[str, list[str]], wills: Wills
) -> Position:
    ordered = sorted(lines, key=_order)
    claims = sorted({claim for line in ordered for claim in claims_of.get(line.id, ())})
    leans = [(line, leaning(line, [issue.key])) for line in ordered]
    stands = [stand(line, [issue.key], wills.own(line, issue.key), wills.others(line)) for line in ordered]
    willed = [
        (line, lean)
        for (line, lean), one in zip(leans, stands, strict=True)
        if one.leaning == lean or (one.leaning == "told" and is_to_be(line))
    ]
    turned = turns(willed, issue, story.places, wills)
    track = [
        Entry(line.id, _STANCES[lean], on_record(line), one.leaning, one.words)
        for (line, lean), one in zip(leans, stands, strict=True)
    ]
    return Position(party, issue.words, tuple(claims), tuple(track), tuple(turned))


_STANCES: dict[Leaning, Stance] = {
    "for": "asserts",
    "against": "denies",
    "conditional": "doubts",
    "open": "doubts",
}


def _order(line: Line) -> tuple[str, str, str, int, str]:
    return *undated_last(on_record(line)), line.article.id, line.statement.content[0].start, line.id


def undated_last(when: Interval) -> tuple[str, str]:
    """The key by which a track is in the order of saying."""
    return when.end or "9999", when.start or ""
