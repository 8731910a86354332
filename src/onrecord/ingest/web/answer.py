"""What an address answered."""

from __future__ import annotations

import io
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """The unpacked body of an answer; `address` is where it came from in the end, past all redirects."""

    address: str
    data: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""

    @property
    def media(self) -> str:
        """The media type without its parameters, "" where none was sent."""
        return self.content_type.partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that was sent with the media type."""
        parameters = self.content_type.lower().partition(";")[2]
        return parameters.partition("charset=")[2].partition(";")[0].strip(" \"'") or None

    @property
    def size(self) -> int:
        """Bytes of the body."""
        return len(self.data)

    def open(self) -> io.BytesIO:
        """The body as a file."""
        return io.BytesIO(self.data)
