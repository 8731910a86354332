"""The tutorial notebook: its cells run in order, and give what is shown (of frames, the columns)."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = json.loads((ROOT / "docs/notebook.ipynb").read_text("utf-8"))
CELLS = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]

pytest.importorskip("pandas")


def test_every_cell_runs_and_gives_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for number, cell in enumerate(CELLS):
        value = run("".join(cell["source"]), names)
        for output in cell["outputs"]:
            told = "".join(output["data"]["text/plain"])
            if hasattr(value, "columns"):  # the rows follow what is read and linked, which gets better
                assert len(value), f"cell {number}"
                assert told.split("\n")[0].split() == repr(value).split("\n")[0].split(), f"cell {number}"
            else:
                assert told == repr(value), f"cell {number}"
        if cell["metadata"].get("shows") == "html":
            assert value._repr_html_().startswith("<"), f"cell {number}"


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell as a notebook does: the value of its last line, where that is an expression."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def test_the_notebook_is_one() -> None:
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in NOTEBOOK["cells"]}) == len(NOTEBOOK["cells"])
    assert len(CELLS) >= 6
