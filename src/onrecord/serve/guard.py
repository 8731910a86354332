"""What stands before every answer: who may ask, by which name, how much may be sent, what a page may do."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response

from onrecord.serve.problem import problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from onrecord.serve.serving import Serving

SESSION = "onrecord_session"
"""The cookie of whoever gave the token; its value is made of the token, and doesn't give it away."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing but our own files may load or run, and forms are sent to nobody else."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
OPEN_TO_ALL = re.compile(r"/static/.*|/enter")
"""What is shown to whoever hasn't given the token yet: how the page looks, and where to give it."""
MOST_BYTES = 4
"""How many times the largest article one request may send: a few files at once, and no disk filled."""


def session_of(token: str) -> str:
    """The cookie's value that shows that the token was given."""
    return hmac.new(token.encode(), b"onrecord session", hashlib.sha256).hexdigest()


def is_same(a: str, b: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing of them."""
    return hmac.compare_digest(a.encode("utf-8", "replace"), b.encode("utf-8", "replace"))


class Guard:
    """Refuses what may not be asked, bounds what is sent, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app = app
        self._serving = serving
        self._session = session_of(serving.token) if serving.token else ""
        self._most = serving.ingest.limits.max_bytes * MOST_BYTES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (or pass on what isn't one)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, dressed)
            return
        await self._app(scope, _Bounded(receive, self._most), dressed)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        path: str = scope["path"]
        host = headers.get("host", "")
        hosts = self._serving.hosts
        if hosts is not None and _name(host) not in hosts:
            return problem(scope, 421, f"this server isn't called {host}")
        if not scope["query_string"].isascii():
            return problem(
                scope, 400, "other characters than ASCII's have to be percent-encoded in an address"
            )
        if not _is_number_up_to(headers.get("content-length", "0"), self._most):
            return problem(scope, 413, f"more than {self._most:,} bytes can't be sent at once")
        if scope["method"] not in {"GET", "HEAD", "OPTIONS"} and not _is_own(headers, host):
            return problem(scope, 403, "this was sent from another site's page")
        if self._session and not OPEN_TO_ALL.fullmatch(path) and not self._is_known(headers):
            return self._unknown(scope, path)
        return None

    def _unknown(self, scope: Scope, path: str) -> Response:
        if path.startswith("/api/") or scope["method"] != "GET":
            refused = problem(scope, 401, "the token is missing or wrong")
            refused.headers["www-authenticate"] = "Bearer"
            return refused
        query = scope["query_string"].decode("latin-1")
        there = path + (f"?{query}" if query else "")
        return RedirectResponse(f"/enter?to={quote(there, safe='')}", 303)

    def _is_known(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return is_same(given.strip(), self._serving.token)
        return is_same(cookie(headers, SESSION), self._session)


class _Bounded:
    """What is received, cut off where more comes than may: a length that was stated can be a lie."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left = receive, most

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                return {"type": "http.disconnect"}
        return message


def cookie(headers: Headers, name: str) -> str:
    """The value of a cookie; empty where it isn't there."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def new_secret() -> str:
    """A secret that nobody guesses, of 43 letters, digits, - and _."""
    return secrets.token_urlsafe(32)


def _name(host: str) -> str:
    """A Host header without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()


def _is_number_up_to(written: str, most: int) -> bool:
    return written.isascii() and written.isdigit() and len(written) < 16 and int(written) <= most


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a browser says that a form comes from our own page; one that says nothing is an old one."""
    site = headers.get("sec-fetch-site", "same-origin")
    origin = headers.get("origin")
    return site in {"same-origin", "none"} and (origin is None or origin.partition("://")[2] == host)
