"""Pairs of made-up sentences of two articles that look like conflicts and are none."""

from __future__ import annotations

import pytest
from tests.link.told import Case, kinds

from onrecord.model import Interval

DAY = Interval("2031-05-04", "2031-05-04")

NONE: list[Case] = [
    # floor and ceiling
    ("floor", "At least two explosions hit the Varga stadium.", "Three explosions hit the Varga stadium."),
    ("floor", "More than 100 firms signed the Lomar charter.", "The Lomar charter was signed by 120 firms."),
    (
        "floor",
        "Up to 60 trucks are stuck at the Lomar border.",
        "Some 55 trucks are stuck at the Lomar border.",
    ),
    # two acts, of two people
    (
        "compatible",
        "Guards went to a house near the Melk hotel to question a woman about a shooting.",
        "The guards were killed while looking into how Brod shot a man near the Melk hotel.",
    ),
    (
        "compatible",
        "A woman hit and killed by a driver at the Melk hotel might be alive.",
        "It is alleged that the man hit and killed a woman at the Melk hotel.",
    ),
    # two acts at one place
    (
        "compatible",
        "A nurse slept among the sick outside the large Melk hospital in Torvik.",
        "What waits for the sick inside the large Melk hospital in Torvik is worse.",
    ),
    # rounding
    ("rounding", "About 40 gunmen attacked the Lomar camp.", "The Lomar camp was attacked by 39 gunmen."),
    (
        "rounding",
        "Almeda employs 1,000 engineers at the Torvik plant.",
        "Almeda employs 990 engineers at the Torvik plant.",
    ),
    (
        "rounding",
        "Police stormed the Orsini museum at around 9:10 p.m.",
        "Police stormed the Orsini museum at 9:15 p.m.",
    ),
    # what is open of them is another matter
    (
        "compatible",
        "The bank is looking into whether Ivan Brod sold the Torvik ferry in May.",
        "Ivan Brod came to Torvik from Hungary, a neighbour said.",
    ),
    # who is against a thing doesn't say that it isn't so
    (
        "compatible",
        "Norway is still opposed to the part of Hungarian pilots in the Lomar operation.",
        "The Hungarian pilots who take part in the Lomar operation flew in on Friday.",
    ),
    # part and whole
    (
        "part_whole",
        "The storms in Hungary killed 60 people.",
        "The storms killed 12 people at the Lomar camp in Hungary.",
    ),
    (
        "part_whole",
        "In all, 85 people died in the attacks.",
        "At the Melk hotel 30 people were killed in the attacks.",
    ),
    (
        "part_whole",
        "The quake killed 86 people, including 12 children.",
        "Twelve children were among the dead of the quake.",
    ),
    ("part_whole", "Police arrested 15 people.", "Three of the 15 people arrested were freed."),
    (
        "part_whole",
        "The raids in Torvik led to 20 arrests.",
        "Another 8 people were arrested in Torvik later.",
    ),
    # different events
    (
        "different_event",
        "The raid on the Melk hotel killed two people.",
        "The raid on the Varga stadium killed five people.",
    ),
    (
        "different_event",
        "The January attack in Torvik killed 17 people.",
        "The attack in Torvik in March killed 40 people.",
    ),
    (
        "different_event",
        "In 1998 a quake in Torvik killed 300 people.",
        "The quake in Torvik killed 86 people.",
    ),
    (
        "different_event",
        "The first attacker blew himself up at 9:20 p.m. at the Varga stadium.",
        "The second attacker blew himself up at 9:50 p.m. at the Varga stadium.",
    ),
    ("different_event", "Jana Holt, 34, voted in Torvik.", "Petra Holt, 29, voted in Torvik."),
    (
        "different_event",
        "Almeda will not sell its plant in Torvik.",
        "Norsk Kemi will sell its ships in Lomar.",
    ),
    ("different_event", "The match in Torvik was cancelled.", "The concert in Lomar was postponed."),
    # different quantities
    (
        "different_quantity",
        "Seven gunmen were killed at the Orsini museum.",
        "Eight gunmen attacked the Orsini museum.",
    ),
    (
        "different_quantity",
        "The quake in Torvik killed 86 people.",
        "The quake in Torvik injured 300 people.",
    ),
    (
        "different_quantity",
        "The state of emergency will last three months.",
        "The mourning will last three days.",
    ),
    ("different_quantity", "Six people blew up two trucks in Torvik.", "Nine trucks were seized in Torvik."),
    ("different_quantity", "Almeda cut 400 jobs in Torvik.", "Almeda closed 12 shops in Torvik."),
    # framing and compatible
    (
        "framing",
        "The mayor Jana Holt vowed a merciless fight against graft.",
        "The mayor Jana Holt said she would be unforgiving of graft.",
    ),
    (
        "framing",
        "Jana Holt lives in a poor part of Torvik.",
        "Jana Holt lives in one of the better streets of Torvik.",
    ),
    ("compatible", "Ivo Brandt was born in 1990 in Torvik.", "Ivo Brandt, 41, comes from Torvik."),
    (
        "compatible",
        "Schools in Torvik will close on Monday.",
        "Schools in Torvik will close on Monday and Tuesday.",
    ),
    (
        "compatible",
        "Almeda said the talks were not only about wages.",
        "Almeda said the talks were about wages.",
    ),
    ("compatible", "The plan was made in Austria.", "The plan was carried out in Hungary."),
    (
        "compatible",
        "The black van was found near the Melk hotel.",
        "A white ambulance stood near the Melk hotel.",
    ),
    (
        "compatible",
        "The fraud was planned in Austria, and carried out in Hungary.",
        "The fraud was planned, prepared and paid for in Austria.",
    ),
    # those counted are not those named after "of", and who asks says nothing
    (
        "different_quantity",
        "Three teams of gunmen attacked the Varga stadium.",
        "Nine gunmen attacked the Varga stadium.",
    ),
    (
        "asked",
        "Was the bomb inside the Melk hotel in Torvik?",
        "The bomb was outside the Melk hotel in Torvik.",
    ),
    # what is denied must be done in the other line, not only named
    (
        "compatible",
        "Ivo Brandt was not involved in the robbery in Torvik.",
        "Ivo Brandt was a clerk at the bank when the robbery shook Torvik.",
    ),
    ("compatible", "The union refused to leave the hall in Torvik.", "The union hired the hall in Torvik."),
    (
        "compatible",
        "Hungary is opposed to an Austrian role in the operation at the Lomar dam.",
        "Hungary will take part in the operation at the Lomar dam.",
    ),
    # what comes on top, what is one kind of those counted, a range that the figure lies in
    (
        "part_whole",
        "The quake killed 30 people at the Lomar camp.",
        "Seven people were also killed at the Lomar camp by a fire.",
    ),
    (
        "part_whole",
        "Two women and three men were killed in the Lomar mine.",
        "Five people were killed in the Lomar mine.",
    ),
    (
        "rounding",
        "Between 40 and 60 people were killed at the Lomar camp.",
        "The quake killed 52 people at the Lomar camp.",
    ),
    # hypothetical
    (
        "hypothetical",
        "Almeda could close its plant in Torvik if prices fall.",
        "The Torvik plant of Almeda opened last year.",
    ),
    ("hypothetical", "The group planned an attack on the Varga stadium.", "Nobody attacked the Lomar port."),
    # how far apart two things lie, and in what time something was
    (
        "compatible",
        "Brod was freed on Monday in Torvik, more than a week after he was taken by the rebels.",
        "Brod was freed in Torvik on Monday, 10 days after he was taken by the rebels.",
    ),
    (
        "compatible",
        "The fight for the Torvik bridge lasted almost four hours.",
        "Guards fought off attacks in the fight for the Torvik bridge over the last five days.",
    ),
    (
        "compatible",
        "Brod won the Torvik fight five rounds sooner than the first.",
        "Brod won the Torvik fight after six rounds.",
    ),
    # what is agreed only on a condition; what is wished for; a plea
    (
        "compatible",
        "The miners said that if the Norwegian bank agreed to help Almeda in Torvik, they would return.",
        "The Norwegian bank is in talks with Almeda about help for its mill in Torvik.",
    ),
    (
        "compatible",
        "The minister urged the Torvik police to allow peaceful protests.",
        "The mayor blasted the Torvik police for using violence against the protests.",
    ),
    (
        "compatible",
        "Brod had pleaded not guilty of poisoning the mayor of Torvik.",
        "A jury found Brod guilty of poisoning the mayor of Torvik.",
    ),
    # kin of one name
    (
        "compatible",
        "Nils Holt, 16, was shot in Torvik on Monday.",
        "Holt's older sister, Mina Holt, 19, was in Torvik on Monday.",
    ),
    # the same, said twice
    (
        "same",
        "At least 40 people were killed in the quake in Torvik.",
        "The quake in Torvik killed 40 people.",
    ),
    ("same", "Almeda will not sell its plant in Torvik.", "Almeda is not going to sell the Torvik plant."),
]


@pytest.mark.parametrize(("trap", "a", "b"), NONE)
def test_what_only_looks_like_a_conflict_is_none(trap: str, a: str, b: str) -> None:
    assert kinds(a, b, DAY, DAY) == set()
