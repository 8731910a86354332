"""One record of a WARC file, and the article in it."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.errors import BrokenInput, InputError, TooLarge
from onrecord.ingest.document import Known
from onrecord.ingest.given import interval
from onrecord.ingest.links import is_web, path_of
from onrecord.ingest.page import page
from onrecord.ingest.sniff import HEAD_BYTES, by_look
from onrecord.ingest.source import Source, plain
from onrecord.ingest.unpack import Bounds, decoded, read_all
from onrecord.model.article import Rejection
from onrecord.model.interval import Interval

if TYPE_CHECKING:
    from onrecord.ingest.document import Document
    from onrecord.ingest.options import Limits

_STORED = ("response", "resource", "conversion")
"""Types of records that hold what was found; the others tell how it was asked for."""

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)


def article_in(record: Any, place: str, path: str, limits: Limits) -> Document | Rejection | None:
    """The article in warcio's `record`, None where it isn't of a kind that holds one.

    What is wrong with its content is a rejection; damage to the archive itself is raised (BrokenInput).
    """
    address = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type not in _STORED or path_of(address) == "/robots.txt":
        return None
    if record.length > limits.max_bytes:
        return Rejection(
            place, TooLarge.__name__, f"has {record.length:,} bytes, and the limit is {limits.max_bytes:,}"
        )
    block = read_all(record.raw_stream, limits.max_bytes, place)
    try:
        stored = _stored(record, block, place)
        if not stored.may_hold:
            return None
        data = stored.unpacked(Bounds(place, limits.max_ratio, limits.max_unpacked))
        if not stored.media and by_look(data[:HEAD_BYTES]) != "page":
            return None
        url = address if is_web(address) else None
        source = Source(address or place, data, path, Known(url=url), stored.charset, url)
        return _dated(plain(source, limits) if stored.media in _TEXTS else page(source, limits), record)
    except InputError as error:
        return Rejection(place, error.kind, error.reason)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What a record holds: bytes, and the headers that they were sent with (lower case)."""

    block: bytes
    headers: dict[str, str]
    status: str = "200"

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        parameters = self.headers.get("content-type", "").lower().partition(";")[2]
        return parameters.partition("charset=")[2].partition(";")[0].strip(" \"'") or None

    @property
    def may_hold(self) -> bool:
        """Whether this may be an article: a page or text that was there."""
        return self.status == "200" and self.media in (*_PAGES, *_TEXTS, "")

    def unpacked(self, bounds: Bounds) -> bytes:
        """The content with the transfer's chunks joined and its packing undone."""
        from warcio.bufferedreaders import ChunkedDataReader

        stream: Any = io.BytesIO(self.block)
        if self.headers.get("transfer-encoding", "").lower() == "chunked":
            stream = ChunkedDataReader(stream, decomp_type=None)
        unpacked = decoded(stream, self.headers.get("content-encoding"), bounds)
        return read_all(unpacked, bounds.max_bytes or 0, bounds.path)


def _stored(record: Any, block: bytes, place: str) -> _Stored:
    """What the record holds; of an HTTP response, its body. Raises BrokenInput where that has no head."""
    from warcio.statusandheaders import StatusAndHeadersParser

    sent = record.content_type or ""
    if record.rec_type != "response" or not sent.startswith("application/http"):
        return _Stored(block, {"content-type": sent})
    stream = io.BytesIO(block)
    try:
        head = StatusAndHeadersParser([], verify=False).parse(stream)
    except EOFError as error:
        raise BrokenInput(place, "holds an empty answer") from error
    if not head.protocol.upper().startswith("HTTP/"):
        raise BrokenInput(place, "holds an answer without a status")
    headers = {name.lower(): value for name, value in head.headers}
    return _Stored(stream.read(), headers, head.get_statuscode())


def _dated(document: Document, record: Any) -> Document:
    """`document`, which came out by the time it was stored, if it says nothing itself."""
    stored = interval(record.rec_headers.get_header("WARC-Date") or "")
    if document.known.published_why or stored is None:
        return document
    known = replace(
        document.known, published=Interval(None, stored.end), published_why="stored then (WARC-Date)"
    )
    return replace(document, known=known)
