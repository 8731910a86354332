"""The commands on a ledger in PostgreSQL: as on a file, and the same export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "brezana-dam"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """An empty database of our own."""
    pytest.importorskip("psycopg", reason="needs the package psycopg (onrecord[postgres])")
    server = pytest.importorskip("postgres_server", reason="this system has no users to run PostgreSQL as")
    programs = server.programs()
    if programs is None:
        pytest.skip("needs PostgreSQL's server programs (apt-get install postgresql), which aren't here")
    with server.server(programs) as found:
        yield found


def test_a_story_in_a_database_is_the_story_in_a_file(run: Run, address: str, tmp_path: Path) -> None:
    inputs = sorted(str(path) for path in EXAMPLE.glob("*.txt"))[:3]
    assert inputs
    for place, folder in ((address, "shared"), ("file.db", "file")):
        built = run("build", *inputs, "-o", place, "--quiet")
        assert built.exit_code == 0, built.output
        assert address not in built.output
        statement = json.loads(run("statements", place, "--json").stdout.splitlines()[0])["id"]
        judged = run("judge", place, "speaker", statement, "unsettled", "--who", "ada", "--at", "2031-05-01")
        assert judged.exit_code == 0, judged.output
        assert run("export", place, "-o", folder).exit_code == 0
        assert run("check", place).exit_code == 0
    names = sorted(path.name for path in (tmp_path / "file").iterdir())
    assert names
    for name in names:
        assert (tmp_path / "shared" / name).read_bytes() == (tmp_path / "file" / name).read_bytes(), name
    assert run("brief", address).stdout == run("brief", "file.db").stdout.replace("file.db", shown(address))
    assert run("report", address, "-o", "shared.html").exit_code == 0
    told = run("update", address, inputs[0], "--json")
    assert json.loads(told.stdout)["new"] == 0
    refused = run("backup", address, "copy.db")
    assert refused.exit_code == 4
    assert "pg_dump" in refused.stderr


def shown(address: str) -> str:
    """The address as it is printed."""
    from onrecord.ledger import where

    return str(where(address))
