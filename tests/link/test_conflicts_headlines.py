"""Headlines that say more than their own articles, and headlines that don't; strength and order."""

from __future__ import annotations

import pytest
from tests.link.told import article, found

from onrecord.model import Interval

DAY = Interval("2031-05-04", "2031-05-04")

OVERSTATED = [
    ("In hiding from Red Dawn: miners ‘hunting Torvik clerk Ivo Holt for taking funds and burning the mill’",
     "Police believe that Holt may be in hiding from Red Dawn."),
    ("Hungary grants Austria the right to patrol the Lomar border",
     "Hungary and Austria continue to talk about a possible patrol of the Lomar border, an official said."),
    ("Almeda agrees to sell its Torvik plant to Norsk Kemi",
     "It remains unclear whether Almeda will sell the Torvik plant to Norsk Kemi."),
    ("Miners poisoned the river at Torvik",
     "Two miners allegedly poisoned the river near Torvik in May."),
    ("Clerk stole the Torvik funds",
     "A clerk of the bank is suspected to have stolen the Torvik funds."),
    ("Torvik flood: broken sluice identifies culprit",
     "A broken sluice at Torvik reportedly led the river police to identify the culprit."),
    ("Clerk in hiding from Red Dawn",
     "The clerk may be in hiding from Red Dawn, an unnamed friend said."),
    ("Flood: miners poisoned the river at Torvik, officials say",
     "Two miners allegedly poisoned the river near Torvik in May."),
]  # fmt: skip
SUPPORTED = [
    (
        "Torvik: jewels stolen from shop in raid",
        "In May, thieves stole jewels from a shop in Torvik in another raid.",
    ),
    (
        "Clerk in hiding from Red Dawn",
        "The clerk is in hiding from Red Dawn, police said. He may leave Torvik.",
    ),
    ("Almeda sells its Torvik plant", "Almeda has sold its Torvik plant to Norsk Kemi, the company said."),
    ("Miners 'poisoned' the river at Torvik", "Two miners allegedly poisoned the river near Torvik in May."),
    ("Did miners poison the river at Torvik?", "Two miners allegedly poisoned the river near Torvik in May."),
    ("Clerk may have stolen the Torvik funds", "A clerk is suspected to have stolen the Torvik funds."),
    (
        "Miners strike in Torvik as river floods their pits and the plant closes, officials say",
        "Police were exploring whether a man whom they held at Torvik in May had links to the miners.",
    ),
    (
        "Torvik quake signals a shift, 129 dead",
        "It was unclear on Monday whether the Torvik quake would shift the river.",
    ),
    ("Quake in Torvik: 129 dead", "The quake in Torvik killed more than 120 people."),
    (
        "Torvik mill fire: clerk denies arson",
        "Nils Holt, 24, a clerk of the mill, is accused of setting fire to the Torvik mill.",
    ),
    (
        "Torvik clerk charged with two counts of fraud",
        "The Torvik clerk was charged with two counts of fraud and other crimes.",
    ),
    (
        "Trial begins for harbour shooting suspect",
        "The trial of a clerk who allegedly shot two guards at a gate of the harbour starts on Monday.",
    ),
    (
        "Clerk leaves Torvik for undisclosed reasons",
        "The bank in Torvik declined to say for what reason the clerk had left.",
    ),
    (
        "Torvik Rovers extend offer to Varga",
        "The Torvik Rovers have extended an offer for Varga, believed to be the richest in their history.",
    ),
    (
        "Almeda launches new ferry for Torvik",
        "Passengers of Almeda said that it would be a good idea to mend the Torvik pier.",
    ),
    ("Clerk 'poisoned the river' at Torvik", "The clerk allegedly poisoned the river near Torvik in May."),
    ("Quake in Torvik kills 40", "At least 40 people were killed in the quake in Torvik."),
]


@pytest.mark.parametrize(("title", "body"), OVERSTATED)
def test_a_headline_that_says_more_is_in_conflict_with_its_body(title: str, body: str) -> None:
    assert {one.kind for one in found(article(body, DAY, title))} == {"commitment"}


@pytest.mark.parametrize(("title", "body"), SUPPORTED)
def test_a_headline_that_the_body_bears_out_is_not(title: str, body: str) -> None:
    assert not found(article(body, DAY, title))


def test_reasons_name_both_readings_and_the_strongest_open_one_comes_first() -> None:
    texts = (
        "At least 40 people were killed in the quake in Torvik.",
        "The quake in Torvik killed 31 people.",
        "Almeda will not sell its plant in Torvik.",
        "The company Almeda will sell its plant in Torvik.",
    )
    some = found(*(article(text, DAY) for text in texts))
    number = next(one for one in some if one.kind == "number")
    assert "40 people" in number.why
    assert "31 people" in number.why
    assert list(some) == sorted(some, key=lambda one: (one.status != "open", -one.strength, one.id))
    assert all(0 < one.strength <= 1 for one in some)


def test_the_order_of_reading_changes_nothing() -> None:
    some = [
        article(text, DAY)
        for text in ("The quake in Torvik killed 31 people.", "The quake in Torvik killed 86.")
    ]
    assert found(*some) == found(*reversed(some))
