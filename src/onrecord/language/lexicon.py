"""The word lists: loaded once, when first asked for, from the files in `data`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

_DATA = files("onrecord.language") / "data"

Ending = Literal["title", "number", "any"]
"""What an abbreviation stands before: a name, a number, or anything (so that it may end a sentence)."""


@cache
def words(name: str) -> frozenset[str]:
    """The lines of the list `name`, comments and blank lines left out."""
    return frozenset(_rows(name))


def _rows(name: str) -> list[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("# ")]


@cache
def abbreviations() -> dict[str, Ending]:
    """Abbreviations in lower case without their full stop, and what they stand before."""
    kinds: dict[str, Ending] = {"*": "title", "#": "number"}
    return {row.lstrip("*#"): kinds.get(row[0], "any") for row in _rows("abbreviations.txt")}
