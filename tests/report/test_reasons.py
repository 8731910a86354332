"""Reasons as a reader sees them."""

from __future__ import annotations

import pytest

from onrecord.report.wording import reason


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("“the mole” against “a quay”", "“the mole” against “a quay”"),
        (
            "first “closed”, later “that it “was never closed””",
            "first “closed”, later “that it ‘was never closed’”",
        ),
        ("““never,” he said” against “always”", "“‘never,’ he said” against “always”"),
        ("it isn’t “so”", "it isn’t “so”"),
        ("an end without a beginning” and “more”", "an end without a beginning” and “more”"),
        ("two\nlines\x1b", "two lines⟨ESC⟩"),
    ],
)
def test_a_quotation_within_a_quotation_has_single_marks(why: str, expected: str) -> None:
    assert reason(why) == expected
