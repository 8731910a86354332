"""The process that changes the ledger: takes tasks from a pipe, has the pipeline do them, and answers.

It is a process of its own, so that reading and linking take no time from those who read pages meanwhile, and
so that whatever befalls it befalls no reader.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from onrecord import pipeline
from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger
from onrecord.report import changes
from onrecord.report.difference import difference, snapshot
from onrecord.serve.tasks import Add, Failure, Judge, Outcome, Section, Step, Task

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from onrecord.ingest import IngestOptions
    from onrecord.ledger import Where
    from onrecord.pipeline import Built
    from onrecord.report.difference import Snapshot


def work(pipe: Connection, path: Where, options: IngestOptions) -> None:
    """Do the tasks that come through the pipe until it is closed."""
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            answer: Outcome | Failure = do(task, path, options, _Teller(pipe))
        except OnrecordError as error:
            answer = Failure(str(error))
        pipe.send(answer)


class _Teller:
    """Tells the server how far reading has come."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def step(self, done: int, total: int | None, path: str) -> None:
        """One more input is through."""
        self._pipe.send(Step(done, total, path))


def do(task: Task, path: Where, options: IngestOptions, progress: pipeline.Progress) -> Outcome:
    """Do one task, and tell what is different afterwards.

    Raises:
        OnrecordError: it can't be done; the message says why.
    """
    with Ledger.open(path) as ledger:
        before, counts = snapshot(ledger), asdict(ledger.counts())
    built: Built | None = None
    if isinstance(task, Add):
        built = pipeline.build(pipeline.BuildPlan(task.inputs, path, options), progress)
    else:
        with Ledger.create(path) as ledger:
            if isinstance(task, Judge):
                pipeline.judge(ledger, (task.judgement,))
            else:
                pipeline.revoke(ledger, task.judgement, task.who, task.at)
    return _outcome(task, path, before, counts, built)


def _outcome(
    task: Task, path: Where, before: Snapshot, counts: dict[str, int], built: Built | None
) -> Outcome:
    with Ledger.open(path) as ledger, ledger.snapshot():
        after = asdict(ledger.counts())
        found = difference(before, snapshot(ledger))
        told = changes.sections(ledger, found)
        sections = tuple(Section(heading, number, some) for heading, number, some in told)
    return Outcome(
        figures=tuple((name, old, after[name]) for name, old in counts.items() if after[name] != old),
        sections=sections,
        judgements=(task.judgement.id,) if isinstance(task, Judge) else (),
        new=built.new if built else 0,
        known=built.known if built else 0,
        rejected=built.rejected if built else (),
    )
