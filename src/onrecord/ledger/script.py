"""Running the package's SQL files, statement by statement, inside whatever transaction is open."""

from __future__ import annotations

import sqlite3
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ledger.store import Store


def run_script(store: Store, name: str) -> None:
    """Run the SQL file `name` of this package; unlike `executescript` it commits nothing on its way."""
    script = resources.files("onrecord.ledger").joinpath("sql", name).read_text(encoding="utf-8")
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            store.run(pending)
            pending = ""
    if pending.strip():
        raise ValueError(f"{name} ends in the middle of a statement: {pending.strip()[:60]}")
