"""A text that several articles have goes through the reader model once; the ledger is as if each had."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.ingest import IngestOptions
from onrecord.language.reader.reading import TextReader
from onrecord.ledger import Ledger
from onrecord.pipeline import BuildPlan, build, copies
from onrecord.report.export import export

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.pipeline import Built

WIRE = "HALDEN - The port is closed until Friday, harbour master Ann Ober said. She spoke on Monday."
OTHER = "The bridge stays open, said mayor Ben Alder. He had seen the report on Tuesday."
ROWS = (
    ("The Bugle", "2021-03-10", WIRE),
    ("The Bugle", "2021-03-10", OTHER),
    ("The Post", "2021-03-11", WIRE),
    ("The Post", "2021-03-12", WIRE),
    ("The Post", "2021-03-12", WIRE),
    ("The Dispatch", None, OTHER),
    (None, None, WIRE),
)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that go through the reader model in this process, as they do."""
    seen: list[str] = []
    really = TextReader.read

    def read(self: TextReader, text: str, stretches: Sequence[tuple[int, int]] | None = None) -> Any:
        seen.append(text)
        return really(self, text, stretches)

    monkeypatch.setattr(TextReader, "read", read)
    return seen


def _built(folder: Path, **how: Any) -> dict[str, bytes]:
    built = _build(folder, **how)
    assert (built.new + built.known, built.rejected) == (len(ROWS), ())
    with Ledger.open(folder / "a.db") as ledger:
        export(ledger, folder / "out")
    return {file.name: file.read_bytes() for file in (folder / "out").iterdir()}


def _build(folder: Path, **how: Any) -> Built:
    folder.mkdir()
    lines = [
        json.dumps({"id": f"row {number}", "outlet": outlet, "published": day, "text": text})
        for number, (outlet, day, text) in enumerate(ROWS)
    ]
    (folder / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    return build(BuildPlan((str(folder / "rows.jsonl"),), folder / "a.db", IngestOptions(), **how))


def test_each_text_is_parsed_once(read: list[str], tmp_path: Path) -> None:
    for batch in (1, 3, 32):
        read.clear()
        _built(tmp_path / str(batch), batch=batch)
        assert sorted(read) == sorted([WIRE, OTHER])


def test_the_ledger_is_as_if_each_copy_had_been_parsed(
    read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = _built(tmp_path / "once")
    read.clear()
    monkeypatch.setattr(copies.Copies, "expect", lambda *_: None)
    each = _built(tmp_path / "each")
    assert len(read) == len(ROWS)
    assert once == each


def test_each_copy_has_statements_of_its_own(tmp_path: Path) -> None:
    exported = _built(tmp_path / "in")
    articles = [json.loads(line) for line in exported["articles.jsonl"].splitlines()]
    statements = [json.loads(line) for line in exported["statements.jsonl"].splitlines()]
    said = {one["article"]: one["said"] for one in statements if one["source"]}
    assert len(articles) == len(set(said)) == len(ROWS) - 1  # one row is in the same outlet on the same day
    assert len({json.dumps(when) for when in said.values()}) > 2  # as "on Monday" is another one for each


def test_of_copies_beyond_what_is_kept_the_text_is_parsed_again(
    read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = _built(tmp_path / "once")
    read.clear()
    monkeypatch.setattr(copies, "KEPT_WORDS", 1)
    assert _built(tmp_path / "again") == once
    assert 2 < len(read) <= len(ROWS)


def test_a_copy_of_what_could_not_be_read_is_listed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: TextReader, text: str, stretches: Any = None) -> Any:
        raise ValueError("out of sorts")

    monkeypatch.setattr(TextReader, "read", fail)
    built = _build(tmp_path / "in")
    assert {one.path for one in built.rejected} == {f"row {number}" for number in range(len(ROWS))}
    assert all("out of sorts" in one.reason for one in built.rejected)


def test_the_survey_tells_which_texts_come_again() -> None:
    from onrecord.ingest.document import Document
    from onrecord.ingest.survey import survey

    found = survey(
        Document(str(n), "", text, container=str(n)) for n, text in enumerate(["a", "b", "a", "c"])
    )
    assert [found.comes_again(text) for text in "abcd"] == [True, False, False, False]
