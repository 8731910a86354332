# ruff: noqa: E501 (a row of a table stays on a line)
"""Noun phrases that a content begins or lies in are whole; all sentences made up."""

from __future__ import annotations

import pytest
from printed_rows import printed_rows

WHOLE = [
    ("Ober said that “[s]ome people say it is true.”", "[s]ome people | say | it is true"),
    ("At least one other child from Lusk is reported to be in critical condition.", "- | is reported | At least one other child from Lusk ## to be in critical condition"),
    ("Claims by Ann Ober that the winter will be worse have been condemned by the mayor.", "the mayor | have been condemned | Claims by Ann Ober that the winter will be worse"),
    ("According to Ivo Akan, chief doctor at the Health Ministry, 111 of the dead were children.", "Ivo Akan, chief doctor at the Health Ministry | According to | 111 of the dead were children"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), WHOLE)
def test_no_phrase_is_cut(text: str, row: str) -> None:
    assert row in printed_rows(text), printed_rows(text)
