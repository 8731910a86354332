"""Watching: news read and told once, failures told, and a month without growth (by a clock of our own)."""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

from fake_clock import FakeClock
from ledgers_made_up import many
from local_server import served
from onrecord import ingest, pipeline, watch
from onrecord.errors import FetchError, LedgerLocked
from onrecord.ingest import FetchPolicy, IngestOptions
from onrecord.ingest.watching import Sources, Told, Watched
from onrecord.ingest.web import Answer
from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = 86_400.0
FEED = (
    "<rss version='2.0'><channel><title>Harbour Lantern</title>{}</channel></rss>",
    "<item><title>Ferry news {0}</title><link>http://lantern.invalid/{0}</link><description>"
    "Mayor Orla Venn said on Friday that ferry number {0} stays in Port Mere.</description></item>",
)


def feed(*numbers: int) -> bytes:
    return FEED[0].format("".join(FEED[1].format(nth) for nth in numbers)).encode()


@dataclass
class Site:
    """A server on this machine: what it serves, and what it was sent."""

    root: str = ""
    body: bytes = b""
    etag: str = ""
    asked: list[tuple[str, int]] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_there = self.path == "/feed"
            same = is_there and self.headers.get("If-None-Match") == site.etag
            status = 304 if same else 200 if is_there else 404
            site.asked.append((self.path, status))
            self.send_response(status)
            self.send_header("ETag", site.etag)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            if status == 200:
                self.wfile.write(site.body)

        def do_POST(self) -> None:
            site.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()
    with served(handler(site)) as site.root:
        yield site


def test_news_is_read_and_told_once(tmp_path: Path) -> None:
    """A real server and a real ledger; the command and the webhook hear of what is followed alone."""
    told = tmp_path / "told"
    script = f"import sys; open({str(told)!r}, 'ab').write(sys.stdin.buffer.read() + b'\\n')"
    with serving() as site:
        site.body, site.etag = feed(1, 2), '"a"'
        sources = Sources(
            (Watched(f"{site.root}/feed", is_feed=True, every_s=60),),
            Told((sys.executable, "-c", script), f"{site.root}/news", words=("number 3",)),
        )
        policy = FetchPolicy(delay_s=0, allow_private=True, cache=tmp_path / "cache")
        watching = watch.Watch(sources, tmp_path / "l.db", IngestOptions(fetch=policy), FakeClock())
        found: list[watch.Round] = []

        def report(one: watch.Round) -> None:
            found.append(one)
            if len(found) == 1:  # from the third look on there is more
                site.body, site.etag = feed(1, 2, 3), '"b"'

        watching.rounds(report, most=5)
    assert [one.failures for one in found] == [(), ()]
    assert [one.built.new for one in found if one.built] == [2, 1]
    assert [one.told for one in found] == [0, 2]  # nothing, then an article and its statement
    asked = [status for path, status in site.asked if path == "/feed"]
    assert asked.count(200) == 2
    assert asked.count(304) == len(asked) - 2
    assert [json.loads(line) for line in told.read_bytes().splitlines()] == [json.loads(site.posted[0])]
    assert len(site.posted) == 1
    changes = json.loads(site.posted[0])["changes"]
    assert ["number 3 stays" in json.dumps(one) for one in changes["statements"]] == [True]
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_what_fails_is_told_and_the_watch_goes_on(tmp_path: Path) -> None:
    with serving() as site:
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "a.txt").write_text("Ferry news\n\nMayor Orla Venn said on Friday that the ferry stays.\n")
        (folder / "b.pdf").write_bytes(b"%PDF-1.7 \0\0\0")
        nobody = f"{site.root.replace('127.0.0.1', 'localhost')}1/x"
        sources = Sources(
            (
                Watched(f"{site.root}/gone", is_feed=True, every_s=60),
                Watched(str(folder), is_feed=False, every_s=60),
            ),
            Told((str(tmp_path / "no-such-command"),), nobody),
        )
        policy = FetchPolicy(delay_s=0, allow_private=True, timeout_s=2)
        watching = watch.Watch(sources, tmp_path / "l.db", IngestOptions(fetch=policy), FakeClock())
        found: list[watch.Round] = []
        watching.rounds(found.append, most=3)
    said = " ".join(found[0].failures)
    assert "answers 404" in said
    assert "b.pdf" in said
    assert "no-such-command" in said
    assert len(found[0].failures) == 4
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert ledger.counts().articles == 1


def test_a_webhook_inside_is_refused_unless_allowed(tmp_path: Path) -> None:
    with serving() as site, pytest.raises(FetchError, match="inside the own machine"):
        ingest.post(f"{site.root}/news", b"{}", FetchPolicy())
    assert site.posted == []


@dataclass
class Fetcher:
    """In place of the real one: a feed that changes four times a day, one that never does, one that fails."""

    clock: FakeClock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def fetch(self, address: str) -> Answer:
        if address.endswith("fails"):
            raise FetchError(address, "answers 503")
        number = int(self.clock.at // (DAY / 4)) if address.endswith("changes") else 0
        return Answer(address, feed(*range(number, number + 20)), "application/rss+xml")


WEEK, DAYS = 8, 30
OPEN_FILES = Path("/proc/self/fd")


def test_a_month_passes_without_growth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fifteen minutes for thirty days; reading is left out, as a ledger grows with what is in it."""
    clock, folder = FakeClock(), tmp_path / "in"
    folder.mkdir()
    with Ledger.create(tmp_path / "l.db") as ledger:
        ledger.append(many(2))
    built: list[int] = [0]

    def build(plan: pipeline.BuildPlan) -> pipeline.Built:
        built[0] += 1
        if built[0] % 50 == 0:
            raise LedgerLocked("l.db: another program is writing to this ledger")
        with Ledger.create(tmp_path / "l.db") as ledger:
            return pipeline.Built(0, len(plan.inputs), (), ledger.counts())

    monkeypatch.setattr(watch.ingest, "Fetcher", lambda policy: Fetcher(clock))
    monkeypatch.setattr(watch.pipeline, "build", build)
    sources = Sources(
        (
            Watched("https://a.invalid/changes", is_feed=True, every_s=900, follows_links=True),
            Watched("https://a.invalid/same", is_feed=True, every_s=900),
            Watched("https://b.invalid/fails", is_feed=True, every_s=900),
            Watched(str(folder), is_feed=False, every_s=900),
        )
    )
    marks: dict[int, tuple[int, int]] = {}
    held: dict[int, tracemalloc.Snapshot] = {}
    looks: list[Any] = []
    real = watch.ingest.Lookout

    def lookout(*given: Any) -> Any:
        looks.append(real(*given))
        return looks[0]

    monkeypatch.setattr(watch.ingest, "Lookout", lookout)

    def report(_: watch.Round) -> None:
        day = int(clock.at // DAY)
        if day not in marks:
            (folder / f"{day % 7}.txt").write_text(f"day {day}")  # seven files, one written anew each day
            gc.collect()
            files = len(list(OPEN_FILES.iterdir())) if OPEN_FILES.is_dir() else 0
            marks[day] = (files, looks[0].kept)
            if day in (WEEK, DAYS):
                held[day] = tracemalloc.take_snapshot()
        if day >= DAYS:
            raise KeyboardInterrupt

    tracemalloc.start()
    watching = watch.Watch(sources, tmp_path / "l.db", IngestOptions(), clock)
    with pytest.raises(KeyboardInterrupt):
        watching.rounds(report)
    tracemalloc.stop()
    assert built[0] > 4 * DAYS
    grown = held[DAYS].compare_to(held[WEEK], "lineno")
    # what leaks grows by a block each round; one block more is a table of the interpreter's that doubled
    assert sum(line.size_diff for line in grown if line.count_diff > 1) < 200_000  # bytes
    assert marks[DAYS][0] <= marks[WEEK][0]
    assert marks[DAYS][1] == marks[WEEK][1]
