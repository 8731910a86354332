"""What processes take (Linux): the most memory that this one has held; of several, memory and seconds."""

from __future__ import annotations

import os
import resource
import threading
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVERY_S = 0.25
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


def peak_mb() -> float:
    """The most held since the start, or since `forget_peak`, in megabytes."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def forget_peak() -> None:
    """From here on the peak counts anew, where the system can do that."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


class Watch:
    """Looks four times a second at this process and at all that it, and they, have started.

    `most_mb` is the most memory that they held at one time, pages that they share counted for each, and
    `most_once_mb` with these counted once; `seconds` what they took of processors meanwhile, up to the last
    look at each.
    """

    def __init__(self) -> None:
        self.most_mb = self.most_once_mb = 0.0
        self._first = {pid: taken for pid, taken, _ in _tree()}
        self._last = dict(self._first)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    @property
    def seconds(self) -> float:
        """Of all processors together."""
        return sum(taken - self._first.get(pid, 0.0) for pid, taken in self._last.items())

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_EVERY_S):
            found = list(_tree())
            self._last |= {pid: taken for pid, taken, _ in found}
            self.most_mb = max(self.most_mb, sum(held for _, _, held in found))
            self.most_once_mb = max(self.most_once_mb, sum(_share_mb(pid) for pid, _, _ in found))


def _share_mb(pid: int) -> float:
    """What a process holds, of a page that others hold too its share of it; 0 where it has ended."""
    with suppress(OSError, IndexError):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return int(told.split("\nPss:")[1].split()[0]) / 1024
    return 0.0


def _tree() -> Iterator[tuple[int, float, float]]:
    """This process and what came of it: id, seconds of the processor, megabytes in memory."""
    children: dict[int, list[int]] = defaultdict(list)
    took: dict[int, tuple[float, float]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):  # it has ended
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                children[int(fields[1])].append(int(folder.name))
                seconds = (int(fields[11]) + int(fields[12])) / _TICKS
                took[int(folder.name)] = seconds, int(fields[21]) * _PAGE_MB
    waiting = [os.getpid()]
    while waiting:
        pid = waiting.pop()
        waiting += children[pid]
        if pid in took:
            yield pid, *took[pid]
