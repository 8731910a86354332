"""`onrecord identify`: made-up articles looked up in made-up registers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.ledger import Ledger, check

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

FIRST = "Defence Minister Ivo Brandt said the dam holds. The Velm Water Board warned of floods."
SECOND = "The Salm Trust said the dam was old. Ana Kolar said so too."


def _row(id: str, schema: str, **given: list[str]) -> str:
    return json.dumps({"id": id, "schema": schema, "properties": given})


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "in" / "b.txt").write_text(SECOND, "utf-8")
    assert run("build", "in", "-q", "-o", "dam.db").exit_code == 0
    return tmp_path / "dam.db"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    rows = [
        _row("Q1", "Person", name=["Ivo Brandt"], position=["Minister of Defence"]),
        _row("Q2", "PublicBody", name=["Velm Water Board"], alias=["Salm Trust"]),
        _row("Q3", "Person", name=["Ana Kolar"]),
        _row("Q4", "Person", name=["Somebody Else"]),
        "no entity",
    ]
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(rows), "utf-8")
    return path


def _parties(path: Path) -> dict[str, tuple[list[str], tuple[str, ...]]]:
    with Ledger.open(path) as opened:
        return {
            party.name: ([one.id for one in party.identifiers], party.merged_because)
            for party in opened.parties()
        }


def test_parties_are_looked_up_and_stay_so(run: Run, ledger: Path, register: Path, tmp_path: Path) -> None:
    before = _parties(ledger)
    assert {"Velm Water Board", "Salm Trust"} <= before.keys()
    result = run("identify", register, "-o", ledger, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"entries": 4, "kept": 3, "skipped": 1, "identified": 2}
    found = _parties(ledger)
    assert found["Ivo Brandt"][0] == ["Q1"]
    assert found["Ana Kolar"][0] == []
    (board,) = [one for one in found.values() if one[0] == ["Q2"]]
    assert "both are names of Q2 in entities.ftm.json" in " ".join(board[1])
    assert len({"Velm Water Board", "Salm Trust"} & found.keys()) == 1
    (tmp_path / "in" / "c.txt").write_text("It rained all day in the valley, Ana Kolar said.", "utf-8")
    assert run("build", "in", "-q", "-o", ledger).exit_code == 0
    assert _parties(ledger)["Ivo Brandt"][0] == ["Q1"]
    assert run("export", ledger, "-o", "out").exit_code == 0
    rows: list[Any] = [
        json.loads(line) for line in (tmp_path / "out/parties.jsonl").read_text("utf-8").splitlines()
    ]
    assert next(row for row in rows if row["name"] == "Ivo Brandt")["identifiers"][0]["id"] == "Q1"
    assert check(ledger) == ()


def test_another_register_takes_its_place(run: Run, ledger: Path, register: Path, tmp_path: Path) -> None:
    assert "2 parties identified" in run("identify", register, "-o", ledger).stdout
    (tmp_path / "other.json").write_text(_row("X", "Company", name=["No Name Here"]), "utf-8")
    assert run("identify", "other.json", "-o", ledger).exit_code == 0
    assert all(not ids for ids, _ in _parties(ledger).values())


def test_what_cant_be_read_changes_nothing(run: Run, ledger: Path, register: Path, tmp_path: Path) -> None:
    run("identify", register, "-o", ledger)
    before = _parties(ledger)
    (tmp_path / "bad.json").write_text("no register", "utf-8")
    result = run("identify", register, "bad.json", "-o", ledger)
    assert result.exit_code == 1
    assert "bad.json: holds no entities" in result.stderr
    assert _parties(ledger) == before
    assert run("identify", register, "-o", "none.db").exit_code == 4
    assert not (tmp_path / "none.db").exists()
