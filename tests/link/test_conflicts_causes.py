# ruff: noqa: E501 (a row of a table stays on a line)
"""Two causes of one thing, a cause that was unknown, and what parties say side by side."""

from __future__ import annotations

import pytest
from told import article, found, kinds

from onrecord.model import Article, Interval

DAY = Interval("2021-05-04", "2021-05-04")
NEXT = Interval("2021-05-05", "2021-05-05")


def story(first: str, second: str) -> set[str]:
    """The conflicts of two articles among others on the same storm, quake and crash in Torvik."""
    others: list[Article] = [
        article(f"{name} in Torvik is over.", DAY, "Torvik after the night")
        for name in ("The night", "The day")
    ]
    return {f"{c.kind} {c.status}" for c in found(*others, article(first, DAY), article(second, NEXT))}


CAUSES = [
    ("The fire in Torvik was started by a power line.", "Lightning caused the fire in Torvik.", {"actor superseded"}),
    ("The crash in Torvik was caused by ice.", "The crash in Torvik was due to a broken rail.", {"actor superseded"}),
    ("The crash in Torvik was caused by ice.", "Black ice caused the crash in Torvik.", set()),
    ("The crash in Torvik was caused by ice.", "The recount in Torvik was due to a complaint.", set()),
    ("The crash in Torvik was caused by ice.", "The inquiry into the crash in Torvik is due to open in May.", set()),
    ("The fire caused more than $1 million in damage in Torvik.", "Arson caused a million dollars worth of damage in Torvik.", set()),
    ("Slow lines on the phone network in Torvik are due to the storm.", "A digger brought down 70 percent of the phone network in Torvik.", set()),
    ("Weeks of rallies sparked a revolt in Torvik and forced the mayor out.", "The recent revolt in Torvik began with the act of a jobless clerk.", set()),
    ("The crash in Torvik was caused by ice.", "The crash museum in Torvik is due to take part in a fair.", set()),
    ("The crash in Torvik was caused by ice.", "Part of the crash in Torvik was due to a broken rail.", set()),
    ("Ivo Brandt was eager to return to Torvik because of his roots.", "Jana Holt was eager to return to Torvik because of a prize.", set()),
    ("A fire broke out in Torvik. It is not known how it started.", "Lightning caused the fire in Torvik.", {"commitment superseded"}),
    ("The cause of the crash in Torvik is not known.", "The crash in Torvik was caused by ice.", {"commitment superseded"}),
    ("The cause of the crash in Torvik is not known.", "The crash in Torvik may have been caused by ice.", set()),
    ("The cables off Torvik broke and lines went down. The cause of the break is not known.", "Lines in Torvik went down because of the break of the cables.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), CAUSES)
def test_causes(a: str, b: str, expected: set[str]) -> None:
    assert story(a, b) == expected


DENIED = [
    ("No alarm was sounded in the hotel.", "The alarm was sounded in the hotel at noon.", {"polarity open"}),
    ("Almeda will appeal.", "There will be no appeal.", {"polarity open"}),
    ("No new alarm will be sounded.", "The alarm was sounded at noon.", set()),
    ("No alarm was sounded.", "The alarm was not sounded.", set()),
    ("The turbine at the Lomar dam was damaged.", "The turbine at the Lomar dam was undamaged.", {"polarity open"}),
    ("Ivo Brandt had not detonated his suicide belt.", "The explosive suicide belt of Ivo Brandt failed to detonate.", set()),
    ("The lock at the Lomar dam did not open.", "The lock at the Lomar dam failed to open.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), DENIED)
def test_what_is_denied_without_a_name(a: str, b: str, expected: set[str]) -> None:
    assert kinds(a, b, DAY, DAY) == expected


WHOLE = [
    ("Jana Holt claimed victory.", "Jana Holt conceded defeat.", {"polarity superseded"}),
    ("Almeda will not raise its offer for Orsini.", "Almeda raised its offer for Orsini.", {"polarity superseded"}),
    ("Jana Holt, 44, said that the bridge was safe.", "Jana Holt, 47, spoke of the bridge.", {"number open"}),
    ("Jana Holt was arrested in Torvik.", "Holt was released on bail.", {"polarity superseded"}),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), WHOLE)
def test_what_is_read_with_source_and_cue(a: str, b: str, expected: set[str]) -> None:
    assert kinds(a, b, DAY, NEXT) == expected


MONEY = [
    ("Almeda offered $38 a share for Orsini.", "Almeda is offering $41 a share for Orsini.", {"number superseded"}),
    ("Almeda offered $38 a share for Orsini.", "Almeda is offering $4 billion for Orsini.", set()),
    ("Shares in Almeda rose 12 percent in Torvik.", "Shares in Almeda rose 5 percent in Torvik.", set()),
    ("Turnout in Torvik was 71 percent.", "Turnout in Torvik was 68 percent.", {"number superseded"}),
    ("Turnout in Torvik was 71 percent.", "In 2009 Ivo Brandt won in Torvik. Turnout in Torvik then was 82 percent.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), MONEY)
def test_what_moves_is_replaced_by_its_later_figure(a: str, b: str, expected: set[str]) -> None:
    assert kinds(a, b, DAY, NEXT) == expected


def test_what_two_parties_say_side_by_side_is_of_one_matter() -> None:
    text = "The lock was damaged, the engineer Ivo Brandt said. The lock was undamaged, the minister Jana Holt said."
    assert {c.kind for c in found(article(text, DAY))} == {"polarity"}


def test_there_were_points_to_no_place_and_a_new_clause_has_its_own() -> None:
    told = "The train stopped at the Lomar bridge. There were 40 people killed in Torvik."
    assert kinds(told, "In Torvik 31 people were killed.", DAY, NEXT) == {"number superseded"}
    reached = "The fire in Torvik reached the Lomar bridge, and 40 people have died."
    assert kinds(reached, "At the Lomar bridge 61 people have died.", DAY, NEXT) == set()
