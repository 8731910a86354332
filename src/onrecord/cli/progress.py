"""How far a build has come, on stderr: how many, how fast, how long still, and which input is the last."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Task


class _Rate(ProgressColumn):
    """How many, of how many where that is known, and how many a second."""

    def render(self, task: Task) -> Text:
        """The column."""
        total = f" of {int(task.total):,}" if task.total is not None else ""
        rate = f", {task.speed:,.0f} a second" if task.speed else ""
        return Text(f"{int(task.completed):,}{total} read{rate}")


class Bar:
    """A `Progress` of the pipeline that is drawn while it is entered, and wiped when it is left.

    With `patience_s` seconds of patience nothing is drawn for work that is done sooner.
    """

    def __init__(self, patience_s: float = 0.0) -> None:
        self._draws_from = time.monotonic() + patience_s
        self._patience_s = patience_s
        self._drawn = Progress(
            SpinnerColumn(),
            _Rate(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True, highlight=False, markup=False, emoji=False),
            transient=True,
        )
        self._task = self._drawn.add_task("", total=None)

    def __enter__(self) -> Self:
        if not self._patience_s:
            self._drawn.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drawn.stop()

    def step(self, done: int, total: int | None, path: str) -> None:
        """`done` inputs of `total` are through; `path` is the last of them."""
        if time.monotonic() >= self._draws_from:
            self._drawn.start()  # does nothing where it is drawn already
        name = in_line(path).rpartition("/")[2][:40]
        self._drawn.update(self._task, completed=done, total=total, description=name)
