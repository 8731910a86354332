"""Every count follows at once: after any change, each page is as a server started anew would show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import harbour

from onrecord.ledger import Ledger, browse_links
from onrecord.serve.api.routes import API

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visitor

LISTS = (
    "/", "/statements", "/statements?q=mole", "/claims", "/claims?origins=2", "/claims?q=cranes",
    "/conflicts", "/conflicts?status=any", "/positions", "/parties", "/parties?silent=1", "/articles",
    "/timeline", "/sources", "/map", "/matrix", "/judgements",
)  # fmt: skip
NOUNS = ("ledger", "statements", "claims", "conflicts", "positions", "parties", "articles")
_OF_THE_VISIT = re.compile(r'name="form_token" value="[^"]*"')


def addresses(visitor: Visitor) -> list[str]:
    """Every list, and the page of every thing."""
    with Ledger.open(visitor.ledger) as ledger:
        return [
            *LISTS,
            *(f"{API}/{name}" for name in NOUNS),
            *(f"/statements/{one.id}" for one in ledger.statements()),
            *(f"/claims/{one.id}" for one in ledger.claims()),
            *(f"/positions/{one.id}" for one in browse_links.positions_ranked(ledger)),
            *(f"/parties/{one.id}" for one in ledger.parties()),
            *(f"/articles/{one.id}" for one in ledger.articles()),
            *(f"/statements?party={one.id}" for one in ledger.parties()),
        ]


def pages(visitor: Visitor) -> dict[str, str]:
    """All pages by their addresses, without what is of the visit alone."""
    return {one: _OF_THE_VISIT.sub("", visitor.get(one)) for one in addresses(visitor)}


def test_after_a_merge_an_article_more_and_an_undo_every_page_is_as_on_a_server_started_anew(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    seen = [pages(visitor)]
    for change in (_merge, _add, _undo):
        change(visitor)
        seen.append(pages(visitor))
        assert seen[-1] == pages(visit())
        assert seen[-1]["/"] != seen[-2]["/"]
        assert seen[-1][f"{API}/ledger"] != seen[-2][f"{API}/ledger"]


def _merge(visitor: Visitor) -> None:
    quist, brenner = visitor.party("Mara Quist"), visitor.party("Mara Brenner")
    visitor.post("/judge", kind="same-party", first=quist, second=brenner)


def _add(visitor: Visitor) -> None:
    visitor.post("/add", files={"files": ("later.txt", harbour.LATER.encode())})


def _undo(visitor: Visitor) -> None:
    with Ledger.open(visitor.ledger) as ledger:
        (made,) = ledger.judgements()
    visitor.post("/revoke", judgement=made.id)
