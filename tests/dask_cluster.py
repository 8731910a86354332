"""A Dask scheduler and workers as real processes, for the tests that read on several machines."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

DASK = [sys.executable, "-m", "dask"]
START_S = 120
"""Seconds within which a scheduler listens and a worker joins; two on an idle machine."""


class Cluster:
    """A scheduler, and the workers that were started for it, all in one folder."""

    def __init__(self, folder: Path, host: str, env: Mapping[str, str]) -> None:
        self._folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        self.address = f"tcp://{host}:{_free_port(host)}"
        self.scheduler = self._start("scheduler", "--host", self.address, "--no-dashboard", env=env)
        _until_listening(self.address)

    def worker(
        self, name: str, env: Mapping[str, str] | None = None, within: Sequence[str] = ()
    ) -> subprocess.Popen[bytes]:
        """Start a worker of one thread; `within` is a command that runs it, such as `ip netns exec`."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name)
        return self._start("worker", self.address, *options, env=env, within=within)

    def stop(self) -> None:
        """End all of it."""
        for process in reversed(self._started):
            process.kill()
            process.wait()

    def _start(
        self, *words: str, env: Mapping[str, str] | None = None, within: Sequence[str] = ()
    ) -> subprocess.Popen[bytes]:
        with (self._folder / f"{len(self._started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [*within, *DASK, *words],
                cwd=self._folder,
                env={**os.environ, "DASK_TEMPORARY_DIRECTORY": str(self._folder), **(env or {})},
                stdout=log,
                stderr=log,
            )
        self._started.append(process)
        return process


@contextmanager
def cluster(folder: Path, host: str = "127.0.0.1", env: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """A scheduler that listens at `host`, without workers yet; `env` is put into its environment."""
    folder.mkdir(parents=True, exist_ok=True)
    found = Cluster(folder, host, env or {})
    try:
        yield found
    finally:
        found.stop()


def holding(client: Any, name: str) -> list[str]:
    """The partitions that the worker of this name holds: to be read, or read and not yet fetched."""
    at = {worker["name"]: address for address, worker in client.scheduler_info()["workers"].items()}[name]
    return [*client.processing()[at], *client.has_what()[at]]


@contextmanager
def asking(address: str) -> Iterator[Any]:
    """A client of the scheduler that looks on."""
    from distributed import Client

    with Client(address, set_as_default=False, timeout=START_S) as client:
        yield client


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _until_listening(address: str) -> None:
    host, _, port = address.removeprefix("tcp://").rpartition(":")
    last = time.monotonic() + START_S
    while time.monotonic() < last:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing listens at {address}")
