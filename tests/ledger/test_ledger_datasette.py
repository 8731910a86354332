"""`datasette LEDGER` shows tables and views that explain themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path


def asked(path: Path, page: str) -> object:
    """What datasette answers when asked for a page of the ledger."""
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--get", page]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_datasette_tells_who_said_what(full: Path) -> None:
    rows = asked(full, "/ferry/who_said_what.json?_shape=array&_sort=starts")
    assert isinstance(rows, list)
    told = {(row["speaker"], row["cue"], row["words"], row["outlet"]) for row in rows}
    assert ("Orla Venn", "will close", "the quay by 9 May", "Harbour Lantern") in told
    chains = {row["chain"] for row in rows}
    assert "Orla Venn, as told by Tidewater Post, as told by Harbour Lantern" in chains
    assert "someone unnamed, as told by Harbour Lantern" in chains
    assert "Harbour Lantern" in chains


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("/ferry/speakers.json?_shape=array", 2),
        ("/ferry/contradictions.json?_shape=array", 1),
        ("/ferry/claims_in_words.json?_shape=array", 1),
        ("/ferry/unread.json?_shape=array", 0),
        ("/ferry/articles.json?_shape=array&_search=quay", 2),
        ("/ferry/statements.json?_shape=array&_search=workers", 1),
    ],
)
def test_datasette_finds_rows(full: Path, page: str, count: int) -> None:
    rows = asked(full, page)
    assert isinstance(rows, list)
    assert len(rows) == count


def test_datasette_hides_what_isnt_for_reading(full: Path) -> None:
    found = asked(full, "/ferry.json")
    assert isinstance(found, dict)
    shown = {table["name"] for table in found["tables"] if not table["hidden"]}
    assert {"articles", "statements", "parties", "about"} <= shown
    assert not {name for name in shown if name.endswith("_fts_data")}
    assert "who_said_what" in {view["name"] for view in found["views"]}


def test_the_views_tell_what_wasnt_read(path: Path) -> None:
    from ledgers_made_up import article, reading
    from onrecord.model import Rejection

    with Ledger.create(path) as ledger:
        ledger.append([reading(article("Die Fähre bleibt.", language="de", is_read=False))])
        ledger.reject([Rejection("b.pdf", "NotText", "is binary")])
        rows = [tuple(row)[:3] for row in ledger.store.rows("SELECT * FROM unread ORDER BY path")]
    assert rows == [
        ("b.pdf", "NotText", "is binary"),
        ("ferry.txt", "UnreadLanguage", "kept, but not read for statements: its language is de"),
    ]
