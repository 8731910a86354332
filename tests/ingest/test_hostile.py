"""Inputs made to harm: entities, bombs, depth, names of files that aren't theirs. Refused, or plain text."""

from __future__ import annotations

import gzip
import io
import json
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from collecting import collect

from onrecord.errors import InputError
from onrecord.ingest.article import article
from onrecord.ingest.content import content
from onrecord.ingest.document import Document
from onrecord.ingest.options import Limits
from onrecord.ingest.source import Source
from onrecord.ingest.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.article import Rejection

LIMITS = Limits()
SECRET = "the secret of this machine"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
WORDS = "<p>Mayor Orla Venn said on Friday that the ferry stays in Port Mere for another year.</p>" * 3


def read(name: str, data: bytes) -> list[Document | Rejection]:
    """What comes of it; what can't be read at all is nothing."""
    try:
        return list(content(io.BytesIO(data), len(data), Source(name, b"", "pile"), LIMITS))
    except InputError:
        return []


def texts(found: list[Document | Rejection]) -> str:
    return "".join(one.text for one in found if isinstance(one, Document))


FRAMES = {
    "page.xhtml": "<html xmlns='http://www.w3.org/1999/xhtml'><body><article>{}</article></body></html>",
    "page.html": "<html><body><article>{}</article></body></html>",
    "feed.xml": "<rss version='2.0'><channel><title>x</title><item><title>y</title>"
    "<description>{}</description></item></channel></rss>",
    "atom.xml": "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title><entry><id>1</id><title>y</title>"
    "<content type='html'>{}</content></entry></feed>",
}


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", FRAMES)
def test_entities_of_their_own_are_never_unpacked(name: str, coding: str) -> None:
    """A billion laughs: ten times ten times ... a word."""
    data = (
        f"<?xml version='1.0' encoding='{coding}'?>{LAUGHS}]>" + FRAMES[name].format(WORDS + "&i;")
    ).encode(coding)
    tracemalloc.start()
    found = read(name, data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert texts(found).count("ha") < 200
    assert most < 50_000_000


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("how", ['SYSTEM "file://{}"', 'PUBLIC "x" "{}"'])
def test_files_named_by_entities_are_never_opened(name: str, how: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    head = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY f {how.format(secret)}>]>"
    assert SECRET not in texts(read(name, (head + FRAMES[name].format(WORDS + "&f;")).encode()))


@pytest.mark.parametrize(
    "href", ["file://{}", "{}", "//localhost{}", "javascript:alert(1)", "data:text/plain,x"]
)
def test_no_link_of_an_input_is_opened_or_kept_that_isnt_of_the_web(href: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    link = href.format(secret)
    feed = (
        "<rss version='2.0'><channel><title>x</title><item><title>y</title><guid>1</guid>"
        f"<link>{link}</link><description>{WORDS.replace('<', '&lt;')}</description></item></channel></rss>"
    )
    page = f"<html><head><link rel='canonical' href='{link}'><base href='{link}'></head>{WORDS}</html>"
    for name, data in (("feed.xml", feed), ("page.html", page)):
        found = read(name, data.encode())
        assert found
        assert SECRET not in texts(found)
        for one in found:
            assert not isinstance(one, Document) or (one.known.url or "http://").startswith(
                ("http://", "https://")
            )


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "a/../../secret.txt",
        "/etc/passwd",
        "C:\\secret.txt",
        "..\\secret.txt",
        "a\0b",
        "",
        ".",
    ],
)
def test_a_manifest_reaches_no_file_but_those_that_are_read(path: str, tmp_path: Path) -> None:
    """Its rows only describe files found in the folder; none is opened for being named."""
    (tmp_path / "secret.txt").write_text(SECRET)
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text("Mayor Venn said it stays.\n")
    (pile / "manifest.jsonl").write_text(json.dumps({"path": path, "title": "Evil"}) + "\n")
    found, rejected = collect(pile)
    assert [one.text for one in found] == ["Mayor Venn said it stays.\n"]
    assert [one.known.title for one in found] == [None]
    assert rejected == []


def test_an_archive_names_no_file_of_ours(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    page = f"<html><body><article>{WORDS}</article></body></html>".encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nLocation: file:///etc/passwd\r\n\r\n" + page
    archive = (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: file://{secret}\r\n"
            f"WARC-Filename: {secret}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )
    found = read("a.warc", archive)
    assert "Orla Venn" in texts(found)
    assert SECRET not in texts(found)
    assert all(one.known.url is None for one in found if isinstance(one, Document))


DEEP = {
    "elements": "<div>" * 60_000,
    "inline": "<b><i>" * 30_000,
    "tables": "<table><tr><td>" * 20_000,
    "lists": "<ul><li>" * 30_000,
    "quotes": "<blockquote>" * 60_000,
    "open tags": "<p" * 60_000,
    "comments": "<!--" * 60_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(40_000)) + ">",
    "one attribute": "<p a='" + "x" * 400_000 + "'>",
    "entities": "&amp;" * 60_000 + "&#x41;" * 60_000,
    "scripts": "<script>{" * 30_000,
    "json": f"<script type='application/ld+json'>{'[' * 100_000}</script>",
    "forms": "<form><select><option>" * 20_000,
    "spaces": " \n\t" * 100_000,
    "title": f"<title>{'| - ' * 60_000}</title>",
    "meta": "<meta charset=" + " " * 100_000,
}
SECONDS = 20.0
"""Processor time for half a megabyte of markup; each takes well under one if all is well."""


@pytest.mark.parametrize("name", DEEP)
def test_markup_that_goes_on_and_on_is_bounded(name: str) -> None:
    began = time.process_time()
    read("page.html", f"<html><body>{WORDS}{DEEP[name]}{WORDS}</body></html>".encode())
    feed = FRAMES["feed.xml"].format(DEEP[name].replace("&", "&amp;").replace("<", "&lt;"))
    read("feed.xml", feed.encode())
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "row", ["[" * 300_000, '{"text": ' * 100_000, '{"text": "' + "\\ud83d" * 100_000 + '"}', "9" * 500_000]
)
def test_rows_that_go_on_and_on_are_bounded(row: str) -> None:
    began = time.process_time()
    read("rows.jsonl", row.encode())
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("inner", ["text.txt", "page.html", "rows.jsonl", "crawl.warc"])
def test_bombs_are_refused_in_little_memory(inner: str) -> None:
    """A gigabyte in a megabyte, of every kind that may be packed; and a bomb within one."""
    begins = {"page.html": b"<html><body><p>", "crawl.warc": b"WARC/1.0\r\nContent-Length: 999999999\r\n\r\n"}
    packer = gzip.GzipFile(fileobj=(out := io.BytesIO()), mode="wb", compresslevel=9)
    packer.write(begins.get(inner, b"said "))
    for _ in range(200):
        packer.write(b"a" * 5_000_000)
    packer.close()
    tracemalloc.start()
    for data in (out.getvalue(), gzip.compress(out.getvalue())):
        assert texts(read(f"{inner}.gz", data)) == ""
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 600_000_000


@pytest.mark.parametrize("dashes", ["-" * 55, "- " * 27, "-–" * 27, "_-" * 27])
def test_a_dateline_before_many_dashes_is_read_at_once(dashes: str) -> None:
    """Two ways to take each pair of dashes once made half a billion ways to take them all."""
    text = f"PORT MERE — The {dashes}x and four words more stand here.\n\nVenn said that it stays.\n"
    document = Document("a.txt", "0" * 64, text)
    began = time.process_time()
    article(document, survey([document]))
    assert time.process_time() - began < SECONDS
