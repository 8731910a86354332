"""What each step of a build costs an article, one after the other on one core.

    python bench/steps.py INPUT... [--first 300]

INPUT is as for `onrecord build`. Times are of the processor, which other programs hardly change, and by the
clock. `hand over` is what it costs to pack articles for other processes and to unpack what comes back, with
the bytes that go each way. Linking is of those articles that were read; it is the one step whose cost hangs
on what articles have to do with one another.
"""

from __future__ import annotations

import argparse
import pickle
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from onrecord import ingest
from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.model import Article
from onrecord.pipeline import BATCH, relink
from onrecord.pipeline.articles import Asked, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.pipeline.articles import Outcome

Made = TypeVar("Made")
Took = tuple[float, float]
"""Seconds of the processor, and by the clock."""


def main() -> None:
    """Print a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--first", type=int, help="read and link only so many articles")
    chosen = parser.parse_args()
    found = [x for x in ingest.read(tuple(chosen.inputs), IngestOptions()) if isinstance(x, Article)]
    opened = _timed(lambda: list(ingest.read(tuple(chosen.inputs), IngestOptions())))[1]
    _line("open, survey", opened, len(found))
    asked = tuple(map(Asked, found[: chosen.first]))
    count = len(asked)
    words = sum(len(one.article.text.split()) for one in asked)
    outcome(asked[0])  # loads the models
    outcomes, took = _timed(lambda: tuple(map(outcome, asked)))
    _line("read", took, count, f"{words / took[0]:,.0f} words/s, {words / count:,.0f} words an article")
    bytes_, took = _timed(lambda: _handed(asked, outcomes))
    there, back = (total / count / 1000 for total in bytes_)
    _line("hand over", took, count, f"{there:,.1f} kB there and {back:,.1f} kB back an article")
    with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder) / "a.db") as ledger:
        _line("append", _timed(lambda: _append(ledger, outcomes))[1], count)
        _line("link", _timed(lambda: relink(ledger))[1], count)


def _timed(do: Callable[[], Made]) -> tuple[Made, Took]:
    busy, clock = time.process_time(), time.perf_counter()
    made = do()
    return made, (time.process_time() - busy, time.perf_counter() - clock)


def _line(step: str, took: Took, articles: int, more: str = "") -> None:
    busy, clock = (1000 * seconds / articles for seconds in took)
    print(f"{step:<13}{busy:8.2f} ms an article ({clock:.2f} by the clock; {articles:,})  {more}", flush=True)


def _handed(asked: tuple[Asked, ...], outcomes: tuple[Outcome, ...]) -> tuple[int, int]:
    there = back = 0
    for at in range(0, len(asked), BATCH):
        packed = msgspec.msgpack.encode(asked[at : at + BATCH])
        msgspec.msgpack.decode(packed, type=tuple[Asked, ...])
        answer = pickle.dumps(outcomes[at : at + BATCH], protocol=5)
        pickle.loads(answer)  # noqa: S301 - what stands one line above
        there, back = there + len(packed), back + len(answer)
    return there, back


def _append(ledger: Ledger, outcomes: tuple[Outcome, ...]) -> None:
    for at in range(0, len(outcomes), BATCH):
        some = outcomes[at : at + BATCH]
        ledger.append((one.reading for one in some), (made for one in some for made in one.vectors))


if __name__ == "__main__":
    main()
