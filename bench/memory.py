"""The most memory that this process has held (Linux)."""

from __future__ import annotations

import resource
from pathlib import Path


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
