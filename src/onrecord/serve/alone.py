"""The worker as a process of its own. What it needs is imported only once the process is set up."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from onrecord.ingest import IngestOptions
    from onrecord.ledger import Where

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""Which numpy's libraries read when they are loaded. Their matrices are small here; with a thread to a core
they would wait for one another, and take the cores from those who read pages."""


def work_alone(pipe: Connection, path: Where, options: IngestOptions) -> None:
    """Work until the pipe is closed: Ctrl-C is for the server to heed, which then closes it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    from onrecord.serve.worker import work

    work(pipe, path, options)
