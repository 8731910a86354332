"""The API and the pages asked for any address: an answer in words, never an error of the server's."""

from __future__ import annotations

import asyncio
import atexit
import json
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from bench.fuzz.inputs import PAGE, TEXT

from onrecord import pipeline
from onrecord.ingest import IngestOptions
from onrecord.serve.app import application
from onrecord.serve.serving import Serving

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Message = MutableMapping[str, Any]
    Send = Callable[[Message], Awaitable[None]]

API = "/api/v1/"


def check_api(_: str, data: bytes) -> str:
    """Ask for the address `data`; raises AssertionError where the answer isn't one of ours."""
    server = served()
    status, media, body = server.ask(data)
    assert status < 500, f"{status}: {body[:200]!r}"
    if data.startswith(API.encode()) and body:
        assert "json" in media, media
        json.loads(body)
    return "read" if status < 400 else f"refused: {status}"


class Served:
    """The application over a small ledger, in this process and without a socket."""

    def __init__(self, folder: Path) -> None:
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_bytes(TEXT)
        (folder / "in" / "b.html").write_bytes(PAGE)
        ledger = folder / "a.db"
        pipeline.build(pipeline.BuildPlan((str(folder / "in"),), ledger, IngestOptions()))
        self._app = application(Serving(ledger, IngestOptions(), clock=lambda: "2031-06-01T12:00:00.000Z"))
        self._loop = asyncio.new_event_loop()
        self._life = self._app.router.lifespan_context(self._app)
        self._loop.run_until_complete(self._life.__aenter__())

    def ask(self, address: bytes) -> tuple[int, str, bytes]:
        """Status, media type and body of what is answered to a GET."""
        return self._loop.run_until_complete(self._asked(address))

    def close(self) -> None:
        """Let the application end."""
        self._loop.run_until_complete(self._life.__aexit__(None, None, None))
        self._loop.close()

    async def _asked(self, address: bytes) -> tuple[int, str, bytes]:
        told: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            told.append(message)

        await self._app(_scope(address), receive, send)
        head = next(one for one in told if one["type"] == "http.response.start")
        headers = dict(head["headers"])
        body = b"".join(one.get("body", b"") for one in told if one["type"] == "http.response.body")
        return head["status"], headers.get(b"content-type", b"").decode("latin-1"), body


def _scope(address: bytes) -> dict[str, Any]:
    """As uvicorn makes it of a line of a request, which holds neither blanks nor line ends."""
    line = b"".join(address.split()) or b"/"
    path, _, query = line.partition(b"?")
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"), "raw_path": path, "root_path": "",
        "query_string": query, "headers": [(b"host", b"127.0.0.1:8600")],
        "client": ("127.0.0.1", 40_000), "server": ("127.0.0.1", 8600),
    }  # fmt: skip


@cache
def served() -> Served:
    """The application, built when it is first asked, which takes some seconds."""
    folder = tempfile.TemporaryDirectory(prefix="onrecord-fuzz-")
    made = Served(Path(folder.name))
    atexit.register(folder.cleanup)
    atexit.register(made.close)  # runs first
    return made
