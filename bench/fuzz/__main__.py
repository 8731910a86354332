"""Every parser fed with inputs that are damaged, hostile or made up.

    uv run python -m bench.fuzz --inputs 1000000 [--state FILE] [--only PARSER]
    uv run --with atheris python -m bench.fuzz --atheris PARSER --inputs 100000

An input survives where it becomes articles that hold together, or errors of our own; anything else is lost,
and is kept in a folder. The same seed gives the same inputs. They are spread over the parsers so that each
has about as much time: what is quick to try is tried more often. With `--state` what was tried is written
down, a thousand at a time, and the same call goes on there. Atheris (no dependency, Linux alone) looks for
inputs by what of the program they reach, beginning from the same ones.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING

from bench.fuzz.inputs import SEEDS, mutated
from bench.fuzz.trying import tried

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20310504
SHARES = {
    "page.html": 6, "feed.xml": 8, "crawl.warc": 3, "crawl.warc.gz": 3, "rows.jsonl": 12, "text.txt": 4,
    "packed.gz": 4, "manifest.jsonl": 25, "judgements.txt": 25, "api": 10,
}  # fmt: skip
"""Of a hundred inputs: by how many milliseconds each takes (17 for an archive, 0.3 for judgements)."""
CHUNK = 1_000
SEEN = ("onrecord.", "warcio.", "feedparser.")
"""Whose functions atheris sees into: all others would cost more than they tell."""


def chunks(inputs: int, names: list[str]) -> Iterator[tuple[str, int, int]]:
    """(parser, number, size) of all chunks, the parsers taking turns."""
    whole = sum(SHARES[name] for name in names)
    left = {name: inputs * SHARES[name] // whole for name in names}
    begun = dict.fromkeys(names, 0)
    while any(left.values()):
        furthest = max((name for name in names if left[name]), key=lambda name: left[name] / SHARES[name])
        size = min(CHUNK, left[furthest])
        yield furthest, begun[furthest], size
        left[furthest] -= size
        begun[furthest] += 1


def run(name: str, number: int, size: int, seed: int, lost_in: Path) -> Counter[str]:
    """Try the inputs of a chunk; what came of them, `lost` among it."""
    chance = random.Random(f"{seed} {name} {number}")  # noqa: S311 - the same inputs each time are wanted
    outcomes: Counter[str] = Counter()
    for nth in range(size):
        data = mutated(SEEDS[name], chance)
        try:
            outcomes[tried(name, data)] += 1
        except Exception as fault:
            outcomes["lost"] += 1
            lost_in.mkdir(parents=True, exist_ok=True)
            (lost_in / f"{number}-{nth}-{name}").write_bytes(data)
            print(f"lost: {name} {number} {nth}: {type(fault).__name__}: {fault}", file=sys.stderr)
    return outcomes


def by_coverage(name: str, inputs: int) -> None:
    """Let atheris look for so many inputs; it stops at once where one is lost."""
    import atheris  # type: ignore[import-not-found]

    tried(name, SEEDS[name][0])  # all that is needed is loaded
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and str(one.__module__).startswith(SEEN):
            atheris.instrument_func(one)
    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(SEEDS[name]):
            (Path(corpus) / str(number)).write_bytes(data)
        words = [sys.argv[0], f"-runs={inputs}", "-max_len=4000", "-timeout=30", corpus]
        atheris.Setup(words, lambda data: tried(name, data))
        atheris.Fuzz()


def main() -> None:
    """Try the inputs, and print a table."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--inputs", type=int, default=10_000)
    told.add_argument("--seed", type=int, default=SEED)
    told.add_argument("--lost", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-lost")
    told.add_argument("--state", type=Path)
    told.add_argument("--only", choices=SEEDS)
    told.add_argument("--atheris", choices=SEEDS)
    given = told.parse_args()
    if given.atheris:
        by_coverage(given.atheris, given.inputs)
        return
    done = [json.loads(line) for line in _lines(given.state)]
    known = {(one["parser"], one["chunk"], one["size"], one["seed"]) for one in done}
    for name, number, size in chunks(given.inputs, [given.only] if given.only else list(SHARES)):
        if (name, number, size, given.seed) in known:
            continue
        began = time.process_time()
        found = run(name, number, size, given.seed, given.lost)
        row = {"parser": name, "chunk": number, "size": size, "seed": given.seed, "found": found}
        done.append({**row, "seconds": time.process_time() - began})
        if given.state:
            with given.state.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(done[-1]) + "\n")
    sys.exit(1 if table(done) else 0)


def _lines(state: Path | None) -> list[str]:
    return state.read_text(encoding="utf-8").splitlines() if state and state.exists() else []


def table(done: list[dict[str, object]]) -> int:
    """Print what was tried; the number of inputs that were lost."""
    told: dict[str, Counter[str]] = {name: Counter() for name in SHARES}
    for one in done:
        found = Counter(one["found"])  # type: ignore[call-overload]
        refused = found.total() - found["read"] - found["lost"]
        told[str(one["parser"])].update(
            tried=found.total(),
            read=found["read"],
            refused=refused,
            lost=found["lost"],
            seconds=one["seconds"],
        )
    print("| parser | tried | read | refused in words | lost | processor seconds |")
    print("|---|---:|---:|---:|---:|---:|")
    rows = [(name, one) for name, one in told.items() if one["tried"]]
    whole: Counter[str] = sum((one for _, one in rows), Counter())
    for name, one in [*rows, ("all", whole)]:
        cells = [f"{round(one[key]):,}" for key in ("tried", "read", "refused", "lost", "seconds")]
        print(f"| {name} | {' | '.join(cells)} |")
    return whole["lost"]


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
