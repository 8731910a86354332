"""Workers on hosts of their own; one is killed and another unplugged, and the ledger is the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dask_cluster import asking, cluster, holding
from network_hosts import MACHINE, hosts, why_not
from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.pipeline import BuildPlan, build
from onrecord.report.export import export

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from network_hosts import Host

ROWS = 60
NOTICED_S = "20s"
"""How long a host may be silent before the scheduler gives it up: well above what a worker on a busy machine
takes to load the reader, in which it says nothing (nine seconds were seen at four times the load)."""


class _Trouble:
    """Kills one worker and unplugs another's host, once some inputs are through."""

    def __init__(self, client: Any, killed: subprocess.Popen[bytes], unplugged: Host) -> None:
        self._client, self._killed, self._unplugged = client, killed, unplugged
        self.held: list[int] = []

    def step(self, done: int, total: int | None, path: str) -> None:
        """One more input is through."""
        if done == 4:
            self.held = [len(holding(self._client, name)) for name in ("killed", "unplugged")]
            self._killed.kill()
            self._unplugged.unplug()


def test_hosts_that_die_or_fall_silent_cost_time_and_no_line(tmp_path: Path) -> None:
    if reason := why_not():
        pytest.skip(reason)
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps({"id": str(n), "text": _text(n)}) for n in range(ROWS)), "utf-8")
    plan = BuildPlan((str(rows),), tmp_path / "alone.db", IngestOptions(), batch=4)
    build(plan)
    silent = {"DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": NOTICED_S}
    with hosts(3) as (one, two, three), cluster(tmp_path / "dask", MACHINE, silent) as running:
        running.worker("stays", within=one.within)
        killed = running.worker("killed", within=two.within)
        running.worker("unplugged", within=three.within)
        with asking(running.address) as client:
            client.wait_for_workers(3)
            addresses = sorted(client.scheduler_info()["workers"])
            assert [address.split(":")[1] for address in addresses] == [f"//198.18.{n}.2" for n in range(3)]
            trouble = _Trouble(client, killed, three)
            apart = BuildPlan(
                plan.inputs, tmp_path / "apart.db", plan.ingest, batch=4, scheduler=running.address
            )
            built = build(apart, trouble)
    assert min(trouble.held) > 0, "both held partitions"
    assert (built.new, built.rejected) == (ROWS, ())
    assert _exported(tmp_path / "alone.db") == _exported(tmp_path / "apart.db")


def _text(number: int) -> str:
    return f"The port of Bern is closed, said Ann Ober on Monday. It was the closure number {number}."


def _exported(ledger: Path) -> dict[str, bytes]:
    with Ledger.open(ledger) as opened:
        export(opened, ledger.with_suffix(".out"))
    return {file.name: file.read_bytes() for file in ledger.with_suffix(".out").iterdir()}
