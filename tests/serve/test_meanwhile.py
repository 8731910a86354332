"""What readers see, and what they are told, while a change is being made."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, cast

import pytest

from onrecord.ledger import Ledger
from onrecord.serve.tasks import Failure
from onrecord.serve.worker import do

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from conftest import Visitor
    from onrecord.ingest import IngestOptions
    from onrecord.serve.desk import Worker


class HalfWay:
    """A worker that stops half-way, with all parties gone, until it is told to go on."""

    def __init__(self) -> None:
        self.is_half_way, self.goes_on = threading.Event(), threading.Event()
        self.fails = False

    def step(self, done: int, total: int | None, path: str) -> None:
        """Nobody is told."""

    def start(self, pipe: Connection, path: Path, options: IngestOptions) -> Worker:
        thread = threading.Thread(target=self._work, args=(pipe, path, options), daemon=True)
        thread.start()
        return cast("Worker", thread)

    def _work(self, pipe: Connection, path: Path, options: IngestOptions) -> None:
        task = pipe.recv()
        with Ledger.create(path) as ledger:
            ledger.relink([])
        self.is_half_way.set()
        assert self.goes_on.wait(60)
        pipe.send(Failure("it stopped half-way") if self.fails else do(task, path, options, self))


@pytest.fixture
def half_way() -> HalfWay:
    return HalfWay()


@pytest.fixture
def meanwhile(visit: Callable[..., Visitor], half_way: HalfWay) -> Iterator[Visitor]:
    """Someone who has begun a change that is half-way through."""
    visitor = visit(half_way.start)
    sent = {
        "form_token": visitor.token(),
        "back": "/",
        "kind": "same-party",
        "first": visitor.party("Mara Quist"),
        "second": visitor.party("Mara Brenner"),
    }
    begun = threading.Thread(target=visitor.client.post, args=("/judge",), kwargs={"data": sent})
    begun.start()
    assert half_way.is_half_way.wait(60)
    yield visitor
    half_way.goes_on.set()
    begun.join(60)


def over(visitor: Visitor) -> None:
    deadline = time.monotonic() + 60
    while not visitor.client.get("/changes/1/state").json()["is_over"]:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_every_page_shows_the_ledger_as_it_was_before_and_says_that_it_is_being_changed(
    meanwhile: Visitor, half_way: HalfWay
) -> None:
    with Ledger.open(meanwhile.ledger) as ledger:
        assert ledger.counts().parties == 0  # what a page must not show
    for _ in range(3):
        assert "Mara Quist" in meanwhile.get("/parties") and "Mara Brenner" in meanwhile.get("/parties")
        assert "5 parties" in " ".join(meanwhile.get("/").split())
    above = " ".join(meanwhile.get("/claims").partition("<main")[0].split())
    assert "1 change is being made, and all counts are being worked out anew" in above
    half_way.goes_on.set()
    over(meanwhile)
    assert "4 parties" in " ".join(meanwhile.get("/").split())
    assert "being worked out anew" not in meanwhile.get("/")


def test_how_long_it_takes_is_told(meanwhile: Visitor, half_way: HalfWay) -> None:
    state = meanwhile.client.get("/changes/1/state").json()
    assert state["state"] == "at work" and not state["is_over"]
    assert state["seconds"] >= 0 and state["last_took"] == 0
    assert "every page shows the ledger as it was before" in meanwhile.get("/changes/1")
    half_way.goes_on.set()
    over(meanwhile)
    assert "last_took" in meanwhile.client.get("/changes/1/state").json()


def test_of_a_change_that_fails_half_way_what_is_in_the_ledger_is_shown(
    meanwhile: Visitor, half_way: HalfWay
) -> None:
    half_way.fails = True
    half_way.goes_on.set()
    over(meanwhile)
    assert "it stopped half-way" in meanwhile.get("/changes/1")
    assert "Mara Quist" not in meanwhile.get("/parties?silent=1")
