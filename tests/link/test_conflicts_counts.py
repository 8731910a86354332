# ruff: noqa: E501 (a row of a table stays on a line)
"""Counts of other fields than tolls, over how long they were counted, and of whom they are told."""

from __future__ import annotations

import pytest
from told import article, found, kinds

from onrecord.model import Interval

DAY = Interval("2021-05-04", "2021-05-04")
NEXT = Interval("2021-05-05", "2021-05-05")

ONE_DAY = [
    # who was on board, whoever is counted apart
    ("The ferry Lomar sank with 240 people on board.", "The ferry Lomar was carrying 212 passengers and 18 crew when it sank.", {"number open"}),
    ("The ferry Lomar sank with 230 people on board.", "The ferry Lomar was carrying 212 passengers and 18 crew when it sank.", set()),
    ("The ferry Lomar sank with 240 people on board.", "The ferry Varga sank with 90 people on board.", set()),
    ("The coast guard held 23 suspects off Torvik.", "The 12 Orsini and 11 Lomari suspects are held by the coast guard off Torvik.", set()),
    ("The coast guard held 23 suspects off Torvik.", "The 12 Orsini and 14 Lomari suspects are held by the coast guard off Torvik.", {"number open"}),
    # measures of one thing in short lines, and of two
    ("Turnout in Torvik was 71 percent.", "Turnout in Torvik was 64 percent.", {"number open"}),
    ("Shares in Almeda rose 12 percent in Torvik trading.", "Shares in Orsini rose 5 percent in Torvik trading.", set()),
    ("Jana Holt won the election by 300,000 votes.", "Ivo Brandt won the election by 19,000 votes.", set()),
    # over how long it was counted
    ("The quake killed 11 people in the village of Ostrava.", "Since Saturday 68 people have been killed in the village of Ostrava.", set()),
    ("Almeda made a profit of $210 million last year.", "Almeda made a profit of $35 million in the last quarter.", set()),
    # "the village of" names a place as "in" does
    ("The storm killed eight people in the village of Ostrava.", "The storm killed three people in the village of Lomar.", set()),
    ("The storm killed eight people in the village of Ostrava.", "The storm killed three people in the village of Ostrava.", {"number open"}),
    # one in a row tells how many there were at least, at the place that he is tied to
    ("The third gunman in the bar in Torvik has not been identified.", "Two gunmen fired at guests in the bar in Torvik.", {"number open"}),
    ("The third gunman in the bar in Torvik has not been identified.", "Five gunmen fired at guests in the bar in Torvik.", set()),
    ("The third gunman in the bar in Varga has not been identified.", "Two gunmen fired at guests in the bar in Torvik.", set()),
    ("Three gunmen attacked the bar in Torvik; so did a seventh gunman.", "Three gunmen attacked the bar in Torvik.", set()),
    # an aside between dashes leaves the place where it is
    ("Two gunmen – one of them his brother – fired at guests in the bar in Torvik.", "Four gunmen fired at guests in the bar in Torvik.", {"number open"}),
    # until when something was counted is no day that it is of
    ("As of late Friday, at least 10 people had been arrested in Torvik.", "Police announced three arrests in Torvik.", {"number open"}),
    ("By Friday night 10 people had been arrested in Torvik.", "Police announced three arrests in Torvik.", {"number open"}),
    ("On Friday 10 people were arrested in Torvik.", "Police announced three arrests in Torvik.", set()),
    # where those live of whom it is told comes before what befell them
    ("Three Norwegian nationals living in the northern suburb of Torvik were arrested.", "Five people were arrested in Torvik.", {"number open"}),
    # in round figures
    ("At least 217 people were killed in the quake in Torvik.", "The quake in Torvik killed more than 200 people.", set()),
    ("At least 257 people were killed in the quake in Torvik.", "The quake in Torvik killed more than 200 people.", {"number open"}),
    ("At least 217 people were killed in the quake in Torvik.", "The quake in Torvik killed 200 people.", {"number open"}),
    # what is feared is the most that it may be
    ("The toll from the quake in Torvik could reach as many as 200.", "The quake in Torvik killed 90 people.", set()),
]  # fmt: skip
LATER = [
    ("The fire in Torvik has destroyed 40 houses.", "The fire in Torvik has destroyed 61 houses.", {"number superseded"}),
    ("The fire in Torvik has burned 3,500 hectares since Wednesday.", "The fire in Torvik has burned 5,200 hectares.", {"number superseded"}),
    ("About 6,000 people were told to leave Torvik.", "At least 9,000 people have fled Torvik.", {"number superseded"}),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), ONE_DAY)
def test_two_counts_of_one_day(a: str, b: str, expected: set[str]) -> None:
    assert kinds(a, b, DAY, DAY) == expected


@pytest.mark.parametrize(("a", "b", "expected"), LATER)
def test_what_grows_while_a_story_runs(a: str, b: str, expected: set[str]) -> None:
    assert kinds(a, b, DAY, NEXT) == expected


def test_counts_are_of_one_story_where_half_of_its_articles_print_one_name() -> None:
    told = ("Divers searched the wreck of the ship Lomar.", "The ship Lomar sank at night.")
    first, second = "The storm killed 14 people in all.", "The storm killed at least 39 people."
    every = [article(t, DAY) for t in (*told, f"The ship Lomar sank. {first}")]
    assert [c.status for c in found(*every, article(second, NEXT))] == ["superseded"]
    assert not found(article(first, DAY), article(second, NEXT))


def test_what_the_whole_story_is_about_is_no_part_of_it() -> None:
    every = [
        article("Divers searched the wreck of the Lomar.", DAY, "Ship Lomar sinks"),
        article("The storm that sank the Lomar killed 14 people on the ship.", DAY, "Storm sinks ship Lomar"),
        article(
            "The ship, the Lomar, was old. The storm killed at least 39 people.",
            NEXT,
            "Many dead after storm",
        ),
    ]
    assert [c.status for c in found(*every)] == ["superseded"]


def test_things_of_one_story_need_little_else_in_common_where_their_fate_is_told() -> None:
    others = [article(f"The raids in Lomar went on {when}.", DAY) for when in ("at dawn", "all day")]
    first = article("In Lomar 90 people have been held in five nights and 174 weapons seized.", DAY)
    second = article("More than 1,200 searches in Lomar ended with the police recovering 230 arms.", NEXT)
    (conflict,) = (c for c in found(*others, first, second) if "seized" in c.why)
    assert conflict.status == "superseded"


def test_far_figures_of_one_weekday_may_be_of_one_event() -> None:
    a, b = (
        "The blast in Torvik on Monday killed 20 people.",
        "Monday's blast in Torvik killed more than 150 people.",
    )
    assert kinds(a, b, DAY, DAY) == {"number open"}


@pytest.mark.parametrize(
    ("later", "expected"),
    [("2023-04-04", set()), ("2021-05-06", {"number open"}), ("2026-04-04", {"number open"})],
)
def test_who_is_two_years_older_two_years_later_is_as_old_as_before(later: str, expected: set[str]) -> None:
    before = "Police seek the raider Jan Holt, 27, of Torvik. Jan Holt fled."
    after = "The raider Jan Holt, 29, of Torvik was sought for years. Jan Holt was convicted."
    assert kinds(before, after, DAY, Interval(later, later)) == expected
