"""Words in the reason for a conflict stand there as they are printed."""

from __future__ import annotations

import pytest

from onrecord.link.conflicts.reading.words import as_printed, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karl Orsk, 25, from Corvell, Lanz", "Karl Orsk, 25, from Corvell, Lanz"),
        ("at least 80 people,", "at least 80 people"),
        ("planned and “paid for” in Lanz", "planned and paid for in Lanz"),
        ("paid for” in Lanz", "paid for in Lanz"),
        ("the port’s mole didn't hold", "the port’s mole didn't hold"),
        ("U.S. grants a loan", "U.S. grants a loan"),
        ("— and they left (all of them)", "and they left (all of them"),
        ("", ""),
    ],
)
def test_words_are_spaced_as_in_print_and_have_no_marks_at_the_ends(text: str, expected: str) -> None:
    assert as_printed(words(text)) == expected
