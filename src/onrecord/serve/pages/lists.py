"""Pages that list: statements, claims, conflicts, positions, parties, articles; filters stay in the URL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.ledger import StatementQuery, browse, browse_conflicts, browse_links
from onrecord.ledger.browse import Window
from onrecord.ledger.browse_conflicts import ConflictQuery, Matter
from onrecord.ledger.browse_links import ClaimQuery
from onrecord.model import Conflict, Party, Statement
from onrecord.serve.site import Site, pager
from onrecord.serve.telling import Telling

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.ledger.browse import ListedParty

PAGE = 25
"""Things on a page: what fits a few screens, and is told in a tenth of a second."""
ACTS: tuple[str, ...] = get_args(get_type_hints(Statement)["act"])
CONFLICT_KINDS: tuple[str, ...] = get_args(get_type_hints(Conflict)["kind"])

Words = Annotated[str, Query(max_length=200)]
Id = Annotated[str, Query(max_length=64, pattern=r"^[0-9a-f]*$")]
Start = Annotated[int, Query(ge=0, le=10_000_000)]
Day = r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"
Act = Annotated[str, Query(pattern=f"^({'|'.join(ACTS)})?$")]


@dataclass(frozen=True, slots=True)
class Meant:
    """The party that a reader means: one, or several to choose from, or none."""

    party: str | None = None
    choices: tuple[ListedParty, ...] = ()
    is_unknown: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing can be listed before a party is chosen."""
        return bool(self.choices) or self.is_unknown

    def one(self, telling: Telling) -> Party | None:
        """The party itself, None where it is not settled which."""
        return telling.names.get(self.party) if self.party else None


def meant(site: Site, ledger: Ledger, party: str, by: str) -> Meant:
    """By its id, or by (part of) a name as printed anywhere."""
    if party:
        return Meant(party)
    if not by.strip():
        return Meant()
    found = browse.parties(ledger, Window(0, 8), by.strip(), silent=True, ranked=site.parties(ledger))
    exact = [one for one in found.items if one.name.casefold() == by.strip().casefold()]
    if found.total == 1 or len(exact) == 1:
        return Meant((exact or list(found.items))[0].id)
    return Meant(None, found.items, is_unknown=not found.total)


def routes(site: Site) -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/statements")
    def statements(
        request: Request,
        q: Words = "",
        party: Id = "",
        by: Words = "",
        act: Act = "",
        outlet: Words = "",
        since: Annotated[str, Query(alias="from", pattern=Day)] = "",
        until: Annotated[str, Query(alias="to", pattern=Day)] = "",
        own: Annotated[str, Query(pattern="^(1)?$")] = "",
        beside: Id = "",
        start: Start = 0,
    ) -> Response:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            who = meant(site, ledger, party, by)
            query = StatementQuery(
                party=who.party,
                about=q.strip() or None,
                said_from=since or None,
                said_to=until or None,
                attributed_only=not own,
                acts=(act,) if act else (),  # type: ignore[arg-type]  # the pattern has seen to it
                outlet=outlet or None,
            )
            none: browse.Part[Statement] = browse.Part((), 0, 0)
            part = none if who.is_open else site.statements(ledger, query, Window(start, PAGE))
            return site.page(
                request,
                "statements.html",
                told=telling.each(part.items, start + 1),
                pager=pager(request, part, PAGE),
                who=who,
                name=who.one(telling),
                beside=telling.by_id(beside) if beside else None,
                acts=site.acts(ledger),
                outlets=site.outlets(ledger),
                asked=_asked(request),
                conflict_kinds=CONFLICT_KINDS,
            )

    @router.get("/claims")
    def claims(
        request: Request,
        q: Words = "",
        party: Id = "",
        by: Words = "",
        origins: Annotated[int, Query(ge=1, le=1000)] = 1,
        denied: Annotated[str, Query(pattern="^(1)?$")] = "",
        start: Start = 0,
    ) -> Response:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            who = meant(site, ledger, party, by)
            query = ClaimQuery(q.strip() or None, who.party, origins, bool(denied))
            none: browse.Part[browse_links.ListedClaim] = browse.Part((), 0, 0)
            part = (
                none
                if who.is_open
                else browse_links.claims(ledger, query, Window(start, PAGE), site.claims(ledger))
            )
            return site.page(
                request,
                "claims.html",
                claims=[(one, telling.by_id(one.gist), telling.carried(one.id)) for one in part.items],
                pager=pager(request, part, PAGE),
                who=who,
                name=who.one(telling),
                asked=_asked(request),
            )

    @router.get("/conflicts")
    def conflicts(
        request: Request,
        q: Words = "",
        party: Id = "",
        by: Words = "",
        kind: Annotated[str, Query(pattern=f"^({'|'.join(CONFLICT_KINDS)})?$")] = "",
        status: Annotated[str, Query(pattern="^(open|superseded|any)?$")] = "",
        matter: Id = "",
        start: Start = 0,
    ) -> Response:
        if matter:
            return _pairs(site, request, matter, start)
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            who = meant(site, ledger, party, by)
            wanted = None if status == "any" else status or "open"
            query = ConflictQuery(wanted, kind or None, q.strip() or None, who.party)
            none: browse.Part[Matter] = browse.Part((), 0, 0)
            part = (
                none
                if who.is_open
                else browse_conflicts.matters(ledger, query, Window(start, PAGE), site.conflicts(ledger))
            )
            return site.page(
                request,
                "conflicts.html",
                counts=site.counts(ledger),
                matters=[
                    (one, telling.by_id(one.conflict.a), telling.by_id(one.conflict.b)) for one in part.items
                ],
                pager=pager(request, part, PAGE),
                who=who,
                name=who.one(telling),
                kinds_of=CONFLICT_KINDS,
                asked=_asked(request),
            )

    @router.get("/positions")
    def positions(
        request: Request,
        party: Id = "",
        by: Words = "",
        turned: Annotated[str, Query(pattern="^(1)?$")] = "",
        start: Start = 0,
    ) -> Response:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            who = meant(site, ledger, party, by)
            none: browse.Part[browse_links.ListedPosition] = browse.Part((), 0, 0)
            window = Window(start, PAGE)
            part = (
                none
                if who.is_open
                else browse_links.positions(
                    ledger, window, who.party, turned_only=bool(turned), ranked=site.positions(ledger)
                )
            )
            return site.page(
                request,
                "positions.html",
                positions=[(one, telling.names[one.party]) for one in part.items],
                pager=pager(request, part, PAGE),
                who=who,
                name=who.one(telling),
                asked=_asked(request),
            )

    @router.get("/parties")
    def parties(
        request: Request,
        q: Words = "",
        silent: Annotated[str, Query(pattern="^(1)?$")] = "",
        start: Start = 0,
    ) -> Response:
        with site.ledgers.open() as ledger:
            ranked, called = site.parties(ledger), q.strip() or None
            part = browse.parties(ledger, Window(start, PAGE * 2), called, silent=bool(silent), ranked=ranked)
            asked, shown = _asked(request), pager(request, part, PAGE * 2)
            return site.page(request, "parties.html", parties=part.items, pager=shown, asked=asked)

    @router.get("/articles")
    def articles(request: Request, q: Words = "", outlet: Words = "", start: Start = 0) -> Response:
        with site.ledgers.open() as ledger:
            part = browse.articles(ledger, Window(start, PAGE * 2), q.strip() or None, outlet or None)
            return site.page(
                request,
                "articles.html",
                articles=part.items,
                pager=pager(request, part, PAGE * 2),
                outlets=site.outlets(ledger),
                rejections=ledger.rejections(),
                asked=_asked(request),
            )

    return router


def _pairs(site: Site, request: Request, matter: str, start: int) -> Response:
    """The page with every pair of lines of one disagreement."""
    with site.ledgers.open() as ledger:
        telling = Telling(ledger)
        part = browse_conflicts.pairs_of(ledger, matter, Window(start, PAGE), site.conflicts(ledger))
        pairs = [one.conflict for one in part.items]
        return site.page(
            request,
            "matter.html",
            pairs=[(one, telling.by_id(one.a), telling.by_id(one.b)) for one in pairs],
            updates=part.items[0].updates if part.items else 0,
            pager=pager(request, part, PAGE),
        )


def _asked(request: Request) -> dict[str, Any]:
    """What the reader filled in, to be shown in the form again."""
    return dict(request.query_params)
