"""Pages that show one thing: the story, a statement, a claim, a position, a party, an article."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import RedirectResponse, Response

from onrecord.ledger import browse, browse_conflicts, browse_links
from onrecord.ledger.browse import Window
from onrecord.ledger.browse_conflicts import ConflictQuery
from onrecord.ledger.browse_links import ClaimQuery
from onrecord.report import judgements
from onrecord.report.disputes import by_matter
from onrecord.report.views.claims import origin_name
from onrecord.serve.pages import pictures
from onrecord.serve.pages.lists import CONFLICT_KINDS
from onrecord.serve.site import Site
from onrecord.serve.telling import Telling, passage

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.model import Claim, Conflict, Interval, Judgement
    from onrecord.report.told import Told

FEW = 6
"""Things of a kind on the page that tells the story."""
SHORTEST = 4
"""Letters of a word by which other parties are offered: shorter ones stand in too many names."""
MANY = 100
"""Statements of a claim or a track that are shown at once."""
Id = Annotated[str, Path(max_length=64, pattern=r"^[0-9a-f]+$")]


@dataclass(frozen=True, slots=True)
class Member:
    """A statement of a claim, how it stands to it, and the origin it counts under, with the reason."""

    told: Told
    stance: str
    origin: str
    why: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement with how it stands."""

    judgement: Judgement
    state: str
    why: str


def routes(site: Site) -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def story(request: Request) -> Response:
        with site.ledgers.open() as ledger:
            counts = site.counts(ledger)
            drawn = pictures.first_page(site) if counts.articles else None
            return site.page(
                request,
                "story.html",
                counts=counts,
                drawn=drawn,
                published=site.published(ledger),
                parties=browse.parties(ledger, Window(0, 8), ranked=site.parties(ledger)),
                rejections=ledger.rejections(),
                **({} if drawn else _first_few(site, Telling(ledger))),
            )

    @router.get("/statements/{id}")
    def statement(request: Request, id: Id) -> Response:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            told = telling.by_id(id)
            matters = _matters(ledger, id)
            return site.page(
                request,
                "statement.html",
                told=told,
                article=telling.article(told.statement.article),
                passage=passage(telling.article(told.statement.article), told),
                within=telling.by_id(told.statement.within) if told.statement.within else None,
                claims=[(one, telling.by_id(one.gist), telling.carried(one.id)) for one in ledger.claims(id)],
                conflicts=[(c, telling.by_id(c.b if c.a == id else c.a), more) for c, more in matters],
                rulings=_rulings(ledger, {id}),
                is_retracted=any(one.statement == id for one in ledger.judged().retractions),
                conflict_kinds=CONFLICT_KINDS,
            )

    @router.get("/statements/{id}/place")
    def place(id: Id) -> Response:
        """On to the statement's characters in its article."""
        with site.ledgers.open() as ledger:
            article = ledger.statement(id).article
            attributed = Telling(ledger).of_article(article)
            numbers = {one.statement.id: one.number for one in attributed}
        return RedirectResponse(f"/articles/{article}" + (f"#t{numbers[id]}" if id in numbers else ""), 303)

    @router.get("/claims/{id}")
    def claim(request: Request, id: Id) -> Response:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            found = browse_links.claim(ledger, id)
            members = _members(telling, found)
            return site.page(
                request,
                "claim.html",
                claim=found,
                gist=telling.by_id(found.gist),
                carried=telling.carried(id),
                members=members[:MANY],
                left_out=len(members) - len(members[:MANY]),
                rulings=_rulings(ledger, {one for one, _ in found.statements}),
            )

    @router.get("/positions/{id}")
    def position(request: Request, id: Id) -> Response:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            found = browse_links.position(ledger, id)
            track = [(telling.by_id(entry.statement), entry) for entry in found.track[:MANY]]
            return site.page(
                request,
                "position.html",
                position=found,
                party=telling.names[found.party],
                track=track,
                words={one.statement: telling.words(told, one.words) for told, one in track if one.words},
                left_out=len(found.track) - len(track),
                turns={turn.after: turn for turn in found.changes},
                claims=[(one, telling.by_id(browse_links.claim(ledger, one).gist)) for one in found.claims],
            )

    @router.get("/parties/{id}")
    def party(request: Request, id: Id) -> Response:
        with site.ledgers.open() as ledger:
            found = ledger.party(id)
            listed = site.party_of(ledger)[id]
            spellings = browse.spellings(ledger, id)
            return site.page(
                request,
                "party.html",
                party=found,
                listed=listed,
                spellings=spellings,
                positions=browse_links.positions(ledger, Window(0, FEW), id, ranked=site.positions(ledger)),
                rulings=_rulings(ledger, {*found.mentions}),
                candidates=_candidates(site, ledger, id),
            )

    @router.get("/articles/{id}")
    def article(request: Request, id: Id) -> Response:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            found = telling.article(id)
            return site.page(
                request,
                "article.html",
                article=found,
                told=telling.of_article(id),
                paths=ledger.paths(id),
                echoes=[(one, telling.article(one.b if one.a == id else one.a)) for one in ledger.echoes(id)],
                suspicions=tuple(ledger.suspicions(id)),
                rulings=_rulings(ledger, {id}),
            )

    @router.get("/judgements")
    def history(request: Request) -> Response:
        with site.ledgers.open() as ledger:
            return site.page(request, "judgements.html", rulings=_rulings(ledger, None)[::-1])

    return router


def _first_few(site: Site, telling: Telling) -> dict[str, Any]:
    """The first claims, conflicts and turns, for a story whose front page isn't drawn."""
    ledger, few = telling.ledger, Window(0, FEW)
    claims = browse_links.claims(ledger, ClaimQuery(min_origins=2), few, site.claims(ledger))
    matters = browse_conflicts.matters(ledger, ConflictQuery(status="open"), few, site.conflicts(ledger))
    turned = browse_links.positions(ledger, few, turned_only=True, ranked=site.positions(ledger))
    return {
        "claims": [(one, telling.by_id(one.gist)) for one in claims.items],
        "claims_total": claims.total,
        "matters": [
            (one, telling.by_id(one.conflict.a), telling.by_id(one.conflict.b)) for one in matters.items
        ],
        "matters_total": matters.total,
        "turned": [_turned(telling, one.id) for one in turned.items],
        "turned_total": turned.total,
    }


def _matters(ledger: Ledger, id: str) -> list[tuple[Conflict, int]]:
    """What a statement is in conflict with: of each disagreement the surest pair, and how many more."""
    pairs = by_matter(sorted(ledger.conflicts(id), key=lambda one: one.rank))
    return [(of_one[0], len(of_one) - 1) for of_one in pairs]


def _turned(telling: Telling, id: str) -> tuple[str, str, str, Told, Told, str]:
    """A position's last turn: its id, whose, on what, from which statement to which, and why."""
    one = browse_links.position(telling.ledger, id)
    turn = one.changes[-1]
    name = telling.names[one.party].name
    return id, name, one.issue, telling.by_id(turn.before), telling.by_id(turn.after), turn.why


def _members(telling: Telling, claim: Claim) -> list[Member]:
    """A claim's statements by origin, then as they were said."""
    origins, why = dict(claim.origin_of), dict(claim.origin_why)
    told = [
        Member(
            telling.by_id(id),
            stance,
            origin_name(origins[id], telling.names, telling.heading) if id in origins else "",
            why.get(id, ""),
        )
        for id, stance in claim.statements
    ]
    return sorted(told, key=lambda one: (_when(one.told.statement.said), one.told.path, one.told.line))


def _when(said: Interval) -> tuple[str, str]:
    return said.start or said.end or "9999", said.end or "9999"


def _rulings(ledger: Ledger, about: set[str] | None) -> tuple[Ruling, ...]:
    """Judgements, or those about some ids, by time, with how each stands."""
    standings = {one.judgement: one for one in ledger.judged().standings}
    return tuple(
        Ruling(one, *judgements.standing(one, standings))
        for one in ledger.judgements()
        if about is None or one.subject in about or one.object.partition(" ")[0] in about
    )


def _candidates(site: Site, ledger: Ledger, id: str) -> list[browse.ListedParty]:
    """Parties that may be the same as this one: those in whose names the longest word of its own stands."""
    word = max(ledger.party(id).name.split(), key=len, default="")
    if len(word) < SHORTEST:
        return []
    named = zip(site.parties(ledger), site.party_names(ledger), strict=True)
    alike = (one for one, name in named if word.lower() in name and one.id != id)
    return list(itertools.islice(alike, FEW))
