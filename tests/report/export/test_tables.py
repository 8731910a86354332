"""CSV and Parquet, read back by Python's csv and by pyarrow: the rows and values of the JSON Lines files."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pyarrow.csv
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.export.cells import cell, table
from onrecord.report.export.jsonl import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.ledger import Ledger


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def told(text: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula: the rule of the reference."""
    return re.sub(r"^'('*[=+\-@\t\r])", r"\1", text)


@pytest.mark.parametrize("noun", ROWS)
def test_a_table_has_a_row_for_each_line(noun: str, full: Ledger, exported: Callable[[str], Path]) -> None:
    rows = read(exported("csv") / f"{noun}.csv")
    assert len(rows) == len(list(ROWS[noun](full)))
    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    table = pyarrow.csv.read_csv(exported("csv") / f"{noun}.csv", parse_options=options)
    assert (table.num_rows, table.column_names) == (len(rows), list(rows[0]))


def test_lines_end_as_the_rfc_says_and_bytes_are_plain_utf_8(exported: Callable[[str], Path]) -> None:
    data = (exported("csv") / "places.csv").read_bytes()
    assert data.startswith(b"id,name,")
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("noun", ROWS)
def test_no_cell_is_a_formula(noun: str, exported: Callable[[str], Path]) -> None:
    for row in read(exported("csv") / f"{noun}.csv"):
        for text in row.values():
            assert not re.match(r"[=+\-@\t\r](?![\d.]+$)", text), text


@pytest.mark.parametrize(
    "text", ["=1+1", "'=1", "''-x", "@a", "\tx", "\rx", "'quoted' words", "", "a=b", "+"]
)
def test_the_apostrophe_can_be_taken_off_again(text: str) -> None:
    assert told(cell(text)) == text
    assert cell(text)[:1] not in tuple("=+-@\t\r")


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_text_comes_back(texts: list[str]) -> None:
    found = "".join(table(["x"] * len(texts), [texts]))
    _, row = csv.reader(io.StringIO(found, newline=""), strict=True)
    assert [told(text) for text in row] == texts


def test_numbers_are_no_formulas() -> None:
    assert [cell(value) for value in (-41.25, 3, None, True)] == ["-41.25", "3", "", "true"]


def test_articles_keep_every_character(full: Ledger, exported: Callable[[str], Path]) -> None:
    found = {row["id"]: row for row in read(exported("csv") / "articles.csv")}
    for article in full.articles():
        assert told(found[article.id]["text"]) == article.text
        assert found[article.id]["published_from"] == (article.published.start or "")


def test_a_statement_has_its_words_beside_it(full: Ledger, exported: Callable[[str], Path]) -> None:
    rows = {row["id"]: row for row in read(exported("csv") / "statements.csv")}
    (row,) = [row for row in rows.values() if row["words"].endswith("300 workers would go")]
    assert row["words"] == "Mayor Orla Venn “will close the quay by 9 May” … 300 workers would go"
    assert (row["speaker_name"], row["outlet"], row["cue_words"]) == (
        "Tidewater Post",
        "Harbour Lantern",
        "wrote",
    )
    spans = json.loads(row["content"])
    text = full.article(row["article"]).text
    assert text[spans[1]["start"] : spans[1]["end"]] == "300 workers would go"
    evil = [row for row in rows.values() if row["outlet"].startswith("'+Post")]
    assert {row["source_words"][:2] for row in evil} == {"'=", "''"}


@pytest.mark.parametrize("noun", ROWS)
def test_parquet_holds_what_the_lines_hold(noun: str, full: Ledger, exported: Callable[[str], Path]) -> None:
    table = pyarrow.parquet.read_table(exported("parquet") / f"{noun}.parquet")
    table.validate(full=True)
    assert [_plain(row) for row in table.to_pylist()] == [dict(row) for row in ROWS[noun](full)]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A map comes back as pairs."""
    return {
        name: dict(value) if name in ("origin_of", "origin_why") else value for name, value in row.items()
    }


def test_parquet_has_types_without_rows(nothing: Callable[[str], Path]) -> None:
    schema = pyarrow.parquet.read_schema(nothing("parquet") / "statements.parquet")
    assert str(schema.field("content").type) == "list<element: struct<start: int64, end: int64>>"
    assert str(schema.field("said").type) == "struct<from: string, to: string>"
