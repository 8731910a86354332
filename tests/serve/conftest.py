"""The made-up story served: to a client in this process, and over a socket to a real browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import harbour
import pytest
from starlette.testclient import TestClient

from onrecord.ingest import IngestOptions, Limits
from onrecord.ledger import Ledger
from onrecord.serve.app import application
from onrecord.serve.serving import Serving
from onrecord.serve.worker import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from httpx import Response

    from onrecord.serve.desk import Start, Worker

AT = "2031-06-01T12:00:00.000Z"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story in a ledger, read once."""
    folder = tmp_path_factory.mktemp("harbour")
    return harbour.ledger(folder / "harbour.db", harbour.folder(folder / "articles"))


@pytest.fixture
def story(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copy(built, tmp_path / "harbour.db")


@pytest.fixture
def serving(story: Path) -> Serving:
    """How it is served here: under a clock that ticks a second a judgement."""
    ticks = iter(range(1, 60))
    return Serving(
        ledger=story,
        ingest=IngestOptions(limits=replace(Limits(), max_bytes=100_000)),
        clock=lambda: f"2031-06-01T12:00:{next(ticks):02}.000Z",
        who="ada",
    )


def threaded(pipe: Connection, ledger: Path, options: IngestOptions) -> Worker:
    """A worker in a thread of this process, which is there at once; the tests of the desk spawn real ones."""
    thread = threading.Thread(target=work, args=(pipe, ledger, options), daemon=True)
    thread.start()
    return cast("Worker", thread)


@dataclass(slots=True)
class Visitor:
    """Someone with a browser that keeps cookies, but shows nothing."""

    client: TestClient
    ledger: Path

    def get(self, address: str, code: int = 200) -> str:
        """A page."""
        answer = self.client.get(address)
        assert answer.status_code == code, answer.text
        return answer.text

    def post(self, address: str, code: int = 200, **fields: object) -> Response:
        """Send a form, as one of our pages would; then follow to where that leads."""
        files = fields.pop("files", None)
        sent = {"form_token": self.token(), "back": "/", **fields}
        answer = self.client.post(address, data=sent, files=files)  # type: ignore[arg-type]
        assert answer.status_code == code, answer.text
        return self._settled(answer) if answer.url.path.startswith("/changes/") else answer

    def _settled(self, answer: Response) -> Response:
        """The page of a change once it is over."""
        deadline = time.monotonic() + 120
        while not self.client.get(f"{answer.url.path}/state").json()["is_over"]:
            assert time.monotonic() < deadline, "it isn't over after two minutes"
            time.sleep(0.05)
        return self.client.get(str(answer.url))

    def token(self) -> str:
        """What shows that a form is of our own page."""
        page = self.client.get("/add").text
        return page.partition('name="form_token" value="')[2].partition('"')[0]

    def party(self, name: str) -> str:
        """The id of a party."""
        with Ledger.open(self.ledger) as ledger:
            (found,) = [party.id for party in ledger.parties() if party.name == name]
        return found

    def said(self, words: str) -> str:
        """The id of the only attributed statement with these words."""
        from onrecord.ledger import StatementQuery

        with Ledger.open(self.ledger) as ledger:
            (found,) = ledger.statements(StatementQuery(about=words, attributed_only=True))
        return found.id


@pytest.fixture
def visit(serving: Serving) -> Iterator[Callable[..., Visitor]]:
    """Serves the story in some way, and gives a visitor."""
    opened: list[TestClient] = []

    def start(worker: Start = threaded, **otherwise: object) -> Visitor:
        app = application(replace(serving, **otherwise), worker)  # type: ignore[arg-type]
        client = TestClient(app, "http://127.0.0.1:8600")
        client.__enter__()
        opened.append(client)
        return Visitor(client, serving.ledger)

    yield start
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    """Someone at this machine."""
    return visit()


@pytest.fixture
def address(serving: Serving) -> Iterator[str]:
    """Where the story is served over a real socket."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    config = uvicorn.Config(application(replace(serving, port=port)), log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)
    listening.close()
