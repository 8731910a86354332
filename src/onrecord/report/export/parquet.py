"""Parquet: one table per noun with the fields of the JSON Lines files, lists and records and all."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.report.export.columns import Column, columns
from onrecord.report.export.files import File
from onrecord.report.export.jsonl import ROWS

if TYPE_CHECKING:
    from typing import BinaryIO

    from onrecord.ledger import Ledger

BATCH = 512
"""Rows in a row group: articles come with their text, so that it bounds the memory taken."""


def _file(noun: str) -> File:
    def write(ledger: Ledger, file: BinaryIO) -> None:
        arrow, parquet = _pyarrow()
        schema = arrow.schema([arrow.field(part.name, _type(part, arrow)) for part in columns(noun)])
        maps = [part.name for part in columns(noun) if part.sort == "map"]
        rows = ROWS[noun](ledger)
        with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            while batch := [_with_maps(row, maps) for row in itertools.islice(rows, BATCH)]:
                writer.write_batch(arrow.RecordBatch.from_pylist(batch, schema))

    return File(f"{noun}.parquet", write)


def _pyarrow() -> tuple[Any, Any]:
    """pyarrow and its module for Parquet; raises OnrecordError where it isn't installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        needs = "the format parquet needs pyarrow, which isn't installed: pip install 'onrecord[parquet]'"
        raise OnrecordError(needs) from error
    return pyarrow, pyarrow.parquet


def _type(part: Column, arrow: Any) -> Any:
    if part.sort == "record":
        return arrow.struct([arrow.field(one.name, _type(one, arrow)) for one in part.parts])
    if part.sort == "list":
        return arrow.list_(_type(part.parts[0], arrow))
    if part.sort == "map":
        return arrow.map_(arrow.string(), arrow.string())
    return {"text": arrow.string, "truth": arrow.bool_, "whole": arrow.int64, "number": arrow.float64}[
        part.sort
    ]()


def _with_maps(row: dict[str, Any], maps: list[str]) -> dict[str, Any]:
    """The row, with its maps as pyarrow takes them: as pairs."""
    return {**row, **{name: list(row[name].items()) for name in maps}}


FILES = tuple(map(_file, ROWS))
"""All of them are written, without rows where there is nothing."""
