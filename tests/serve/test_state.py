"""What is remembered from one request to the next is never older than the ledger that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ledger import Ledger
from onrecord.serve.state import Ledgers

if TYPE_CHECKING:
    from pathlib import Path


def without_parties(path: Path) -> None:
    with Ledger.create(path) as ledger:
        ledger.relink([])


def test_a_count_is_found_once_for_each_state(story: Path) -> None:
    ledgers, found = Ledgers(story), []

    def parties() -> int:
        with ledgers.open() as ledger:
            return ledgers.remembered("parties", lambda: found.append(1) or ledger.counts().parties)

    assert [parties(), parties()] == [8, 8]
    assert len(found) == 1
    without_parties(story)
    assert [parties(), parties()] == [0, 0]
    assert len(found) == 2


def test_what_a_slow_reader_sees_isnt_remembered_for_those_after_it(story: Path) -> None:
    ledgers = Ledgers(story)
    ledgers.start()
    with ledgers.open() as slow:
        assert slow.counts().parties == 8  # its state is fixed here
        without_parties(story)
        assert ledgers.remembered("parties", lambda: slow.counts().parties) == 8
    with ledgers.open() as after:
        assert ledgers.remembered("parties", lambda: after.counts().parties) == 0
    ledgers.stop()
