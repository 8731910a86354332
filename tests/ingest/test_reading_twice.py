"""`read`: articles and rejections in order, the same every time, whatever the inputs."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from test_fetching import Page, _serving

from onrecord.ingest import FetchPolicy, IngestOptions, read
from onrecord.ingest.document import Document, Known
from onrecord.ingest.spool import Spool
from onrecord.model.article import Article, Region, Rejection
from onrecord.model.interval import Interval
from onrecord.model.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

STORY = """Dam gates opened at Velm

VELM, Sept. 7 - The gates of the Velm dam were opened on Tuesday, the water authority said.

"We had no choice," said Pieter Holm, who heads the authority.
"""


def _pile(folder: Path) -> None:
    (folder / "b.txt").write_text(STORY)
    (folder / "a.html").write_text(
        "<html><title>Rain falls</title><p>It rained on Velm, the mayor said.</html>"
    )
    (folder / "broken.bin").write_bytes(b"\0\1\2")
    (folder / "rows.jsonl").write_text(
        json.dumps({"id": "row-1", "text": "The mayor denied it."}) + "\noops\n"
    )
    (folder / "manifest.jsonl").write_text(
        '{"path": "b.txt", "published": "2016-09-08", "outlet": "Harrow Post"}\n'
    )


def test_a_mixed_pile(tmp_path: Path) -> None:
    _pile(tmp_path)
    found = list(read([str(tmp_path), str(tmp_path / "none")], IngestOptions()))
    assert [(type(one).__name__, one.path.removeprefix(str(tmp_path))) for one in found] == [
        ("Article", "/a.html"),
        ("Article", "/b.txt"),
        ("Rejection", "/broken.bin"),
        ("Article", "row-1"),
        ("Rejection", "/rows.jsonl:2"),
        ("Rejection", "/none"),
    ]
    story = found[1]
    assert isinstance(story, Article)
    assert (story.text, story.outlet, story.language) == (STORY, "Harrow Post", "en")
    assert "2016-09-08" in (story.published.start, story.published.end)


def test_the_same_every_time(tmp_path: Path) -> None:
    _pile(tmp_path)
    assert list(read([str(tmp_path)])) == list(read([str(tmp_path)]))


def test_addresses_and_standard_input_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _pile(tmp_path)
    with _serving(a=Page()) as site:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{tmp_path}/b.txt\n{site.root}/a\n"))
        options = IngestOptions(fetch=FetchPolicy(delay_s=0.0, allow_private=True))
        found = list(read(["-"], options))
        assert [type(one) for one in found] == [Article, Article]
        assert site.paths() == ["/robots.txt", "/a"]


def test_nothing_to_read() -> None:
    assert list(read([])) == []


def test_the_spool_gives_back_what_it_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ingest.spool.MEMORY_BYTES", 100)
    region = Region(Span(0, 2), "title", "why")
    known = Known("T", "B", "O", "U", Interval(None, "2016-09-07"), "why", "en", ("x", "y"))
    kept = [
        Document("a\ufffd", "0" * 64, "text \U0001f600\r\n" * 50, known, "c", (region,)),
        Rejection("b", "NotText", "is none"),
        Document("c", "1" * 64, ""),
    ]
    with Spool() as spool:
        assert list(spool.keep(kept)) == [kept[0], kept[2]]
        assert list(spool) == kept
        assert list(spool) == kept
