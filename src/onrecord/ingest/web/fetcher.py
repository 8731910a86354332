"""The fetcher: robots.txt obeyed, hosts spared, every hop checked, nothing without bounds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

from onrecord.errors import FetchError, FetchRefused
from onrecord.ingest.decoding import decode
from onrecord.ingest.links import joined
from onrecord.ingest.web.answer import Answer
from onrecord.ingest.web.cache import Cache
from onrecord.ingest.web.exchange import Ask, Exchange, Reply

if TYPE_CHECKING:
    import httpx
    from protego import Protego

    from onrecord.ingest.options import FetchPolicy

_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_BYTES = 512_000
"""RFC 9309 asks for at least 500 kibibytes to be read; what comes after is passed over."""

ROBOTS_HOLD_S = 86_400.0
"""How long a robots.txt is held for valid; RFC 9309 asks for no more than a day."""

MAX_CRAWL_DELAY_S = 60.0
"""The most of a robots.txt's Crawl-delay that is waited; some sites ask for days."""


class Fetcher:
    """Fetches one address after another; a context manager. It connects to nothing before the first."""

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy = policy
        self._cache = Cache(policy.cache)
        self._exchange = Exchange(policy)
        self._robots: dict[str, tuple[float, Protego | None]] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._exchange.close()

    def fetch(self, address: str) -> Answer:
        """What `address` answers; what an answer of 304 leaves unchanged comes from the cache.

        Raises FetchRefused where it must not be asked, FetchError where it can't be or answers otherwise than
        with 200, TooLarge past the policy's limits.
        """
        url = self._exchange.url(address, address)
        for _ in range(self._policy.max_redirects + 1):
            kept = self._cache.get(str(url))
            reply = self._ask(url, address, kept)
            if reply.status == 304 and kept is not None:
                return kept
            if target := _target(reply, url):
                url = self._exchange.url(target, address)
                continue
            if reply.status != 200:
                raise FetchError(address, f"answers {reply.status} {reply.reason}".rstrip())
            answer = Answer(str(url), reply.data, reply.content_type, reply.etag, reply.last_modified)
            self._cache.put(str(url), answer)
            return answer
        raise FetchError(address, f"is redirected more than {self._policy.max_redirects} times")

    def _ask(self, url: httpx.URL, address: str, kept: Answer | None) -> Reply:
        """One exchange that robots.txt allows."""
        rules = self._rules(url, address)
        agent = self._policy.user_agent.partition("/")[0].strip()
        if rules is not None and not rules.can_fetch(str(url), agent):
            raise FetchRefused(address, f"robots.txt of {url.host} disallows it")
        asked = rules.crawl_delay(agent) if rules is not None else None
        self._wait(url, min(asked or 0.0, MAX_CRAWL_DELAY_S))
        marks = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified} if kept else {}
        return self._exchange.get(Ask(url, address, {name: mark for name, mark in marks.items() if mark}))

    def _wait(self, url: httpx.URL, least: float = 0.0) -> None:
        """Spare the host: wait until the delay since it was last asked has passed."""
        delay = max(self._policy.delay_s, least)
        ready = self._asked.get(url.host, -delay) + delay
        time.sleep(max(0.0, ready - time.monotonic()))
        self._asked[url.host] = time.monotonic()

    def _rules(self, url: httpx.URL, address: str) -> Protego | None:
        """The robots.txt that speaks for `url`; None where there is none (RFC 9309: then all is allowed)."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        read_at, rules = self._robots.get(origin, (-ROBOTS_HOLD_S, None))
        if time.monotonic() - read_at >= ROBOTS_HOLD_S:
            rules = self._read_rules(f"{origin}/robots.txt", address)
            self._robots[origin] = (time.monotonic(), rules)
        return rules

    def _read_rules(self, robots: str, address: str) -> Protego | None:
        from protego import Protego

        url = self._exchange.url(robots, address)
        for _ in range(self._policy.max_redirects + 1):
            self._wait(url)
            reply = self._exchange.get(Ask(url, address, cut_at=_ROBOTS_BYTES))
            if target := _target(reply, url):
                url = self._exchange.url(target, address)
                continue
            if reply.status >= 500:
                reason = f"{robots} answers {reply.status}, so that nothing there may be fetched"
                raise FetchRefused(address, reason)
            return Protego.parse(decode(reply.data)) if reply.status == 200 else None
        return None


def _target(reply: Reply, url: httpx.URL) -> str | None:
    """Where a reply redirects to."""
    if reply.status not in _REDIRECTS or not reply.location:
        return None
    return joined(str(url), reply.location) or reply.location
