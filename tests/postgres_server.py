"""A real PostgreSQL for the tests: in a temporary folder, run by an unprivileged user, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DEBIAN = "/usr/lib/postgresql"
USERS = ("postgres", "nobody")
"""Who runs the server where the tests run as root, which it refuses."""


def programs() -> Path | None:
    """The folder of PostgreSQL's server programs; None where there are none."""
    found = sorted(Path(DEBIAN).glob("*/bin"))
    if named := shutil.which("initdb"):
        found.append(Path(named).resolve().parent)
    return next((folder for folder in reversed(found) if (folder / "initdb").exists()), None)


@contextmanager
def server(bin_: Path) -> Iterator[str]:
    """The address of a running server, on a socket in its own folder."""
    is_root = os.geteuid() == 0
    user = next((name for name in USERS if _is_there(name)), None) if is_root else None
    folder = Path(
        tempfile.mkdtemp(prefix="onrecord-pg-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    )
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder)

    try:
        data = str(folder / "data")
        run(str(bin_ / "initdb"), "-D", data, "-U", "ada", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"-k {folder} -c listen_addresses='' -c shared_buffers=16MB -c fsync=off"
        run(str(bin_ / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield f"postgresql://ada@/postgres?host={folder}"
        finally:
            run(str(bin_ / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_there(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
