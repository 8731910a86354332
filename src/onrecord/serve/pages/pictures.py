"""What is told of the whole story, as the dossier tells it: front page, timeline, sources, map, positions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from onrecord.report.account import Account, account
from onrecord.report.lines import heading
from onrecord.report.page import FLOWS, MAP_SIZES, WIDTHS
from onrecord.report.pictures.flow import flow
from onrecord.report.pictures.lanes import lanes
from onrecord.report.pictures.map import map_of
from onrecord.report.templating import environment
from onrecord.report.views.claims import all_origins
from onrecord.report.views.front import TOLD, front
from onrecord.report.views.positions import matrix
from onrecord.report.views.sources import sources
from onrecord.report.views.timeline import timeline
from onrecord.serve import look
from onrecord.serve.site import Site

if TYPE_CHECKING:
    from onrecord.report.disputes import Dispute
    from onrecord.report.told import Told

MOST_ARTICLES = 1_000
"""Articles up to which the whole story is drawn: a picture of more can't be read, and takes long to draw."""
MOST_IN_FRONT = 200
"""Articles up to which the first page is the dossier's, which has to read all: with more it takes seconds."""


class InApplication:
    """Where links in a view lead: to the application's pages."""

    def passage(self, told: Told) -> str:
        """The statement's characters in its article."""
        return f"/statements/{told.statement.id}/place"

    def party(self, id: str) -> str:
        """A party."""
        return f"/parties/{id}"

    def article(self, id: str) -> str:
        """An article."""
        return f"/articles/{id}"

    def claim(self, id: str) -> str:
        """A claim with its lines."""
        return f"/claims/{id}"

    def conflict(self, dispute: Dispute) -> str:
        """All pairs of lines of the disagreement."""
        return f"/conflicts?matter={dispute.conflict.matter}"

    def track(self, key: str) -> str:
        """A party's track on an issue."""
        return f"/matrix#track-{key}"

    def place(self, id: str) -> str:
        """A place with the lines about it."""
        return f"/map#place-{id}"

    def view(self, name: str) -> str:
        """A whole view."""
        return PLACES.get(name, f"/{name}")


PLACES = {
    "updates": "/conflicts?status=superseded",
    "front": "/",
    "read": "/articles",
    "outlets": "/articles",
    "origins": "/sources#origins",
}
"""Views whose addresses aren't their names."""


def _front(told: Account) -> dict[str, Any]:
    return {"account": told, "front": front(told), "limit": TOLD}


def _timeline(told: Account) -> dict[str, Any]:
    when = timeline(told.lines)
    return {"timeline": when, "lanes": {of: lanes(when, width) for of, width in WIDTHS}}


def _sources(told: Account) -> dict[str, Any]:
    who = sources(told.told, told.echoes)
    suspicions = {one.article: one for one in told.suspicions}
    suspected = [
        (suspicions[one.article.id], heading(one.article))
        for one in told.clippings
        if one.article.id in suspicions
    ]
    origins = all_origins(told.claims)
    flows = {of: flow(who, layout) for of, layout in FLOWS.items()}
    return {"sources": who, "flows": flows, "origins": origins, "suspected": suspected}


def _map(told: Account) -> dict[str, Any]:
    maps = {of: map_of(told.places.placed, *MAP_SIZES[of]) for of, _ in WIDTHS}
    return {"places": told.places, "maps": maps}


def _matrix(told: Account) -> dict[str, Any]:
    return {"matrix": matrix(told.tracks)}


PICTURES: dict[str, tuple[str, Callable[[Account], dict[str, Any]]]] = {
    "timeline": ("Timeline", _timeline),
    "sources": ("Sources", _sources),
    "map": ("Map", _map),
    "matrix": ("Positions side by side", _matrix),
}
"""Each view by its address: what it is called, and what its template takes."""


def first_page(site: Site) -> Markup | None:
    """What the dossier's front page tells, as HTML; None where the story is too large for it, or empty."""
    return site.ledgers.remembered("drawn front", lambda: _draw(site, "front", _front, MOST_IN_FRONT))


def _draw(site: Site, name: str, values: Callable[[Account], dict[str, Any]], most: int) -> Markup | None:
    """A view as HTML; None where the story has more articles than `most`."""
    with site.ledgers.open() as ledger:
        if site.counts(ledger).articles > most:
            return None
        told = site.ledgers.remembered("account", lambda: account(ledger))
    template = environment(InApplication(), whole=True).from_string(look.source(f"{name}.html"))
    return Markup(template.render(values(told)))


def routes(site: Site) -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False)

    def add(name: str, title: str) -> None:
        @router.get(f"/{name}")
        def show(request: Request) -> Response:
            drawn = site.ledgers.remembered(
                f"drawn {name}", lambda: _draw(site, name, PICTURES[name][1], MOST_ARTICLES)
            )
            return site.page(request, "drawn.html", title=title, drawn=drawn, most=MOST_ARTICLES)

    for name, (title, _) in PICTURES.items():
        add(name, title)
    return router
