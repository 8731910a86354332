"""The SQL files of this package, taken apart into statements."""

from __future__ import annotations

import sqlite3
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def text_of(name: str) -> str:
    """The SQL file `name`."""
    return resources.files("onrecord.ledger").joinpath("sql", name).read_text(encoding="utf-8")


def statements_of(name: str) -> Iterator[str]:
    """The statements of the SQL file `name`; unlike with `executescript` none is committed alone."""
    pending = ""
    for line in text_of(name).splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        raise ValueError(f"{name} ends in the middle of a statement: {pending.strip()[:60]}")
