"""CSL-JSON, rendered by citeproc-py: nothing said that isn't known."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.ledger import Ledger


@pytest.fixture
def references(exported: Callable[[str], Path]) -> list[dict[str, Any]]:
    return json.loads((exported("csl") / "articles.csl.json").read_text(encoding="utf-8"))


def test_there_is_one_for_each_article(references: list[dict[str, Any]], full: Ledger) -> None:
    assert [one["id"] for one in references] == [article.id for article in full.articles()]


def test_what_a_reference_says(references: list[dict[str, Any]]) -> None:
    of_title = {one["title"]: one for one in references}
    ferry = of_title["Ferry row deepens 🚢"]
    assert ferry["author"] == [{"literal": "Ada Quill"}]
    assert ferry["issued"] == {"date-parts": [[2031, 5, 4]]}
    assert (ferry["container-title"], ferry["URL"]) == ("Harbour Lantern", "https://lantern.example/1")
    denial = of_title["post/ferry.txt"]
    assert denial["issued"] == {"date-parts": [[2031, 5, 5], [2031, 5, 6]]}
    assert not {"author", "URL"} & set(denial)
    evil = next(one for one in references if one["title"].startswith("# =1+1"))
    assert "URL" not in evil, "an address that runs a script is none"


def test_citeproc_takes_and_renders_all(references: list[dict[str, Any]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of that package's own making
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON
    source = CiteProcJSON(references)  # a field or type it doesn't know is a warning, and so an error here
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    # All are read; rendering a range of dates within one year breaks inside citeproc-py 0.11.
    points = [one for one in references if len(one.get("issued", {}).get("date-parts", [])) < 2]
    for one in points:
        bibliography.register(Citation([CitationItem(one["id"])]))
    shown = [str(line) for line in bibliography.bibliography()]
    assert 0 < len(shown) == len(points) < len(references)
    assert any("Ada Quill" in line and "Ferry row deepens" in line for line in shown)
