"""What every table, view and column of a ledger means: for the ledger itself, and for its reference page.

docs/reference/ledger.md is `reference()`, word for word.
"""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.ledger.sqlite import SqliteStore

if TYPE_CHECKING:
    from onrecord.ledger.store import Store

_HEAD = """\
# The ledger

A ledger is one SQLite file. `datasette LEDGER` or `sqlite3 LEDGER` opens it; start with the view
`who_said_what`. The table `about` holds the descriptions on this page, so that the file explains itself.

Offsets (`starts`, `ends`) count Unicode code points into `articles.text`, from 0, the end exclusive (SQLite's
own `substr` counts from 1). Days and times are ISO 8601; an end of an interval is empty (NULL) where it is
open. Ids are hashes of what they name, so the same content has the same id in every ledger. `nth` keeps
things in order.

While a program writes to it, a ledger has three files beside it: `LEDGER-wal` and `LEDGER-shm` (SQLite's
journal, a part of the ledger until it is folded back; after a kill they stay, and the next opening folds them
back) and `LEDGER.lock` (empty; it keeps a second writer out, and means nothing once its writer is gone).
`LEDGER.backup-vN` is the ledger as it was, with tables of version N, before a newer version of the program
brought it up to date; `LEDGER.damaged-N` as it was before a repair.

To copy a ledger use `onrecord backup`, which is whole even while somebody writes. Where a copy is put back by
hand, in the place of another ledger, take away that one's `-wal` and `-shm` first: SQLite can't tell that a
journal left there is of another file, and would fold it into the copy.

A change is on the disk before the program reports it (`synchronous=FULL`): neither a kill nor a power cut
loses what was reported as read.
"""


TABLES = (
    "tables.sql",
    "judged.sql",
    "toponyms.sql",
    "strength.sql",
    "suspicions.sql",
    "seals.sql",
    "stories.sql",
    "statement_voices.sql",
    "registers.sql",
    "origin_why.sql",
    "vectors.sql",
    "linked.sql",
    "matters.sql",
    "leanings.sql",
    "claim_strength.sql",
)
"""The scripts that make all tables, in order."""


def meanings() -> dict[tuple[str, str], str]:
    """What each (table or view, column) means; the column is empty for the whole table or view."""
    lines = (
        resources.files("onrecord.ledger").joinpath("sql/about.txt").read_text(encoding="utf-8").splitlines()
    )
    found: dict[tuple[str, str], str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            key, _, meaning = line.partition(": ")
            name, _, column = key.partition(".")
            found[name, column] = meaning
    return found


def describe(store: Store) -> None:
    """Write the meanings into the table `about`, in place of what it holds, and make the views anew."""
    store.run_script("views.sql")
    store.run("DELETE FROM about")
    store.insert("about", [(name, column, meaning) for (name, column), meaning in meanings().items()])


def reference() -> str:
    """The reference page of the ledger's tables, views and columns, in Markdown."""
    told = meanings()
    store = SqliteStore(Path(":memory:"), sqlite3.connect(":memory:"))
    try:
        for script in (*TABLES, "views.sql"):
            store.run_script(script)
        views = {str(name) for (name,) in store.rows("SELECT name FROM sqlite_schema WHERE type = 'view'")}
        tables = [name for name, column in told if not column and name not in views]
        parts = [
            _HEAD,
            "## Views\n",
            *(_section(store, name) for name, column in told if name in views and not column),
        ]
        parts += ["## Tables\n", *(_section(store, name) for name in tables)]
    finally:
        store.close()
    return "\n".join(parts)


def _section(store: Store, name: str) -> str:
    told = meanings()
    columns = [str(row[0]) for row in store.rows("SELECT name FROM pragma_table_info(?)", (name,))]
    rows = [f"| `{column}` | {told[name, column]} |" for column in columns]
    return "\n".join(
        [f"### `{name}`\n", f"{told[name, '']}\n", "| column | what it holds |", "|---|---|", *rows, ""]
    )
