"""Vectors are worked out once, where an article is read; linking takes them from the ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from onrecord import pipeline
from onrecord.ingest import IngestOptions
from onrecord.language import vectors as model
from onrecord.language.vectors import MiniLM, key, minilm
from onrecord.ledger import Ledger, StatementQuery, check
from onrecord.link import line_meaning, line_text, pronouns
from onrecord.model import Judgement, KeptVector
from onrecord.pipeline import BuildPlan, build
from onrecord.pipeline import vectors as kept
from onrecord.report.export import export

if TYPE_CHECKING:
    from pathlib import Path

WIRE = "HALDEN - The port is closed until Friday, harbour master Ann Ober said. She spoke on Monday."
ROWS = (
    ("The Bugle", "2021-03-10", WIRE),
    ("The Post", "2021-03-11", WIRE),
    ("The Post", "2021-03-12", WIRE + " Two ferries wait."),
    ("The Dispatch", "2021-03-12", "The port will stay shut until Friday, said Ann Ober. Two ferries wait."),
    ("The Dispatch", None, "The bridge stays open, said mayor Ben Alder. He had seen the report on Tuesday."),
)
WHO = ("ada", "2031-05-04T09:30:00Z")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose vectors are worked out in this process, as they are; at first none is remembered."""
    found: list[str] = []
    really = MiniLM._one

    def one(self: MiniLM, text: str) -> bytes:
        found.append(text)
        return really(self, text)

    monkeypatch.setattr(MiniLM, "_one", one)
    monkeypatch.setattr(kept, "_remembered", type(kept._remembered)())
    return found


def _rows(folder: Path, rows: Any = ROWS) -> str:
    folder.mkdir(exist_ok=True)
    lines = (
        {"id": f"row {number}", "outlet": outlet, "published": day, "text": text}
        for number, (outlet, day, text) in enumerate(rows)
    )
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return str(folder / "rows.jsonl")


def _built(folder: Path, rows: Any = ROWS, **how: Any) -> Path:
    build(BuildPlan((_rows(folder, rows),), folder / "a.db", IngestOptions(), **how))
    return folder / "a.db"


def _all(path: Path) -> tuple[KeptVector, ...]:
    with Ledger.open(path) as ledger:
        return tuple(ledger.vectors())


def _words(path: Path) -> set[str]:
    """What is compared of a ledger's statements."""
    with Ledger.open(path) as ledger:
        told, whom = ledger.statements(StatementQuery()), pronouns(ledger.mentions())
        return {
            line_meaning(one, ledger.article(one.article).text, whom.get(one.article, ())) for one in told
        }


def _exported(path: Path) -> dict[str, bytes]:
    with Ledger.open(path) as ledger:
        export(ledger, path.parent / "out")
    return {file.name: file.read_bytes() for file in (path.parent / "out").iterdir()}


def test_a_build_keeps_one_for_all_that_is_said_alike(made: list[str], tmp_path: Path) -> None:
    path = _built(tmp_path / "a")
    words = _words(path)
    assert len(words) > 4
    assert sorted(made) == sorted(words)
    assert {one.key for one in _all(path)} == set(map(key, words))
    assert all(
        one.packed == minilm().packed([text])[0]
        for text in words
        for one in _all(path)
        if one.key == key(text)
    )


def test_a_correction_and_a_further_article_cost_only_what_is_new(made: list[str], tmp_path: Path) -> None:
    path = _built(tmp_path / "a")
    before = set(made)
    made.clear()
    with Ledger.create(path) as ledger:
        pipeline.relink(ledger)
    assert made == []
    _built(tmp_path / "a", (*ROWS, ("The Herald", "2021-03-13", WIRE + " A third ferry came.")))
    assert 0 < len(made) < 3
    assert not before & set(made)


@pytest.mark.parametrize("how", [{"batch": 1}, {"batch": 3}, {"workers": 2}])
def test_any_number_of_workers_keeps_the_same(
    how: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _built(tmp_path / "one")
    monkeypatch.setattr("onrecord.pipeline.processes.HERE_FIRST", 0)
    monkeypatch.setattr("onrecord.pipeline.processes.Processes.here_first", 0)
    other = _built(tmp_path / "other", **how)
    assert _all(one) == _all(other)
    assert _exported(one) == _exported(other)


def test_a_ledger_without_them_is_linked_the_same_and_gets_them(made: list[str], tmp_path: Path) -> None:
    path = _built(tmp_path / "a")
    links, all_of_them = _exported(path), _all(path)
    with Ledger.create(path) as ledger:
        ledger.keep_vectors((), {one.key for one in all_of_them[2:]})
        made.clear()
        pipeline.relink(ledger)
    assert len(made) == 2
    assert (_exported(path), _all(path)) == (links, all_of_them)


def test_a_damaged_one_is_worked_out_anew(made: list[str], tmp_path: Path) -> None:
    path = _built(tmp_path / "a")
    links, all_of_them = _exported(path), _all(path)
    with Ledger.create(path) as ledger:
        with ledger.store.transaction():
            ledger.store.run("UPDATE vectors SET packed = ? WHERE key = ?", (b"\0" * 772, all_of_them[0].key))
        assert len(check(path)) == 1
        made.clear()
        pipeline.relink(ledger)
    assert len(made) == 1
    assert (check(path), _exported(path), _all(path)) == ((), links, all_of_them)


def test_a_repair_carries_those_that_are_whole(made: list[str], tmp_path: Path) -> None:
    path = _built(tmp_path / "a")
    links, all_of_them = _exported(path), _all(path)
    with Ledger.create(path) as ledger, ledger.store.transaction():
        ledger.store.run("UPDATE vectors SET packed = ? WHERE key = ?", (b"?", all_of_them[0].key))
    made.clear()
    assert pipeline.repair(path).lost == ()
    assert len(made) == 1
    assert (check(path), _exported(path), _all(path)) == ((), links, all_of_them)


def test_other_weights_take_the_place_of_the_old_ones(
    made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _built(tmp_path / "a")
    old = _all(path)
    made.clear()
    monkeypatch.setattr(model, "_maker", lambda: b"other weights")
    with Ledger.create(path) as ledger:
        pipeline.relink(ledger)
    assert len(made) == len(old) == len(_all(path))
    assert not {one.key for one in old} & {one.key for one in _all(path)}


def test_a_judgement_taken_back_leaves_the_state_of_before(made: list[str], tmp_path: Path) -> None:
    path = _built(tmp_path / "a")
    before = _exported(path), _all(path)
    with Ledger.create(path) as ledger:
        (one,) = [
            one.id
            for one in ledger.statements()
            if "bridge" in line_text(one, ledger.article(one.article).text)
        ][:1]
        judged = Judgement("not-a-statement", one, "", *WHO)
        pipeline.judge(ledger, [judged])
        assert len(list(ledger.vectors())) == len(before[1]) - 1
        pipeline.revoke(ledger, judged.id, *WHO)
    assert _all(path) == before[1]
    assert {name: data for name, data in _exported(path).items() if name != "judgements.jsonl"} == before[0]


def test_a_reader_remembers_the_last_ones_only(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LAST", 2)
    for text in ("one", "two", "one", "three", "one", "two"):
        kept._remember(text, text)
    assert made == ["one", "two", "three", "two"]
    assert list(kept._remembered) == ["one", "two"]
