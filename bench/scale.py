"""A build of many articles from end to end: what each step takes, how it grows, and beside the bare encoder.

    python -m bench.scale run SHARED FOLDER [--sizes 2500 5000 10000 20000] [--words 150]
    python -m bench.scale table FOLDER

Of each size a pile is made (`bench.piles`) and built into one ledger, which holds the smaller pile already:
so the articles are read once, and linked at every size. A size that is done is not done again. Each is a
process of its own, of one thread. Seconds are of the processor; memory is the most that the process held
while it read and while it linked. One article in twenty goes through the bare encoder too, right after it was
read: its int8 forward pass over the same windows, at whatever speed the machine had then.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.memory import forget_peak, peak_mb

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (2_500, 5_000, 10_000, 20_000)
EVERY = 20
"""One article in so many goes through the bare encoder as well."""
LINKING = ("embed", "candidates", "claims", "positions", "conflicts", "with_reversals", "suspects")
DONE = "scale.jsonl"
LEAST = 0.2
"""Seconds below which no slope is told."""


class Clock:
    """Seconds of the processor by step; what a step within a step takes counts for the inner one alone."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self._inner = [0.0]

    def wrap(self, holder: Any, name: str, step: str, after: Callable[..., None] | None = None) -> None:
        """Have the calls of a function timed; a generator is run to its end within the step."""
        real = getattr(holder, name)

        def timed(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            self._inner.append(0.0)
            made = real(*given, **named)
            if hasattr(made, "__next__"):
                made = iter(tuple(made))
            took = time.process_time() - began
            self.taken[step] += took - self._inner.pop()
            self._inner[-1] += took
            if after:
                after(*given)
            return made

        setattr(holder, name, timed)


def step(pile: Path, ledger: Path) -> dict[str, Any]:
    """Build, with everything timed; what it took."""
    from bench.reader import bare

    from onrecord import pipeline
    from onrecord.ingest import IngestOptions

    clock = Clock()
    seen: Counter[str] = Counter()
    kept = ledger.with_suffix(".partly.json")
    if kept.exists():  # an earlier process was stopped after so much
        clock.taken, seen = (Counter(some) for some in json.loads(kept.read_text()))

    def beside(asked: Any, *_: Any) -> None:
        seen["articles"] += 1
        seen["words"] += len(asked.article.text.split())
        if seen["articles"] % EVERY == 0:
            began = time.process_time()
            encode, pieces = bare([asked.article.text])
            middle = time.process_time()
            encode()
            ended = time.process_time()
            clock.taken["bare encoder, of some"] += ended - middle
            clock.taken["apart"] += ended - began
            seen["pieces"] += pieces
            seen["bare words"] += len(asked.article.text.split())

    def appended(*_: Any) -> None:
        kept.write_text(json.dumps([clock.taken, seen]))

    _watch(clock, beside, appended)
    earlier = sum(clock.taken.values()) - clock.taken["bare encoder, of some"]
    before = time.process_time() - earlier, time.perf_counter()
    built = pipeline.build(pipeline.BuildPlan((str(pile),), ledger, IngestOptions()))
    took = time.process_time() - before[0] - clock.taken.pop("apart")
    named = sum(clock.taken.values()) - clock.taken["bare encoder, of some"]
    clock.taken["open, survey and the rest"] = took - named
    kept.unlink(missing_ok=True)
    return {
        "articles": built.counts.articles, "statements": built.counts.statements, "new": built.new,
        "seen": seen, "seconds": clock.taken, "wall": time.perf_counter() - before[1],
        "reading MB": _PEAKS["reading"], "linking MB": peak_mb(), "links": _counted(ledger),
        "ledger MB": ledger.stat().st_size / 1e6,
    }  # fmt: skip


_PEAKS: dict[str, float] = {}


def _watch(clock: Clock, beside: Callable[..., None], appended: Callable[..., None]) -> None:
    """Time every step that there is a function for."""
    from onrecord import link
    from onrecord.ledger import Ledger
    from onrecord.pipeline import articles, build, copies, workers
    from onrecord.pipeline.blocks import Whole
    from onrecord.pipeline.vectors import Kept

    del build
    clock.wrap(articles, "of_reading", "read: vectors of statements")
    clock.wrap(workers, "outcome", "read", beside)
    clock.wrap(copies, "outcome", "read", beside)
    clock.wrap(Ledger, "append", "append", appended)
    for name in ("parties", "judged_links", "judged_parties", "echoes"):
        clock.wrap(link, name, f"link: {name}")
    clock.wrap(link, "divided", "link: stories")
    clock.wrap(sys.modules["onrecord.link.block"], "story", "link: story")
    for name in LINKING:
        clock.wrap(sys.modules["onrecord.link.links"], name, f"link: {name}")
    for name in ("relink", "write_links", "keep_judged"):
        clock.wrap(Ledger, name, "link: write")
    for name in ("__init__", "read"):
        clock.wrap(Whole, name, "link: read the ledger")
    clock.wrap(Kept, "packed", "link: embed")
    real = sys.modules["onrecord.pipeline.build"].judge  # type: ignore[attr-defined]

    def judge(*given: Any) -> None:
        _PEAKS["reading"] = peak_mb()
        forget_peak()
        real(*given)

    sys.modules["onrecord.pipeline.build"].judge = judge  # type: ignore[attr-defined]


def _counted(ledger: Path) -> dict[str, int]:
    import sqlite3

    with sqlite3.connect(ledger) as opened:
        tables = ("claims", "conflicts", "echoes", "positions", "stories", "parties")
        return {name: opened.execute(f"select count(*) from {name}").fetchone()[0] for name in tables}  # noqa: S608


def run(shared: Path, folder: Path, sizes: list[int], words: int) -> None:
    """Every size that isn't done yet, each in a process of its own."""
    from bench.piles import pile

    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / DONE
    done = {row["size"] for row in _rows(folder)}
    for size in sizes:
        if size in done:
            continue
        rows = folder / f"pile-{size}.jsonl"
        with rows.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in pile(shared, size, words))
        one = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "bench.scale", "step", str(rows), str(folder / "scale.db")]
        told = subprocess.run(command, env=one, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
        with kept.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"size": size, **json.loads(told.stdout.splitlines()[-1])}) + "\n")
        table(folder)


def _rows(folder: Path) -> list[dict[str, Any]]:
    kept = folder / DONE
    return [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []


def summed(folder: Path) -> list[dict[str, Any]]:
    """A row for each size with seconds by step as `all`; reading and appending are those of all sizes so far.

    Those of the bare encoder are worked out for all words from those that it was given.
    """
    rows = sorted(_rows(folder), key=lambda row: row["size"])
    total: Counter[str] = Counter()
    words = 0
    for row in rows:
        seconds, seen = Counter(row["seconds"]), Counter(row["seen"])
        few = seconds.pop("bare encoder, of some")
        seconds["bare encoder, of all"] = few * seen["words"] / seen["bare words"]
        for name in [name for name in seconds if not name.startswith("link")]:
            total[name] += seconds.pop(name)
        words += seen["words"]
        row["all"], row["words"] = total | seconds, words
    return rows


def table(folder: Path) -> None:
    """What was measured, a column for each size, and by how much a step grows each time articles double."""
    rows = summed(folder)
    names = list(dict.fromkeys(name for row in rows for name in row["all"]))
    _line("seconds of one processor", [f"{row['articles']:,}" for row in rows] + ["slope"])
    for name in names:
        some = [row["all"].get(name, 0) for row in rows]
        _line(name, [f"{seconds:,.1f}" for seconds in some] + [_slope(rows, some)])
    ends = [sum(row["all"].values()) - row["all"]["bare encoder, of all"] for row in rows]
    _line("all", [f"{end:,.1f}" for end in ends] + [_slope(rows, ends)])
    bare = [row["all"]["bare encoder, of all"] for row in rows]
    _line("bare encoder / all", [f"{b / end:.2f}" for b, end in zip(bare, ends, strict=True)])
    _line("words / s", [f"{row['words'] / end:,.0f}" for row, end in zip(rows, ends, strict=True)])
    for name in ("words", "statements", "reading MB", "linking MB", "ledger MB", "wall"):
        some = [row[name] for row in rows]
        _line(name, [f"{value:,.0f}" for value in some] + [_slope(rows, some)])
    for name in rows[0]["links"]:
        _line(name, [f"{row['links'][name]:,}" for row in rows])


def _slope(rows: list[dict[str, Any]], some: list[float]) -> str:
    """The power of the number of articles by which it grows, from first to last size (n log n: 1.1)."""
    if len(rows) < 2 or min(some[0], some[-1]) < LEAST:
        return ""
    return f"{math.log(some[-1] / some[0]) / math.log(rows[-1]['articles'] / rows[0]['articles']):.2f}"


def _line(name: str, cells: list[str]) -> None:
    print(f"{name:28}" + "".join(f"{cell:>12}" for cell in cells), flush=True)


def main() -> None:
    """Do what is asked."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("what", choices=("run", "table", "step"))
    told.add_argument("paths", nargs="+", type=Path)
    told.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    told.add_argument("--words", type=int, default=150, help="about where an article is cut; 0: nowhere")
    given = told.parse_args()
    if given.what == "step":
        print(json.dumps(step(*given.paths)))
    elif given.what == "run":
        run(*given.paths, sorted(given.sizes), given.words)
    else:
        table(*given.paths)


if __name__ == "__main__":
    main()
