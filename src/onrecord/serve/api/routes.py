"""The addresses under /api/v1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Path, Query, Request, Response

from onrecord.ledger import StatementQuery, browse, browse_conflicts, browse_links
from onrecord.ledger.browse import Part, Window
from onrecord.ledger.browse_conflicts import ConflictQuery
from onrecord.ledger.browse_links import ClaimQuery
from onrecord.model.statement import Act
from onrecord.serve import records, shapes
from onrecord.serve.telling import Telling

if TYPE_CHECKING:
    from onrecord.serve.site import Site

API = "/api/v1"
MOST = 100
"""Things that one answer holds at most."""
Thing = TypeVar("Thing")

_DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_ID = r"^[0-9a-f]{1,64}$"
Id = Annotated[
    str, Path(pattern=_ID, description="An id as the export has it.", examples=["3dcb01787f9baec3"])
]
Party = Annotated[
    str | None, Query(pattern=_ID, description="The id of a party.", examples=["8a3e2c3b47c62d96"])
]
Words = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="Words that must all occur, in any order and inflection; they are no search language.",
        examples=["forty cranes"],
    ),
]
Start = Annotated[int, Query(ge=0, le=10_000_000, description="How many to leave out first.", examples=[0])]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many to give at most.", examples=[25])]
Said = Query(
    pattern=_DAY, description="A year, month or day; what may have been said then fits.", examples=["2031-05"]
)


def routes(site: Site) -> APIRouter:
    """The addresses."""
    router = APIRouter(prefix=API)

    @router.get("/ledger", summary="The ledger as a whole", response_model=shapes.Figures)
    def ledger_figures() -> shapes.Figures:
        with site.ledgers.open() as ledger:
            counts = site.counts(ledger)
            return shapes.Figures(
                title=site.title, **{name: getattr(counts, name) for name in counts.__slots__}
            )

    @router.get("/statements", summary="Statements, as the articles came out")
    def statements(
        request: Request,
        response: Response,
        q: Words = None,
        party: Party = None,
        act: Annotated[Act | None, Query(examples=["deny"])] = None,
        outlet: Annotated[
            str | None, Query(max_length=200, description="As printed.", examples=["Harbour Lantern"])
        ] = None,
        article: Annotated[str | None, Query(pattern=_ID, examples=["820df99c0298167b"])] = None,
        said_from: Annotated[str | None, Said] = None,
        said_to: Annotated[str | None, Said] = None,
        own: Annotated[
            bool, Query(description="The articles' own assertions too.", examples=[False])
        ] = False,
        start: Start = 0,
        limit: Limit = 25,
    ) -> shapes.Listing[shapes.Statement]:
        query = StatementQuery(
            article=article,
            party=party,
            about=q,
            said_from=said_from,
            said_to=said_to,
            attributed_only=not own,
            acts=(act,) if act else (),
            outlet=outlet,
        )
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            part = site.statements(ledger, query, Window(start, limit))
            return _listed(request, response, part, map(records.statement, map(telling.tell, part.items)))

    @router.get("/statements/{id}", summary="A statement")
    def statement(id: Id) -> shapes.Statement:
        with site.ledgers.open() as ledger:
            return records.statement(Telling(ledger).by_id(id))

    @router.get("/passages/{id}", summary="The characters of a statement or mention, with their hash")
    def passage(id: Id) -> shapes.Passage:
        with site.ledgers.open() as ledger:
            return records.passage(Telling(ledger), id)

    @router.get("/articles", summary="Articles, as they came out")
    def articles(
        request: Request,
        response: Response,
        q: Words = None,
        outlet: Annotated[str | None, Query(max_length=200, examples=["Harbour Lantern"])] = None,
        start: Start = 0,
        limit: Limit = 25,
    ) -> shapes.Listing[shapes.ArticleSummary]:
        with site.ledgers.open() as ledger:
            part = browse.articles(ledger, Window(start, limit), q, outlet)
            return _listed(request, response, part, map(records.article_summary, part.items))

    @router.get("/articles/{id}", summary="An article with its text")
    def article_whole(id: Id) -> shapes.Article:
        with site.ledgers.open() as ledger:
            return records.article(ledger, id)

    @router.get("/parties", summary="Parties, those first that speak in most articles")
    def parties(
        request: Request,
        response: Response,
        called: Annotated[
            str | None,
            Query(
                min_length=1, max_length=200, description="Part of any name it goes by.", examples=["quist"]
            ),
        ] = None,
        silent: Annotated[bool, Query(description="Also those that say nothing.", examples=[False])] = False,
        start: Start = 0,
        limit: Limit = 25,
    ) -> shapes.Listing[shapes.PartySummary]:
        with site.ledgers.open() as ledger:
            part = browse.parties(
                ledger, Window(start, limit), called, silent=silent, ranked=site.parties(ledger)
            )
            return _listed(request, response, part, map(records.party_summary, part.items))

    @router.get("/parties/{id}", summary="A party with all its names")
    def party_whole(id: Id) -> shapes.Party:
        with site.ledgers.open() as ledger:
            return records.party(ledger, id)

    @router.get("/claims", summary="Claims, those of most independent origins first")
    def claims(
        request: Request,
        response: Response,
        q: Words = None,
        party: Party = None,
        min_origins: Annotated[int, Query(ge=1, le=1000, examples=[2])] = 1,
        denied: Annotated[
            bool, Query(description="Only those that somebody denies.", examples=[False])
        ] = False,
        start: Start = 0,
        limit: Limit = 25,
    ) -> shapes.Listing[shapes.ClaimSummary]:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            query = ClaimQuery(q, party, min_origins, denied)
            part = browse_links.claims(ledger, query, Window(start, limit), site.claims(ledger))
            return _listed(
                request, response, part, (records.claim_summary(telling, one) for one in part.items)
            )

    @router.get("/claims/{id}", summary="A claim with all its statements")
    def claim_whole(id: Id) -> shapes.Claim:
        with site.ledgers.open() as ledger:
            return records.claim(Telling(ledger), id)

    @router.get("/conflicts", summary="Conflicts, those first of which linking is surest")
    def conflicts(
        request: Request,
        response: Response,
        q: Words = None,
        party: Party = None,
        kind: Annotated[
            Literal["number", "polarity", "time", "place", "actor", "commitment"] | None,
            Query(examples=["number"]),
        ] = None,
        status: Annotated[Literal["open", "superseded"] | None, Query(examples=["open"])] = None,
        matter: Annotated[
            str | None,
            Query(
                pattern=_ID, description="Only the pairs of this disagreement.", examples=["0b2bc68aac72a2e5"]
            ),
        ] = None,
        start: Start = 0,
        limit: Limit = 25,
    ) -> shapes.Listing[shapes.Conflict]:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            query = ConflictQuery(status, kind, q, party, matter)
            part = browse_conflicts.conflicts(ledger, query, Window(start, limit), site.conflicts(ledger))
            return _listed(request, response, part, (records.conflict(telling, one) for one in part.items))

    @router.get("/conflicts/{id}", summary="A conflict with both its statements")
    def conflict_whole(id: Id) -> shapes.Conflict:
        with site.ledgers.open() as ledger:
            return records.conflict(Telling(ledger), browse_conflicts.conflict(ledger, id))

    @router.get("/positions", summary="Positions, those that turned most often first")
    def positions(
        request: Request,
        response: Response,
        party: Party = None,
        turned: Annotated[bool, Query(description="Only those that turned.", examples=[False])] = False,
        start: Start = 0,
        limit: Limit = 25,
    ) -> shapes.Listing[shapes.PositionSummary]:
        with site.ledgers.open() as ledger:
            telling = Telling(ledger)
            part = browse_links.positions(
                ledger, Window(start, limit), party, turned_only=turned, ranked=site.positions(ledger)
            )
            return _listed(
                request, response, part, (records.position_summary(telling, one) for one in part.items)
            )

    @router.get("/positions/{id}", summary="A position with its track")
    def position_whole(id: Id) -> shapes.Position:
        with site.ledgers.open() as ledger:
            return records.position(Telling(ledger), id)

    @router.get("/judgements", summary="What people judged, in the order in which they did")
    def judgements(
        request: Request, response: Response, start: Start = 0, limit: Limit = 25
    ) -> shapes.Listing[shapes.Judgement]:
        with site.ledgers.open() as ledger:
            found = records.all_judgements(ledger)
            part = Part(tuple(found[start : start + limit]), start, len(found))
            return _listed(request, response, part, part.items)

    return router


def _listed(
    request: Request, response: Response, part: Part[Any], items: Iterable[Thing]
) -> shapes.Listing[Thing]:
    """The part of a list, with the addresses of those beside it, also as a Link header (RFC 8288)."""
    end = part.start + len(part.items)
    after = _at(request, end) if part.items and end < part.total else None
    if after:
        response.headers["link"] = f'<{after}>; rel="next"'
    return shapes.Listing(items=list(items), start=part.start, total=part.total, next=after)


def _at(request: Request, start: int) -> str:
    url = request.url.include_query_params(start=start)
    return f"{url.path}?{url.query}"
