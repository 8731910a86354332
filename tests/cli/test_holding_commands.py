"""`backup`, `check --repair`, and judging under a clock that was put back."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from onrecord.ledger import Ledger, check

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_backup_is_told_and_is_a_ledger(run: Run, story: Path, tmp_path: Path) -> None:
    done = run("backup", story, tmp_path / "copy.db")
    assert (done.exit_code, done.output) == (0, f"{tmp_path}/copy.db: a copy of {story}\n")
    assert check(tmp_path / "copy.db") == ()
    again = run("backup", story, tmp_path / "copy.db")
    assert again.exit_code == 4
    assert "--replace" in again.stderr
    assert run("backup", story, tmp_path / "copy.db", "--replace").exit_code == 0


def test_a_faulty_ledger_is_told_how_to_repair_and_repaired(run: Run, story: Path) -> None:
    connection = sqlite3.connect(story)
    connection.execute("UPDATE statements SET act = 'deny' WHERE act = 'promise'")
    connection.commit()
    connection.close()
    told = run("check", story)
    assert told.exit_code == 1
    assert "its seal is broken" in told.stdout
    assert f"onrecord check {story} --repair" in told.stdout
    done = run("check", story, "--repair")
    assert done.exit_code == 3
    assert "3 articles and 0 judgements are kept" in done.stderr
    assert "strike/post.txt" in done.stderr
    assert f"{story}.damaged-1" in done.stderr
    assert run("check", story).exit_code == 0


def test_a_repair_that_loses_nothing_ends_well(run: Run, story: Path) -> None:
    connection = sqlite3.connect(story)
    connection.execute("INSERT INTO statements_fts (statements_fts) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    assert run("check", story, "--repair").exit_code == 0
    assert run("check", story, "--repair").stdout == f"{story}: sound\n"
    assert not story.with_name(f"{story.name}.damaged-2").exists()


def test_the_later_judgement_holds_though_the_clock_was_put_back(run: Run, story: Path) -> None:
    with Ledger.open(story) as ledger:
        statement = next(iter(ledger.statements()))
    run("judge", story, "speaker", statement.id, "unsettled", "--at", "2090-01-01")
    run("judge", story, "speaker", statement.id, "unsettled")
    listed = json.loads(run("judge", story, "list", "--json").stdout)
    assert [one["when"] for one in listed] == ["2090-01-01T00:00:00.000Z", "2090-01-01T00:00:00.001Z"]
    assert [one["state"] for one in listed][-1] == "applied"
