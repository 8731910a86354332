# ruff: noqa: E501 (a row of a table stays on a line)
"""How much there is of anything: figures of one thing that any field has, and figures of two things."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.model import Interval

FIRST, SECOND = Interval("2031-05-04", "2031-05-04"), Interval("2031-05-06", "2031-05-06")

ONE_THING = [
    ("The mill in Torvik employs 260 people.", "The mill in Torvik has a staff of 310.", "number open"),
    ("The fair in Torvik drew a crowd of 4,000.", "The fair in Torvik was watched by 6,500 people.", "number open"),
    ("The brewery in Torvik must take back some 90,000 bottles.", "The brewery in Torvik is taking back 160,000 bottles of cider.", "number open"),
    ("A witness in Torvik heard two shots before the fire.", "There was only one shot in Torvik, the landlord said.", "number open"),
    ("Police in Torvik look into only one match.", "Police in Torvik look into at least six matches.", "number open"),
    ("Ilse Brandt of Torvik left a fortune of 14 million.", "The heirs of Ilse Brandt in Torvik inherited 9 million.", "number superseded"),
    ("Milan Serak had nine rebounds in the 91-73 win of Torvik.", "Milan Serak had seven rebounds in the 91-73 win of Torvik.", "number open"),
    ("Phones fell silent in Torvik after two cables were cut.", "Three cables were cut in Torvik.", "number open"),
    ("The clerk in Torvik took a bribe of 20,000 crowns.", "The envelope that the clerk in Torvik took had 35,000 crowns in it.", "number superseded"),
    ("An area of 300 metres around the mill in Torvik was cleared.", "Everybody within a kilometre of the mill in Torvik had to leave.", "number open"),
    ("Eight people have been detained in Torvik, among them four players of the club.", "Three players of the club were among those who were detained in Torvik.", "number open"),
    ("Her two daughters sat behind Ilse Brandt in court in Torvik.", "The only daughter of Ilse Brandt gave evidence in court in Torvik.", "number open"),
    ("Ilse Brandt, 52, runs the mill in Torvik.", "Ilse Brandt, who is 54, has left the mill in Torvik.", "number open"),
]  # fmt: skip
SHARES = [
    ("Half of the trains to Torvik would run.", "Nearly all the trains to Torvik ran.", "number superseded"),
    ("Half of the trains to Torvik ran on Monday.", "Nearly all the trains to Torvik ran.", "number superseded"),
    ("About 90 percent of the clerks in Torvik joined the strike.", "Fewer than two thirds of the clerks in Torvik joined the strike.", "number superseded"),
    ("All the houses in Torvik were flooded.", "A third of the houses in Torvik were flooded.", "number superseded"),
]  # fmt: skip
NOT_SHARES = [
    ("Half of the trains to Torvik ran on Monday.", "Nearly all the trains to Torvik will run."),
    ("Most of the houses in Torvik were flooded.", "All the houses in Torvik were flooded."),
    ("Half of the trains to Torvik ran on Monday.", "Almost no trains to Torvik were clean."),
    ("About half of the clerks in Torvik joined the strike.", "Nearly half of the clerks in Torvik joined the strike."),
    ("Half of the trains to Torvik ran on Monday.", "Two thirds of the buses to Torvik ran on Monday."),
]  # fmt: skip
TWO_THINGS = [
    ("A pilot in Torvik earns 4,100 crowns a month.", "Clerks of the bank are paid 2,900 crowns a month."),
    ("The mill in Torvik employs 260 people.", "About 900 people have signed a petition in Torvik."),
    ("The mill in Torvik employs 260 people.", "The mill in Varga employs 310 people."),
    ("The brewery in Torvik took back some 90,000 bottles.", "In 2018 the brewery in Torvik took back 160,000 bottles."),
    ("The clerk in Torvik took a bribe of 20,000 crowns.", "The clerk in Torvik earned 2,900 crowns a month."),
    ("The silo in Torvik is 60 metres tall.", "The silo in Torvik stands 300 metres from the quay."),
    ("The silo in Torvik is about 60 metres tall.", "The silo in Torvik is 58 metres tall."),
    ("Two of the silos in Torvik burned.", "Three silos in Torvik could be rebuilt."),
    ("Shares in the mill in Torvik fell 6 percent on Tuesday.", "Shares in the mill in Torvik fell 9 percent on Friday."),
    ("Two more matches in Torvik were fixed.", "Five matches in Torvik were fixed."),
    ("As many as 35 to 40 sailors fought the blaze on the Torvik ferry.", "It took about 42 sailors to put out the blaze on the Torvik ferry."),
    ("As many as 30 to 40 sailors fought the blaze on the Torvik ferry.", "As many as 35 to 40 sailors fought the blaze on the Torvik ferry."),
    ("Jan Brandt fell into the harbour in Torvik. Brandt, 16, was pulled out of the harbour in Torvik.", "Ilse Brandt, 19, saw how her brother was pulled out of the harbour in Torvik."),
    ("The mill of Torvik is run by Ivo Brandt, who is 26.", "The heirs ended the 23-year reign of Ivo Brandt over the mill in Torvik."),
    # one sum in two currencies, and sums rounded
    ("Rings worth 88 million pounds were stolen from the bank in Torvik.", "Rings worth 103 million euros were stolen from the bank in Torvik."),
    ("The fire in Torvik caused damage of $1 million.", "The fire in Torvik caused damage of 650,000 pounds ($1.2 million)."),
    ("Rings worth $2.5 million were stolen from the bank in Torvik.", "Rings worth $2.6 million were stolen from the bank in Torvik."),
    # sums for each of something, lists of them, round words, other wholes
    ("On Friday two loads were sold in Torvik, one at $939 a tonne and one at $940 a tonne.", "Loads were sold in Torvik at $963 a tonne and at $970 a tonne."),
    ("The mill in Torvik asked the bank to free billions of dollars.", "The mill in Torvik asked the bank to free $1.5 billion."),
    ("Up to 60 percent of calls from Torvik were cut off.", "More than 75 percent of traffic from Torvik was cut off."),
    # other acts, other times, one voice
    ("Jan Brandt of Torvik was hit by seven bullets.", "The gun of Jan Brandt of Torvik was loaded with four bullets."),
    ("Jan Brandt of Torvik was hit by seven bullets.", "Two bullets hit Jan Brandt of Torvik from the front and one bullet hit him from behind."),
    ("Five cables were cut in Torvik earlier this year.", "Two cables were cut in Torvik."),
    ("Before the war the wells of Torvik gave 1.6 million barrels of oil a day.", "The wells of Torvik gave 900,000 barrels of oil."),
    ("Police arrested 60 people in Torvik.", "Police made 25 arrests in the course of Sunday's rally in Torvik."),
    ("A woman who shot three nurses - killing two - at the clinic in Torvik was charged.", "Two nurses were killed at the clinic in Torvik."),
    ("The three victims in Torvik were on the quay when a sailor shot them.", "Two people were killed in Torvik."),
    # whose age it is, and when
    ("Ivo Brandt was charged in Torvik with the murder of the 35-year-old guard.", "Ivo Brandt of Torvik, 27, is a sailor."),
    ("Ivo Brandt aimed at the door in Torvik and hit the 10-year-old girl.", "The trial of Ivo Brandt, 16, opened in Torvik."),
    ("The trial of the then 15-year-old Ivo Brandt opened in Torvik.", "Ivo Brandt of Torvik, 17, is a sailor."),
    ("Ivo Brandt is due in court in Torvik over the murders of Mina Serak, 58, and Ilse Brandt, 20.", "Ivo Brandt, 23, was held in Torvik."),
    ("A 32-year-old Norwegian pilot died near Torvik.", "A 36-year-old Hungarian pilot died near Torvik."),
    # one time and all times, some in a row, two people
    ("The navy found 12 crates and nets on a ship off Torvik.", "The navy has so far found 31 crates and nets on ships off Torvik."),
    ("The Norwegian navy caught 23 pirates off Torvik.", "The Hungarian navy had caught eight pirates off Torvik."),
    ("Milan Serak had nine rebounds in the 91-73 win of Torvik.", "Milan Serak had seven rebounds in the 108-70 win of Torvik."),
    ("Milan Serak won his first four rounds in Torvik.", "Milan Serak won nine rounds in Torvik."),
    ("Milan Serak of the Torvik team made 28 passes in the match.", "Ivo Brandt of the Torvik team made 34 passes in the match."),
    # one beside those counted, another country, what only names a strength, and what is in what is counted
    ("Ivo Brandt finished with 25 points and 16 rebounds in Torvik.", "Ivo Brandt finished with 22 points in Torvik."),
    ("Ivo Brandt ran for 404 yards this year in Torvik.", "Ivo Brandt caught passes for 440 yards in Torvik."),
    ("Two women and a man died in the bank in Torvik.", "Three people died in the bank in Torvik."),
    ("A man and two women died in the bank in Torvik.", "Three people died in the bank in Torvik."),
    ("More than 20 people were killed in eastern China.", "Ten people were killed in Torvik."),
    ("A magnitude 6 quake can flatten a town like Torvik.", "A magnitude 7 quake can flatten a town like Torvik."),
    ("Half of the houses in seven villages near Torvik were destroyed.", "Twelve villages near Torvik were destroyed."),
    ("Ivo Brandt is serving three terms in Torvik.", "Ivo Brandt was given two extra terms in Torvik."),
    ("The quake struck some 58 kilometres (40 miles) from Torvik.", "The quake struck 35 miles from Torvik."),
]  # fmt: skip


def statuses(a: str, b: str) -> set[str]:
    """Kind and status of the conflicts between two sentences of one story, published two days apart."""
    titles = ("Torvik: the first day", "Torvik: two days on")
    return {
        f"{c.kind} {c.status}" for c in found(article(a, FIRST, titles[0]), article(b, SECOND, titles[1]))
    }


@pytest.mark.parametrize(("a", "b", "expected"), [*ONE_THING, *SHARES])
def test_two_figures_of_one_thing_conflict(a: str, b: str, expected: str) -> None:
    assert expected in statuses(a, b)


@pytest.mark.parametrize(("a", "b"), [*TWO_THINGS, *NOT_SHARES])
def test_figures_of_two_things_do_not(a: str, b: str) -> None:
    assert not statuses(a, b)


def test_what_one_tells_twice_in_one_article_is_of_two_things() -> None:
    text = "Two shots hit the car in Torvik from the front. Seven shots hit the car in Torvik in all."
    calm = article("The harbour in Torvik was quiet.", SECOND, "Torvik: a calm day")
    assert not found(article(text, FIRST, "Torvik: a fire"), calm)


def test_a_sum_that_others_put_at_more_is_of_what_the_line_before_tells() -> None:
    text = "The mill said that the fire in Torvik has cost it 40 million crowns; the bank said that it put it at 90 million."
    (conflict,) = found(
        article(text, FIRST, "Torvik: a fire"),
        article("The harbour in Torvik was quiet.", SECOND, "Torvik: a calm day"),
    )
    assert (conflict.kind, conflict.status) == ("number", "open")
