"""One request and its reply: to an IP address that was checked, within bounds of bytes and time."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING

from onrecord.errors import FetchError, FetchRefused, TooLarge
from onrecord.ingest.unpack import Bounds, Readable, decoded, read_all
from onrecord.ingest.web.hosts import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from onrecord.ingest.options import FetchPolicy

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.9, */*;q=0.1"
)
_ANY_RATIO = 2_000
"""More than deflate can reach: bytes are bounded by `FetchPolicy.max_bytes` alone."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it came, its body unpacked."""

    status: int
    reason: str
    data: bytes
    location: str = ""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request for `url` with `headers`; `asked` is the address as the user gave it, for messages.

    A body past `cut_at` bytes is cut there rather than refused.
    """

    url: httpx.URL
    asked: str
    headers: dict[str, str] = field(default_factory=dict)
    cut_at: int | None = None


class Exchange:
    """Sends requests, following no redirect, keeping no cookie, using no proxy and no connection twice.

    A connection isn't used twice since it is made to an IP address, which two hosts may share.
    """

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy = policy
        self._client: httpx.Client | None = None

    def close(self) -> None:
        """Let go of what is held."""
        if self._client is not None:
            self._client.close()

    def url(self, address: str, asked: str) -> httpx.URL:
        """`address` taken apart, without its fragment; `asked` is the address as the user gave it.

        Raises FetchError where it is none, FetchRefused where it isn't for http(s) or carries a password.
        """
        import httpx

        try:
            url = httpx.URL(address).copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise FetchError(asked, f"is no valid address ({error})") from error
        if url.scheme not in ("http", "https"):
            raise FetchRefused(
                asked, f"leads to a {url.scheme or 'relative'} address; only http(s) is fetched"
            )
        if not url.host:
            raise FetchError(asked, "names no host")
        if url.userinfo:
            raise FetchRefused(
                asked, "carries a user's name or password, which would be stored with the article"
            )
        return url

    def get(self, ask: Ask) -> Reply:
        """The reply to a GET. Each checked IP address is tried until one can be connected to.

        Raises FetchError and FetchRefused, and TooLarge for a body past the policy's `max_bytes`.
        """
        import httpx

        failure: Exception | None = None
        host, port = (
            ask.url.raw_host.decode("ascii"),
            ask.url.port or (443 if ask.url.scheme == "https" else 80),
        )
        for number in addresses(ask.asked, host, port, allow_private=self._policy.allow_private):
            try:
                return self._get_at(number, ask)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
            except httpx.TimeoutException as error:
                raise FetchError(
                    ask.asked, f"didn't answer within {self._policy.timeout_s:g} seconds"
                ) from error
            except (httpx.HTTPError, httpx.StreamError) as error:
                raise FetchError(ask.asked, f"broke off ({error})") from error
        raise FetchError(ask.asked, f"{ask.url.host} can't be connected to ({failure})") from failure

    def _get_at(self, number: str, ask: Ask) -> Reply:
        """The reply of the machine at the IP address `number`, asked as the host of the address."""
        body_by = time.monotonic() + self._policy.total_s
        client = self._opened()
        request = client.build_request(
            "GET",
            ask.url.copy_with(host=number),
            headers={"Host": ask.url.netloc.decode("ascii"), **ask.headers},
            extensions={
                "sni_hostname": ask.url.raw_host.decode("ascii"),
                "timeout": client.timeout.as_dict(),
            },
        )
        response = client.send(request, stream=True)
        try:
            data = self._body(response, ask, body_by) if response.status_code == 200 else b""
        finally:
            response.close()
        sent = response.headers
        return Reply(
            response.status_code,
            response.reason_phrase,
            data,
            location=sent.get("location", ""),
            content_type=sent.get("content-type", ""),
            etag=sent.get("etag", ""),
            last_modified=sent.get("last-modified", ""),
        )

    def _body(self, response: httpx.Response, ask: Ask, body_by: float) -> bytes:
        """The body, unpacked; bounded as sent and as unpacked."""
        limit = self._policy.max_bytes
        length = response.headers.get("content-length", "")
        if ask.cut_at is None and length.isdecimal() and int(length) > limit:
            raise TooLarge(ask.asked, f"has {int(length):,} bytes, and the limit is {limit:,}")
        stream = _Sent(response.iter_raw(), limit, body_by, ask.asked)
        unpacked = decoded(stream, response.headers.get("content-encoding"), Bounds(ask.asked, _ANY_RATIO))
        if ask.cut_at is not None:
            return _at_most(unpacked, ask.cut_at)
        return read_all(unpacked, limit, ask.asked)

    def _opened(self) -> httpx.Client:
        import httpx

        if self._client is None:
            self._client = httpx.Client(
                headers={
                    "User-Agent": self._policy.user_agent,
                    "Accept": _ACCEPT,
                    "Accept-Encoding": "gzip, deflate",
                },
                timeout=self._policy.timeout_s,
                follow_redirects=False,
                trust_env=False,
                limits=httpx.Limits(max_keepalive_connections=0),
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            )
        return self._client


class _Sent:
    """A body as it comes in, within its bounds of bytes and time."""

    def __init__(self, chunks: Iterator[bytes], limit: int, body_by: float, asked: str) -> None:
        self._chunks, self._limit, self._body_by, self._asked = chunks, limit, body_by, asked
        self._held = b""
        self._taken = 0

    def read(self, size: int = -1, /) -> bytes:
        while not self._held:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            if time.monotonic() > self._body_by:
                raise FetchError(self._asked, "took longer than the whole time that an address is given")
            self._held = chunk
            self._taken += len(chunk)
            if self._taken > self._limit:
                raise TooLarge(self._asked, f"sends more than {self._limit:,} bytes, which is the limit")
        size = len(self._held) if size < 0 else size
        out, self._held = self._held[:size], self._held[size:]
        return out


def _at_most(stream: Readable, size: int) -> bytes:
    """The first `size` bytes, at most, of what is left of `stream`."""
    parts = []
    while size > 0 and (chunk := stream.read(size)):
        parts.append(chunk)
        size -= len(chunk)
    return b"".join(parts)
