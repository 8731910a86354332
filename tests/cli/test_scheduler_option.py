"""`--scheduler` as the command line has it; that others read is tested in tests/pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.pipeline import machines

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """An article."""
    file = tmp_path / "a.txt"
    file.write_text("The port is closed, said Ann Ober.", "utf-8")
    return file


def test_it_is_an_address(run: Run, text: Path) -> None:
    done = run("build", text, "--scheduler", "port")
    assert done.exit_code == 2
    assert "'port' is no address of a scheduler, such as tcp://host:8786" in done.output


def test_it_stands_in_the_place_of_workers(run: Run, text: Path) -> None:
    done = run("update", "a.db", text, "--scheduler", "tcp://localhost:8786", "--workers", "2")
    assert done.exit_code == 4  # there is no ledger to add to
    done = run("build", text, "--scheduler", "tcp://localhost:8786", "--workers", "2")
    assert done.exit_code == 2
    assert "--workers is for this machine alone" in done.output


def test_where_nobody_answers_no_ledger_is_made(
    run: Run, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "CONNECT_S", 1)
    done = run("build", text, "--scheduler", "tcp://127.0.0.1:9")
    assert done.exit_code == 1
    assert "tcp://127.0.0.1:9: no scheduler can be reached there" in done.output
    assert not (tmp_path / "onrecord.db").exists()
