"""Sentence vectors kept and given back; one that is damaged isn't given, and is worked out anew."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from onrecord.model import KeptVector

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from onrecord.ledger.store import Store

_AT_ONCE = 1_000
"""Rows to a query: PostgreSQL's are fetched all at once."""


_KEEP = """
INSERT INTO vectors VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET packed = excluded.packed, checksum = excluded.checksum
"""


def keep(store: Store, vectors: Iterable[KeptVector]) -> None:
    """Keep vectors, in an open transaction; the same words have one."""
    if given := [(one.key, one.packed, _checksum(one)) for one in vectors]:
        store.run_many(_KEEP, given)


def keep_only(store: Store, keys: Set[str]) -> None:
    """Drop, in an open transaction, all vectors but those of these keys."""
    there = (row["key"] for row in store.rows("SELECT key FROM vectors"))
    store.run_many("DELETE FROM vectors WHERE key = ?", [(key,) for key in there if key not in keys])


def read_vectors(store: Store) -> Iterator[KeptVector]:
    """All vectors that are as they were kept, by key."""
    return (one for one, sound in _all(store) if sound)


def read_vectors_of(store: Store, keys: Iterable[str]) -> Iterator[KeptVector]:
    """Those of these keys that are there and as they were kept."""
    wanted = list(keys)
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = store.rows(f"SELECT * FROM vectors WHERE key IN ({marks})", some)  # noqa: S608 (marks)
        yield from (one for one, sound in map(_vector, rows) if sound)


def damaged(store: Store) -> Iterator[str]:
    """The keys of those that aren't."""
    return (one.key for one, sound in _all(store) if not sound)


def _all(store: Store) -> Iterator[tuple[KeptVector, bool]]:
    last = ""
    sql = f"SELECT * FROM vectors WHERE key > ? ORDER BY key LIMIT {_AT_ONCE}"  # noqa: S608 (a number)
    while rows := list(store.rows(sql, (last,))):
        yield from map(_vector, rows)
        last = rows[-1]["key"]


def _vector(row: Any) -> tuple[KeptVector, bool]:
    """The vector of a row, and whether it is as it was kept."""
    one = KeptVector(row["key"], bytes(row["packed"]))
    return one, row["checksum"] == _checksum(one)


def _checksum(one: KeptVector) -> int:
    return zlib.crc32(one.packed, zlib.crc32(one.key.encode()))
