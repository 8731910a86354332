"""What was found in a block, kept in the ledger under a hash of all that went in: the same is linked once."""

from __future__ import annotations

import hashlib
from collections import deque
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import LedgerDamaged
from onrecord.model import Links
from onrecord.pipeline.alike import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ledger import Ledger
    from onrecord.link import Block
    from onrecord.pipeline.linkers import Linking


class Found:
    """What the blocks of a ledger come to: in the ledger already, or put there as soon as it is found.

    So it needn't be held while others are linked, and what was found before a stop isn't lost.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._keys: list[str] = []

    def find(self, blocks: Iterable[Block], how: Linking) -> list[str]:
        """Have those blocks linked that the ledger lacks; under which key each of all is found, in order."""
        missing: deque[str] = deque()
        for came in how.linked(self._missing(blocks, missing)):
            self._ledger.keep_linked({missing.popleft(): msgspec.msgpack.encode(came)})
        return self._keys

    def links(self, key: str) -> Links:
        """What was found in a block.

        Raises:
            LedgerDamaged: the ledger doesn't give back what was just put there.
        """
        packed = self._ledger.linked(key)
        if packed is None:
            raise LedgerDamaged(f"{self._ledger.path}: what was found in some articles can't be read back")
        return msgspec.msgpack.decode(packed, type=Links)

    def close(self) -> None:
        """Have the ledger drop what it keeps of blocks that are no more."""
        self._ledger.drop_linked(but=frozenset(self._keys))

    def _missing(self, blocks: Iterable[Block], missing: deque[str]) -> Iterator[Block]:
        """The blocks that the ledger lacks, whose keys go into `missing`; on the way all keys are noted."""
        for block in blocks:
            key = block_key(block)
            self._keys.append(key)
            if self._ledger.linked(key) is None:
                missing.append(key)
                yield block


def block_key(block: Block) -> str:
    """What tells a block from all others: a hash of what is in it, and of the program with its libraries."""
    read = block.read
    parts = (
        *(read.articles, read.statements, read.mentions, read.times, read.parties, read.places),
        *(read.toponyms, block.echoes, sorted(block.vectors), alike()),
    )
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        packed = msgspec.msgpack.encode(part)
        found.update(len(packed).to_bytes(8, "little") + packed)
    return found.hexdigest()
