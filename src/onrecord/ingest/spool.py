"""What the first pass reads, kept for the second: in memory while small, in a temporary file from then on."""

from __future__ import annotations

import struct
import tempfile
from typing import TYPE_CHECKING

import msgspec

from onrecord.ingest.document import Document
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEMORY_BYTES = 64_000_000
"""Up to here the spool stays in memory: about 10,000 articles."""

_HEAD = struct.Struct("<BQ")
_KINDS: tuple[type, ...] = (Document, Rejection)


class Spool:
    """Documents and rejections in the order in which they came; a context manager, gone when left.

    `count` is how many of them it keeps.
    """

    def __init__(self) -> None:
        self.count = 0
        self._file = tempfile.SpooledTemporaryFile(max_size=MEMORY_BYTES)  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def keep(self, found: Iterable[Document | Rejection]) -> Iterator[Document]:
        """Keep all that is `found` and hand on the documents among it."""
        for one in found:
            packed = msgspec.msgpack.encode(one)
            self._file.write(_HEAD.pack(_KINDS.index(type(one)), len(packed)))
            self._file.write(packed)
            self.count += 1
            if isinstance(one, Document):
                yield one

    def __iter__(self) -> Iterator[Document | Rejection]:
        self._file.seek(0)
        while head := self._file.read(_HEAD.size):
            kind, length = _HEAD.unpack(head)
            yield msgspec.msgpack.decode(self._file.read(length), type=_KINDS[kind])
