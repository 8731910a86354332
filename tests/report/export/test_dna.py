"""Statements for discourse network analysis."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.ledger import Ledger


@pytest.fixture
def rows(exported: Callable[[str], Path]) -> list[dict[str, str]]:
    with (exported("dna") / "statements.dna.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_there_is_a_row_for_each_settled_statement_of_a_claim(
    rows: list[dict[str, str]], full: Ledger
) -> None:
    wanted = [
        (claim.id, one)
        for claim in full.claims()
        for one, _ in claim.statements
        if full.statement(one).speaker
    ]
    assert [(row["concept_id"], row["statement_id"]) for row in rows] == wanted


def test_who_agrees_and_who_does_not(rows: list[dict[str, str]]) -> None:
    of_stance = {
        row["agreement"]: row
        for row in rows
        if row["document_source"] in ("Harbour Lantern", "Tidewater Post")
    }
    assert (of_stance["1"]["person"], of_stance["1"]["organization"]) == ("Orla Venn", "")
    assert (of_stance["0"]["person"], of_stance["0"]["text"]) == ("Orla Venn", "she will close the quay")
    assert (of_stance[""]["person"], of_stance[""]["organization"]) == ("", "Tidewater Post")
    assert {row["concept"] for row in rows} == {"the quay by 9 May"}


def test_a_time_is_given_only_where_it_is_settled(rows: list[dict[str, str]], full: Ledger) -> None:
    for row in rows:
        said = full.statement(row["statement_id"]).said
        assert row["time"] == (said.start if said.start == said.end and said.start else "")
        text = full.article(row["document_id"]).text
        assert text[int(row["start"]) : int(row["end"])].startswith(
            row["text"].removeprefix("'").split(" … ")[0][:2]
        )
