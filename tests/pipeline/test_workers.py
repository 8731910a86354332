"""Several processes read; the ledger is the same as by one, whatever happens to them."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.ingest import IngestOptions
from onrecord.model import Article, content_id
from onrecord.pipeline import BuildPlan, build
from onrecord.pipeline.articles import Asked, outcome
from onrecord.pipeline.processes import HERE_FIRST, TRIES, Processes
from onrecord.pipeline.workers import Died, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.link import Block
    from onrecord.model import Links
    from onrecord.pipeline.articles import Outcome

ARTICLES = HERE_FIRST + 12


def _asked(number: int) -> Asked:
    return Asked(_article(number))


def _article(number: int) -> Article:
    text = f"The port of Bern is closed, said Ann Ober on Monday. It was the closure number {number}."
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(content_id("article", sha256), f"{number}.txt", sha256, text, sha256, "en")


@pytest.fixture
def workers() -> Iterator[Workers]:
    """Two processes."""
    pool = Processes(2)
    yield Workers(pool)
    pool.close()


def _processes(workers: Workers) -> list[int]:
    assert isinstance(workers._pool, Processes)
    return list(workers._pool._pool._processes) if workers._pool._pool else []


def _begin(workers: Workers, some: list[Asked]) -> list[Iterator[Outcome]]:
    """All handed over, the first by themselves."""
    return [workers.begin(tuple(some[:HERE_FIRST])), workers.begin(tuple(some[HERE_FIRST:]))]


def test_the_first_articles_start_no_process(workers: Workers) -> None:
    came = list(workers.begin(tuple(map(_asked, range(HERE_FIRST)))))
    assert [one.rejected for one in came] == [None] * HERE_FIRST
    assert not _processes(workers)


def test_many_articles_are_read_as_by_one_process(workers: Workers) -> None:
    some = [_asked(number) for number in range(ARTICLES)]
    begun = _begin(workers, some)
    assert _processes(workers)
    assert [one for partition in begun for one in partition] == [outcome(asked) for asked in some]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_process_costs_time_and_no_article(workers: Workers) -> None:
    some = [_asked(number) for number in range(ARTICLES)]
    begun = _begin(workers, some)
    os.kill(_processes(workers)[0], signal.SIGKILL)
    came = [one for partition in begun for one in partition]
    assert [one.rejected for one in came] == [None] * ARTICLES
    assert all(one.reading.statements for one in came)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_an_article_whose_processes_keep_dying_is_listed(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.pipeline.processes.read_piece", _die)
    workers._begun = HERE_FIRST
    (came,) = workers.begin((_asked(1),))
    assert came.rejected is not None
    assert "killed" in came.rejected.reason
    assert came.reading.article.path == "1.txt"
    assert TRIES >= 1


def _die(piece: tuple[Asked, ...]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class _Deadly:
    """A pool in which one article kills whichever process reads it."""

    piece, tries, here_first, ahead, at_once = 4, 2, 0, 2, 1

    def __init__(self, culprit: str) -> None:
        self._culprit = culprit

    def submit(self, piece: tuple[Asked, ...]) -> Callable[[], list[Outcome]]:
        return lambda: self._read(piece)

    def _read(self, piece: tuple[Asked, ...]) -> list[Outcome]:
        if any(asked.article.path == self._culprit for asked in piece):
            raise Died
        return [outcome(asked) for asked in piece]

    def hand(self, block: Block) -> Callable[[], Links]:
        raise AssertionError("nothing is linked here")

    def close(self) -> None:
        pass


def test_of_a_piece_whose_processes_keep_dying_only_the_culprit_is_listed() -> None:
    some = tuple(map(_asked, range(10)))
    came = list(Workers(_Deadly("5.txt")).begin(some))
    assert [one.reading.article for one in came] == [asked.article for asked in some]
    assert [one.rejected.path for one in came if one.rejected] == ["5.txt"]
    assert [one.reading.statements == () for one in came] == [n == 5 for n in range(10)]


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at /proc")
def test_processes_end_with_their_parent(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = tmp_path / "parent.py"
    script.write_text(
        "import time\n"
        "from onrecord.model import Article\n"
        "from onrecord.pipeline.articles import Asked\n"
        "from onrecord.pipeline.processes import Processes\n"
        "if __name__ == '__main__':\n"
        "    some = Processes(1)\n"
        "    some.submit((Asked(Article('a', 'a', '', 'Ann Ober said no.', 'en')),))()\n"
        "    print(*some._pool._processes, flush=True)\n"
        "    time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(200):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the worker outlived its parent")


def test_two_builds_are_the_same_ledger(tmp_path: Path) -> None:
    from onrecord.report.export import export

    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(ARTICLES):
        (folder / f"{number}.txt").write_text(_article(number).text, "utf-8")
    for count in (1, 2):
        plan = BuildPlan((str(folder),), tmp_path / f"{count}.db", IngestOptions(), workers=count)
        built = build(plan)
        assert (built.new, built.rejected) == (ARTICLES, ())
    from onrecord.ledger import Ledger

    for count in (1, 2):
        with Ledger.open(tmp_path / f"{count}.db") as ledger:
            export(ledger, tmp_path / f"out{count}")
    for file in sorted((tmp_path / "out1").iterdir()):
        assert file.read_bytes() == (tmp_path / "out2" / file.name).read_bytes()
