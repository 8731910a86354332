"""Damage in any page is found or does no harm, and a repair keeps all that holds."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_ledger_check import TAMPERED, tamper
from test_ledger_kill import exported

from ledgers_made_up import many, whole
from onrecord import pipeline
from onrecord.errors import LedgerDamaged, LedgerLocked, LedgerMissing, OnrecordError
from onrecord.ledger import Ledger, StatementQuery, check
from onrecord.model import Judgement, Rejection

if TYPE_CHECKING:
    from pathlib import Path

DAMAGES = int(os.environ.get("ONRECORD_FAULTS", "12"))
"""How many ledgers are damaged; more in the full run that docs/security.md lists."""
PAGE = 4096
SEED = 20310504
JUDGED = Judgement("same-party", "0" * 16, "1" * 16, "ada", "2031-05-04T09:30:00Z")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A sound ledger of a few hundred pages with a judgement in it, built as the pipeline does it."""
    path = tmp_path / "good.ledger"
    with Ledger.create(path) as ledger:
        ledger.append(many(60))
        ledger.reject([Rejection("pile/x.pdf", "NotText", "is binary")])
        pipeline.judge(ledger, [JUDGED])
    return path


def damaged(good: Path, path: Path, chance: random.Random) -> None:
    """A copy with some bytes of some pages overwritten; the first page, the list of tables, stays."""
    data = bytearray(good.read_bytes())
    pages = len(data) // PAGE
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(1, pages) * PAGE
        kind = chance.random()
        if kind < 0.4:
            data[at : at + PAGE] = bytes(PAGE) if kind < 0.2 else chance.randbytes(PAGE)
        else:
            for _ in range(chance.randint(1, 40)):
                data[at + chance.randrange(PAGE)] = chance.randrange(256)
    path.write_bytes(data)


def readings_of(path: Path) -> dict[str, object]:
    """What a ledger holds of each article, as it was read; its inputs aside, which aren't under its seal."""
    with Ledger.open(path) as ledger:
        return {
            one.id: (
                replace(one, path="", sha256=""),
                sorted(ledger.statements(StatementQuery(article=one.id)), key=lambda told: told.id),
                sorted(ledger.mentions(one.id), key=lambda told: told.id),
            )
            for one in ledger.articles(order="id")
        }


def paths_of(path: Path) -> list[tuple[str, ...]]:
    """The inputs of all articles."""
    with Ledger.open(path) as ledger:
        return [tuple(row) for row in ledger.store.rows("SELECT * FROM paths ORDER BY article, path")]


def test_damage_is_found_or_harmless_and_a_repair_keeps_what_holds(good: Path, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    expected, before, paths = exported(good, tmp_path / "good"), readings_of(good), paths_of(good)
    repaired = kept = lost = beyond = untold = 0
    for nth in range(DAMAGES):
        path = tmp_path / f"{nth}.ledger"
        damaged(good, path, chance)
        try:
            faults = check(path)
        except OnrecordError:
            faults = None
        if faults == ():
            assert exported(path, tmp_path / f"{nth}.out") == expected
            continue
        try:
            done = pipeline.repair(path)
        except LedgerDamaged:
            beyond += 1
            continue
        repaired, kept, lost = repaired + 1, kept + done.kept, lost + len(done.lost)
        assert check(path) == ()
        assert done.damaged.exists()
        after = readings_of(path)
        assert len(after) == done.kept
        assert all(before[id] == told for id, told in after.items())
        untold += len(set(before) - set(after) - {one.article for one in done.lost})
        with Ledger.create(path) as ledger:  # reading what was lost again makes it whole
            ledger.append(many(60))
            ledger.reject([Rejection("pile/x.pdf", "NotText", "is binary")])
            if list(ledger.judgements()) == [JUDGED]:
                pipeline.relink(ledger)
            else:
                pipeline.judge(ledger, [JUDGED])
        if paths_of(path) == paths:
            assert exported(path, tmp_path / f"{nth}.out") == expected
    print(f"{DAMAGES} damaged, {repaired} repaired, {beyond} beyond repair")
    print(f"articles kept {kept}, lost {lost}, of which untold {untold}")
    assert repaired >= DAMAGES // 3
    assert beyond <= DAMAGES // 6
    assert kept > lost


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_tampered_with_is_repaired_or_dropped(full: Path, name: str) -> None:
    before = readings_of(full)
    tamper(full, TAMPERED[name][0])
    if check(full) == ():
        return
    done = pipeline.repair(full)
    assert check(full) == ()
    after = readings_of(full)
    assert {one.article for one in done.lost} == set(before) - set(after)
    assert all(after[id][0].text == before[id][0].text for id in after)  # type: ignore[index]
    assert done.kept + len(done.lost) == 2


def test_what_only_a_seal_shows_is_found(full: Path) -> None:
    tamper(full, "UPDATE statements SET polarity = 'affirmed' WHERE act = 'deny'")
    denied = whole()[0][1].article.id
    assert [(fault.subject, "its seal is broken" in fault.reason) for fault in check(full)] == [
        (denied, True)
    ]
    done = pipeline.repair(full)
    assert [one.article for one in done.lost] == [denied]
    assert done.lost[0].paths
    assert done.kept == 1


def test_a_ledger_without_its_first_page_is_beyond_repair_and_stays(full: Path) -> None:
    data = bytearray(full.read_bytes())
    data[100:PAGE] = b"\x5a" * (PAGE - 100)
    full.write_bytes(data)
    with pytest.raises(LedgerDamaged, match="put a backup in its place, or build it anew"):
        pipeline.repair(full)
    assert full.read_bytes() == data
    assert [file.name for file in full.parent.iterdir()] == [full.name]


def test_a_repair_that_breaks_off_changes_nothing(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tamper(full, "DELETE FROM paths")
    before = full.read_bytes()

    def fail(_: Ledger) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.repairing.relink", fail)
    with pytest.raises(KeyboardInterrupt):
        pipeline.repair(full)
    assert full.read_bytes() == before
    assert [file.name for file in full.parent.iterdir()] == [full.name]


def test_nothing_is_repaired_while_another_writes(full: Path, tmp_path: Path) -> None:
    with Ledger.create(full), pytest.raises(LedgerLocked):
        pipeline.repair(full)
    with pytest.raises(LedgerMissing):
        pipeline.repair(tmp_path / "none")


def test_a_ledger_of_an_older_version_is_repaired(full: Path) -> None:
    tamper(full, "DROP TABLE seals", "PRAGMA user_version = 5", "DELETE FROM parties WHERE kind = 'person'")
    shutil.copy(full, full.with_name("old"))
    done = pipeline.repair(full)
    assert (done.kept, done.lost) == (2, ())
    assert check(full) == ()


def test_a_judgement_that_was_altered_is_told_and_dropped(good: Path) -> None:
    tamper(good, "UPDATE judgements SET who = 'eve'")
    faults = check(good)
    assert [fault.subject for fault in faults] == [JUDGED.id]
    assert "isn't what was judged" in faults[0].reason
    done = pipeline.repair(good)
    assert (done.kept, done.judgements, done.lost, done.lost_judgements) == (60, 0, (), 1)
    assert check(good) == ()
