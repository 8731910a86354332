# ruff: noqa: E501 (a row of a table stays on a line)
"""What is kept apart in a large pile, in which people, polls and elections come again and again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from test_conflicts_figures import statuses
from tests.link.told import article, found, told

from onrecord.link.conflicts.amounts import numbers
from onrecord.link.conflicts.find import _frames
from onrecord.link.conflicts.kinds import certainty
from onrecord.link.conflicts.reading.background import Background
from onrecord.model import Article, Interval

APART = [
    # colours of people
    ("Ilse Brandt spoke to black voters in Torvik.", "Ilse Brandt spoke to a white visitor in Torvik."),
    ("Black voters in Torvik backed Ilse Brandt.", "White voters in Torvik backed Ilse Brandt."),
    # ages of things, and of two who bear one name
    ("Ilse Brandt, 61, runs the mill in Torvik.", "Ilse Brandt joined the 60-year-old firm in Torvik."),
    ("Mr. Brandt, 69, spoke in Torvik.", "Mrs. Brandt, 68, spoke in Torvik."),
    # a year that tells which
    ("Turnout in Torvik was higher in the primary of 2012.", "Turnout in Torvik was higher in the primary of 2008."),
    # shares of people
    ("22 percent of the voters in Torvik said Ilse Brandt was not responsible for the fire.", "37 percent of the voters in Torvik said Ilse Brandt was responsible for the fire."),
    # others than were told of before
    ("Another eight guards of the mill in Torvik have not been arrested.", "Six guards of the mill in Torvik were arrested."),
    # yet to do it, and who else did it, or when it is only named
    ("Ilse Brandt has yet to win a primary in Torvik.", "Ilse Brandt congratulated Matej Varga on his win in Torvik."),
    ("Ilse Brandt leads in the towns near Torvik yet to vote.", "Ilse Brandt won the vote in Torvik."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), APART)
def test_what_is_told_of_two_is_kept_apart(a: str, b: str) -> None:
    assert not statuses(a, b)


AGAINST = [
    ("The black car stood at the mill in Torvik.", "The white car stood at the mill in Torvik.", "actor open"),
    ("Mrs. Brandt, 71, spoke in Torvik.", "Mrs. Brandt, 68, spoke in Torvik.", "number open"),
    ("Ilse Brandt has yet to sell the ferry in Torvik.", "Ilse Brandt sold the ferry in Torvik in May.", "commitment superseded"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), AGAINST)
def test_what_is_told_of_one_is_not(a: str, b: str, expected: str) -> None:
    assert expected in statuses(a, b)


HEADLINES = [
    ("Clerk gets the Torvik prize", "The Torvik clerk was given the prize after talks about a possible move to Lomar."),
    ("Varga wins the Torvik primary", "Voters of the Torvik primary whom Varga met at noon could leave early."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body"), HEADLINES)
def test_a_headline_is_not_undone_by_what_is_less_sure_of_something_else(title: str, body: str) -> None:
    assert not found(article(body, Interval("2031-05-04", "2031-05-04"), title))


def pile(number: int, days: int) -> list[Article]:
    """So many articles on the mayor of Torvik, over so many days."""
    first = dt.date(2031, 1, 1)
    dates = [(first + dt.timedelta(days * nth // number)).isoformat() for nth in range(number)]
    return [
        article(
            f"Ilse Brandt opened the fair number {nth} in Torvik.", Interval(day, day), f"Torvik fair {nth}"
        )
        for nth, day in enumerate(dates)
    ]


@pytest.mark.parametrize(("number", "days", "one"), [(60, 300, True), (70, 300, False), (70, 20, True)])
def test_many_articles_over_many_weeks_tell_no_one_story(number: int, days: int, one: bool) -> None:
    background = Background(told(*pile(number, days)))
    assert (background.is_one, background.is_many) == (one, not one)


@pytest.mark.parametrize(
    ("of", "second", "against"),
    [("many", "2031-05-04", True), ("many", "2031-09-04", False), ("few", "2031-05-04", False)],
)
def test_two_counts_of_one_day_are_of_one_event_in_many_stories_too(
    of: str, second: str, against: bool
) -> None:
    first, later = Interval("2031-05-04", "2031-05-04"), Interval(second, second)
    texts = ("The storm killed 14 people in all.", "The storm killed at least 39 people.")
    story = told(article(texts[0], first), article(texts[1], later))
    found = _frames(story, Background(story)).values()
    a, b = (replace(frame, in_one_story=False, in_many=of == "many") for frame in found)
    assert (numbers.compare(a, b, 0.6) is not None) == against


def test_in_many_stories_nothing_is_denied_of_nobody_and_no_share_stands_against_another() -> None:
    some = pile(70, 300)
    day = Interval("2031-02-01", "2031-02-01")
    texts = ("No alarm was sounded in the hotel.", "The alarm was sounded in the hotel at noon.")
    shares = ("Turnout in Torvik was 71 percent.", "Turnout in Torvik was 64 percent.")
    for pair in (texts, shares):
        both = [article(text, day) for text in pair]
        assert found(*both)
        ids = {one.id for one in both}
        between = {line.id for line in told(*some, *both).lines if line.article.id in ids}
        assert not [c for c in found(*some, *both) if {c.a, c.b} <= between]


@pytest.mark.parametrize(
    ("settled", "against"),
    [
        ("Norway granted Sweden the right to patrol the Lomar border.", True),
        ("At a fair on the border Norway granted Sweden a prize for cheese.", False),
    ],
)
def test_what_is_granted_stands_against_talks_on_that_alone(settled: str, against: bool) -> None:
    day = Interval("2031-05-04", "2031-05-04")
    talks = "Norway and Sweden continue talks about a patrol of the border."
    story = told(article(settled, day), article(talks, day))
    first, *_, last = _frames(story, Background(story)).values()
    assert (certainty.compare(first, last, 0.6) is not None) == against
