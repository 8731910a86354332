"""JSONL: one article a line, as `{"id", "url", "title", "text", "published", "outlet"}`."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from onrecord.errors import BrokenInput, EmptyInput, InputError, TooLarge
from onrecord.ingest.decoding import decode
from onrecord.ingest.document import Document, Known
from onrecord.ingest.given import published
from onrecord.ingest.lines import raw_lines
from onrecord.ingest.source import readable
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from onrecord.ingest.options import Limits


class _Row(msgspec.Struct):
    text: str | None = None
    id: str | int | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Any = None
    outlet: str | None = None


def rows(file: BinaryIO | io.BufferedReader, path: str, limits: Limits) -> Iterator[Document | Rejection]:
    """The article of every row; a rejection naming file and line for each that has none.

    Raises EmptyInput where there is no row at all.
    """
    found = False
    for number, line in enumerate(raw_lines(file, limits.max_bytes), 1):
        if line is not None and not line.strip():
            continue
        found = True
        try:
            yield _document(line, f"{path}:{number}", path, limits)
        except InputError as error:
            yield Rejection(error.path, error.kind, error.reason)
    if not found:
        raise EmptyInput(path, "has no row in it")


def _document(line: bytes | None, place: str, path: str, limits: Limits) -> Document:
    if line is None:
        raise TooLarge(place, f"is a row of more than {limits.max_bytes:,} bytes, which is the limit")
    row = _row(decode(line).removeprefix("\ufeff"), place)
    if row.text is None:
        raise BrokenInput(place, "is a row without a text")
    interval, why = published(row.published, "the row's published")
    known = Known(row.title, row.byline, row.outlet, row.url, interval, why)
    name = f"{path}#{place.rpartition(':')[2]}" if row.id in (None, "") else str(row.id)
    text = readable(row.text, place, limits)
    return Document(name, hashlib.sha256(line).hexdigest(), text, known, path)


def _row(line: str, place: str) -> _Row:
    try:
        return msgspec.json.decode(line, type=_Row)
    except (msgspec.DecodeError, RecursionError) as error:
        if "\\ud" in line.lower() and (row := _mended(line)):
            return row
        raise BrokenInput(place, f"is no row of JSONL ({error})") from error


def _mended(line: str) -> _Row | None:
    """The row of a line that was cut within an emoji's two halves: the half that is left becomes U+FFFD."""
    try:
        value = json.loads(line)
        whole = (
            json.dumps(value, ensure_ascii=False)
            .encode("utf-16", "surrogatepass")
            .decode("utf-16", "replace")
        )
        return msgspec.json.decode(whole, type=_Row)
    except (ValueError, RecursionError):
        return None
