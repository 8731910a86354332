"""How alike articles are, and what that takes from a claim's strength among many stories."""

from __future__ import annotations

import pytest
from tests.link.told import article, told

from onrecord.link.claims import claims
from onrecord.link.claims.likeness import OF_OTHERS, OF_UNLIKE, Likeness
from onrecord.model import Article, Interval

FAIR = "The fair in Torvik opened with a parade of brass bands. The mayor praised the brass bands of Torvik."
AGAIN = "The parade of brass bands opened the fair in Torvik. Rain delayed the parade of the bands."
TRIAL = "The court in Lomar heard a clerk on the theft of grain. The clerk denied the theft of grain."
BESIDE = "The fair in Torvik sold grain of the Lomar mills to farmers. The court fined a farmer for a theft."
DAY = Interval("2031-05-04", "2031-05-04")


def likeness(*texts: str) -> tuple[Likeness, list[str]]:
    """What is known of these articles, and their ids in order."""
    articles = [article(text, DAY) for text in texts]
    return Likeness(told(*articles)), [one.id for one in articles]


def test_articles_are_alike_by_the_words_that_few_have() -> None:
    known, (fair, again, trial, beside) = likeness(FAIR, AGAIN, TRIAL, BESIDE)
    assert known.of(fair, fair) == pytest.approx(1)
    assert known.of(fair, again) == known.of(again, fair) > 0.5
    assert known.of(fair, trial) == 0
    assert known.of(fair, again) > known.of(fair, beside) > known.of(fair, trial)


def test_lines_of_unlike_articles_are_doubted_most_and_those_of_one_not_at_all() -> None:
    known, (fair, again, trial, _) = likeness(FAIR, AGAIN, TRIAL, BESIDE)
    assert known.doubt(fair, again) == known.doubt(fair, fair) == 0
    assert known.doubt(fair, trial) == OF_UNLIKE > OF_OTHERS


SEA = "Fishermen landed herring, cod, eels, crabs, squid, shrimps, mussels, oysters, salmon, trout and carp."
PIT = "Miners dug copper, zinc, silver, salt, iron, coal, lead, tin, nickel, cobalt, quartz and marble."


def campaign(number: int, days: int) -> list[Article]:
    """Articles on one candidate, each on another town, over so many days of a year."""
    return [
        article(
            f"Ilse Brandt spoke in Town{nth}ville about plan {nth}. {[SEA, PIT, ''][min(nth, 2)]}",
            Interval(
                f"2031-{1 + days * nth // number // 28:02}-01", f"2031-{1 + days * nth // number // 28:02}-01"
            ),
            f"Brandt in Town{nth}ville",
        )
        for nth in range(number)
    ]


def test_among_many_stories_a_claim_of_unlike_articles_is_less_sure() -> None:
    both = (
        f"Almeda closed its plant in Torvik on Monday. {SEA}",
        f"Almeda has closed the plant in Torvik. {PIT}",
    )

    def strength(*others: Article) -> float:
        articles = [*others, *(article(text, DAY, f"Report {nth}") for nth, text in enumerate(both))]
        story = told(*articles)
        mine = {line.id for line in story.lines if "Almeda" in line.text}
        return max(one.strength for one in claims(story) if {id for id, _ in one.statements} <= mine)

    assert strength(*campaign(70, 300)) < strength(*campaign(70, 20))
