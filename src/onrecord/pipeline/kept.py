"""What was found in a block, kept in the ledger under a hash of all that went in: the same is linked once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from onrecord.model import Links
from onrecord.pipeline.alike import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ledger import Ledger
    from onrecord.link import Block
    from onrecord.pipeline.linkers import Linking


class Found:
    """What the blocks of a ledger come to: from the ledger where it has it, else by linking them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()

    def links(self, blocks: Iterable[Block], how: Linking) -> list[Links]:
        """What is found in each block, in their order; those that the ledger lacks are linked."""
        keys: list[str] = []
        known: dict[str, Links] = {}
        missing: list[str] = []
        for number, came in enumerate(how.linked(self._missing(blocks, keys, known, missing))):
            key = missing[number]
            self._new[key], known[key] = msgspec.msgpack.encode(came), came
        return [known[key] for key in keys]

    def close(self) -> None:
        """Have the ledger keep what was found, and nothing of blocks that are no more."""
        self._ledger.keep_linked(self._new, self._used)

    def _missing(
        self, blocks: Iterable[Block], keys: list[str], known: dict[str, Links], missing: list[str]
    ) -> Iterator[Block]:
        """The blocks that the ledger lacks; on the way all `keys` are noted, and what is `known`."""
        for block in blocks:
            key = block_key(block)
            keys.append(key)
            self._used.add(key)
            packed = self._ledger.linked(key)
            if packed is None:
                missing.append(key)
                yield block
            else:
                known[key] = msgspec.msgpack.decode(packed, type=Links)


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
