"""What a noun's rows are made of, taken from the schema that describes them to machines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, cast

Sort = Literal["text", "truth", "whole", "number", "list", "record", "map"]


@dataclass(frozen=True, slots=True)
class Column:
    """A field: its name, what it holds, and (of a record or list) the fields in it."""

    name: str
    sort: Sort
    parts: tuple[Column, ...] = ()


@cache
def columns(noun: str) -> tuple[Column, ...]:
    """The fields of a noun, in the order in which they are written."""
    return _column(noun, {"$ref": f"#/$defs/{noun}.jsonl"}).parts


@cache
def _definitions() -> dict[str, Any]:
    schema = resources.files("onrecord.report").joinpath("export.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(schema)["$defs"])


def _column(name: str, node: dict[str, Any]) -> Column:
    if "$ref" in node:
        return _column(name, _definitions()[node["$ref"].removeprefix("#/$defs/")])
    if "anyOf" in node:
        return _column(name, next(one for one in node["anyOf"] if one != {"type": "null"}))
    if "enum" in node:
        return Column(name, "text")
    kinds = [node["type"]] if isinstance(node["type"], str) else node["type"]
    kind = next(one for one in kinds if one != "null")
    if kind == "object" and "properties" not in node:
        return Column(name, "map")
    if kind == "object":
        return Column(name, "record", tuple(_column(*one) for one in node["properties"].items()))
    if kind == "array":
        return Column(name, "list", (_column("item", node["items"]),))
    return Column(name, _SORTS[kind])


_SORTS: dict[str, Sort] = {"string": "text", "boolean": "truth", "integer": "whole", "number": "number"}
