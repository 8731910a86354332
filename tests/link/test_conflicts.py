"""Pairs of made-up sentences of two articles: what kind of conflict they are, or that they are none."""

from __future__ import annotations

import pytest
from tests.link.told import Case, article, found, kinds, told

from onrecord.link.candidates import candidates, embed
from onrecord.link.conflicts import conflicts
from onrecord.model import Claim, Interval

DAY = Interval("2031-05-04", "2031-05-04")
NEXT = Interval("2031-05-05", "2031-05-05")
OPEN = Interval()

SAME_DAY: list[Case] = [
    # number: one thing counted twice on one day
    (
        "number open",
        "At least 40 people were killed in the quake in Torvik.",
        "The quake in Torvik killed 31 people.",
    ),
    (
        "number open",
        "The fire at the Melk hotel injured 12 people.",
        "Seven people were injured in the fire at the Melk hotel.",
    ),
    (
        "number open",
        "Police arrested 15 people at the Varga stadium.",
        "Nine people were arrested at the Varga stadium, police said.",
    ),
    ("number open", "Four gunmen stormed the Orsini museum.", "Two gunmen stormed the Orsini museum."),
    (
        "number open",
        "The flood in Torvik left 3,000 people homeless.",
        "Some 900 people were left homeless by the flood in Torvik.",
    ),
    ("number open", "Six ferries collided at the Lomar port.", "Three ferries collided at the Lomar port."),
    (
        "number open",
        "Jana Holt, 34, a nurse from Torvik, was elected mayor.",
        "The new mayor, Jana Holt, 37, moved to Torvik in May.",
    ),
    (
        "number open",
        "All five attackers at the Orsini museum were dead.",
        "Three attackers were killed at the Orsini museum.",
    ),
    # number, where words stand between what is counted and what became of it, or no noun does
    (
        "number open",
        "In the Melk hotel 30 people, who had come for a wedding, were killed.",
        "A gunman opened fire at the Melk hotel, killing at least 45.",
    ),
    (
        "number open",
        "The blast at the Varga stadium killed 20 people and left 80 others injured.",
        "The blast at the Varga stadium injured 55 people.",
    ),
    (
        "number open",
        "All four attackers at the Orsini museum were dead.",
        "Three men with rifles attacked the Orsini museum.",
    ),
    (
        "number open",
        "The quake was a disaster at the Melk hotel where 30 people were killed.",
        "The quake killed 24 people at the Melk hotel.",
    ),
    (
        "number open",
        "Three officers were hurt in the raid in Torvik.",
        "Five officers suffered injuries in the raid in Torvik.",
    ),
    (
        "number open",
        "Police carried out 40 raids in Torvik after the robbery.",
        "Police carried out 90 searches in Torvik after the robbery.",
    ),
    (
        "number open",
        "At least 12 guards including four women and a driver were killed at the Lomar mine.",
        "The collapse killed 30 guards at the Lomar mine.",
    ),
    (
        "number open",
        "The quake killed 12 people in U.S. camps, it is alleged.",
        "The quake killed 30 people in camps, it is alleged.",
    ),
    # time
    (
        "time open",
        "Police stormed the Orsini museum at 9:15 p.m.",
        "Police entered the Orsini museum at 9:45 p.m. after a siege.",
    ),
    (
        "time open",
        "Police stormed the Orsini museum at 9:15 p.m. before guests who had turned out for a fair.",
        "Police entered the Orsini museum at 9:45 p.m. after a siege.",
    ),
    (
        "time open",
        "The refinery in Torvik was built by Norsk Kemi in 1998.",
        "Norsk Kemi built the refinery in Torvik in 2003.",
    ),
    (
        "time open",
        "The bank Almeda opened its Torvik branch in March 2019.",
        "Almeda opened its branch in Torvik in June 2019.",
    ),
    (
        "time open",
        "Jana Holt was seen at the Melk hotel two days before the fire.",
        "Jana Holt was seen at the Melk hotel the day before the fire.",
    ),
    # place
    (
        "place open",
        "Ivan Brod blew himself up in front of a crowded cafe in Torvik on Friday.",
        "Ivan Brod blew himself up on Friday inside a busy Torvik cafe.",
    ),
    (
        "place open",
        "Ivan Brod blew himself up outside the Melk Corner cafe.",
        "Ivan Brod, a baker who lived in Hungary, blew himself up inside a cafe.",
    ),
    (
        "polarity open",
        "There is no need to revise the whole fishing policy of Norway, Jana Holt said.",
        "The storm means the necessity of a deeper revision of the fishing policy of Norway.",
    ),
    (
        "place open",
        "The bomb went off inside the Melk hotel in Torvik.",
        "The bomb went off outside the Melk hotel in Torvik.",
    ),
    (
        "place open",
        "The minister Ivo Brandt said the plot was planned in Austria.",
        "The plot was planned in Hungary, the minister Ivo Brandt said.",
    ),
    # actor: who, which car
    (
        "actor open",
        "The gunmen reached the Orsini museum in a grey Fiat van.",
        "A black Fiat van carried the gunmen to the Orsini museum.",
    ),
    (
        "actor open",
        "A woman set the fire at the Melk hotel, police said.",
        "A man set the fire at the Melk hotel, police said.",
    ),
    # polarity
    (
        "polarity open",
        "The company Almeda will sell its plant in Torvik.",
        "Almeda will not sell its plant in Torvik.",
    ),
    (
        "polarity open",
        "Jana Holt took part in the Torvik talks.",
        "Jana Holt did not take part in the Torvik talks.",
    ),
    (
        "polarity open",
        "Inspectors said Almeda dumped waste in the river at Torvik.",
        "There is no evidence that Almeda dumped waste in the river at Torvik.",
    ),
    (
        "polarity open",
        "The mayor Jana Holt accepted the budget of Torvik.",
        "The mayor Jana Holt rejected the budget of Torvik.",
    ),
    (
        "polarity open",
        "Ivo Brandt was arrested at the border after the Torvik robbery.",
        "Ivo Brandt was not arrested at the border after the Torvik robbery.",
    ),
    (
        "polarity open",
        "Almeda denied that its Torvik mine polluted the river.",
        "The Torvik mine of Almeda polluted the river, inspectors said.",
    ),
    # commitment
    (
        "commitment open",
        "Hungary has granted Austria the right to patrol the Lomar border.",
        "Hungary and Austria are still in talks on who may patrol the Lomar border.",
    ),
]

LATER: list[Case] = [
    # superseded: the second is of the next day
    (
        "number superseded",
        "At least 40 people were killed in the quake in Torvik.",
        "The quake in Torvik has killed 86 people.",
    ),
    (
        "number superseded",
        "The death toll from the quake in Torvik rose to 40.",
        "The death toll from the quake in Torvik rose to 86.",
    ),
    (
        "number superseded",
        "Twelve people were missing after the flood in Torvik.",
        "Thirty people were missing after the flood in Torvik.",
    ),
    (
        "number superseded",
        "Police arrested 15 people at the Varga stadium.",
        "Police arrested 29 people at the Varga stadium.",
    ),
    (
        "number superseded",
        "Initial reports said 90 people died at the Melk hotel.",
        "Earlier reports were wrong: 31 people died at the Melk hotel.",
    ),
    (
        "polarity superseded",
        "The company Almeda will sell its plant in Torvik.",
        "Almeda will not sell its plant in Torvik.",
    ),
    (
        "polarity superseded",
        "The mayor Jana Holt accepted the budget of Torvik.",
        "The mayor Jana Holt rejected the budget of Torvik.",
    ),
    (
        "commitment superseded",
        "It was unclear whether Jana Holt won the election in Torvik.",
        "Jana Holt won the election in Torvik.",
    ),
    (
        "commitment superseded",
        "It is not yet known whether Ivo Brandt died in the raid in Torvik.",
        "Ivo Brandt died in the raid in Torvik.",
    ),
]


@pytest.mark.parametrize(("expected", "a", "b"), SAME_DAY)
def test_what_cannot_both_hold_is_a_conflict(expected: str, a: str, b: str) -> None:
    assert expected in kinds(a, b, DAY, DAY)


@pytest.mark.parametrize(("expected", "a", "b"), LATER)
def test_what_a_later_report_replaces_is_superseded(expected: str, a: str, b: str) -> None:
    assert kinds(a, b, DAY, NEXT) == {expected}


RETORTS = [
    ("The ministry said that the bridge in Torvik was closed. It was not.", 1),
    ("Jana Holt claimed that there had been strikes at the Lomar port. There were none.", 1),
    ("The ministry said that the bridge in Torvik was closed. That is not all.", 0),
    ("The ministry said that the bridge in Torvik was not closed. It never rains in Torvik.", 0),
    ("The bridge in Torvik was closed. Jana Holt said so.", 0),
    ("Jana Holt said the river had risen to the road. “They were warned and they did nothing”, she said.", 0),
    ("Jana Holt said that the river had risen to the road. They did nothing.", 0),
    ("Jana Holt said that the miners in Torvik had been paid. They were never paid.", 1),
    ("Jana Holt hoped that the miners in Torvik would be paid. They were never paid.", 0),
    ("Jana Holt said that the miners in Torvik might be paid. They were never paid.", 0),
]


@pytest.mark.parametrize(("text", "wanted"), RETORTS)
def test_a_sentence_that_only_denies_the_one_before_it_denies_that(text: str, wanted: int) -> None:
    assert sum(c.kind == "polarity" for c in found(article(text, DAY))) == wanted


MUCH_LATER = Interval("2031-09-20", "2031-09-20")


def test_counts_of_reports_months_apart_are_of_two_events() -> None:
    a, b = "Gunmen killed 12 people at the Lomar camp.", "At the Lomar camp a fire left 20 people dead."
    assert kinds(a, b, DAY, NEXT) == {"number superseded"}
    assert kinds(a, b, DAY, MUCH_LATER) == set()


def test_a_later_report_that_recalls_the_event_by_name_is_still_compared() -> None:
    a, b = "The quake in Torvik killed 31 people.", "The quake in Torvik killed at least 40 people."
    assert kinds(a, b, DAY, MUCH_LATER) == {"number superseded"}


def test_figures_are_read_where_a_cue_without_a_source_parts_what_is_said() -> None:
    a, b = (
        "A fire at the Lomar mine reportedly killed 12 people.",
        "The fire at the Lomar mine killed 20 people.",
    )
    assert kinds(a, b, DAY, NEXT) == {"number superseded"}


def test_times_differ_within_one_claim() -> None:
    a = article("Police stormed the Orsini museum at 9:15 p.m., officials said.", DAY)
    b = article("Police stormed the Orsini museum at 9:45 p.m., officials said.", DAY)
    story = told(a, b)
    lines = [line for line in story.lines if "stormed" in line.text]
    claim = Claim("c", lines[0].id, tuple((line.id, "asserts") for line in lines), 2, ())
    sorts = {c.kind for c in conflicts(story, (claim,), candidates(story, embed(story)))}
    assert sorts == {"time"}
