"""ETags: an answer of the API carries the hash of its bytes, and isn't sent again to who has it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from onrecord.serve.api.routes import API

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Tagged:
    """Puts an ETag on each answer of the API to a GET, and answers 304 where the asker's is the same."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(f"{API}/"):
            await self._app(scope, receive, send)
            return
        held = _Held()
        await self._app(scope, receive, held.keep)
        await _send(held, Headers(scope=scope).get("if-none-match", ""), send)


class _Held:
    """An answer that is kept until it is whole; answers here are bounded."""

    def __init__(self) -> None:
        self.start: Message = {}
        self.body = b""

    async def keep(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")


async def _send(held: _Held, known: str, send: Send) -> None:
    if held.start["status"] == 200:
        tag = f'"{hashlib.sha256(held.body).hexdigest()[:32]}"'
        headers = MutableHeaders(raw=held.start["headers"])
        headers["etag"] = tag
        if tag in {one.strip().removeprefix("W/") for one in known.split(",")} or known.strip() == "*":
            held.start["status"], held.body = 304, b""
            for name in ("content-length", "content-type"):
                del headers[name]
        held.start["headers"] = headers.raw
    await send(held.start)
    await send({"type": "http.response.body", "body": held.body})
