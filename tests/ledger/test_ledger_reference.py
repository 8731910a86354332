"""Every table, view and column is described: in the ledger, and in its reference page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.ledger.about import meanings, reference

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ledger.md"


def test_the_ledger_describes_all_of_itself(ledger: Ledger) -> None:
    sql = """
        SELECT item.name AS name, part.name AS column_name
        FROM pragma_table_list AS item, pragma_table_info(item.name) AS part
        WHERE item.schema = 'main' AND item.type IN ('table', 'view', 'virtual')
          AND item.name NOT LIKE 'sqlite%'
    """
    there = {(row["name"], row["column_name"]) for row in ledger.store.rows(sql)}
    there |= {(name, "") for name, _ in there}
    told = {
        (row["name"], row["column_name"]): row["means"] for row in ledger.store.rows("SELECT * FROM about")
    }
    assert set(told) == there
    assert told == meanings()
    assert all(means.endswith(".") for means in told.values())


def test_the_reference_page_is_up_to_date() -> None:
    """Write it anew with `reference()` from onrecord.ledger.about where this fails."""
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_every_table_of_the_page_has_its_columns() -> None:
    told = {
        name: {column for table, column in meanings() if table == name and column} for name, _ in meanings()
    }
    sections = reference().split("\n### `")[1:]
    printed = {section.partition("`")[0]: section for section in sections}
    assert printed.keys() == told.keys()
    for name, columns in told.items():
        assert all(f"| `{column}` |" in printed[name] for column in columns), name
