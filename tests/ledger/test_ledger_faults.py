"""A full disk and refused writes: told in words, nothing half written, and the next run ends up the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_ledger_kill import ARTICLES, BATCH, exported, write

from ledgers_made_up import many
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, check

LIMITS = int(os.environ.get("ONRECORD_FAULTS", "6"))
"""At how many sizes the disk is full; more in the full run that docs/security.md lists."""

WRITER = """
import pathlib, resource, sys
from onrecord.errors import LedgerError
sys.path[:0] = sys.argv[3:]
from test_ledger_kill import write
if int(sys.argv[2]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    for done in write(pathlib.Path(sys.argv[1])):
        print(done, flush=True)
except LedgerError as error:
    print(error, file=sys.stderr)
    sys.exit(4)
"""


def limited_build(path: Path, most: int, *before: str) -> tuple[int, int, str]:
    """A build, a process of its own, that may write files of so many bytes at most (0: any).

    Its exit code, how many articles it had reported, and what it said at the end.
    """
    here = Path(__file__).parent
    command = [*before, sys.executable, "-c", WRITER, str(path), str(most), str(here), str(here.parent)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    said = ended.stdout.split()
    return ended.returncode, int(said[-1]) if said else 0, ended.stderr


def holds_what_it_reported(path: Path, reported: int) -> None:
    with Ledger.open(path) as ledger:
        assert all(ledger.holds(one.article.id) for one in many(reported))
    assert check(path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
def test_refused_writes_lose_nothing_that_was_reported(tmp_path: Path) -> None:
    calm = tmp_path / "calm.ledger"
    for _ in write(calm):
        pass
    expected, size = exported(calm, tmp_path / "calm"), calm.stat().st_size
    broke_off = 0
    for nth in range(LIMITS):
        path = tmp_path / f"{nth}.ledger"
        code, reported, said = limited_build(path, size * (nth + 1) // (LIMITS + 1))
        assert code in (0, 4), said
        if code:
            broke_off += 1
            assert str(path) in said
            assert "Traceback" not in said
        if reported:
            holds_what_it_reported(path, reported)
        for _ in write(path):  # with room again, the same call goes on from there
            pass
        assert exported(path, tmp_path / f"{nth}.out") == expected
    assert broke_off >= LIMITS // 2


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("unshare"), reason="needs Linux namespaces")
def test_a_full_disk_loses_nothing_that_was_reported(tmp_path: Path) -> None:
    """On a real file system that is too small, in a mount namespace of its own."""
    disk, saved = tmp_path / "disk", tmp_path / "saved"
    disk.mkdir()
    script = (
        f'mount -t tmpfs -o size="$1" tmpfs {disk} || exit 99; shift; "$@"; code=$?; '
        f"mkdir -p {saved}; cp {disk}/* {saved}; exit $code"
    )
    told = []
    for size in ("300k", "600k"):
        shutil.rmtree(saved, ignore_errors=True)
        code, reported, said = limited_build(
            disk / "f.ledger", 0, "unshare", "-rm", "sh", "-c", script, "sh", size
        )
        if code == 99 or "unshare" in said:
            pytest.skip(f"mounting in a namespace of its own isn't allowed here: {said.strip()}")
        assert code == 4, said
        told.append(said)
        if reported:
            holds_what_it_reported(saved / "f.ledger", reported)
            for _ in write(saved / "f.ledger"):
                pass
            with Ledger.open(saved / "f.ledger") as ledger:
                assert ledger.counts().articles == ARTICLES
    assert any("the disk is full" in said for said in told), told


def test_a_full_disk_is_told_and_the_ledger_goes_on(path: Path) -> None:
    readings = many(40, lines=6)
    with Ledger.create(path) as ledger:
        ledger.append(readings[:BATCH])
        pages = ledger.store.value("PRAGMA page_count")
        ledger.store.value(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError, match="the disk is full; nothing of this batch was written"):
            ledger.append(readings[BATCH:])
        assert ledger.counts().articles == BATCH
        ledger.store.value("PRAGMA max_page_count = 1000000")
        assert ledger.append(readings) == len(readings) - BATCH
    assert check(path) == ()
