"""One name in two spellings: an article that alone has another one, and spellings that are as good."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.model import Interval

DAY = Interval("2021-05-04", "2021-05-04")


def spelt(one: str, other: str) -> list[str]:
    """The kinds of the conflicts where two articles spell a name so, and a third otherwise."""
    texts = (
        f"The diver {other} was pulled out of the Torvik lock on Monday.",
        f"Rescuers in Torvik said that {other} had been under water for an hour.",
        f"Doctors in Torvik named the third victim as {one}, who was flown to the coast.",
    )
    return [c.kind for c in found(*(article(text, DAY, f"Torvik: day {k}") for k, text in enumerate(texts)))]


@pytest.mark.parametrize(("one", "other"), [("Brenna Lund", "Breanda Lund"), ("Ilse Marler", "Ilse Matler")])
def test_who_it_was_is_spelt_otherwise_by_one_article(one: str, other: str) -> None:
    assert "actor" in spelt(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Lund", "Mohammed Lund"),  # as good as the other
        ("Jonas Lund", "Petra Lund"),  # two people
        ("Ilse Holt", "Ilse Brandt"),
        ("Zoë Lund", "Zoe Lund"),
    ],
)
def test_other_people_and_spellings_that_sound_alike_are_none(one: str, other: str) -> None:
    assert "actor" not in spelt(one, other)


def test_whom_one_article_names_beside_the_other_is_another() -> None:
    articles = (
        article("The diver Breanda Lund was pulled out of the Torvik lock.", DAY, "Torvik: a lock"),
        article("Breanda Lund dived in Torvik for years.", DAY, "Torvik: a diver"),
        article("Brenna Lund and Breanda Lund are sisters in Torvik.", DAY, "Torvik: sisters"),
    )
    assert not found(*articles)
