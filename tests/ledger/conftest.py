"""Ledgers to try things on: in a file, and (where the tests are a contract of both stores) in PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ledgers_made_up import whole
from onrecord.ledger import Address, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTRACT = (
    *("test_ledger_append", "test_ledger_judged", "test_ledger_links"),
    *("test_ledger_query", "test_ledger_toponyms", "test_ledger_contract", "test_ledger_browse"),
    "test_ledger_vectors",
)
"""The tests that hold for every store: each runs on both."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the contract on both stores."""
    if metafunc.module.__name__.rpartition(".")[2] in CONTRACT and "path" in metafunc.fixturenames:
        metafunc.parametrize("path", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of our own."""
    pytest.importorskip("psycopg", reason="needs the package psycopg (onrecord[postgres])")
    server = pytest.importorskip("postgres_server", reason="this system has no users to run PostgreSQL as")
    programs = server.programs()
    if programs is None:
        pytest.skip("needs PostgreSQL's server programs (apt-get install postgresql), which aren't here")
    with server.server(programs) as address:
        yield address


@pytest.fixture
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """Where a ledger may be made."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield tmp_path / "ferry.ledger"
        return
    import psycopg

    address = request.getfixturevalue("postgres")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS ferry CASCADE")
        connection.execute("CREATE SCHEMA ferry")
    yield Address(f"{address}&options=-csearch_path%3Dferry")


@pytest.fixture
def ledger(path: Any) -> Iterator[Ledger]:
    """An empty ledger, open for writing."""
    with Ledger.create(path) as made:
        yield made


@pytest.fixture
def full(path: Any) -> Any:
    """A closed ledger with every noun in it."""
    readings, parties, links = whole()
    with Ledger.create(path) as made:
        made.append(readings)
        made.relink(parties)
        made.write_links(links)
    return path
