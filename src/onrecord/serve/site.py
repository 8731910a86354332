"""What all pages share: the ledger, the desk, the seals on forms, and the frame that a page stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from starlette.responses import HTMLResponse, Response

from onrecord.ledger import StatementQuery, browse, browse_conflicts, browse_links
from onrecord.report.visible import in_line
from onrecord.serve.desk import Desk, Start, spawned
from onrecord.serve.forms import FIELD, VISITOR, Seals
from onrecord.serve.guard import cookie
from onrecord.serve.look import render
from onrecord.serve.state import Ledgers

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.ledger import Counts, Ledger
    from onrecord.ledger.browse import Facet, ListedParty, Part, Window
    from onrecord.ledger.browse_conflicts import RankedConflict
    from onrecord.ledger.browse_links import ListedClaim, ListedPosition
    from onrecord.model import Interval, Statement
    from onrecord.serve.serving import Serving

WHO = "onrecord_who"
"""The cookie that remembers under which name somebody judges."""


class Site:
    """One ledger served."""

    def __init__(self, serving: Serving, start: Start = spawned) -> None:
        self.serving = serving
        self.ledgers = Ledgers(serving.ledger, self._prepare)
        self.desk = Desk(serving.ledger, serving.ingest, start, self.ledgers.hold)
        self.seals = Seals()

    @property
    def title(self) -> str:
        """What the story is called: the name of its ledger."""
        return in_line(self.serving.ledger.stem)

    def _prepare(self, ledger: Ledger) -> None:
        """Find all that lists and the first page need and that takes long in a large ledger."""
        self.counts(ledger)
        self.parties(ledger)
        self.party_of(ledger)
        self.party_names(ledger)
        self.claims(ledger)
        self.conflicts(ledger)
        self.positions(ledger)
        self.published(ledger)
        self.acts(ledger)
        self.outlets(ledger)

    def counts(self, ledger: Ledger) -> Counts:
        """How many of each there are; counted once for each state of the ledger."""
        return self.ledgers.remembered("counts", ledger.counts)

    def published(self, ledger: Ledger) -> Interval:
        """From the first day to the last on which articles came out."""
        return self.ledgers.remembered("published", lambda: browse.published(ledger))

    def acts(self, ledger: Ledger) -> tuple[Facet, ...]:
        """The acts of statements, the commonest first."""
        return self.ledgers.remembered("acts", lambda: browse.acts(ledger))

    def outlets(self, ledger: Ledger) -> tuple[Facet, ...]:
        """The outlets, those with most statements first."""
        return self.ledgers.remembered("outlets", lambda: browse.outlets(ledger))

    def parties(self, ledger: Ledger) -> tuple[ListedParty, ...]:
        """All parties, ranked; worked out once for each state of the ledger."""
        return self.ledgers.remembered("parties", lambda: browse.ranking(ledger))

    def party_of(self, ledger: Ledger) -> dict[str, ListedParty]:
        """All parties by id."""
        return self.ledgers.remembered("party of", lambda: {one.id: one for one in self.parties(ledger)})

    def party_names(self, ledger: Ledger) -> tuple[str, ...]:
        """The names of all parties in small letters, in the order of their rank."""
        return self.ledgers.remembered(
            "party names", lambda: tuple(one.name.lower() for one in self.parties(ledger))
        )

    def claims(self, ledger: Ledger) -> tuple[ListedClaim, ...]:
        """All claims, ranked; worked out once for each state of the ledger."""
        return self.ledgers.remembered("claims", lambda: browse_links.claims_ranked(ledger))

    def conflicts(self, ledger: Ledger) -> tuple[RankedConflict, ...]:
        """All conflicts in their rank; worked out once for each state of the ledger."""
        return self.ledgers.remembered("conflicts", lambda: browse_conflicts.conflicts_ranked(ledger))

    def positions(self, ledger: Ledger) -> tuple[ListedPosition, ...]:
        """All positions, ranked; worked out once for each state of the ledger."""
        return self.ledgers.remembered("positions", lambda: browse_links.positions_ranked(ledger))

    def statements(self, ledger: Ledger, query: StatementQuery, window: Window) -> Part[Statement]:
        """Statements; how many there are in all is counted once for each state of the ledger."""
        whole = StatementQuery(attributed_only=True)
        total = None
        if query == whole:
            total = self.counts(ledger).attributed
        return browse.statements(ledger, query, window, total)

    def page(self, request: Request, template: str, **values: Any) -> Response:
        """A page in its frame; a visitor who has no cookie yet is given one, for the forms on it."""
        visitor = self.seals.visitor(request)
        frame = Frame(
            story=self.title,
            path=request.url.path,
            here=here(request),
            field=FIELD,
            seal=self.seals.token(visitor),
            who=in_line(unquote(cookie(request.headers, WHO))) or self.serving.who,
            at_work=len(self.desk.unfinished()),
        )
        answer = HTMLResponse(render(template, frame=frame, **values))
        if cookie(request.headers, VISITOR) != visitor:
            answer.set_cookie(VISITOR, visitor, httponly=True, samesite="strict")
        return answer


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page, and on each of its forms."""

    story: str
    path: str
    here: str
    field: str
    seal: str
    who: str
    at_work: int


@dataclass(frozen=True, slots=True)
class Pager:
    """A part of a list with the addresses of the parts before and after it."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def here(request: Request) -> str:
    """The address asked for, without the host."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def pager(request: Request, part: Part[Any], limit: int) -> Pager:
    """The addresses around a part, all else in the address kept."""

    def at(start: int) -> str:
        url = request.url.include_query_params(start=start)
        return f"{url.path}?{url.query}"

    end = part.start + len(part.items)
    return Pager(
        first=part.start + 1 if part.items else 0,
        last=end,
        total=part.total,
        before=at(max(0, part.start - limit)) if part.start else None,
        after=at(end) if end < part.total and part.items else None,
    )
