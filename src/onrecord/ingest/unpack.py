"""Unpacking within bounds, so that a few kilobytes can't become gigabytes."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from onrecord.errors import BrokenInput, NotText, TooLarge

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_MAGIC = b"\x1f\x8b"
RATIO_FROM = 1_000_000
"""Unpacked bytes from which on the ratio counts; a small text of one repeated letter packs well too."""

_BLOCK = 16_384


class Readable(Protocol):
    """All that is asked of packed bytes."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Bounds:
    """What unpacking may cost: `max_bytes` (None: no bound) in all, `max_ratio` bytes out of each byte."""

    path: str
    max_ratio: int
    max_bytes: int | None = None


class Unpacked(io.RawIOBase):
    """What `packed` unpacks to: gzip's members one after another, or the first alone with `only_first`.

    Reading raises TooLarge past `bounds`, and BrokenInput where the packing is damaged or breaks off.
    """

    def __init__(
        self, packed: Readable, bounds: Bounds, wbits: int = zlib.MAX_WBITS | 16, only_first: bool = False
    ) -> None:
        super().__init__()
        self._packed, self._bounds, self._wbits, self._only_first = packed, bounds, wbits, only_first
        self._inflate = zlib.decompressobj(wbits)
        self._rest = b""
        self._began = False
        self.taken = 0  # bytes of `packed` that were used
        self.given = 0  # bytes that came out of them

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill `buffer` with the next bytes; 0 at the end."""
        view = memoryview(buffer)
        while len(view):
            if self._inflate.eof and not self._next_member():
                return 0
            chunk = self._rest or self._packed.read(_BLOCK)
            out = self._unpack(chunk, len(view))
            if out:
                view[: len(out)] = out
                self._check(len(out))
                return len(out)
            if not chunk and not self._inflate.eof:
                return self._broken_off()
        return 0

    def _unpack(self, chunk: bytes, size: int) -> bytes:
        try:
            out = self._inflate.decompress(chunk, size)
        except zlib.error as error:
            raise BrokenInput(self._bounds.path, f"its packing is damaged ({error})") from error
        self._began = self._began or bool(chunk)
        self._rest = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        self.taken += len(chunk) - len(self._rest)
        return out

    def _next_member(self) -> bool:
        """Whether another gzip member follows; padding after the last is passed over, as gzip does."""
        if self._only_first:
            return False
        head = (self._rest or self._packed.read(_BLOCK)).lstrip(b"\0")
        if len(head) == 1:
            head += self._packed.read(_BLOCK)
        self._rest = head
        if not head.startswith(GZIP_MAGIC):
            return False
        self._inflate = zlib.decompressobj(self._wbits)
        return True

    def _broken_off(self) -> int:
        if self._began:
            raise BrokenInput(self._bounds.path, "its packing breaks off before the end")
        return 0

    def _check(self, more: int) -> None:
        self.given += more
        bounds = self._bounds
        if bounds.max_bytes is not None and self.given > bounds.max_bytes:
            reason = f"unpacks to more than {bounds.max_bytes:,} bytes, which is the limit"
            raise TooLarge(bounds.path, reason)
        if self.given > RATIO_FROM and self.given > bounds.max_ratio * max(self.taken, 1):
            reason = f"unpacks to over {bounds.max_ratio} times its size, more than news text can"
            raise TooLarge(bounds.path, reason)


def decoded(packed: Readable, coding: str | None, bounds: Bounds) -> Readable:
    """The stream under an HTTP Content-Encoding; raises NotText for one that isn't unpacked here.

    Bytes that are announced as gzip but aren't (archives often store them unpacked) pass as they are.
    """
    name = (coding or "identity").strip().lower()
    if name in ("identity", "none", ""):
        return packed
    if name not in ("gzip", "x-gzip", "deflate"):
        raise NotText(bounds.path, f"is packed as {name!r:.30}, which isn't unpacked here")
    head = packed.read(2)
    stream = _Rejoined(head, packed)
    if name != "deflate":
        return Unpacked(stream, bounds) if head == GZIP_MAGIC else stream
    is_zlib = len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head, "big") % 31 == 0
    return Unpacked(stream, bounds, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS, only_first=True)


class _Rejoined:
    """A stream whose first bytes were already read."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1, /) -> bytes:
        head, self._head = self._head, b""
        if head and 0 <= size < len(head):
            head, self._head = head[:size], head[size:]
        return head or self._rest.read(size)


def read_all(stream: Readable, limit: int, path: str) -> bytes:
    """All of `stream`; raises TooLarge past `limit` bytes, having read no further."""
    parts, size = [], 0
    while chunk := stream.read(min(1 << 20, limit + 1 - size)):
        parts.append(chunk)
        size += len(chunk)
        if size > limit:
            raise TooLarge(path, f"has more than {limit:,} bytes, which is the limit")
    return b"".join(parts)
