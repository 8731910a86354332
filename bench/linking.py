"""What linking many articles costs, as `onrecord build` links them.

    python -m bench.linking vary LEDGER FOLDER [--sizes 5000 10000]
    python -m bench.linking link LEDGER ... [--workers 2] [--dask 2] [--export]

`vary` makes ledgers of so many articles, FOLDER/5000.db and so on, without links: those that were read into
LEDGER, and copies of them, each copy another story. Nothing is read for it. Copies have other words, names,
figures and places (`bench.piles`), and vectors as their originals have, turned: within a copy they lie to one
another as they did, and far from those of any other. What a figure or a date comes to stays as it was read.

`link` links a copy of each ledger in a process of its own, with so many workers, or by so many of a Dask
scheduler on this machine. Printed are seconds by the clock; seconds of the processor of this process and all
that it starts; the most memory that these held at one time, pages that they share counted for each, and with
these counted once; and how
long the process that asks was busy with what is found over all. With `--export` also a hash of the export, by
which two ways to link are seen to come to the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from dataclasses import asdict, replace
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from bench.memory import Watch, peak_mb
from bench.piles import Copier
from bench.scale import Clock

from onrecord import link
from onrecord.language.vectors import DIMENSIONS, key
from onrecord.ledger import Ledger, StatementQuery
from onrecord.model import KeptVector, Reading, Toponym, content_id
from onrecord.pipeline.linkers import Linking
from onrecord.pipeline.linking import relink
from onrecord.pipeline.vectors import of_reading
from onrecord.report.export import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Varied = tuple[Reading, list[KeptVector]]

SIZES = (5_000, 10_000)
BATCH = 100
"""Articles to a transaction."""


class Variation:
    """One copy of all articles: by what each of its names, figures, words, places and vectors is replaced."""

    def __init__(self, number: int, put: Callable[[str], str], places: Mapping[str, Toponym]) -> None:
        chance = random.Random(number)  # noqa: S311 - the same copies every time
        self._number, self._put = number, put
        self._order = np.array(chance.sample(range(DIMENSIONS), DIMENSIONS))
        self._signs = np.array([chance.choice((-1, 1)) for _ in range(DIMENSIONS)], dtype="<i2")
        self._places = _exchanged(places, chance)

    def id(self, old: str | None) -> Any:
        """The id of what the copy has in the place of this."""
        return old and content_id("copy", self._number, old)

    def vector(self, packed: bytes) -> bytes:
        """A vector turned: its numbers in another order, with other signs."""
        steps = np.frombuffer(packed, dtype="<i2", offset=4)
        return packed[:4] + (steps[self._order] * self._signs).tobytes()

    def _where(self, places: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._places[id].place for id in places if id in self._places)

    def reading(self, read: Reading) -> Reading:
        """An article of the copy, with all that was read of the original."""
        put, id, places = self._put, self.id, self._places
        article = id(read.article.id)
        text = put(read.article.text)
        hash = sha256(text.encode()).hexdigest()
        return Reading(
            replace(
                read.article, id=article, path=f"{read.article.path}-{self._number}", sha256=hash, text=text,
                text_sha256=hash, title=read.article.title and put(read.article.title),
            ),
            tuple(
                replace(
                    s, id=id(s.id), article=article, voice=id(s.voice), within=id(s.within), speaker=None,
                    more_voices=tuple(map(id, s.more_voices)), more_speakers=(),
                    about=replace(s.about, where=self._where(s.about.where)),
                )
                for s in read.statements
            ),
            tuple(
                replace(
                    m, id=id(m.id), article=article, refers_to=id(m.refers_to), text=put(m.text),
                    name=m.name and put(m.name), title=m.title and put(m.title),
                )
                for m in read.mentions
            ),
            tuple(replace(t, article=article) for t in read.times),
            tuple(
                replace(places[t.place], id=id(t.id), article=article, span=t.span, name=put(t.name))
                for t in read.toponyms
            ),
        )  # fmt: skip


def _exchanged(places: Mapping[str, Toponym], chance: random.Random) -> dict[str, Toponym]:
    """For each place another, a country for a country and a town for a town."""
    found: dict[str, Toponym] = {}
    for sort in sorted({one.precision or "" for one in places.values()}):
        some = sorted(id for id, one in places.items() if (one.precision or "") == sort)
        found.update(zip(some, (places[id] for id in chance.sample(some, len(some))), strict=True))
    return found


def readings(ledger: Ledger) -> list[Reading]:
    """All that was read of the articles of a ledger, by id."""
    return [
        Reading(
            article,
            tuple(ledger.statements(StatementQuery(article=article.id, order="id"))),
            tuple(ledger.mentions(article.id)),
            tuple(ledger.times(article.id)),
            tuple(ledger.toponyms(article.id)),
        )
        for article in ledger.articles(order="id")
    ]


def varied(
    every: Sequence[Reading], known: Iterable[KeptVector]
) -> Iterator[tuple[Reading, list[KeptVector]]]:
    """Articles without end, with vectors: as they were read, then copy after copy."""
    there = {one.key: one for one in known}
    own: list[dict[str, bytes]] = []
    for read in every:
        vectors = of_reading(read, [there[it] for it in set(_keys(read)) if it in there])
        own.append({one.key: one.packed for one in vectors})
        yield read, list(vectors)
    seen = {it for packed in own for it in packed}
    copier = Copier([read.article.text for read in every])
    places = {one.place: one for read in every for one in read.toponyms}
    for number in count(1):
        copy = Variation(number, copier.exchange(number), places)
        for read, packed in zip(every, own, strict=True):
            made = copy.reading(read)
            turned = {to: copy.vector(packed[it]) for it, to in zip(_keys(read), _keys(made), strict=True)}
            new = turned.keys() - seen  # a line in which no word changed keeps the vector of its words
            seen |= new
            yield made, [KeptVector(it, turned[it]) for it in sorted(new)]


def _keys(read: Reading) -> list[str]:
    """Of what each line says, the key that its vector has."""
    text = read.article.text
    meant = link.pronouns(read.mentions).get(read.article.id, ())
    return [key(link.line_meaning(one, text, meant)) for one in read.statements]


def vary(source: Path, folder: Path, sizes: Sequence[int]) -> None:
    """A ledger of each size, the smaller ones first and each of them in the larger."""
    with Ledger.open(source) as ledger:
        some = varied(readings(ledger), list(ledger.vectors()))
    made, last = 0, None
    for size in sorted(sizes):
        path = folder / f"{size}.db"
        if last:
            shutil.copy(last, path)
        with Ledger.create(path) as ledger:
            while made < size:
                batch = list(islice(some, min(BATCH, size - made)))
                ledger.append([read for read, _ in batch], [one for _, vectors in batch for one in vectors])
                made += len(batch)
                print(f"{made:,} of {size:,} articles", end="\r", flush=True)
        last = path


def linked(path: Path, workers: int, dask: int, *, exports: bool = False) -> dict[str, Any]:
    """What it took to link a copy of a ledger by so many workers, or by so many of Dask's."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder, ExitStack() as until_done:
        copy = shutil.copy(path, folder)
        command = [sys.executable, "-m", "bench.linking", "one", copy, "--workers", str(workers)]
        if dask:
            cluster = until_done.enter_context(_cluster(dask))
            command += ["--scheduler", cluster.scheduler_address]
        one = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        began = time.perf_counter()
        with Watch() as watch:
            told = subprocess.run(command, env=one, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
        clock = time.perf_counter() - began
        return {
            **json.loads(told.stdout),
            "clock": clock,
            "processors": watch.seconds,
            "MB": watch.most_mb,
            "MB once": watch.most_once_mb,
            "export": _export_hash(Path(copy), Path(folder)) if exports else "",
        }


def _export_hash(path: Path, folder: Path) -> str:
    """A hash of all that a ledger is exported as."""
    found = sha256()
    with Ledger.open(path) as ledger:
        export(ledger, folder / "export")
    for file in sorted((folder / "export").iterdir()):
        found.update(f"{file.name} {sha256(file.read_bytes()).hexdigest()}".encode())
    return found.hexdigest()[:16]


def _cluster(workers: int) -> Any:
    from distributed import LocalCluster

    make: Any = LocalCluster
    return make(n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None)


def one(path: Path, workers: int, scheduler: str | None) -> dict[str, Any]:
    """Link a ledger; how much it holds then, and seconds of this process by what is done in it alone."""
    clock = Clock()
    for name in ("parties", "divided", "echoes", "together"):
        clock.wrap(link, name, name)
    for name in ("relink", "write_links"):
        clock.wrap(Ledger, name, "write")
    began = time.process_time()
    with Ledger.create(path) as ledger:
        relink(ledger, Linking(workers, scheduler))
        counts = asdict(ledger.counts())
    clock.taken["all"] = time.process_time() - began
    with closing(sqlite3.connect(path)) as store:
        counts["blocks"] = store.execute("SELECT count(*) FROM linked").fetchone()[0]
    return {"counts": counts, "over all": clock.taken, "asking MB": peak_mb()}


def main() -> None:
    """Do what is asked."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("what", choices=("vary", "link", "one"))
    told.add_argument("paths", nargs="+", type=Path)
    told.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    told.add_argument("--workers", type=int, default=2)
    told.add_argument("--dask", type=int, default=0)
    told.add_argument("--scheduler")
    told.add_argument("--export", action="store_true")
    given = told.parse_args()
    if given.what == "vary":
        vary(*given.paths, given.sizes)
    elif given.what == "one":
        print(json.dumps(one(*given.paths, given.workers, given.scheduler)))
    else:
        for path in given.paths:
            _print(linked(path, given.workers, given.dask, exports=given.export))


def _print(took: Mapping[str, Any]) -> None:
    counts = took["counts"]
    names = ("articles", "statements", "blocks", "claims", "conflicts", "positions")
    print(", ".join(f"{counts[name]:,} {name}" for name in names))
    seconds = f"{took['clock']:,.0f} s by the clock, {took['processors']:,.0f} s of processors"
    print(f"  {seconds}, {took['MB']:,.0f} MB, {took['MB once']:,.0f} with shared pages counted once")
    asking = ", ".join(f"{name} {seconds:,.1f}" for name, seconds in took["over all"].items())
    print(f"  the process that asks: {took['asking MB']:,.0f} MB, s: {asking}", flush=True)
    if took["export"]:
        print(f"  the export: {took['export']}", flush=True)


if __name__ == "__main__":
    main()
