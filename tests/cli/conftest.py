"""The commands, run in this process on a made-up ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import strike
from onrecord.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., Result]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A ledger that holds the made-up story."""
    return strike.write(tmp_path / "strike.db")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `onrecord` with some arguments in an empty folder; what isn't foreseen is raised."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def call(*words: object, given: str | None = None) -> Result:
        result = runner.invoke(cli, [str(word) for word in words], input=given, prog_name="onrecord")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
