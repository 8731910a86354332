"""One record of a WARC file, and the article in it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord.errors import InputError, TooLarge
from onrecord.ingest.document import Document, Known
from onrecord.ingest.given import interval
from onrecord.ingest.page import page
from onrecord.ingest.sniff import HEAD_BYTES, by_look
from onrecord.ingest.source import Source, plain
from onrecord.ingest.unpack import Bounds, decoded, read_all
from onrecord.model.article import Rejection
from onrecord.model.interval import Interval

if TYPE_CHECKING:
    from onrecord.ingest.options import Limits

_STORED = ("response", "resource", "conversion")
"""Types of records that hold what was found; the others tell how it was asked for."""

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)


def article_in(record: Any, place: str, path: str, limits: Limits) -> Document | Rejection | None:
    """The article in warcio's `record`, None where it isn't of a kind that holds one.

    What is wrong with its content is a rejection; damage to the archive itself is raised (BrokenInput).
    """
    media, charset = _media(record)
    if not _may_hold(record, media):
        return None
    if record.length > limits.max_bytes:
        reason = f"has {record.length:,} bytes, and the limit is {limits.max_bytes:,}"
        return Rejection(place, TooLarge.__name__, reason)
    block = read_all(record.raw_stream, limits.max_bytes, place)
    try:
        data = _content(record, block, Bounds(place, limits.max_ratio, limits.max_unpacked))
        if not media and by_look(data[:HEAD_BYTES]) != "page":
            return None
        address = record.rec_headers.get_header("WARC-Target-URI")
        known = Known(url=address if _is_web(address) else None)
        source = Source(address or place, data, path, known, charset, known.url)
        return _stored(plain(source, limits) if media in _TEXTS else page(source, limits), record)
    except InputError as error:
        return Rejection(
            place, error.kind, f"{error.reason} ({error.path})" if error.path != place else error.reason
        )


def _media(record: Any) -> tuple[str, str | None]:
    """The media type and charset that the record's content was sent as."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    sent = (headers.get_header("Content-Type") if headers else None) or ""
    media, _, rest = sent.partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip() or None
    return media.strip().lower(), charset


def _may_hold(record: Any, media: str) -> bool:
    if record.rec_type not in _STORED or media not in (*_PAGES, *_TEXTS, ""):
        return False
    if record.rec_type == "response" and (
        record.http_headers is None or record.http_headers.get_statuscode() != "200"
    ):
        return False
    return urlsplit_path(record.rec_headers.get_header("WARC-Target-URI")) != "/robots.txt"


def urlsplit_path(address: str | None) -> str:
    """The path of an address, "" where it is none."""
    try:
        return urlsplit(address or "").path
    except ValueError:  # a broken IPv6 address
        return ""


def _is_web(address: str | None) -> bool:
    return (address or "").startswith(("http://", "https://"))


def _content(record: Any, block: bytes, bounds: Bounds) -> bytes:
    """The record's content with the transfer's chunks joined and its packing undone."""
    from warcio.bufferedreaders import ChunkedDataReader

    headers = record.http_headers
    stream: Any = io.BytesIO(block)
    if headers is None:
        return block
    if (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream, decomp_type=None)
    unpacked = decoded(stream, headers.get_header("Content-Encoding"), bounds)
    return read_all(unpacked, bounds.max_bytes or 0, bounds.path)


def _stored(document: Document, record: Any) -> Document:
    """`document`, which came out by the time it was stored, if it says nothing itself."""
    stored = interval(record.rec_headers.get_header("WARC-Date") or "")
    if document.known.published_why or stored is None:
        return document
    known = replace(
        document.known, published=Interval(None, stored.end), published_why="stored then (WARC-Date)"
    )
    return replace(document, known=known)
