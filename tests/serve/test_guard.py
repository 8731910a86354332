"""Who may ask and change what: tokens, hosts, other sites' pages, sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.routing import APIRoute

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.serve.serving import is_loopback, need_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visitor

TOKEN = "a-token-that-nobody-guesses"


def judged(visitor: Visitor) -> int:
    with Ledger.open(visitor.ledger) as ledger:
        return len(list(ledger.judgements()))


def test_without_the_token_nothing_is_shown(visit: Callable[..., Visitor]) -> None:
    stranger = visit(host="0.0.0.0", token=TOKEN)
    for address in ("/", "/statements", "/articles/00", "/changes/1"):
        answer = stranger.client.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"][:7]) == (303, "/enter?")
    assert "Petra Oskar" not in stranger.get("/statements")
    assert stranger.client.post("/judge", data={}).status_code == 401
    assert stranger.client.get("/api/v1/statements").status_code == 401
    assert stranger.client.get("/api/v1/statements").headers["www-authenticate"] == "Bearer"


def test_the_token_opens_the_door(visit: Callable[..., Visitor]) -> None:
    guest = visit(host="0.0.0.0", token=TOKEN)
    page = guest.client.get("/statements?q=cranes").text
    seal = page.partition('name="form_token" value="')[2].partition('"')[0]
    wrong = guest.client.post("/enter", data={"form_token": seal, "token": "guessed", "to": "/claims"})
    assert wrong.status_code == 401
    right = guest.client.post(
        "/enter", data={"form_token": seal, "token": TOKEN, "to": "/statements?q=cranes"}
    )
    assert right.url.path == "/statements"
    assert "cranes had been stopped" in right.text
    cookies = [cookie for cookie in guest.client.cookies.jar if cookie.name == "onrecord_session"]
    assert TOKEN not in str(cookies[0].value)
    assert cookies[0].has_nonstandard_attr("HttpOnly")
    assert cookies[0].get_nonstandard_attr("SameSite") == "strict"


def test_the_token_is_taken_from_the_address_that_the_server_prints(visit: Callable[..., Visitor]) -> None:
    guest = visit(host="0.0.0.0", token=TOKEN)
    answer = guest.client.get(f"/enter?token={TOKEN}")
    assert answer.url.path == "/"
    assert TOKEN not in str(answer.url)
    assert guest.client.get("/statements").url.path == "/statements"


def test_a_program_gives_the_token_as_bearer(visit: Callable[..., Visitor]) -> None:
    program = visit(host="0.0.0.0", token=TOKEN)
    assert program.client.get("/parties", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    wrong = program.client.get("/parties", headers={"authorization": "Bearer no"}, follow_redirects=False)
    assert wrong.status_code == 303


@pytest.mark.parametrize(
    "to", ["//evil.example/", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere(visit: Callable[..., Visitor], to: str) -> None:
    guest = visit(host="0.0.0.0", token=TOKEN)
    answer = guest.client.get("/enter", params={"token": TOKEN, "to": to}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_every_form_must_come_from_a_page_of_ours(visitor: Visitor) -> None:
    app = visitor.client.app
    posts = [
        route.path
        for router in (
            app.router,
            *(one.original_router for one in app.routes if hasattr(one, "original_router")),
        )  # type: ignore[attr-defined]
        for route in router.routes
        if isinstance(route, APIRoute) and "POST" in route.methods
    ]
    assert {"/judge", "/revoke", "/add", "/enter"} <= set(posts)
    fields = {"kind": "not-a-statement", "first": visitor.said("single tanker")}
    for path in posts:
        assert visitor.client.post(path, data=fields).status_code == 403, path
        assert visitor.client.post(path, data={**fields, "form_token": "0" * 64}).status_code == 403, path
    assert judged(visitor) == 0


def test_a_form_that_another_site_sends_is_refused(visitor: Visitor) -> None:
    fields = {
        "kind": "not-a-statement",
        "first": visitor.said("single tanker"),
        "form_token": visitor.token(),
    }
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert visitor.client.post("/judge", data=fields, headers=headers).status_code == 403
    assert judged(visitor) == 0


def test_another_name_than_this_machines_is_refused(visitor: Visitor) -> None:
    for host in ("evil.example", "evil.example:8600", "127.0.0.1.evil.example", ""):
        assert visitor.client.get("/", headers={"host": host}).status_code == 421
    for host in ("localhost:8600", "127.0.0.1", "[::1]:8600"):
        assert visitor.client.get("/", headers={"host": host}).status_code == 200


def test_too_much_is_refused(visitor: Visitor) -> None:
    too_large = {"files": ("a.txt", b"x" * 100_001)}
    visitor.post("/add", 413, files=too_large)
    assert visitor.client.post("/add", content=b"", headers={"content-length": "400001"}).status_code == 413
    assert visitor.client.post("/add", content=b"", headers={"content-length": "many"}).status_code == 413
    visitor.post("/judge", 413, kind="same-party", first="a" * 2001, second="b")


def test_static_files_are_kept_by_the_browser_and_nothing_else_is_served(visitor: Visitor) -> None:
    page = visitor.get("/")
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = visitor.client.get(style)
    assert answer.headers["cache-control"].endswith("immutable")
    assert visitor.client.get("/").headers["cache-control"] == "private, no-cache"
    assert visitor.client.get("/static/0/app.css").status_code == 404
    assert visitor.client.get("/static/0/..%2f..%2fapp.py").status_code == 404


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.8.0.9", True), ("0.0.0.0", False),
     ("::", False), ("192.168.0.4", False), ("localhost.evil.example", False)],
)  # fmt: skip
def test_loopback_is_this_machine_alone(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_a_host_that_others_reach_needs_a_token() -> None:
    need_token("127.0.0.1", "")
    need_token("0.0.0.0", TOKEN)
    for host, token in (("0.0.0.0", ""), ("0.0.0.0", "short"), ("127.0.0.1", "short")):
        with pytest.raises(UsageError):
            need_token(host, token)
