"""What is remembered from one request to the next is never older than the ledger that is shown."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import LedgerMissing
from onrecord.ledger import Ledger
from onrecord.serve.state import Ledgers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def without_parties(path: Path) -> None:
    with Ledger.create(path) as ledger:
        ledger.relink([])


@pytest.fixture
def ledgers(story: Path) -> Iterator[Ledgers]:
    opened = Ledgers(story)
    yield opened
    opened.stop()


def parties(ledgers: Ledgers) -> int:
    with ledgers.open() as ledger:
        return ledger.counts().parties


def test_a_count_is_found_once_for_each_state(ledgers: Ledgers, story: Path) -> None:
    found: list[int] = []

    def counted(ledger: Ledger) -> int:
        found.append(1)
        return ledger.counts().parties

    def remembered() -> int:
        with ledgers.open() as ledger:
            return ledgers.remembered("parties", lambda: counted(ledger))

    assert [remembered(), remembered()] == [8, 8]
    assert len(found) == 1
    without_parties(story)
    assert [remembered(), remembered()] == [0, 0]
    assert len(found) == 2


def test_what_a_slow_reader_sees_isnt_remembered_for_those_after_it(ledgers: Ledgers, story: Path) -> None:
    with ledgers.open() as slow:
        assert slow.counts().parties == 8
        without_parties(story)
        assert ledgers.remembered("parties", lambda: slow.counts().parties) == 8
    with ledgers.open() as after:
        assert ledgers.remembered("parties", lambda: after.counts().parties) == 0


def test_while_the_desk_is_at_it_readers_have_the_state_before_and_then_that_after(
    ledgers: Ledgers, story: Path
) -> None:
    assert parties(ledgers) == 8
    with ledgers.hold():
        without_parties(story)
        time.sleep(1.5)  # longer than the ledger is left unlooked at
        assert parties(ledgers) == 8
    assert parties(ledgers) == 0


def test_what_takes_long_to_find_is_found_before_a_state_is_shown_and_nobody_waits_for_it(
    story: Path,
) -> None:
    enough, found = threading.Event(), list[int]()

    def prepare(ledger: Ledger) -> None:
        if found:
            assert enough.wait(60)
        found.append(ledger.counts().parties)

    ledgers = Ledgers(story, prepare)
    try:
        assert parties(ledgers) == 8
        without_parties(story)
        began = time.monotonic()
        assert [parties(ledgers) for _ in range(30)] == [8] * 30
        assert time.monotonic() - began < 20  # not until it is found: that is once all have read
        assert found == [8]
        enough.set()
        deadline = time.monotonic() + 60
        while parties(ledgers) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert parties(ledgers) == 0
        assert found == [8, 0]
    finally:
        enough.set()
        ledgers.stop()


def test_many_at_once_see_one_state_while_it_changes(ledgers: Ledgers, story: Path) -> None:
    seen: list[tuple[int, int]] = []

    def read() -> None:
        for _ in range(20):
            with ledgers.open() as ledger:
                before = ledger.counts().parties
                with ledgers.open() as again:  # as a page does that draws a part of itself
                    seen.append((before, again.counts().parties))

    with Ledger.open(story) as ledger:
        every = ledger.parties()
    readers = [threading.Thread(target=read) for _ in range(24)]
    for one in readers:
        one.start()
    for number in range(20):
        with Ledger.create(story) as ledger:
            ledger.relink([] if number % 2 else every)
    for one in readers:
        one.join(120)
    assert len(seen) == 480
    assert {before for before, _ in seen} <= {0, 8}
    assert all(before == again for before, again in seen)


def test_a_ledger_that_is_gone_is_told_and_one_that_is_back_is_shown(ledgers: Ledgers, story: Path) -> None:
    assert parties(ledgers) == 8
    away = story.with_name("away.db")
    story.rename(away)
    with pytest.raises(LedgerMissing):
        parties(ledgers)
    away.rename(story)
    assert parties(ledgers) == 8
