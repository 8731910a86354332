"""Any address asked of the server gets an answer in words: the bounded form of bench.fuzz for the API."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.types import Message

    from conftest import Visitor

TRIED = 150
"""The full run is listed in docs/security.md."""


def test_any_address_is_answered_in_words() -> None:
    from bench.fuzz.inputs import SEEDS, mutated
    from bench.fuzz.trying import tried

    chance = random.Random(7)
    outcomes = [tried("api", mutated(SEEDS["api"], chance)) for _ in range(TRIED)]
    assert outcomes.count("read") > TRIED / 20
    assert any(one.startswith("refused") for one in outcomes)


@pytest.mark.parametrize("address", ["/api/v1/statements?q=\xff", "/statements?q=caf\xe9", "/?\x80"])
def test_an_address_that_is_not_ascii_is_refused(visitor: Visitor, address: str) -> None:
    told: list[Message] = []

    async def asked() -> None:
        path, _, query = address.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": path, "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode("latin-1"), "headers": [(b"host", b"127.0.0.1:8600")],
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8600),
        }  # fmt: skip

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            told.append(message)

        await visitor.client.app(scope, receive, send)

    visitor.client.portal.call(asked)  # type: ignore[union-attr]
    assert told[0]["status"] == 400
    assert b"percent-encoded" in told[1]["body"]
