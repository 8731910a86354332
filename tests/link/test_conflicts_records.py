"""How often somebody has won and lost: two records of one name, and figures that are none."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.model import Interval

DAY = Interval("2021-05-04", "2021-05-04")
TWO = [
    ("Torvik (10-5) led at the break.", "The crowd sang as Torvik (9-5) came out of the tunnel."),
    ("Jan Holt, 45-1, 33 KOs, boxed in Torvik.", "In Torvik Jan Holt (43-1, 33 KOs) was cheered."),
    ("The record of Torvik rose to 9-5 on Sunday.", "Torvik (10-5) drew a large crowd on Sunday."),
]
NONE = [
    ("Torvik (10-5) led at the break.", "Karsund (9-5) led at the break."),
    ("Torvik won, 3-1, on Sunday.", "Torvik won, 2-1, on Sunday."),
    ("Torvik (10-5) led at the break.", "Torvik (2-13) led at the break."),
    ("Torvik (10-5) led at the break.", "The crowd sang as Torvik (10-5) came out of the tunnel."),
]


def kinds(one: str, other: str) -> set[str]:
    """The kinds of the conflicts of two articles on one match."""
    return {
        c.kind
        for c in found(article(one, DAY, "Torvik: the match"), article(other, DAY, "Torvik: a day of sport"))
    }


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_records_of_one_name(one: str, other: str) -> None:
    assert "number" in kinds(one, other)


@pytest.mark.parametrize(("one", "other"), NONE)
def test_other_names_scores_and_seasons_are_none(one: str, other: str) -> None:
    assert "number" not in kinds(one, other)
