"""JSONL: every row an article or a rejection that names its line."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from collecting import collect, only, refused
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.options import Limits
from onrecord.model.interval import Interval

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_is_an_article(tmp_path: Path) -> None:
    row = {
        "id": "velm-1",
        "url": "https://harrow.example/1",
        "title": "Dam gates opened",
        "text": "One.\r\n\r\nTwo \u2028é.\n",
        "published": "2016-09-07T10:15:00+02:00",
        "outlet": "Harrow Post",
        "more": [1],
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    found = only(path)
    assert (found.path, found.text, found.container) == ("velm-1", row["text"], str(path))
    assert (found.known.title, found.known.outlet, found.known.url) == (
        row["title"],
        row["outlet"],
        row["url"],
    )
    assert found.known.published == Interval("2016-09-07T10:15:00+02:00", "2016-09-07T10:15:00+02:00")


def test_a_row_without_an_id_is_named_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '\ufeff{"text": "One."}\n\n{"id": 7, "text": "Two."}\n{"id": "", "text": "Three."}'
    )
    found, rejected = collect(tmp_path / "a.jsonl")
    assert [one.path for one in found] == [f"{tmp_path}/a.jsonl#1", "7", f"{tmp_path}/a.jsonl#4"]
    assert rejected == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"{", "BrokenInput"),
        (b"[1]", "BrokenInput"),
        (b'{"text": 5}', "BrokenInput"),
        (b'{"title": "no text"}', "BrokenInput"),
        (b'{"text": " \\n"}', "EmptyInput"),
        (b"[" * 50_000, "BrokenInput"),
        (b'{"text": "' + b"x" * 100_001 + b'"}', "TooLarge"),
        (b'{"text": "' + b"x" * 60_000 + b'"}', "TooLarge"),
    ],
)
def test_a_broken_row_is_rejected_alone(tmp_path: Path, line: bytes, kind: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "before"}\n' + line + b'\n{"text": "after"}')
    found, [rejection] = collect(path, limits=Limits(max_bytes=100_000, max_chars=50_000))
    assert [one.text for one in found] == ["before", "after"]
    assert (rejection.path, rejection.kind) == (f"{path}:2", kind)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b'{"text": "caf\xe9"}', "café"),
        ('{"text": "café"}'.encode(), "café"),
        (b'{"text": "cut \\ud83d"}', "cut \ufffd"),
        (b'{"text": "cut \\ud83d", "id": "\\\\ud83d"}', "cut \ufffd"),
        (b'{"text": "\\ud83d\\ude00"}', "\U0001f600"),
    ],
)
def test_damaged_characters_cost_no_article(tmp_path: Path, line: bytes, text: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(line)
    assert only(tmp_path / "a.jsonl").text == text


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip),
        min_size=1,
        max_size=5,
    )
)
def test_texts_come_back_whole(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"x{text}"}) for text in texts), encoding="utf-8")
    found, rejected = collect(path)
    assert [one.text for one in found] == [f"x{text}" for text in texts]
    assert rejected == []


def test_packed_rows_are_streamed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(
        gzip.compress(b'{"text": "One."}\n') + gzip.compress(b'{"text": "Two."}\n')
    )
    found, _ = collect(tmp_path / "a.jsonl.gz")
    assert [one.text for one in found] == ["One.", "Two."]


def test_packed_rows_that_break_off(tmp_path: Path) -> None:
    rows = b"".join(b'{"text": "row %d"}\n' % number for number in range(5_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows)[:-2_000])
    found, [rejection] = collect(tmp_path / "a.jsonl.gz")
    assert found[0].text == "row 0"
    assert rejection.kind == "BrokenInput"


def test_a_packed_bomb_of_one_row(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"x" * 20_000_000 + b'"}'))
    assert refused(tmp_path / "a.jsonl.gz").kind == "TooLarge"


def test_rows_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    found, _ = collect(tmp_path / "export.json")
    assert [one.path for one in found] == ["a", "b"]
