"""WARC files: each page or text that was stored, one record at a time, past damaged ones.

The packing of `.warc.gz` is undone here and not by warcio, which has no bounds for it and takes a broken
member for its end. warcio reads the records themselves.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import BrokenInput, EmptyInput, InputError
from onrecord.ingest.records import article_in
from onrecord.ingest.unpack import GZIP_MAGIC, Bounds, Unpacked
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.document import Document
    from onrecord.ingest.options import Limits

logging.getLogger("warcio").addHandler(logging.NullHandler())  # what matters is told by rejections

MAX_LINE = 100_000
"""Bytes of a header line; longer ones are no headers. Servers refuse to send more than 8,000 to 64,000."""

_SCAN_BYTES = 1 << 20
_PLAIN_START = re.compile(rb"(?<=\n)WARC/[01]\.\d+\r?\n")
_PACKED_START = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_OVERLAP = 16
"""Bytes looked at twice, so that a start on the border of two scans is seen."""


class _Stream:
    """What warcio reads from: bounded lines, and a count of the bytes taken."""

    def __init__(self, file: io.BufferedReader | BinaryIO) -> None:
        self._file = file
        self._at = 0

    def read(self, size: int | None = None) -> bytes:
        data = self._file.read(_SCAN_BYTES if size is None else size)
        self._at += len(data)
        return data

    def readline(self, size: int | None = None) -> bytes:
        line = self._file.readline(min(size or MAX_LINE, MAX_LINE))
        self._at += len(line)
        return line

    def tell(self) -> int:
        return self._at


class _Damaged(Exception):
    """Reading broke off in the stretch that begins at byte `offset`."""

    def __init__(self, offset: int, error: InputError) -> None:
        super().__init__(str(error))
        self.offset = offset
        self.error = error


def archive(file: BinaryIO, path: str, limits: Limits) -> Iterator[Document | Rejection]:
    """The articles of a WARC file, packed or not, in its order, and a rejection for each damaged record.

    Requests, metadata, images, styles, scripts, robots.txt and answers other than 200 are passed over: they
    hold no article. Raises EmptyInput where nothing else is there.
    """
    is_packed = file.read(2) == GZIP_MAGIC
    is_empty = True
    offset: int | None = 0
    while offset is not None:
        try:
            for found in _run(file, offset, path, limits):
                is_empty = False
                yield found
            offset = None
        except _Damaged as damage:
            is_empty = False
            yield Rejection(damage.error.path, damage.error.kind, damage.error.reason)
            offset = _next_start(file, damage.offset + 1, is_packed)
    if is_empty:
        raise EmptyInput(path, "is an archive without any page or text in it")


def _run(file: BinaryIO, offset: int, path: str, limits: Limits) -> Iterator[Document | Rejection]:
    """The records from byte `offset` to the end, or to the first that is damaged: raises _Damaged."""
    while True:
        file.seek(offset)
        is_packed = file.read(2) == GZIP_MAGIC
        file.seek(offset)
        if not is_packed:
            yield from _stretch(_Stream(file), offset, path, limits, is_packed=False)
            return
        bounds = Bounds(f"{path}, record at byte {offset:,}", limits.max_ratio)
        member = Unpacked(file, bounds, only_first=True)
        yield from _stretch(_Stream(io.BufferedReader(member)), offset, path, limits, is_packed=True)
        offset += member.taken


def _stretch(
    stream: _Stream, offset: int, path: str, limits: Limits, *, is_packed: bool
) -> Iterator[Document | Rejection]:
    """The articles of one packed member, or of a whole unpacked file, that begins at byte `offset`."""
    at = offset
    try:
        while (start := _skip_blank(stream)) is not None:
            at = offset if is_packed else offset + stream.tell() - len(start)
            place = f"{path}, record at byte {at:,}"
            record = _record(stream, start, place)
            found = article_in(record, place, path, limits)
            _drain(record, place)
            if found:
                yield found
    except InputError as error:
        raise _Damaged(at, error) from error


def _skip_blank(stream: _Stream) -> bytes | None:
    """The first line of the next record; None at the end."""
    while line := stream.readline():
        if line.strip():
            return line
    return None


def _record(stream: _Stream, start: bytes, place: str) -> Any:
    """warcio's record that begins with the line `start`; raises BrokenInput where that is none."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        record = ArcWarcRecordLoader().parse_record_stream(
            stream, start, known_format="warc", no_record_parse=True
        )
    except EOFError as error:
        raise BrokenInput(place, "breaks off before its end") from error
    except (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, AttributeError) as error:
        raise BrokenInput(place, f"is no WARC record ({error!s:.80})") from error
    if record.length is None:
        raise BrokenInput(place, "is a record that doesn't say how long it is")
    return record


def _drain(record: Any, place: str) -> None:
    """Read what is left of a record; raises BrokenInput where it breaks off."""
    while record.raw_stream.read(_SCAN_BYTES):
        pass
    if record.raw_stream.limit:
        raise BrokenInput(place, f"breaks off {record.raw_stream.limit:,} bytes before its end")


def _next_start(file: BinaryIO, offset: int, is_packed: bool) -> int | None:
    """The byte from `offset` on where a record begins again; None where none does."""
    form = _PACKED_START if is_packed else _PLAIN_START
    file.seek(offset)
    held = b""
    while block := file.read(_SCAN_BYTES):
        held, base = held + block, offset - len(held)
        for match in form.finditer(held):
            if not is_packed or _unpacks_to_record(held[match.start() : match.start() + _SCAN_BYTES]):
                return base + match.start()
        offset += len(block)
        held = held[-_OVERLAP:]
    return None


def _unpacks_to_record(packed: bytes) -> bool:
    """Whether these bytes are the start of a packed record, and not its like by chance."""
    try:
        return Unpacked(io.BytesIO(packed), Bounds("", 2_000), only_first=True).read(5) == b"WARC/"
    except InputError:
        return False
