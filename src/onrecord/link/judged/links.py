"""The claims and conflicts that linking found, corrected by what people judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.link.claims.stance import opposed
from onrecord.link.conflicts.matters import led
from onrecord.link.judged.agreement import Agreement
from onrecord.model import Claim, Conflict, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.link.judged.weigh import Rulings
    from onrecord.link.origins import Origins
    from onrecord.link.story import Line, Story
    from onrecord.model import Judgement, Links, Position, Stance


@dataclass(frozen=True, slots=True)
class _Work:
    """The story's lines by id, and what tells where they come from."""

    lines: Mapping[str, Line]
    origins: Origins


def judged_links(found: Links, rulings: Rulings, story: Story) -> Links:
    """The links found, with claims joined and divided and conflicts added and struck out as judged.

    Positions keep their tracks, and point to the claims as corrected. `story` has at least the articles of
    all statements judged, and of those in claims with one.
    """
    links = found
    if rulings.claims:
        from onrecord.link.origins import Origins  # its word lists are read only where claims are judged

        inside = [echo for echo in found.echoes if echo.a in story.articles and echo.b in story.articles]
        work = _Work({line.id: line for line in story.lines}, Origins(story, inside))
        claims, now = _judged_claims(found.claims, rulings.claims, work)
        positions = tuple(_pointing(position, now) for position in found.positions)
        links = replace(links, claims=claims, positions=positions)
    if rulings.conflicts:
        links = replace(links, conflicts=_judged_conflicts(found.conflicts, rulings.conflicts))
    return links


def _judged_conflicts(found: Iterable[Conflict], judgements: Sequence[Judgement]) -> tuple[Conflict, ...]:
    """Conflicts by pair: those struck out are gone, those judged stand as judged."""
    judged = {frozenset((one.subject, one.object.partition(" ")[0])): one for one in judgements}
    every = tuple(found)
    kept = [one for one in every if frozenset((one.a, one.b)) not in judged]
    for pair, one in judged.items():
        if one.kind == "conflict":
            a, b = sorted(pair)
            kind = one.object.partition(" ")[2]
            id, matter = content_id("conflict", "judged", a, b), _matter(every, pair, kind)
            kept.append(Conflict(id, a, b, kind, "open", one.because, 1.0, matter))  # type: ignore[arg-type]  # weighed
    return led(sorted(kept, key=lambda one: one.id))


def _matter(found: Sequence[Conflict], pair: frozenset[str], kind: str) -> str:
    """The matter of a pair judged to be in conflict: as found, or that of what differs alike from a side."""
    same = [one for one in found if pair == {one.a, one.b}]
    alike = [one for one in found if one.kind == kind and not pair.isdisjoint((one.a, one.b))]
    nearest = same or sorted(alike, key=lambda one: (-one.strength, one.id))
    return nearest[0].matter if nearest else ""


def _judged_claims(
    found: Sequence[Claim], judgements: Sequence[Judgement], work: _Work
) -> tuple[tuple[Claim, ...], dict[str, str]]:
    """The claims as judged, and under which id those found are to be had now.

    Only claims that a judgement speaks of are touched. Of a claim that is divided, a statement nobody spoke
    of stays with its gist.
    """
    agreement: Agreement[str] = Agreement()
    for one in judgements:
        if one.kind == "same-claim":
            agreement.join(one.subject, one.object)
        else:
            agreement.part(one.subject, one.object, one.id)
    spoken_of = {id for one in judgements for id in (one.subject, one.object)}
    touched = [claim for claim in found if any(id in spoken_of for id, _ in claim.statements)]
    for claim in sorted(touched, key=lambda one: (-len(one.statements), one.id)):
        _settle(claim, agreement)
    now: dict[str, str] = {}
    told = [claim for claim in found if claim not in touched]
    for group in agreement.groups():
        members = set(group)
        parts = sorted(
            (claim for claim in touched if any(id in members for id, _ in claim.statements)),
            key=lambda one: (one.gist not in members, -len(one.statements), one.id),
        )
        if len(members) > 1 or parts:
            claim = _claim(members, parts, work)
            told.append(claim)
            now.update({one.id: claim.id for one in parts if one.gist in members})
    return tuple(sorted(told, key=lambda one: one.id)), now


def _settle(claim: Claim, agreement: Agreement[str]) -> None:
    """Join the statements of a claim to its gist again, save those that people keep apart from it."""
    rest = [claim.gist, *(id for id, _ in claim.statements)]
    while rest:
        first = rest[0]
        rest = [id for id in rest[1:] if not agreement.join(first, id)]


def _claim(members: set[str], parts: Sequence[Claim], work: _Work) -> Claim:
    """The claim of these statements, out of the claims found that they come from, the leading one first."""
    lines = work.lines
    stances: dict[str, Stance] = {}
    for part in parts:
        for id, stance in part.statements:
            stances.setdefault(id, stance)
    keeps = bool(parts) and parts[0].gist in members
    gist = parts[0].gist if keeps else min(members)
    for id in members:
        stances.setdefault(id, _stance(lines[id], lines[gist]))
    told = sorted(work.origins.told([lines[id] for id in sorted(members)]).items())
    is_as_found = len(parts) == 1 and keeps and members <= dict(parts[0].statements).keys()
    return Claim(
        id=parts[0].id if keeps else content_id("claim", "judged", gist),
        gist=gist,
        statements=tuple((id, stances[id]) for id in sorted(members)),
        outlets=len({lines[id].article.outlet or lines[id].article.id for id in members}),
        origin_of=tuple((id, origin.key) for id, origin in told),
        origin_why=tuple((id, origin.why) for id, origin in told),
        strength=parts[0].strength if is_as_found else 1.0,
    )


def _stance(line: Line, gist: Line) -> Stance:
    """That of a statement which linking saw in no claim: with the gist, unless one of the two denies."""
    return "denies" if opposed(line, gist) else "asserts"


def _pointing(position: Position, now: Mapping[str, str]) -> Position:
    """A position with its claims as they are called now, each once."""
    claims = tuple(dict.fromkeys(now.get(id, id) for id in position.claims))
    return replace(position, claims=claims)
