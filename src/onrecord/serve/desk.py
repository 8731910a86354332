"""The desk: takes tasks that change the ledger, has them done one by one, and tells how far they are."""

from __future__ import annotations

import itertools
import multiprocessing
import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from onrecord.serve.alone import work_alone
from onrecord.serve.tasks import Failure, Outcome, Step, Task

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from onrecord.ingest import IngestOptions
    from onrecord.ledger import Where

KEPT = 200
"""Jobs that are remembered with what came of them; what they did is in the ledger for good."""
PATIENCE_S = 5.0
"""Seconds that the worker is given to end by itself when the server stops."""


class Worker(Protocol):
    """Whoever does the tasks that come through a pipe: a process."""

    def is_alive(self) -> bool:
        """Whether it still takes tasks."""

    def join(self, timeout: float | None = None) -> None:
        """Wait until it ended."""

    def terminate(self) -> None:
        """End it at once."""


Start = Callable[["Connection", "Where", "IngestOptions"], Worker]
"""Starts a worker at the other end of a pipe, for a ledger."""


def spawned(pipe: Connection, ledger: Where, options: IngestOptions) -> Worker:
    """A worker in a process of its own."""
    context = multiprocessing.get_context("spawn")  # a fork would copy threads' locks half held
    process = context.Process(
        target=work_alone, args=(pipe, ledger, options), name="onrecord desk", daemon=True
    )
    process.start()
    pipe.close()  # the process has its own end of it
    return process


@dataclass(slots=True)
class Job:
    """A task at the desk; `begun` is when it was (seconds of the monotonic clock)."""

    number: int
    task: Task
    state: Literal["waiting", "at work", "done", "failed"] = "waiting"
    step: Step | None = None
    begun: float = 0.0
    outcome: Outcome | None = None
    reason: str = ""
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds(self) -> float:
        """How long it has been at work."""
        return time.monotonic() - self.begun if self.begun else 0.0


class Desk:
    """Jobs in the order in which they came, done by one worker process that is started with the first.

    Each is done within the context that `held` gives, and over once that has ended. `last_took` is how many
    seconds the last one took that was done; 0 before there is one.
    """

    def __init__(
        self,
        ledger: Where,
        options: IngestOptions,
        start: Start = spawned,
        held: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._ledger, self._options, self._start, self._held = ledger, options, start, held
        self._numbers = itertools.count(1)
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._waiting: queue.Queue[Job | None] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._process: Worker | None = None
        self._pipe: Connection | None = None
        self._is_closing = False
        self.last_took = 0.0

    def take(self, task: Task) -> Job:
        """Put a task in the queue."""
        with self._lock:
            job = Job(next(self._numbers), task)
            self._jobs[job.number] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="desk", daemon=True)
                self._thread.start()
        self._waiting.put(job)
        return job

    def job(self, number: int) -> Job | None:
        """The job of that number, as long as it is remembered."""
        return self._jobs.get(number)

    def unfinished(self) -> tuple[Job, ...]:
        """The jobs that wait or are at work, the oldest first."""
        with self._lock:
            return tuple(job for job in self._jobs.values() if not job.over.is_set())

    def close(self) -> None:
        """End the worker: a task at work is given a moment, what waits isn't begun."""
        if self._thread is None:
            return
        self._is_closing = True
        self._waiting.put(None)
        self._thread.join(PATIENCE_S)
        if self._process is not None and self._thread.is_alive():
            self._process.terminate()  # what it reported as read is in the ledger, the rest is undone
        self._thread.join()

    def _run(self) -> None:
        while (job := self._waiting.get()) is not None and not self._is_closing:
            self._do(job)
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.join(PATIENCE_S)

    def _do(self, job: Job) -> None:
        job.state, job.begun = "at work", time.monotonic()
        with self._held():  # who asks after the job is over sees what came of it
            try:
                answer = self._done(job)
            except (EOFError, OSError):
                answer = Failure("the process that was at it ended; what was read before is kept")
        if isinstance(answer, Failure):
            job.state, job.reason = "failed", answer.reason
        else:
            job.state, job.outcome, self.last_took = "done", answer, job.seconds
        job.over.set()

    def _done(self, job: Job) -> Outcome | Failure:
        """Have the worker do it; what it says on the way is noted."""
        pipe = self._worker()
        pipe.send(job.task)
        while isinstance(answer := pipe.recv(), Step):
            job.step = answer
        found: Outcome | Failure = answer
        return found

    def _worker(self) -> Connection:
        """The pipe to a worker that lives."""
        if self._process is None or self._pipe is None or not self._process.is_alive():
            if self._pipe is not None:
                self._pipe.close()
            self._pipe, theirs = multiprocessing.Pipe()
            self._process = self._start(theirs, self._ledger, self._options)
        return self._pipe
