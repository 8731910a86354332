# ruff: noqa: E501 (a row of a table stays on a line)
"""One or several, none at all, where a place lies, and "the car" that a line before tells by its colour."""

from __future__ import annotations

import pytest
from told import article, found, kinds

from onrecord.model import Interval

DAY = Interval("2021-05-04", "2021-05-04")
NEXT = Interval("2021-05-05", "2021-05-05")

ROWS = [
    ("A gunman opened fire on the Melk hotel in Torvik.", "The attackers opened fire on the Melk hotel in Torvik.", {"number open"}),
    ("A gunman opened fire on the Melk hotel in Torvik.", "A lone gunman opened fire on the Melk hotel in Torvik.", set()),
    ("A gunman opened fire on the Melk hotel in Torvik.", "The attackers left the Melk hotel in Torvik.", set()),
    ("A gunman opened fire on the Melk hotel.", "The attackers opened fire on the Varga arcade.", set()),
    ("The chapel lies in Ostrava, in south-west Torvik.", "The chapel lies in Ostrava, a town 40 miles west of Torvik.", {"place open"}),
    ("The chapel lies in Ostrava, in south-west Torvik.", "The chapel lies in Ostrava, near Torvik.", {"place open"}),
    ("The chapel lies in Ostrava, near Torvik.", "The chapel lies in Ostrava, a town 40 miles west of Torvik.", set()),
    ("The chapel lies in Ostrava, in south-west Torvik.", "The chapel lies in Lomar, a town 40 miles west of Torvik.", set()),
    ("There were no casualties in the fire at the Melk hotel.", "The fire at the Melk hotel injured 12 people.", {"number open"}),
    ("Nobody was killed in the fire at the Melk hotel.", "The fire at the Melk hotel killed three people.", {"number open"}),
    ("There were no further deaths in the fire at the Melk hotel.", "The fire at the Melk hotel killed three people.", set()),
    ("No injuries were reported in the fire at the Melk hotel.", "The fire at the Melk hotel killed three people.", set()),
    ("The white van was found in Ostrava on 14 May, early in the morning.", "The white van was found in Ostrava on 16 May.", {"time open"}),
    ("A white van of the company at the quay in Ostrava, Almeda, 14 May 2021.", "The van was at the quay in Ostrava on 16 May.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), ROWS)
def test_two_lines_of_one_day(a: str, b: str, expected: set[str]) -> None:
    assert kinds(a, b, DAY, DAY) == expected


def test_that_nobody_was_hurt_is_replaced_by_a_later_count() -> None:
    a, b = "Nobody was hurt in the fire at the Melk hotel.", "The fire at the Melk hotel injured 12 people."
    assert kinds(a, b, DAY, NEXT) == {"number superseded"}


def test_the_car_has_the_colour_that_the_line_before_tells() -> None:
    grey = article("The robbers came to the Melk hotel in a grey Orlo Bravo and left the car there.", DAY)
    (conflict,) = found(
        article("Robbers in a black car drove through Torvik. The car came to the Melk hotel at noon.", DAY),
        grey,
    )
    assert conflict.kind == "actor" and "black car" in conflict.why
    assert not found(
        article("Robbers in a black van drove through Torvik. The car came to the Melk hotel at noon.", DAY),
        grey,
    )


def test_a_national_of_a_country_has_a_known_nationality() -> None:
    (conflict,) = found(
        article("Police held Jan Holt at the harbour. His nationality is not yet known.", DAY),
        article("Jan Holt, a 40-year-old Danish national, had run the ferry for a year.", DAY),
    )
    assert (conflict.kind, conflict.status) == ("commitment", "superseded")
