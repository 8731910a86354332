"""What the gazetteer costs: `python bench/gazetteer.py` times look-ups of names, and tells their memory.

The names are taken from the gazetteer itself, evenly over it, with as many that it doesn't hold; each is
asked once, so that nothing is remembered from the look-up before.
"""

from __future__ import annotations

import resource
import sqlite3
import sys
import time
from contextlib import closing
from importlib import resources
from itertools import islice

from onrecord.language.gazetteer import gazetteer

LOOK_UPS = 20_000


def resident() -> float:
    """The most memory that the process has held so far, MB."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1024 * 1024) if sys.platform == "darwin" else size / 1024


def names() -> list[str]:
    """Names of the gazetteer, and as many made up from them that it holds only by chance."""
    with (
        resources.as_file(resources.files("onrecord.language.gazetteer") / "gazetteer.sqlite") as path,
        closing(sqlite3.connect(path)) as file,
    ):
        (every,) = file.execute("SELECT count(*) FROM names").fetchone()
        step = max(1, every * 2 // LOOK_UPS)
        rows = file.execute("SELECT DISTINCT key FROM names ORDER BY key")
        held = [name for (name,) in islice(rows, 0, None, step)]
    return [*held, *(f"{name[::-1]}ov" for name in held)]


def main() -> None:
    """Print microseconds for a look-up, and the memory before and after."""
    asked = names()
    before = resident()
    began = time.perf_counter()
    found = sum(bool(gazetteer().named(name)) for name in asked)
    took = time.perf_counter() - began
    print(f"{len(asked):,} look-ups, {found:,} found: {took / len(asked) * 1e6:.1f} microseconds each")
    print(f"memory of the process: {before:.0f} MB before them, {resident():.0f} MB after")


if __name__ == "__main__":
    main()
