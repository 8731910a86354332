"""Make `brezana-dam/halden-wire.warc` out of the pages in `warc-pages/`: the same bytes every time.

Run `uv run python examples/make_warc.py` after a change to a page. Dates and record ids are fixed, since
the writer would else put in the hour and a random id.
"""

from __future__ import annotations

import sys
import uuid
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Capture:
    """A page as it was fetched: its file here, its address then, and when (UTC)."""

    page: str
    url: str
    fetched: str


CAPTURES = (
    Capture(
        "2021-03-10-spillway.html",
        "https://halden-wire.example/2021/03/10/brezhana-spillway",
        "2021-03-20T08:00:00Z",
    ),
    Capture(
        "2021-03-17-eight-metres.html",
        "https://halden-wire.example/2021/03/17/brezhana-eight-metres",
        "2021-03-20T08:00:05Z",
    ),
)


def archive() -> bytes:
    """The archive's bytes."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=False)
    for capture in CAPTURES:
        page = (HERE / "warc-pages" / capture.page).read_bytes()
        http = StatusAndHeaders(
            "200 OK",
            [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))],
            protocol="HTTP/1.1",
        )
        headers = {
            "WARC-Date": capture.fetched,
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, capture.url)}>",
        }
        record = writer.create_warc_record(
            capture.url, "response", payload=BytesIO(page), http_headers=http, warc_headers_dict=headers
        )
        writer.write_record(record)
    return out.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "brezana-dam" / "halden-wire.warc"
    target.write_bytes(archive())
