"""Words in the reason for a conflict stand there as they are printed."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.link.conflicts.reading.words import as_printed, words
from onrecord.model import Interval


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


DAY = Interval("2031-05-04", "2031-05-04")
COUNTS = [
    ("Nine people were killed in Corvell.", "Twelve people were killed in Corvell.", "dead: “", "Corvell"),
    ("Two bridges in Torvik fell.", "Three bridges in Torvik fell.", "bridges: “", "Torvik"),
    ("Two ferries sank off Torvik.", "Three ferries sank off Torvik.", "“", ""),
]


@pytest.mark.parametrize(("one", "other", "opening", "place"), COUNTS)
def test_what_is_counted_and_where_is_told_in_a_word_of_the_lines_or_not_at_all(
    one: str, other: str, opening: str, place: str
) -> None:
    (conflict,) = found(article(one, DAY), article(other, DAY))
    assert conflict.why.startswith(opening)
    assert (f", both of {place}" if place else "against") in conflict.why
