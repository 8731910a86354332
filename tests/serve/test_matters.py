"""One disagreement is listed once wherever it is served, with a way to all its pairs of lines."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest
from mcp import Client

from onrecord.ledger import Ledger
from onrecord.model import Conflict, Links
from onrecord.serve.api.routes import API
from onrecord.serve.assistants import server

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Visitor

TOLL, OTHER = "aa01", "bb01"
"""The matters: one of an open pair and two updates, one of an update."""


@pytest.fixture
def told(story: Path) -> Path:
    """The story with two disagreements, of four pairs."""
    with Ledger.create(story) as ledger:
        a, b, c, d = (one.id for one in list(ledger.statements())[:4])
        some = (
            Conflict("aa02", a, b, "number", "superseded", "30 and 40", 0.9, TOLL),
            Conflict("aa03", a, c, "number", "superseded", "30 and 50", 0.8, TOLL),
            Conflict("aa01", b, c, "number", "open", "40 and 50", 0.5, TOLL),
            Conflict("bb01", c, d, "polarity", "superseded", "open, then closed", 0.7, OTHER),
        )
        ledger.write_links(Links(conflicts=some))
    return story


@pytest.fixture
def visitor(told: Path, visit: Callable[..., Visitor]) -> Visitor:
    """Someone who sees these."""
    visitor = visit()
    assert visitor.ledger == told
    return visitor


def listed(page: str) -> list[str]:
    """The conflicts that a page shows."""
    return re.findall(r'class="conflict" id="c(\w+)"', page)


def test_the_list_has_each_disagreement_once(visitor: Visitor) -> None:
    page = visitor.get("/conflicts")
    assert listed(page) == ["aa01"]
    assert "1 open disagreement and 1 update, in 4 pairs of lines" in page
    assert "1 open disagreement</p>" in page
    assert (
        f'<a href="/conflicts?matter={TOLL}">and 2 more pairs of lines on this, all of them updates' in page
    )
    assert listed(visitor.get("/conflicts?status=superseded")) == ["bb01"]
    assert listed(visitor.get("/conflicts?status=any")) == ["aa01", "bb01"]


def test_all_its_pairs_are_behind_it(visitor: Visitor) -> None:
    page = visitor.get(f"/conflicts?matter={TOLL}")
    assert listed(page) == ["aa02", "aa03", "aa01"]
    assert "3 pairs of lines" in page
    assert "in 2 updates among them the later line replaces the earlier" in page
    assert page.count('value="no-conflict"') == 3
    assert listed(visitor.get(f"/conflicts?matter={TOLL}&start=2")) == ["aa01"]
    assert "There is none of this id" in visitor.get("/conflicts?matter=00ff")


def test_the_front_page_counts_disagreements_and_leads_to_their_pairs(visitor: Visitor) -> None:
    page = visitor.get("/")
    assert "1 open disagreement and 1 update, in 4 pairs of lines" in page
    assert f"/conflicts?matter={TOLL}" in page


def test_a_statement_tells_each_disagreement_that_it_is_in_once(visitor: Visitor) -> None:
    with Ledger.open(visitor.ledger) as ledger:
        a, c = (next(one.a for one in ledger.conflicts() if one.id == id) for id in ("aa02", "bb01"))
    page = visitor.get(f"/statements/{a}")
    assert f'<a href="/conflicts?matter={TOLL}">and 1 more line against it in this</a>' in page
    assert visitor.get(f"/statements/{c}").count("These can both hold") == 2


def test_the_api_has_every_pair_with_its_matter(visitor: Visitor) -> None:
    everything = visitor.client.get(f"{API}/conflicts").json()
    assert (everything["total"], everything["items"][0]["matter"]) == (4, TOLL)
    of_one = visitor.client.get(f"{API}/conflicts?matter={TOLL}&status=superseded").json()
    assert [one["id"] for one in of_one["items"]] == ["aa02", "aa03"]
    counts = visitor.client.get(f"{API}/ledger").json()
    assert (counts["conflicts"], counts["matters"], counts["open_matters"]) == (4, 2, 1)


def call(path: Path, **fields: Any) -> Any:
    """What an assistant is told of conflicts."""

    async def ask() -> Any:
        async with Client(server(path)) as client:
            return (await client.call_tool("search_conflicts", fields)).structured_content

    return asyncio.run(ask())


def test_an_assistant_is_told_of_each_disagreement_once(told: Path) -> None:
    found = call(told)
    assert found["total"] == 1
    (one,) = found["conflicts"]
    assert (one["id"], one["matter"], one["pairs"], one["open_pairs"]) == ("aa01", TOLL, 3, 1)
    assert [one["id"] for one in call(told, matter=TOLL)["conflicts"]] == ["aa02", "aa03", "aa01"]
