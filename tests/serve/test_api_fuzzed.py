"""The API asked by schemathesis what its description allows, and what it doesn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
import pytest

from onrecord.serve.api.described import OPENAPI

if TYPE_CHECKING:
    from conftest import Visitor

schemathesis = pytest.importorskip("schemathesis")
TRIES = 8
"""Questions of a kind to an address, the same each time; a wider search is for a longer night."""
HERE = {"host": "127.0.0.1"}


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_every_address_answers_as_described(visitor: Visitor, mode: str) -> None:
    schema = schemathesis.openapi.from_asgi(OPENAPI, visitor.client.app, headers=HERE)
    settings = hypothesis.settings(
        max_examples=TRIES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    asked: set[str] = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        if mode == "negative" and not list(operation.iter_parameters()):
            continue  # where nothing is asked, nothing can be asked wrongly

        @hypothesis.given(case=operation.as_strategy(generation_mode=schemathesis.GenerationMode(mode)))
        @settings
        def holds(case: object) -> None:
            case.call_and_validate(headers=HERE)  # type: ignore[attr-defined]

        holds()
        asked.add(operation.path)
    described = visitor.client.get(OPENAPI).json()["paths"]
    assert asked == {
        path for path, one in described.items() if mode == "positive" or one["get"].get("parameters")
    }
