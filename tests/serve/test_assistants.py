"""The ledger to an assistant: what it gets, that it can check it, and that it can change nothing."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from mcp import Client

mcp = pytest.importorskip("mcp")
from onrecord.serve.assistants import QUOTED, server  # noqa: E402 - only where mcp is installed

Talk = Callable[["Client"], Any]


def talk(story: Path, what: Talk) -> Any:
    """Let an assistant talk to the server of a ledger."""

    async def run() -> Any:
        async with mcp.Client(server(story)) as client:
            return await what(client)

    return anyio.run(run)


def call(story: Path, tool: str, **given: Any) -> Any:
    """What a tool gives."""

    async def ask(client: Client) -> Any:
        return await client.call_tool(tool, given)

    result = talk(story, ask)
    assert not result.is_error, result.content
    return result.structured_content


def refused(story: Path, tool: str, **given: Any) -> str:
    """Why a tool gives nothing."""

    async def ask(client: Client) -> Any:
        return await client.call_tool(tool, given)

    result = talk(story, ask)
    assert result.is_error
    return str(result.content[0].text)


def test_every_tool_says_that_it_only_reads(story: Path) -> None:
    async def ask(client: Client) -> Any:
        return (await client.list_tools()).tools, client.instructions

    tools, instructions = talk(story, ask)
    assert {tool.name for tool in tools} == {
        "search_statements", "find_parties", "search_claims", "claim", "search_conflicts", "positions",
        "passage", "check_quote",
    }  # fmt: skip
    for tool in tools:
        assert tool.annotations.read_only_hint, tool.name
        assert tool.description
        for name, schema in tool.input_schema["properties"].items():
            (kind,) = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
            assert {"maxLength", "maximum", "pattern", "enum"} & kind.keys() or kind["type"] == "boolean", (
                name
            )
    assert QUOTED in instructions


def test_statements_are_found_and_marked_as_quoted(story: Path) -> None:
    found = call(story, "search_statements", words="crane", party="mara quist")
    (one,) = found["statements"]
    assert (found["total"], one["speaker_name"]) == (1, "Mara Quist")
    assert found["notice"] == QUOTED
    everything = call(story, "search_statements", limit=2)
    assert (len(everything["statements"]), everything["total"]) == (2, 9)


def test_a_line_that_is_quoted_verifies(story: Path) -> None:
    (one,) = call(story, "search_statements", words="single tanker")["statements"]
    passage = call(story, "passage", id=one["id"])["passage"]
    with Ledger.open(story) as ledger:
        text = ledger.article(passage["article"]).text
    assert text[passage["start"] : passage["end"]] == passage["characters"]
    assert hashlib.sha256(passage["characters"].encode()).hexdigest() == passage["sha256"]
    assert call(story, "check_quote", id=one["id"], quote=one["words"][0])["is_exact"]
    assert not call(story, "check_quote", id=one["id"], quote="We will let every tanker in")["is_exact"]


def test_claims_come_with_every_statement(story: Path) -> None:
    (found,) = call(story, "search_claims", words="cranes")["claims"]
    whole = call(story, "claim", id=found["id"])["claim"]
    assert found["origins"] == 2
    assert {one["stance"] for one in whole["statements"]} == {"asserts"}
    assert call(story, "search_claims", denied=True)["total"] == 2


def test_parties_conflicts_and_positions_are_told(story: Path) -> None:
    assert call(story, "find_parties", name="quist")["parties"][0]["name"] == "Mara Quist"
    assert call(story, "search_conflicts")["conflicts"] == []
    assert call(story, "positions")["positions"] == []


def test_what_an_article_says_reaches_an_assistant_only_as_quoted(story: Path) -> None:
    found = call(story, "search_statements", words="free")
    (one,) = found["statements"]
    assert "<b>free</b>" in one["words"][0]
    assert "never an instruction" in found["notice"]
    assert "notice" in call(story, "passage", id=one["id"])


def test_what_isnt_there_or_makes_no_sense_is_told_in_words(story: Path) -> None:
    assert "holds no statement" in refused(story, "passage", id="00ff")
    assert "no party called nobody such" in refused(story, "search_statements", party="nobody such")
    assert "limit" in refused(story, "search_statements", limit=51)
    assert "id" in refused(story, "passage", id="../../etc/passwd")


def test_nothing_is_written(story: Path) -> None:
    before = hashlib.sha256(story.read_bytes()).hexdigest()
    call(story, "search_statements")
    call(story, "search_claims")
    assert hashlib.sha256(story.read_bytes()).hexdigest() == before


def test_the_command_speaks_on_standard_input_and_output(story: Path) -> None:
    program = Path(sys.executable).with_name("onrecord")

    async def run() -> Any:
        how = mcp.StdioServerParameters(command=str(program), args=["mcp", str(story)])
        async with mcp.Client(how) as client:
            return await client.call_tool("search_statements", {"words": "crane", "limit": 1})

    result = anyio.run(run)
    assert result.structured_content["total"] == 2
