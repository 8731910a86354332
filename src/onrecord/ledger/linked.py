"""What linking found block by block, kept and given back; what is damaged isn't given, and is found anew."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from onrecord.ledger.store import Store


def keep(store: Store, new: Mapping[str, bytes]) -> None:
    """Keep what was found by the keys of blocks, in an open transaction; what was there of them goes."""
    store.run_many("DELETE FROM linked WHERE key = ?", [(key,) for key in sorted(new)])
    store.insert("linked", [(key, packed, _checksum(key, packed)) for key, packed in sorted(new.items())])


def keep_only(store: Store, used: Set[str]) -> None:
    """Drop, in an open transaction, all but what is kept under these keys."""
    there = [row["key"] for row in store.rows("SELECT key FROM linked")]
    store.run_many("DELETE FROM linked WHERE key = ?", [(key,) for key in there if key not in used])


def read(store: Store, key: str) -> bytes | None:
    """What is kept of a block, where it is as it was kept."""
    row = store.first("SELECT packed, checksum FROM linked WHERE key = ?", (key,))
    if row is None or row["checksum"] != _checksum(key, packed := bytes(row["packed"])):
        return None
    return packed


def damaged(store: Store) -> Iterator[str]:
    """The keys of those that aren't as they were kept."""
    for key in [row["key"] for row in store.rows("SELECT key FROM linked ORDER BY key")]:
        if read(store, key) is None:
            yield key


def _checksum(key: str, packed: bytes) -> int:
    return zlib.crc32(packed, zlib.crc32(key.encode()))
