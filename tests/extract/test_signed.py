"""Quotations that a name is signed under; all made up."""

from __future__ import annotations

import pytest
from printed_rows import printed_rows

LETTERS = """Readers wrote to us.

“The dam has to go, and it has to go now. We can't wait.” ― Carla Sancho

”I fear for the fish.”\xa0― Ivo Holt, Lusk

“No more floods, please.”
— Beck Pimm, 41
"""


@pytest.mark.parametrize(
    "row",
    [
        "Carla Sancho | ― | “The dam has to go, and it has to go now. We can't wait.”",
        "Ivo Holt | ― | ”I fear for the fish.”",
        "Beck Pimm | — | “No more floods, please.”",
    ],
)
def test_who_signs_a_quotation_says_it(row: str) -> None:
    assert row in printed_rows(LETTERS), printed_rows(LETTERS)


def test_a_dash_after_a_quotation_within_a_sentence_signs_nothing() -> None:
    text = "“It is late,” he said, and left “the mill” — Ann Ober stayed for an hour."
    assert not any(" | — | " in row for row in printed_rows(text)), printed_rows(text)
