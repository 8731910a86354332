"""Reading what is left of a damaged table: row by row, round the pages that can't be read."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[object, ...]

_UNREADABLE = (sqlite3.DatabaseError, OverflowError, UnicodeDecodeError)
"""What reading a damaged row raises; the last where SQLite's message quotes bytes of it."""
_TRIES = 100_000
"""How many rows in a row may be unreadable before the rest of a table is given up."""


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table, in order; empty where there is none of that name."""
    return [str(row[0]) for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def scan(connection: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Row]:
    """Every row of `table` that can be read, each once; no index is asked, as it may be what is damaged.

    A table with numbered rows is read on past each row that can't be read. One that is kept in the order of
    its key is read from both ends up to the damage.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    numbered = _is_numbered(connection, table)
    if numbered:
        yield from _by_number(connection, table, names)
    else:
        yield from _from_both_ends(connection, table, names)


def _is_numbered(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f'SELECT rowid FROM "{table}" WHERE 0')  # noqa: S608 (ours)
    except (sqlite3.OperationalError, UnicodeDecodeError):
        return False
    return True


def _by_number(connection: sqlite3.Connection, table: str, names: str) -> Iterator[Row]:
    sql = f'SELECT rowid, {names} FROM "{table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid'  # noqa: S608 (ours)
    last, tries = 0, 0
    while tries < _TRIES:
        try:
            for row in connection.execute(sql, (last,)):
                last, tries = int(row[0]), 0
                yield row[1:]
        except _UNREADABLE:
            last, tries = last + 1, tries + 1
        else:
            return


def _from_both_ends(connection: sqlite3.Connection, table: str, names: str) -> Iterator[Row]:
    seen: set[Row] = set()
    keys = [
        f'"{row[0]}"'
        for row in connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
    ]
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{key} {direction}" for key in keys)
        try:
            for row in connection.execute(f'SELECT {names} FROM "{table}" ORDER BY {order}'):  # noqa: S608 (ours)
                if direction == "ASC":
                    seen.add(row)
                elif row in seen:
                    return
                yield row
        except _UNREADABLE:
            continue
        else:
            return
