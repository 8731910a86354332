"""Everything that the program needs may be used and passed on, and what has terms is told of."""

from __future__ import annotations

from pathlib import Path

from bench.licences import Needed, needed

PAGE = (Path(__file__).parents[2] / "docs" / "licences.md").read_text(encoding="utf-8")
LEAST = 60
"""Packages; there were 99 with all extras when this was written."""


def test_every_package_states_a_licence_that_allows_its_use() -> None:
    rows = needed()
    assert len(rows) >= LEAST
    assert {"httpx", "lxml", "onnxruntime"} <= {one.name for one in rows}
    assert [one for one in rows if not one.is_permissive and not one.is_on_terms] == []


def test_those_under_terms_are_named_on_the_page() -> None:
    terms = [one.name for one in needed() if one.is_on_terms]
    assert terms
    assert [name for name in terms if name not in PAGE] == []


def test_licences_are_told_apart() -> None:
    def told(licence: str) -> tuple[bool, bool]:
        one = Needed("x", "1", licence, "y")
        return one.is_permissive, one.is_on_terms

    assert told("Apache-2.0 OR BSD-3-Clause") == (True, False)
    assert told("GPL-2.0-only OR MIT") == (True, False)
    assert told("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later") == (False, True)
    assert told("MPL-2.0 AND MIT") == (False, True)
    assert told("") == (False, False)
    assert told("Ask the author") == (False, False)
