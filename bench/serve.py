"""How soon pages answer while others read, correct and add: made, then measured.

`python bench/serve.py make LEDGER OUT [ARTICLES]` copies all that LEDGER holds under other ids, as it
was read and linked, until there are so many articles (10,000 unless said). No copy is linked with another.
`python bench/serve.py measure LEDGER [SECONDS]` serves a copy of it in a process of its own to 20 readers,
each of whom asks for a page, thinks for a second, and asks for the next: first with nobody else there, then
while another program adds an article every five seconds (not linked, as `onrecord watch` does between two
rounds), then while somebody corrects, then both at once. Printed are, for each kind of page and for all, the
median and the 95th percentile in milliseconds, and how many pages there were.
"""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from onrecord.errors import LedgerLocked
from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.pipeline import read_one

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from onrecord.model import Reading

READERS = 20
COMES_EVERY_S = 5.0
"""Seconds from one article of another program's to the next."""
THINKS_S = 1.0
"""Seconds, on average, that a reader looks at a page before the next: a hurried one."""
ASKED_MS = (200, 500)
"""Median and 95th percentile that are asked for, in milliseconds."""
TABLES = (
    "articles", "paths", "regions", "published_basis", "credits", "mentions", "statements",
    "statement_content", "statement_quantities", "statement_places", "statement_voices", "times", "parties",
    "party_mentions", "party_reasons", "party_identifiers", "stories", "story_articles", "story_reasons",
    "toponyms", "place_mentions", "claims", "claim_statements", "conflicts", "echoes", "echo_passages",
    "positions", "position_claims", "position_track", "position_changes", "suspicions", "seals",
)  # fmt: skip
NUMBERED = ("articles", "statements")
IDS = frozenset(
    ("id", "article", "mention", "party", "claim", "statement", "gist", "a", "b", "position",
     "echo", "refers_to", "voice", "within", "before", "after", "story", "head", "matter")
)  # fmt: skip
"""Columns that hold ids of what is copied; the gazetteer's places and the vectors of words are shared."""
LATE = """Harbour to close

Petra Oskar said on Monday that the mole number {number} would be closed to all ships.
Ilvar Sand denied that {number} dockers had been sent home.
"""


def make(source: Path, target: Path, articles: int) -> None:
    """A ledger of at least so many articles."""
    shutil.copy(source, target)
    with closing(sqlite3.connect(target)) as store:
        each = store.execute("SELECT count(*) FROM articles").fetchone()[0]
        rows = {table: _columns(store, table) for table in TABLES}
        most = {t: store.execute(f"SELECT max(number) FROM {t}").fetchone()[0] for t in NUMBERED}  # noqa: S608
        for copy in range(1, -(-articles // each)):
            with store:
                store.execute("PRAGMA defer_foreign_keys = on")
                for table, columns in rows.items():
                    store.execute(_copying(table, columns, copy, most.get(table, 0)))
            print(f"{(copy + 1) * each:,} articles", end="\r", flush=True)
        store.execute("ANALYZE")


def _columns(store: sqlite3.Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in store.execute(f"PRAGMA table_info({table})"))


def _copying(table: str, columns: Sequence[str], copy: int, most: int) -> str:
    """SQL that copies the first story's rows of a table, under ids (to base 16) of the copy's own."""

    def value(column: str) -> str:
        if column in IDS:
            return f"{column} || 'c{copy:04x}'"
        if column == "number":
            return f"number + {copy * most}"
        return f"'copy-{copy}/' || path" if column == "path" else column

    own = next(column for column in columns if column in IDS)
    only = f"length({own}) = 16"
    return f"INSERT INTO {table} SELECT {', '.join(map(value, columns))} FROM {table} WHERE {only}"  # noqa: S608


@dataclass(slots=True)
class Times:
    """Seconds that pages took, by kind, and what went wrong."""

    of: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)

    def told(self, kind: str = "") -> tuple[float, float, int]:
        """Median and 95th percentile in milliseconds, and how many, of one kind or of all."""
        every = self.of[kind] if kind else [one for some in self.of.values() for one in some]
        cut = statistics.quantiles(every, n=20) if len(every) > 1 else [0.0] * 19
        return cut[9] * 1000, cut[18] * 1000, len(every)


@dataclass(frozen=True, slots=True)
class Things:
    """What there is to look at in a ledger: ids by the page that shows them, and words to search for."""

    ids: dict[str, list[str]]
    words: list[str]

    def ask(self, chance: random.Random) -> tuple[str, str]:
        """A kind of page, and the address of one: lists and searches as often as single things."""
        kind = chance.choice(
            ("/", "/statements", "/claims", "/conflicts", "/positions", "/parties", "/articles", "search",
             "search claims", "by party", "thing", "thing", "thing", "thing")
        )  # fmt: skip
        if kind == "search":
            return kind, f"/statements?q={chance.choice(self.words)}"
        if kind == "search claims":
            return kind, f"/claims?q={chance.choice(self.words)}"
        if kind == "by party":
            return kind, f"/statements?party={chance.choice(self.ids['parties'])}"
        if kind == "thing":
            what = chance.choice(sorted(self.ids))
            return f"/{what}/…", f"/{what}/{chance.choice(self.ids[what])}"
        start = chance.choice((0, 0, 25, 50))
        return kind, f"{kind}?start={start}" if start and kind != "/" else kind


def things(path: Path) -> Things:
    """Some of each."""
    chance = random.Random(1)  # noqa: S311 - the same readers every time
    tables = ("statements", "claims", "positions", "parties", "articles")
    with Ledger.open(path) as ledger:
        ids = {
            table: [row[0] for row in ledger.store.rows(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608
            for table in tables
        }
        texts = [row[0] for row in ledger.store.rows("SELECT words FROM statements LIMIT 400")]
    words = sorted({word for text in texts for word in re.findall(r"[a-z]{5,}", text)})
    return Things({table: chance.sample(some, min(300, len(some))) for table, some in ids.items()}, words)


async def read_on(client: httpx.AsyncClient, what: Things, times: Times, until: float, seed: int) -> None:
    """One reader: a page after the other."""
    chance = random.Random(seed)  # noqa: S311
    await asyncio.sleep(chance.random() * THINKS_S)
    while time.perf_counter() < until:
        kind, address = what.ask(chance)
        began = time.perf_counter()
        answer = await client.get(address)
        times.of[kind].append(time.perf_counter() - began)
        if answer.status_code >= 500:  # a thing may be gone after a correction, with 404
            times.failed.append(f"{answer.status_code} {address}")
        await asyncio.sleep(chance.expovariate(1 / THINKS_S))


async def change(client: httpx.AsyncClient, what: Things, until: float) -> int:
    """Somebody who corrects, then adds an article, and so on, each once the one before is through."""
    chance, made = random.Random(2), 0  # noqa: S311
    while time.perf_counter() < until:
        form = (await client.get("/add")).text
        token = form.partition('name="form_token" value="')[2].partition('"')[0]
        sent = {"form_token": token, "back": "/", "who": "bench"}
        if made % 2:
            late = LATE.format(number=made).encode()
            answer = await client.post("/add", data=sent, files={"files": (f"late-{made}.txt", late)})
        else:
            said = {"kind": "not-a-statement", "first": chance.choice(what.ids["statements"]), "note": "no"}
            answer = await client.post("/judge", data={**sent, **said})
        page = answer.headers.get("location", "")
        if not page.startswith("/changes/"):
            raise SystemExit(f"a change was refused: {answer.status_code} {answer.text[:300]}")
        while time.perf_counter() < until:
            if (await client.get(page.partition("?")[0] + "/state")).json()["is_over"]:
                break
            await asyncio.sleep(1)
        made += 1
    return made


async def come_in(ledger: Path, late: list[Reading], until: float) -> int:
    """Another program, which adds one article after the other; where somebody writes, it tries later."""
    made = 0
    while late and time.perf_counter() < until:
        if await asyncio.to_thread(_append, ledger, late[-1]):
            late.pop()
            made += 1
        await asyncio.sleep(COMES_EVERY_S)
    return made


def _append(path: Path, reading: Reading) -> bool:
    try:
        with Ledger.create(path) as ledger:
            ledger.append([reading])
    except LedgerLocked:
        return False
    return True


def read_late(folder: Path, number: int) -> list[Reading]:
    """So many articles, read and ready to be added."""
    found = []
    for nth in range(number):
        file = folder / f"late-{nth}.txt"
        file.write_text(LATE.format(number=nth), "utf-8")
        found.append(read_one(str(file), IngestOptions()))
    return found


async def spell(served: Served, seconds: float, who: str) -> tuple[Times, int]:
    """All readers for so long; with another program that adds, with somebody who corrects, or both."""
    times, until = Times(), time.perf_counter() + seconds
    kept = httpx.Limits(max_connections=None, keepalive_expiry=2)  # sooner than the server lets go of them
    async with httpx.AsyncClient(base_url=served.address, timeout=120, limits=kept) as client:
        others: list[Coroutine[None, None, int | None]] = []
        if who in ("coming in", "both"):
            others.append(come_in(served.ledger, served.late, until))
        if who in ("corrected", "both"):
            others.append(change(client, served.what, until))
        reading = [read_on(client, served.what, times, until, seed) for seed in range(READERS)]
        found = await asyncio.gather(*reading, *others)
    return times, sum(number or 0 for number in found[READERS:])


@dataclass(frozen=True, slots=True)
class Served:
    """A ledger that is served, what there is in it to look at, and articles that can be added."""

    ledger: Path
    address: str
    what: Things
    late: list[Reading]


SPELLS = ("quiet", "coming in", "corrected", "both")


def measure(ledger: Path, seconds: float) -> None:
    """Serve a copy, let them read, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(ledger, Path(folder) / "served.db"))
        late = read_late(Path(folder), 2 * int(seconds / COMES_EVERY_S) + 2)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "onrecord", "serve", str(copy), "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603 (our own)
            try:
                served = Served(copy, f"http://127.0.0.1:{port}", things(copy), late)
                _await(served.address)
                found = [asyncio.run(spell(served, seconds, who)) for who in SPELLS]
            finally:
                server.terminate()
    _print([times for times, _ in found], [number for _, number in found])


def _await(address: str) -> None:
    for _ in range(300):
        try:
            httpx.get(address, timeout=120)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server doesn't answer")


def _print(found: list[Times], changed: list[int]) -> None:
    """All spells, side by side."""
    failed = [one for times in found for one in times.failed]
    print(f"{READERS} readers; changes begun: {dict(zip(SPELLS, changed, strict=True))}; failed: {failed}")
    print(f"{'page':<18}" + "".join(f"{who + ': 50%':>16}{'95%':>7}{'n':>6}" for who in SPELLS))
    for kind in [*sorted(found[0].of), ""]:
        told = [times.told(kind) for times in found]
        print(f"{kind or 'all':<18}" + "".join(f"{a:>16.0f}{b:>7.0f}{n:>6}" for a, b, n in told))
    print(f"asked: median {ASKED_MS[0]} ms, 95th percentile {ASKED_MS[1]} ms")


if __name__ == "__main__":
    _, what_, path_, *more = sys.argv
    if what_ == "make":
        make(Path(path_), Path(more[0]), int(more[1]) if len(more) > 1 else 10_000)
    else:
        measure(Path(path_), float(more[0]) if more else 60)
