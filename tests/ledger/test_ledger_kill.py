"""Killed at any moment, the ledger loses nothing that was reported, and the next run ends up the same."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from ledgers_made_up import many
from onrecord.errors import LedgerMissing
from onrecord.ledger import Ledger, check
from onrecord.model import Party, Rejection
from onrecord.report.export import export

KILLS = int(os.environ.get("ONRECORD_KILLS", "50"))
"""More in the full run that docs/security.md lists."""
ARTICLES, BATCH = 24, 3
STEPS = ARTICLES // BATCH
SEED = 20310504

WRITER = """
import pathlib, sys
sys.path[:0] = sys.argv[2:]
from test_ledger_kill import write
print("now", flush=True)
for done in write(pathlib.Path(sys.argv[1])):
    print(done, flush=True)
"""


def write(path: Path):  # type: ignore[no-untyped-def]
    """A build as the pipeline does it, saying after each step how many articles are on record."""
    readings = many(ARTICLES)
    with Ledger.create(path) as ledger:
        for start in range(0, ARTICLES, BATCH):
            batch = readings[start : start + BATCH]
            ledger.append(batch)
            ledger.reject([Rejection(f"pile/{start}.pdf", "NotText", "is binary")])
            yield start + len(batch)
        ledger.relink(
            Party(one.id, one.text, "person", (one.id,))
            for reading in readings
            for one in reading.mentions[1:]
        )


def exported(path: Path, folder: Path) -> dict[str, bytes]:
    with Ledger.open(path) as ledger:
        export(ledger, folder)
        rejected = repr(ledger.rejections()).encode()
    return {"rejected": rejected} | {file.name: file.read_bytes() for file in folder.iterdir()}


def killed_build(path: Path, steps: int, after: float, gap: float) -> int:
    """Kill a build, a process of its own, some way into a step; how many articles it had reported.

    `after` is how far into it, as a part of what the step before took (`gap` seconds for the first).
    """
    here = Path(__file__).parent
    command = [sys.executable, "-c", WRITER, str(path), str(here), str(here.parent)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    said, before = [child.stdout.readline()], time.perf_counter()
    for _ in range(steps):
        said.append(child.stdout.readline())
        before, gap = time.perf_counter(), time.perf_counter() - before
    time.sleep(after * gap)
    child.kill()
    said += child.communicate()[0].splitlines()
    return int(said[-1]) if len(said) > 1 else 0


def test_kills_at_random_moments(tmp_path: Path) -> None:
    start = time.perf_counter()
    for _ in write(tmp_path / "calm.ledger"):
        pass
    lasts = time.perf_counter() - start
    expected = exported(tmp_path / "calm.ledger", tmp_path / "calm")
    chance = random.Random(SEED)
    path, broke_off = tmp_path / "0.ledger", 0
    for nth in range(KILLS):
        reported = killed_build(path, chance.randrange(STEPS), chance.random() * 1.2, lasts / STEPS)
        broke_off += 0 < reported < ARTICLES
        try:
            with Ledger.open(path) as ledger:
                assert all(ledger.holds(one.article.id) for one in many(reported))
        except LedgerMissing:
            assert reported == 0
        else:
            assert check(path) == ()
        if nth % 2:  # every other time a second kill falls on what the first left
            for _ in write(path):
                pass
            assert exported(path, tmp_path / "out") == expected
            path = tmp_path / f"{nth}.ledger"
    print(f"{KILLS} kills, {broke_off} of them between the first report and the last")
    assert broke_off > KILLS / 4
