"""Ledgers to try things on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import whole
from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may be made."""
    return tmp_path / "ferry.ledger"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """An empty ledger, open for writing."""
    with Ledger.create(path) as made:
        yield made


@pytest.fixture
def full(path: Path) -> Path:
    """A closed ledger with every noun in it."""
    readings, parties, links = whole()
    with Ledger.create(path) as made:
        made.append(readings)
        made.relink(parties)
        made.write_links(links)
    return path
