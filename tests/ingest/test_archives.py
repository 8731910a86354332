"""WARC files: their pages, and what is left of damaged and hostile ones."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from collecting import collect, only, refused
from test_page_facts import BODY, PARAGRAPHS

from onrecord.ingest.options import Limits
from onrecord.model.interval import Interval

if TYPE_CHECKING:
    from pathlib import Path

PAGE = f"<html><head><title>Dam gates</title></head><body><article>{BODY}</article></body></html>".encode()


@dataclass(frozen=True)
class Stored:
    """A record to be made."""

    name: str = "a"
    body: bytes = PAGE
    status: str = "200 OK"
    media: str = "Content-Type: text/html; charset=utf-8"
    kind: str = "response"
    headers: str = ""
    length: int | None = None

    def packed(self) -> bytes:
        """The record as a gzip member."""
        return gzip.compress(self.plain())

    def plain(self) -> bytes:
        """The record as it lies in an unpacked archive."""
        block = self.body
        sent = "application/http; msgtype=response"
        if self.kind == "response":
            lines = [
                f"HTTP/1.1 {self.status}" if self.status else "no status",
                *filter(None, [self.media, self.headers]),
                "",
                "",
            ]
            block = "\r\n".join(lines).encode() + self.body
        else:
            sent = self.media.partition(": ")[2]
        head = (
            f"WARC/1.0\r\nWARC-Type: {self.kind}\r\nWARC-Target-URI: https://harrow.example/{self.name}\r\n"
            f"WARC-Date: 2016-09-09T12:00:00Z\r\nContent-Type: {sent}\r\n"
            f"Content-Length: {len(block) if self.length is None else self.length}\r\n\r\n"
        )
        return head.encode() + block + b"\r\n\r\n"


def _archive(tmp_path: Path, *records: Stored | bytes, packed: bool = True) -> Path:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    made = [one if isinstance(one, bytes) else one.packed() if packed else one.plain() for one in records]
    path.write_bytes(b"".join(made))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_pages_and_texts(tmp_path: Path, packed: bool) -> None:
    path = _archive(
        tmp_path,
        Stored(kind="warcinfo", media="Content-Type: application/warc-fields", body=b"software: x\r\n"),
        Stored("a"),
        Stored("b", "Plain caf\xe9\r\ntext.".encode("latin-1"), media="Content-Type: text/plain"),
        Stored("c", media="X: no type"),
        Stored("e", status="200", media="content-type: TEXT/HTML"),
        Stored("d", kind="conversion", body=b"Converted.", media="Content-Type: text/plain"),
        packed=packed,
    )
    found, rejected = collect(path)
    assert [one.path.rpartition("/")[2] for one in found] == ["a", "b", "c", "e", "d"]
    assert found[0].text == "\n\n".join(["Dam gates", *PARAGRAPHS])
    assert (found[1].text, found[4].text) == ("Plain café\r\ntext.", "Converted.")
    assert found[0].known.url == found[0].path == "https://harrow.example/a"
    assert (found[0].known.published, found[0].container) == (
        Interval(None, "2016-09-09T12:00:00+00:00"),
        str(path),
    )
    assert rejected == []


def test_the_page_dates_itself_before_the_archive_does(tmp_path: Path) -> None:
    head = b'<meta name="pubdate" content="2016-09-07">'
    found = only(_archive(tmp_path, Stored(body=PAGE.replace(b"<head>", b"<head>" + head))))
    assert (found.known.published.start, found.known.published_why) == ("2016-09-07", "meta pubdate")


@pytest.mark.parametrize(
    "record",
    [
        Stored(kind="request", media="Content-Type: application/http"),
        Stored(kind="metadata", media="Content-Type: text/html"),
        Stored(media="Content-Type: image/png"),
        Stored(media="Content-Type: text/css"),
        Stored(status="404 Not Found"),
        Stored(status="301 Moved"),
        Stored("robots.txt", b"User-agent: *", media="Content-Type: text/plain"),
        Stored(body=b"\x00\x01", media="X: no type"),
    ],
)
def test_what_is_no_article_by_nature_is_passed_over(tmp_path: Path, record: Stored) -> None:
    rejection = refused(_archive(tmp_path, record))
    assert (rejection.kind, rejection.path) == ("EmptyInput", f"{tmp_path}/a.warc.gz")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Transfer-Encoding: chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Content-Encoding: gzip", PAGE),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)[2:-4]),
    ],
)
def test_transfers_and_packings_are_undone(tmp_path: Path, headers: str, body: bytes) -> None:
    assert PARAGRAPHS[0] in only(_archive(tmp_path, Stored(headers=headers, body=body))).text


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (Stored("bad", b"<html></html>"), "EmptyInput"),
        (Stored("bad", b"\x00\x01"), "NotText"),
        (Stored("bad", headers="Content-Encoding: br"), "NotText"),
        (Stored("bad", gzip.compress(PAGE)[:50], headers="Content-Encoding: gzip"), "BrokenInput"),
        (Stored("bad", b"x" * 300_000), "TooLarge"),
        (Stored("bad", kind="response", status="", media="", body=b""), "BrokenInput"),
        (
            Stored("bad", gzip.compress(b"<p>" + b"x" * 3_000_000), headers="Content-Encoding: gzip"),
            "TooLarge",
        ),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_a_bad_page_is_rejected_alone(tmp_path: Path, record: Stored, kind: str, packed: bool) -> None:
    path = _archive(tmp_path, Stored("a"), record, Stored("z"), packed=packed)
    found, [rejection] = collect(path, limits=Limits(max_bytes=200_000))
    assert [one.path[-1] for one in found] == ["a", "z"]
    offset = len(Stored("a").packed() if packed else Stored("a").plain())
    assert rejection.path == f"{path}, record at byte {offset:,}"
    assert rejection.kind == kind


_TRUNCATED = Stored("bad").packed()[:-40]
_FLIPPED = Stored("bad").packed()[:60] + b"\xff\xff\xff\xff" + Stored("bad").packed()[64:]


@pytest.mark.parametrize(
    "damage",
    [
        _TRUNCATED,
        _FLIPPED,
        gzip.compress(b"no record\r\n\r\n"),
        Stored("bad", length=10**9).packed(),
        Stored("bad", length=5).packed(),
        gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n\r\nbody"),
        gzip.compress(b"WARC/1.0\r\n" + b"x" * 200_000),
        b"\x00" * 50,
        b"noise between members",
        gzip.compress(Stored("bad").plain() + b"\0" * 50_000_000, 9),
    ],
)
def test_damage_costs_no_other_record(tmp_path: Path, damage: bytes) -> None:
    path = _archive(tmp_path, Stored("a"), damage, Stored("y"), Stored("z"))
    found, rejected = collect(path)
    assert [one.path[-1] for one in found if one.path[-1] != "d"] == ["a", "y", "z"]
    assert {one.kind for one in rejected} <= {"BrokenInput", "TooLarge"}
    assert any(f"record at byte {len(Stored('a').packed()):,}" in one.path for one in rejected)


@pytest.mark.parametrize(
    "damage", [b"noise\r\n\r\n", Stored("bad", length=5).plain(), b"WARC/1.0\r\nX: y\r\n\r\n"]
)
def test_damage_in_an_unpacked_archive(tmp_path: Path, damage: bytes) -> None:
    path = _archive(tmp_path, Stored("a"), damage, Stored("z"), packed=False)
    found, rejected = collect(path)
    assert [one.path[-1] for one in found] == ["a", "z"]
    assert [one.kind for one in rejected] == ["BrokenInput"]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off(tmp_path: Path, packed: bool) -> None:
    path = _archive(tmp_path, Stored("a"), Stored("z"), packed=packed)
    path.write_bytes(path.read_bytes()[:-100])
    found, [rejection] = collect(path)
    assert [one.path[-1] for one in found] == ["a"]
    assert rejection.kind == "BrokenInput"


def test_an_archive_packed_as_a_whole(tmp_path: Path) -> None:
    whole = gzip.compress(Stored("a").plain() + Stored("b").plain())
    found, rejected = collect(_archive(tmp_path, whole))
    assert [one.path[-1] for one in found] == ["a", "b"]
    assert rejected == []


def test_an_archive_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "crawl").write_bytes(Stored().plain())
    (tmp_path / "crawl2").write_bytes(Stored().packed())
    found, _ = collect(tmp_path)
    assert len(found) == 2
