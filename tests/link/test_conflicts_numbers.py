# ruff: noqa: E501 (a row of a table stays on a line)
"""Numbers of other sorts: days that something has gone on, readings of a scale, telephone numbers, tolls in round words."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.model import Interval

UNKNOWN = Interval()
FIRST, SECOND = Interval("2031-05-04", "2031-05-04"), Interval("2031-05-06", "2031-05-06")

OF_ONE_DAY = [
    # so many days of one happening
    ("Torvik was calm after eight days of the worst riots that it has seen.", "Riots in Torvik went on for the seventh straight day.", "time open"),
    ("Nine days into a strike the harbour in Torvik stands still.", "The harbour in Torvik stands still after eleven days of strikes.", "time open"),
    # what is read off a scale
    ("Sailors fought the blaze in Torvik in temperatures of minus 17 degrees.", "Temperatures in Torvik were minus 20 as sailors fought the blaze.", "number open"),
    ("A 6.1-magnitude quake shook Torvik before dawn.", "The quake that shook Torvik before dawn had a magnitude of 6.4.", "number open"),
    ("The guard in Torvik drew a .45-caliber revolver.", "A .38 caliber revolver was drawn by the guard in Torvik.", "number open"),
    # sums of one damage with the same digits and other noughts, whatever the currency, and sums that were frozen
    ("Riots have caused 300 million euros ($350 million) of damage to property in Torvik.", "Damage to property in Torvik is estimated at $3 million.", "number open"),
    ("Lomar alone froze some $37 billion of the assets of Torvik.", "Lomar has frozen roughly $32 billion in assets of Torvik.", "number open"),
    # a telephone number with a digit too few, or with another
    ("Anyone with information on the fire in Torvik may call police on 0555 010 222.", "Police in Torvik ask anyone with information on the fire to call 0555 010 2222.", "number open"),
    ("Witnesses of the fire in Torvik may phone 555 0199 310.", "Witnesses of the fire in Torvik may phone 555 0189 310.", "number open"),
    # shares bound to a place in a list, told with "per cent" and with "percent", and as more than so many
    ("Up to 70 per cent of calls in Torvik and 60 per cent in Melk were cut off.", "Calls were cut off by 80 percent in Torvik, by 65 percent in Melk.", "number open"),
    ("These pipes carry more than 75 percent of the water of Torvik.", "Close to 90 percent of all the water of Torvik is carried by these pipes.", "number open"),
    # who says "nearly 235,000" doesn't mean 250,000
    ("The port of Torvik was sent nearly 235,000 letters on the plan.", "The port of Torvik was sent 250,000 letters on the plan.", "number open"),
    # one hurt beside the dead is all of them
    ("Two people were killed and another wounded in a shooting at the mill in Torvik.", "A gunman opened fire at the mill in Torvik, killing two workers and wounding two others.", "number open"),
]  # fmt: skip
SINCE = [
    ("Police in Torvik have detained two of Serak's sons.", "Police in Torvik have detained three of Serak's sons.", "number superseded"),
    ("The chief in Torvik would not specify how many people were in the mill at the time of the fire.", "Five women were in the mill in Torvik at the time of the fire.", "number superseded"),
    ("Thousands of people in Torvik are feared dead.", "Tens of thousands of people are feared dead in Torvik.", "number superseded"),
    ("Riots in Torvik went on for the sixth straight day.", "Torvik was calm after eight days of riots.", "time superseded"),
    ("At least 70 people have been hurt in Torvik.", "About 100 people have been hurt in Torvik.", "number superseded"),
]  # fmt: skip
NEITHER = [
    ("Riots in Torvik went on for the sixth straight day.", "The strike in Torvik went on for the eighth straight day."),
    ("The two weeks of riots in Torvik are over.", "Torvik was calm after 13 days of riots."),
    ("Police in Torvik have detained two of Serak's sons.", "Police in Torvik have detained 40 people."),
    ("The chief in Torvik said how many people were in the mill at the time of the fire.", "Five women were in the mill in Torvik at the time of the fire."),
    ("It isn't known how many people saw the fire in Torvik.", "Five women sell bread in Torvik."),
    ("Damage to the quay in Torvik is an estimated $3 million.", "Damage to the quay in Torvik is an estimated 2.6 million euros."),
    ("In Torvik temperatures fell to -17C.", "In Torvik temperatures fell to 1.4F."),
    ("A 6.1-magnitude quake shook Torvik before dawn.", "A 5.2-magnitude aftershock shook Torvik before dawn."),
    ("A 6-magnitude quake shook Torvik before dawn.", "A 6.1-magnitude quake shook Torvik before dawn."),
    ("Witnesses of the fire in Torvik may phone 555 0199 310.", "Witnesses of the fire in Torvik may phone 555 0199 311."),
    ("Witnesses of the fire in Torvik may phone 555 0199 310.", "Witnesses of the fire in Torvik may phone 444 0100 770."),
    ("Torvik counts: about 52 percent of the calls in Hask were cut off.", "In Melk 80 percent of the calls were cut off, in Varga 65 percent."),
    ("A woman in Torvik bought 35 percent of its timber from the mill.", "The mill in Torvik holds 80 percent of Lomar's known timber reserves."),
    ("More than 75 percent of the water of Torvik is lost.", "Some 80 percent of the water of Torvik is lost."),
    ("About 240,000 letters came to the port of Torvik.", "Nearly 235,000 letters came to the port of Torvik."),
    ("One person was wounded in Torvik.", "Two people were wounded in Torvik."),
    ("Thousands of people in Torvik may die if the rain goes on.", "More than 300 people have died in Torvik."),
    ("There will be between 100,000 and 200,000 dead in Torvik.", "Some 150,000 people are dead in Torvik."),
    ("About 45,000-50 ,000 people died in Torvik.", "Some 48,000 people died in Torvik."),
    ("A 7.0 magnitude earthquake has killed dozens in Torvik.", "The earthquake in Torvik was the worst of three earthquakes that killed people."),
    ("More than 100 people were hurt in Torvik.", "Hundreds of people were hurt in Torvik."),
]  # fmt: skip


def statuses(a: str, b: str, when: tuple[Interval, Interval]) -> set[str]:
    """Kind and status of the conflicts between two sentences of one story, of these days."""
    titles = ("Torvik: the first report", "Torvik: another report")
    pair = [article(text, day, title) for text, day, title in zip((a, b), when, titles, strict=True)]
    return {f"{c.kind} {c.status}" for c in found(*pair)}


@pytest.mark.parametrize(("a", "b", "expected"), OF_ONE_DAY)
def test_numbers_of_one_day_conflict(a: str, b: str, expected: str) -> None:
    assert expected in statuses(a, b, (FIRST, FIRST))


@pytest.mark.parametrize(("a", "b", "expected"), SINCE)
def test_a_later_number_replaces_an_earlier_one(a: str, b: str, expected: str) -> None:
    assert expected in statuses(a, b, (FIRST, SECOND))
    assert expected in statuses(a, b, (UNKNOWN, UNKNOWN))


@pytest.mark.parametrize(("a", "b"), NEITHER)
def test_numbers_of_two_things_do_not(a: str, b: str) -> None:
    assert not statuses(a, b, (FIRST, FIRST))
