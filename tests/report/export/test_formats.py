"""What holds for every format: the same bytes each time, nothing half, and a place in the reference."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from onrecord.cli import cli
from onrecord.errors import OnrecordError, UsageError
from onrecord.ledger import Ledger
from onrecord.report.export import FORMATS, export

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(form: str, full: Ledger, tmp_path: Path) -> None:
    export(full, tmp_path / "one", form)
    with Ledger.open(full.path) as opened:
        export(opened, tmp_path / "two", form)
        export(opened, tmp_path / "two", form)
    assert contents(tmp_path / "one") == contents(tmp_path / "two") != {}


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_ledger_gives_the_same_files(
    form: str, exported: Callable[[str], Path], nothing: Callable[[str], Path]
) -> None:
    assert contents(nothing(form)).keys() == contents(exported(form)).keys()


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_the_format(form: str, full: Ledger, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["export", str(full.path), "--format", form, "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    export(full, tmp_path / "same", form)
    assert contents(tmp_path / "out") == contents(tmp_path / "same")


def test_another_format_is_refused(full: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no format 'xlsx'; there are jsonl, csv"):
        export(full, tmp_path / "out", "xlsx")
    assert not (tmp_path / "out").exists()


def test_without_pyarrow_it_is_told_what_to_install(
    full: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OnrecordError, match=r"pip install 'onrecord\[parquet\]'"):
        export(full, tmp_path / "out", "parquet")


def test_every_format_has_its_section_and_each_of_its_files_is_named(exported: Callable[[str], Path]) -> None:
    page = (ROOT / "docs/reference/export.md").read_text(encoding="utf-8")
    assert re.findall(r"^## Format `(\w+)`$", page, re.MULTILINE) == list(FORMATS)
    for form in FORMATS:
        section = page.split(f"## Format `{form}`\n", 1)[1].split("\n## ", 1)[0]
        names = [file.name for file in exported(form).iterdir()]
        assert [
            n for n in names if f"`{n}`" not in section and f"`*.{n.split('.')[-1]}`" not in section
        ] == []


def test_the_command_lists_every_format() -> None:
    page = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8").split("## onrecord export", 1)[1]
    section = page.split("\n## ", 1)[0]
    assert [form for form in FORMATS if f"`{form}`" not in section] == []
    shown = CliRunner().invoke(cli, ["export", "--help"]).output
    assert [form for form in FORMATS if f"  {form} " not in shown] == []
