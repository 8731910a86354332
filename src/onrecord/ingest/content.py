"""The one place where an open input finds its reader: by kind, packed or not."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputError, NotText, TooLarge
from onrecord.ingest.archive import archive
from onrecord.ingest.decoding import binary_sign
from onrecord.ingest.feed import feed
from onrecord.ingest.page import page
from onrecord.ingest.rows import rows
from onrecord.ingest.sniff import HEAD_BYTES, Kind, kind_of
from onrecord.ingest.source import Source, plain
from onrecord.ingest.unpack import Bounds, Unpacked, read_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.document import Document
    from onrecord.ingest.options import Limits
    from onrecord.model.article import Rejection

_NOT_READ: dict[Kind, str] = {
    "binary": "is neither text nor a page nor a feed",
    "data": "is code or data, no article",
    "xml": "is XML, but neither a page nor a feed",
    "gzip": "is packed twice",
}


def content(
    file: BinaryIO, size: int, source: Source, limits: Limits, media: str | None = None
) -> Iterator[Document | Rejection]:
    """The documents in an open `file` of `size` bytes, which is `source` still without its data.

    `media` is the type it was sent as. Rows and archives are streamed, all else is read whole. Raises an
    InputError where the file as a whole can't be read.
    """
    name = (source.url or source.path).partition("?")[0]
    kind = kind_of(name, _head(file), media)
    if kind == "gzip":
        yield from _packed(file, name, source, limits)
    elif kind == "rows":
        yield from rows(file, source.path, limits)
    elif kind == "archive":
        yield from archive(file, source.path, limits)
    else:
        if size > limits.max_bytes:
            raise TooLarge(source.path, f"has {size:,} bytes, and the limit is {limits.max_bytes:,}")
        data = read_all(file, limits.max_bytes, source.path)
        yield from _whole(kind, replace(source, data=data), limits)


def _packed(file: BinaryIO, name: str, source: Source, limits: Limits) -> Iterator[Document | Rejection]:
    """The documents in a gzip file, of the kind that its content is."""
    endless = Bounds(source.path, limits.max_ratio)
    head = _packed_head(Unpacked(file, endless))
    file.seek(0)
    kind = kind_of(PurePath(name).stem, head)
    if kind == "archive":
        yield from archive(file, source.path, limits)
    elif kind == "rows":
        yield from rows(io.BufferedReader(Unpacked(file, endless)), source.path, limits)
    else:
        stream = Unpacked(file, Bounds(source.path, limits.max_ratio, limits.max_unpacked))
        data = read_all(stream, limits.max_unpacked, source.path)
        yield from _whole(kind, replace(source, data=data), limits)


def _whole(kind: Kind, source: Source, limits: Limits) -> Iterator[Document | Rejection]:
    if kind == "text":
        yield plain(source, limits)
    elif kind == "page":
        yield page(source, limits)
    elif kind == "feed":
        yield from feed(source, limits)
    else:
        raise NotText(source.path, binary_sign(source.data) or _NOT_READ[kind])


def _head(file: BinaryIO) -> bytes:
    head = file.read(HEAD_BYTES)
    file.seek(0)
    return head


def _packed_head(stream: Unpacked) -> bytes:
    """The first bytes, as many as come out before any damage."""
    head = b""
    try:
        while len(head) < HEAD_BYTES and (chunk := stream.read(HEAD_BYTES - len(head))):
            head += chunk
    except InputError:
        if not head:
            raise
    return head
