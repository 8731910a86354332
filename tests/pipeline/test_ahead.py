"""No more is handed to the readers at once than keeps them busy, whatever there is to read."""

from __future__ import annotations

import json
from contextlib import nullcontext
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from onrecord.ingest import IngestOptions
from onrecord.model import Reading
from onrecord.pipeline import BuildPlan, build
from onrecord.pipeline.articles import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.pipeline.articles import Asked


class _Counting:
    """Readers that read nothing and count what they hold."""

    def __init__(self, ahead: int) -> None:
        self.ahead = ahead
        self.partitions: list[int] = []
        self.held: list[int] = []
        self._holds = 0

    def begin(self, partition: tuple[Asked, ...]) -> Iterator[Outcome]:
        self.partitions.append(len(partition))
        self._holds += 1
        self.held.append(self._holds)
        return self._outcomes(partition)

    def _outcomes(self, partition: tuple[Asked, ...]) -> Iterator[Outcome]:
        self._holds -= 1
        yield from (Outcome(Reading(asked.article)) for asked in partition)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> _Counting:
    """In the place of the readers of a build."""
    readers = _Counting(3)
    monkeypatch.setattr(import_module("onrecord.pipeline.build"), "readers", lambda *_: nullcontext(readers))
    return readers


def _built(tmp_path: Path, texts: list[str], batch: int) -> int:
    rows = tmp_path / "rows.jsonl"
    lines = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts))
    rows.write_text("\n".join(lines), "utf-8")
    return build(BuildPlan((str(rows),), tmp_path / "a.db", IngestOptions(), batch=batch)).new


def test_so_many_partitions_are_held_and_no_more(counted: _Counting, tmp_path: Path) -> None:
    assert _built(tmp_path, [f"Ann Ober spoke {number} times." for number in range(41)], 4) == 41
    assert counted.partitions == [4] * 10 + [1]
    assert counted.held == [1, 2, *[3] * 9]


def test_long_articles_fill_a_partition_sooner(
    counted: _Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("onrecord.pipeline.build"), "LONGEST_BATCH", 100)
    assert _built(tmp_path, [f"{number} " + "word " * 10 for number in range(8)], 4) == 8
    assert counted.partitions == [2] * 4
