"""Every regular expression of the program, with how the time of each grows: JSON lines.

Run as a program, in a process of its own: it watches `re` from before the first import on. Patterns that
are written out where they are made (`pattern_sites.py`) are taken from there; those that are put together
are seen as they are compiled, while a story is read, or stand in with words in place of what is put in.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from pathlib import Path
from typing import Any

SMALL, FACTOR = 400, 4
"""Characters of the shorter text; the longer has so many times as many."""
NOISE_S = 0.003
"""Processor seconds below which a search of the longer text is too quick to measure."""
AGAIN, AGAIN_S = 10, 0.3
"""Times that a search is measured anew where growth seems too fast, as it does on a busy machine; and the
processor seconds up to which it is quick enough for that."""
EXPLODES = FACTOR**2.5
"""Past this growth no other text for a pattern is tried."""
ENOUGH_S = 5.0
"""Seconds after which a search is stopped, and nothing longer tried: it has exploded."""


def watched() -> dict[tuple[str | bytes, int], str]:
    """All patterns that are compiled by importing everything and reading the made-up story, with where."""
    seen: dict[tuple[str | bytes, int], str] = {}
    compiling: Any = re._compile  # type: ignore[attr-defined]

    def spy(pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(2)
        where = str(frame.f_globals.get("__name__", ""))
        if where.startswith("onrecord") and isinstance(pattern, (str, bytes)):
            seen.setdefault((pattern, int(flags)), f"{where}:{frame.f_lineno}")
        return compiling(pattern, flags)

    re._compile = spy  # type: ignore[attr-defined]
    import onrecord

    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    read_the_story()
    re._compile = compiling  # type: ignore[attr-defined]
    return seen


def read_the_story() -> None:
    """Everything that compiles when it is first used is used."""
    import tempfile

    from onrecord import pipeline
    from onrecord.ingest import IngestOptions

    story = Path(__file__).parents[1] / "examples" / "brezana-dam"
    with tempfile.TemporaryDirectory() as folder:
        pipeline.build(pipeline.BuildPlan((str(story),), Path(folder) / "l", IngestOptions()))


class _Enough(Exception):
    """A search has taken so long that its pattern has exploded."""


def _stop(*_: object) -> None:
    raise _Enough


def seconds(pattern: re.Pattern[Any], text: str | bytes) -> float:
    """Processor time of one search, the smaller of two as others disturb it; infinite past ENOUGH_S."""
    taken = []
    before = signal.signal(signal.SIGALRM, _stop)
    try:
        for _ in range(2):
            began = time.process_time()
            signal.setitimer(signal.ITIMER_REAL, ENOUGH_S)
            pattern.search(text)
            signal.setitimer(signal.ITIMER_REAL, 0)
            taken.append(time.process_time() - began)
            if taken[0] > ENOUGH_S / 10:
                break
    except _Enough:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return min(taken)


def worst(pattern: str | bytes, flags: int) -> tuple[float, float, str]:
    """(growth, seconds, how): how many times longer the worst text takes for four times its length."""
    from pumps import pumps

    compiled = re.compile(pattern, flags)
    found = (1.0, 0.0, "")
    for prefix, pump, suffix in pumps(pattern, flags):
        times, texts = [], []
        for size in (SMALL // 30, SMALL, SMALL * FACTOR):
            text = prefix + pump * (size // len(pump)) + suffix
            texts.append(text.encode("utf-8") if isinstance(pattern, bytes) else text)
            times.append(seconds(compiled, texts[-1]))
            if times[-1] > ENOUGH_S:
                break
        if len(times) < 3:
            return float("inf"), times[-1], repr((prefix, pump, suffix))
        if times[2] > NOISE_S:
            if AGAIN_S > times[2] > FACTOR**2 * times[1]:
                times = [min(seconds(compiled, text) for _ in range(AGAIN)) for text in texts]
            growth = times[2] / max(times[1], 1e-6)
            found = max(found, (growth, times[2], repr((prefix, pump, suffix))))
        if found[0] > EXPLODES:
            break
    return found


def main() -> None:
    """Print one line of JSON for each pattern."""
    from pattern_sites import sites

    found = watched()
    seen = set(found.values())
    for site in sites():
        if site.pattern is not None:
            found.setdefault((site.pattern, site.flags), f"{site.module}:{site.first}")
        elif site.likeness is not None and not site.was_seen(seen):
            found.setdefault((site.likeness, site.flags), f"{site.module}:{site.first}")
        elif not site.was_seen(seen):
            print(json.dumps({"where": f"{site.module}:{site.first}", "unseen": True}), flush=True)
    for (pattern, flags), where in found.items():
        growth, took, how = worst(pattern, flags)
        shown = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        row = {"where": where, "pattern": shown, "growth": growth, "seconds": took, "how": how}
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
