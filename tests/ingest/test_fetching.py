"""Addresses: a real server on the own machine; hosts, robots.txt, redirects, bounds, the cache."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import time
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from collecting import LOCAL, collect
from test_feeds import RSS
from test_page_facts import BODY, PARAGRAPHS

from local_server import served
from onrecord.ingest.options import USER_AGENT, FetchPolicy
from onrecord.ingest.web.hosts import is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.ingest.document import Document
    from onrecord.model.article import Rejection

PAGE = f"<html><body><article>{BODY}</article></body></html>".encode()


@dataclass(frozen=True)
class Page:
    """What the server says for a path."""

    body: bytes = PAGE
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    media: str | None = "text/html; charset=utf-8"


@dataclass
class Site:
    """A server with its pages, and what it was asked."""

    root: str
    pages: dict[str, Page]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [path for path, _ in self.asked]


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path, Page(b"", 404))
            if page.headers.get("ETag") and self.headers.get("If-None-Match") == page.headers["ETag"]:
                page = Page(b"", 304)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if page.media:
                self.send_header("Content-Type", page.media)
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up early are part of these tests."""


@contextmanager
def _serving(**pages: Page) -> Iterator[Site]:
    site = Site(
        "", {"/" + name.replace("__", "/").replace("_dot_", "."): page for name, page in pages.items()}
    )
    with served(_handler(site), _Server) as site.root:
        yield site


def _one(address: str, fetch: FetchPolicy = LOCAL) -> Document:
    [found], rejected = collect(address, fetch=fetch)
    assert rejected == []
    return found


def _none(address: str, fetch: FetchPolicy = LOCAL) -> Rejection:
    found, [rejection] = collect(address, fetch=fetch)
    assert found == []
    assert rejection.path == address
    return rejection


def test_a_page() -> None:
    with _serving(a=Page()) as site:
        found = _one(f"{site.root}/a#part")
        assert (found.path, found.container, found.known.url) == (
            f"{site.root}/a#part",
            site.root,
            f"{site.root}/a",
        )
        assert found.text == "\n\n".join(PARAGRAPHS)
        assert site.paths() == ["/robots.txt", "/a"]
        asked = site.asked[1][1]
        assert asked["user-agent"] == USER_AGENT
        assert asked["accept-encoding"] == "gzip, deflate"
        assert asked["host"] == site.root.removeprefix("http://")


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        (
            Page(
                RSS.replace("{items}", "<item><description>One.</description></item>").encode(),
                media="application/rss+xml",
            ),
            ["One."],
        ),
        (
            Page(
                RSS.replace("{items}", "<item><description>One.</description></item>").encode(),
                media="text/html",
            ),
            ["One."],
        ),
        (Page("Zoë.\r\n".encode("latin-1"), media="text/plain; charset=ISO-8859-1"), ["Zoë.\r\n"]),
        (
            Page("<p>Łódź spoke.".encode("iso8859-2"), media='text/html; charset="iso-8859-2"'),
            ["Łódź spoke."],
        ),
        (Page(b'{"text": "One."}\n{"text": "Two."}', media="application/x-ndjson"), ["One.", "Two."]),
        (Page(b"<html><body><p>One.</p></body></html>", media=None), ["One."]),
        (Page(gzip.compress(b"One."), media="text/plain", headers={"Content-Encoding": "gzip"}), ["One."]),
        (Page(zlib.compress(b"One."), media="text/plain", headers={"Content-Encoding": "deflate"}), ["One."]),
        (Page(gzip.compress(b"One."), media="application/gzip"), ["One."]),
    ],
)
def test_kinds_are_told_by_what_is_sent(page: Page, texts: list[str]) -> None:
    with _serving(a=page) as site:
        found, rejected = collect(f"{site.root}/a", fetch=LOCAL)
        assert [one.text for one in found] == texts
        assert rejected == []


@pytest.mark.parametrize(
    ("page", "kind", "says"),
    [
        (Page(b"", 404), "FetchError", "answers 404 Not Found"),
        (Page(b"", 503), "FetchError", "answers 503"),
        (Page(b"\x89PNG", media="image/png"), "NotText", "image"),
        (Page(b""), "EmptyInput", "white space"),
        (Page(b"x" * 50_001), "TooLarge", "50,000 bytes"),
        (Page(b"x", headers={"Content-Length": "9000000"}), "TooLarge", "9,000,000 bytes"),
        (
            Page(gzip.compress(b"x" * 5_000_000), headers={"Content-Encoding": "gzip"}),
            "TooLarge",
            "50,000 bytes",
        ),
        (Page(gzip.compress(PAGE)[:60], headers={"Content-Encoding": "gzip"}), "BrokenInput", "breaks off"),
        (Page(b"x", headers={"Content-Encoding": "br"}), "NotText", "'br'"),
        (Page(b"short", headers={"Content-Length": "500"}), "FetchError", "broke off"),
        (Page(b"", 302, {"Location": "ftp://harrow.example/"}), "FetchRefused", "ftp"),
        (Page(b"", 302, {"Location": "/a"}), "FetchError", "more than 5 times"),
        (Page(b"", 302, {"Location": "http://a:b:c/"}), "FetchError", "Invalid"),
        (Page(b"", 302), "FetchError", "answers 302"),
    ],
)
def test_what_cannot_be_fetched_says_why(page: Page, kind: str, says: str) -> None:
    with _serving(a=page) as site:
        rejection = _none(f"{site.root}/a", replace(LOCAL, max_bytes=50_000))
        assert rejection.kind == kind
        assert says in rejection.reason


def test_redirects_are_followed() -> None:
    with _serving(a=Page(b"", 301, {"Location": "b/c?d"}), b__c=Page(), **{"b__c?d": Page()}) as site:
        found = _one(f"{site.root}/a")
        assert (found.path, found.known.url) == (f"{site.root}/a", f"{site.root}/b/c?d")


def test_a_slow_answer_is_given_up() -> None:
    with _serving(a=Page()) as site, socket.create_server(("127.0.0.1", 0)) as deaf:
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}/"
        assert "didn't answer within 0.2 seconds" in _none(address, replace(LOCAL, timeout_s=0.2)).reason
        assert "longer than" in _none(f"{site.root}/a", replace(LOCAL, total_s=0.0)).reason


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    rejection = _none(f"http://127.0.0.1:{port}/a")
    assert rejection.kind == "FetchError"
    assert "can't be connected to" in rejection.reason


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        (Page(b"User-agent: *\nDisallow: /a", media="text/plain"), "disallows it"),
        (
            Page(b"User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /", media="text/plain"),
            "disallows it",
        ),
        (Page(b"", 500), "answers 500"),
        (Page(b"User-agent: robots\nDisallow: /\n\nUser-agent: *\nDisallow: /b", media="text/plain"), ""),
        (Page(b"", 403), ""),
        (Page(b"\xff\xfe garbage \x00", media="text/plain"), ""),
        (Page(b"User-agent: *\nDisallow: /b\n" + b"#" * 600_000 + b"\nDisallow: /a", media="text/plain"), ""),
    ],
)
def test_robots(robots: Page, reason: str) -> None:
    with _serving(a=Page(), robots_dot_txt=robots) as site:
        found, rejected = collect(f"{site.root}/a", fetch=LOCAL)
        assert len(found) == (not reason)
        assert [one.kind for one in rejected] == ["FetchRefused"] * bool(reason)
        assert all(reason in one.reason for one in rejected)
        assert ("/a" in site.paths()) is (not reason)


def test_robots_hold_at_every_hop_and_are_asked_once() -> None:
    robots = Page(b"User-agent: *\nDisallow: /private", media="text/plain")
    moved = Page(b"", 302, {"Location": "/private"})
    with _serving(a=moved, b=moved, private=Page(), robots_dot_txt=robots) as site:
        _, rejected = collect(f"{site.root}/a", f"{site.root}/b", fetch=LOCAL)
        assert [one.kind for one in rejected] == ["FetchRefused"] * 2
        assert site.paths() == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(("robots", "least"), [(b"", 0.05), (b"User-agent: *\nCrawl-delay: 0.2", 0.2)])
def test_hosts_are_spared(robots: bytes, least: float) -> None:
    with _serving(a=Page(), b=Page(), robots_dot_txt=Page(robots, media="text/plain")) as site:
        start = time.monotonic()
        found, _ = collect(f"{site.root}/a", f"{site.root}/b", fetch=replace(LOCAL, delay_s=0.05))
        assert len(found) == 2
        assert time.monotonic() - start >= 0.05 + least


def test_the_own_machine_is_refused() -> None:
    with _serving(a=Page()) as site:
        port = site.root.rpartition(":")[2]
        for host in (
            "127.0.0.1",
            "localhost",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "2130706433",
            "0.0.0.0",
            "0x7f.1",
        ):
            assert _none(f"http://{host}:{port}/a", FetchPolicy(delay_s=0.0)).kind == "FetchRefused", host
        assert site.asked == []


def _resolving(monkeypatch: pytest.MonkeyPatch, answer: Callable[[str], list[str]]) -> None:
    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        kind = socket.AF_INET
        return [(kind, socket.SOCK_STREAM, 6, "", (number, port)) for number in answer(str(host))]

    monkeypatch.setattr("onrecord.ingest.web.hosts.socket.getaddrinfo", getaddrinfo)


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with _serving(a=Page()) as site:
        port = site.root.rpartition(":")[2]
        _resolving(monkeypatch, lambda host: ["127.0.0.1"])
        assert _one(f"http://news.example:{port}/a").container == f"http://news.example:{port}"
        assert site.asked[0][1]["host"] == f"news.example:{port}"


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolving(monkeypatch, lambda host: ["10.0.0.7", "169.254.169.254"])
    rejection = _none("http://news.example/a", FetchPolicy(delay_s=0.0))
    assert rejection.kind == "FetchRefused"
    assert "10.0.0.7, 169.254.169.254" in rejection.reason


def test_a_redirect_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with _serving(a=Page(b"", 302, {"Location": "http://inside.example/"})) as site:
        port = int(site.root.rpartition(":")[2])
        monkeypatch.setattr("onrecord.ingest.web.hosts.is_public", lambda number: str(number) == "127.0.0.1")
        _resolving(monkeypatch, lambda host: ["192.168.0.1"] if host == "inside.example" else ["127.0.0.1"])
        assert "192.168.0.1" in _none(f"http://news.example:{port}/a", FetchPolicy(delay_s=0.0)).reason


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("http://user:secret@harrow.example/", "FetchRefused"),
        ("http://", "FetchError"),
        ("http://[bad/", "FetchError"),
        ("http://harrow.example:99999/", "FetchError"),
        ("http://no-such-host.invalid/", "FetchError"),
    ],
)
def test_addresses_that_are_none(address: str, kind: str) -> None:
    assert _none(address).kind == kind


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        *[
            (number, False)
            for number in (
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "198.18.0.1",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "ff02::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "2002:0a00:0001::",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
            )
        ],
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::93.184.216.34", True),
    ],
)
def test_is_public(number: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(number)) is public


def test_what_did_not_change_comes_from_the_cache(tmp_path: Path) -> None:
    policy = replace(LOCAL, cache=tmp_path / "cache")
    with _serving(a=Page(headers={"ETag": '"v1"'}), b=Page()) as site:
        first = [_one(f"{site.root}/{name}", policy) for name in "ab"]
        again = [_one(f"{site.root}/{name}", policy) for name in "ab"]
        assert first == again
        assert [headers.get("if-none-match") for path, headers in site.asked if path == "/a"] == [
            None,
            '"v1"',
        ]
        assert len(list((tmp_path / "cache").iterdir())) == 1
        site.pages["/a"] = Page(b"<p>Changed.", headers={"ETag": '"v2"'})
        assert _one(f"{site.root}/a", policy).text == "Changed."
        for kept in (tmp_path / "cache").iterdir():
            kept.write_bytes(kept.read_bytes()[:-5])
        assert _one(f"{site.root}/a", policy).text == "Changed."
        assert "if-none-match" not in site.asked[-1][1]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with _serving(a=Page(headers={"ETag": '"v1"'})) as site:
        assert _one(f"{site.root}/a", replace(LOCAL, cache=tmp_path / "file" / "cache")).text


def test_cookies_are_not_kept() -> None:
    with _serving(a=Page(headers={"Set-Cookie": "x=1"}), b=Page()) as site:
        collect(f"{site.root}/a", f"{site.root}/b", fetch=LOCAL)
        assert all("cookie" not in headers for _, headers in site.asked)
