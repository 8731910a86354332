"""Workers of a Dask scheduler read; the ledger is the same as by one process, or it is told why not."""

from __future__ import annotations

import json
import signal
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec
import pytest

from dask_cluster import asking, cluster, holding
from onrecord.errors import UsageError, WorkersError
from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.pipeline import BuildPlan, Built, build, machines
from onrecord.pipeline.machines import Machines
from onrecord.report.export import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dask_cluster import Cluster

EXAMPLE = Path(__file__).parents[2] / "examples" / "brezana-dam"
ROWS = 48
NEW = ROWS + 10 + 1
BATCH = 4
"""Articles to a batch, and so to a partition, here: enough partitions in little time."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler with one worker."""
    with cluster(tmp_path_factory.mktemp("dask")) as found:
        found.worker("one")
        yield found


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """A folder (texts, pages, a feed, an archive); rows, each text twice, one row damaged; a storage.

    The storage is this process's own memory: no worker could open it.
    """
    rows = tmp_path_factory.mktemp("in") / "rows.jsonl"
    outlets = ("The Bern Bugle", "The Port Post")
    lines = [
        json.dumps({"id": f"row {number}", "text": _text(number // 2), "outlet": outlets[number % 2]})
        for number in range(ROWS)
    ]
    rows.write_text("\n".join([*lines, "no row"]), "utf-8")
    fsspec.filesystem("memory").pipe("/machines/a.txt", b"HALDEN - The bridge is shut, said mayor Ben Alder.")
    return str(EXAMPLE), str(rows), "memory://machines"


@pytest.fixture(scope="module")
def alone(inputs: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The export of what this process alone makes of the inputs."""
    return _exported(tmp_path_factory.mktemp("alone"), inputs)[1]


def _text(number: int) -> str:
    return f"The port of Bern is closed, said Ann Ober on Monday. It was the closure number {number}."


def _exported(
    folder: Path, inputs: tuple[str, ...], scheduler: str | None = None, progress: Any = None
) -> tuple[Built, dict[str, bytes]]:
    plan = BuildPlan(inputs, folder / "a.db", IngestOptions(), batch=BATCH, scheduler=scheduler)
    built = build(plan, progress)
    with Ledger.open(plan.ledger) as ledger:
        export(ledger, folder / "out")
        vectors = b"".join(one.key.encode() + one.packed for one in ledger.vectors())
    files = {file.name: file.read_bytes() for file in (folder / "out").iterdir()}
    return built, {**files, "vectors": vectors}


class _At:
    """Does something once so many inputs are through."""

    def __init__(self, number: int, do: Callable[[], None]) -> None:
        self._number, self._do = number, do

    def step(self, done: int, total: int | None, path: str) -> None:
        """One more input is through."""
        if done == self._number:
            self._do()


def test_one_worker_makes_the_same_ledger(
    running: Cluster, inputs: tuple[str, ...], alone: dict[str, bytes], tmp_path: Path
) -> None:
    built, found = _exported(tmp_path, inputs, running.address)
    assert (built.new, len(built.rejected)) == (NEW, 1)
    assert found == alone


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_worker_killed_midway_costs_time_and_no_line(
    running: Cluster, inputs: tuple[str, ...], alone: dict[str, bytes], tmp_path: Path
) -> None:
    victim = running.worker("victim")
    held: list[str] = []
    with asking(running.address) as client:
        client.wait_for_workers(2)

        def kill() -> None:
            held.extend(holding(client, "victim"))
            victim.kill()
            victim.wait()

        built, found = _exported(tmp_path, inputs, running.address, _At(BATCH, kill))
    assert held, "the worker was killed while it held partitions"
    assert (built.new, len(built.rejected)) == (NEW, 1)
    assert found == alone


def test_workers_that_would_read_otherwise_are_refused(tmp_path: Path) -> None:
    import onrecord

    changed = tmp_path / "changed" / "onrecord"
    changed.mkdir(parents=True)
    for file in Path(onrecord.__file__).parent.iterdir():
        (changed / file.name).symlink_to(file)
    (changed / "one_more.py").touch()
    older = tmp_path / "older" / "onrecord-0.0.9.dist-info"
    older.mkdir(parents=True)
    (older / "METADATA").write_text("Metadata-Version: 2.1\nName: onrecord\nVersion: 0.0.9\n", "utf-8")
    for folder, told in ((older, "onrecord 0.0.9 and not"), (changed, "other files of the same version")):
        with cluster(tmp_path / folder.parent.name) as running:
            running.worker("other", {"PYTHONPATH": str(folder.parent)})
            with pytest.raises(WorkersError, match=told):
                Machines(running.address)


def test_a_worker_that_comes_late_is_looked_at_where_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.pipeline.alike import alike

    class _Worker:
        address = "tcp://late:1"

    monkeypatch.setattr("distributed.get_worker", _Worker)
    with pytest.raises(WorkersError, match=r"tcp://late:1: .*numpy .* and not 0\.1"):
        machines.read_piece({**alike(), "numpy": "0.1"}, b"")


def test_a_scheduler_that_dies_is_told_of_and_the_build_goes_on_later(
    inputs: tuple[str, ...], alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "CONNECT_S", 4)  # also how long it may take to come back
    with cluster(tmp_path / "dask") as running:
        running.worker("one")
        with pytest.raises(WorkersError, match="the scheduler is gone"):
            _exported(tmp_path, inputs, running.address, _At(BATCH, running.scheduler.kill))
    with Ledger.open(tmp_path / "a.db") as ledger:
        assert 0 < ledger.counts().articles < ROWS
    assert _exported(tmp_path, inputs)[1] == alone


def test_a_scheduler_without_onrecord_is_told(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden" / "onrecord"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ModuleNotFoundError('hidden')", "utf-8")
    with cluster(tmp_path / "dask", env={"PYTHONPATH": str(hidden.parent)}) as running:
        told = pytest.raises(WorkersError, match=f"{running.address}: the scheduler needs onrecord.*hidden")
        with told:
            Machines(running.address)


def test_where_no_worker_is_left_it_is_told(
    inputs: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "LOOK_S", 0.2)
    monkeypatch.setattr(machines, "ALONE_S", 0.2)
    with cluster(tmp_path / "dask") as running:
        only = running.worker("only")
        with pytest.raises(WorkersError, match="no worker is left"):
            _exported(tmp_path, inputs, running.address, _At(BATCH, only.kill))


def test_a_worker_without_onrecord_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class _Bare:
        def wait_for_workers(self, number: int, timeout: float) -> None: ...

        def run_on_scheduler(self, question: Any, what: Any) -> None: ...

        def run(self, question: Any, what: Any, on_error: str) -> dict[str, Exception]:
            return {"tcp://gone:1": OSError("gone"), "tcp://bare:1": PackageNotFoundError("onrecord")}

        def close(self, timeout: float) -> None: ...

    monkeypatch.setattr(machines, "_connected", lambda _: _Bare())
    with pytest.raises(WorkersError, match="tcp://bare:1: onrecord is not installed there"):
        Machines("tcp://localhost:8786")


def test_no_scheduler_and_no_workers_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "CONNECT_S", 1)
    monkeypatch.setattr(machines, "JOIN_S", 1)
    found = pytest.raises(WorkersError, match="the scheduler has no workers")
    with cluster(tmp_path) as running, found:
        Machines(running.address)
    with pytest.raises(WorkersError, match=f"{running.address}: no scheduler can be reached"):
        Machines(running.address)


@pytest.mark.parametrize("address", ["localhost:8786", "http://a:1", "tcp://a", "tcp://a:1/b", "tcp://"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a scheduler"):
        Machines(address)


def test_without_dask_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[dask\]'"):
        Machines("tcp://localhost:8786")


def test_the_digest_of_the_files_is_of_all_that_reading_needs() -> None:
    """Weights, word lists and code are in it, whatever else; compiled code is not."""
    from importlib.resources import files

    from onrecord.pipeline.alike import _files

    names = {name for name, _ in _files(files("onrecord"), "")}
    assert {"/language/weights/reader.onnx", "/extract/read.py", "/model/span.py"} <= names
    assert not [name for name in names if "__pycache__" in name]
