"""Names of places go into a ledger with their article, and are the mentions of the places that are linked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import whole
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.model import Span

if TYPE_CHECKING:
    from pathlib import Path


def test_names_of_places_come_back_as_they_went_in(full: Path) -> None:
    readings, _, links = whole()
    names = [toponym for reading in readings for toponym in reading.toponyms]
    with Ledger.open(full) as ledger:
        assert list(ledger.toponyms()) == names
        assert list(ledger.toponyms(names[0].article)) == names
        assert not list(ledger.toponyms("nowhere"))
        (mention,) = ledger.mentions_of(links.places[0].id)
    assert (mention.id, mention.span, mention.text) == (names[0].id, names[0].span, names[0].name)


def test_what_many_rows_say_is_held_once(full: Path) -> None:
    with Ledger.open(full) as ledger:
        rows = [*ledger.mentions(), *ledger.mentions(), *ledger.toponyms(), *ledger.toponyms()]
    for column in ("article", "name", "why"):
        said = [value for row in rows if (value := getattr(row, column)) is not None]
        assert said
        assert len({id(value) for value in said}) == len(set(said)), column


def test_a_name_beyond_the_text_is_refused(tmp_path: Path) -> None:
    readings, _, _ = whole()
    first = next(reading for reading in readings if reading.toponyms)
    wrong = replace(first, toponyms=(replace(first.toponyms[0], span=Span(5, 99_999)),))
    with (
        Ledger.create(tmp_path / "x.ledger") as ledger,
        pytest.raises(LedgerError, match="the name of a place"),
    ):
        ledger.append([wrong])
