"""What was looked up in registers: kept whole, in place of what was there; read back by register and id."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from onrecord.model import RegisterEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ledger.store import Store


def write_entries(store: Store, entries: Iterable[RegisterEntry]) -> None:
    """Replace all entries, in an open transaction."""
    new = {(entry.register, entry.id): entry for entry in entries}
    store.run("DELETE FROM register_entries")
    store.insert(
        "register_entries",
        [(*key, entry.kind, " ".join(entry.known_for)) for key, entry in sorted(new.items())],
    )
    store.insert(
        "register_names",
        [(*key, nth, name) for key, entry in sorted(new.items()) for nth, name in enumerate(entry.names)],
    )


def read_entries(store: Store) -> Iterator[RegisterEntry]:
    """All entries, by register and id."""
    rows = store.rows("SELECT register, id, name FROM register_names ORDER BY register, id, nth")
    names = {
        key: tuple(row["name"] for row in some)
        for key, some in groupby(list(rows), key=itemgetter("register", "id"))
    }
    for row in store.rows("SELECT * FROM register_entries ORDER BY register, id"):
        known_for = tuple(row["known_for"].split())
        key = (row["register"], row["id"])
        yield RegisterEntry(row["id"], row["register"], row["kind"], names.get(key, ()), known_for)
