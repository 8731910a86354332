"""Lines of a file, one at a time, none longer than the limits allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from onrecord.ingest.decoding import decode

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator


def raw_lines(file: BinaryIO | io.BufferedReader, limit: int) -> Iterator[bytes | None]:
    """Each line's bytes without its line end; None for one of more than `limit` bytes, read past."""
    while line := file.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(limit + 1)
        yield None


def lines(file: BinaryIO | io.BufferedReader, limit: int) -> Iterator[str | None]:
    """Each line's text, a byte order mark at the very start left out; None for one past `limit` bytes."""
    for number, line in enumerate(raw_lines(file, limit)):
        text = None if line is None else decode(line)
        yield text.removeprefix("\ufeff") if text and not number else text
