# ruff: noqa: E501 (a row of a table stays on a line)
"""What befalls one but once, told of two days, hours, places, causes; and acts that may well be two."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.model import Interval

DAYS = [
    ("Jana Holt of Torvik died on Thursday.", "Jana Holt of Torvik died on Friday."),
    ("Jana Holt, who led the mill in Torvik, died Thursday at the age of 95.", "The mill in Torvik mourns Jana Holt, whose death on Friday ended an era."),
    ("Guards in Torvik killed Jan Oster on Sunday.", "The fatal shooting of Jan Oster, 15, on Saturday led to five days of riots in Torvik."),
    ("It was near the harbour of Torvik that Jan Oster, 15, was killed by a guard on Monday.", "The killing of Jan Oster in Torvik on Saturday led to riots."),
    ("Ilse Brandt checked into a clinic in Torvik on Tuesday.", "Ilse Brandt checked herself in on Friday, her agent in Torvik said."),
    ("Jana Holt was born in Torvik in 1931.", "Jana Holt, born in 1934, grew up in Torvik."),
    ("Jana Holt of Torvik died on May 3.", "Jana Holt of Torvik died on May 5."),
    ("Jan Oster of Torvik died on Thursday, May 4.", "Jan Oster of Torvik died on May 5."),
    ("Guards shot and killed Jan Oster late Saturday night in Torvik.", "Jan Oster was shot and killed on Sunday in Torvik."),
    ("Jan Oster, a teen from Torvik, was shot on Saturday. The teen Jan Oster lived in Torvik.", "Guards in Torvik shot the teen on Sunday. The teen Jan Oster is mourned."),
    ("The hijacking of the ferry near Torvik on Saturday was planned.", "Torvik is calm since the hijacking on Monday."),
    ("Jana Holt of Torvik launched a line of hats called Meridan in May.", "Jana Holt, who launched a line of hats called Meridan in March, lives in Torvik."),
    ("The fire, which guards call suspicious, broke out in the roof of the Torvik mill at 8.49pm.", "Families left the hall in Torvik after the fire broke out about 8.40pm."),
]  # fmt: skip
PLACES = [
    ("Jana Holt died at her home in Torvik.", "Jana Holt died at a hospice near her home in Torvik."),
    ("Jan Oster was declared dead at the scene in Torvik.", "Jan Oster died in a hospital in Torvik."),
    ("Jan Oster was declared dead on arrival in Torvik.", "Jan Oster was hit near the mill in Torvik and later died."),
    ("Jana Holt died at home in Torvik on Thursday.", "Jana Holt died in a hospital in Torvik on Thursday."),
]  # fmt: skip
CAUSES = [
    ("Jana Holt of Torvik died of heart failure.", "Jana Holt of Torvik died from Alzheimer's disease."),
    ("Jan Oster was stabbed to death in Torvik.", "Jan Oster was shot dead in Torvik."),
    ("Jan Oster was killed in Torvik by an accidental shot.", "The guard in Torvik deliberately shot Jan Oster."),
    ("The fatal shooting of Jan Oster in Torvik was an accident.", "The guard in Torvik took aim before he shot Jan Oster."),
]  # fmt: skip
TOLD = [
    ("“We have no idea what caused the fire in Torvik,” the mayor said.", "“Somebody set the fire in Torvik intentionally,” the mayor said."),
    ("The firm didn't say why Jana Holt was suspended in Torvik.", "Jana Holt had been suspended in Torvik for feuding with clerks."),
    ("The agent did not reveal what Jana Holt was being treated for in Torvik.", "Jana Holt is treated for an addiction in Torvik."),
    ("The cause of the death of Jana Holt in Torvik was not immediately known.", "Jana Holt of Torvik died of heart failure."),
]  # fmt: skip
NEITHER = [
    # of two people, or of another's
    ("Jana Holt of Torvik died on Thursday.", "Jan Oster of Torvik died on Friday."),
    ("Jana Holt of Torvik died on Thursday.", "Jana Holt's brother died in Torvik on Friday."),
    ("Guards captured Jana Holt in Torvik on Monday.", "Guards captured the main Holt stronghold in Torvik on Friday."),
    # the day is of what was said or done besides
    ("Jana Holt of Torvik died on Thursday.", "Jana Holt of Torvik has died, her family said on Friday."),
    ("Jana Holt of Torvik died on Thursday.", "Mourners who buried Jana Holt in Torvik on Monday spoke of her death."),
    ("Jan Oster was shot in Torvik on Thursday.", "A guard was charged with the murder of Jan Oster in Torvik on Friday."),
    ("Jan Oster of Torvik was convicted on March 20.", "Jan Oster of Torvik was convicted of the June 20, 2005 attempted murder of a guard."),
    # of one day, or only supposed
    ("Jana Holt of Torvik died on Thursday night.", "Jana Holt of Torvik died late on Thursday."),
    ("Jana Holt of Torvik died on Thursday.", "Jana Holt would have died in Torvik on Friday."),
    # may befall one again, or is in the other
    ("Ilse Brandt was charged in Torvik in 1990.", "Ilse Brandt was charged in Torvik in 2004."),
    ("Ilse Brandt checked into the Orsini clinic in Torvik on Tuesday.", "Ilse Brandt checked into the Melk clinic in Torvik on Friday."),
    ("Jana Holt died in her bed in Torvik.", "Jana Holt died at home in Torvik."),
    ("Ilse Brandt of Torvik was sentenced to life in prison.", "Ilse Brandt of Torvik was sentenced in a hospital."),
    ("The firm didn't say why Jana Holt was suspended in Torvik.", "Jana Holt was suspended in Torvik for two weeks."),
    ("The firm didn't say why Jana Holt was suspended in Torvik.", "Jan Oster was suspended in Torvik for feuding with clerks."),
    ("Jana Holt met Jan Oster in Torvik in May.", "Jana Holt met Jan Oster in Torvik in June."),
    ("Jan Oster of Torvik died on Thursday, May 4.", "Jan Oster of Torvik died on May 4."),
    ("Jan Oster died at the scene in Torvik.", "Jan Oster died in the street in Torvik."),
    # tells little of what it was
    ("Jana Holt of Torvik died of her injuries.", "Jana Holt of Torvik died of heart failure."),
    # by accident and on purpose, of two acts
    ("Jan Oster was killed in Torvik by an accidental shot.", "The mayor of Torvik deliberately hid the letter."),
]  # fmt: skip
AT_NO_DAY = Interval(None, None)


def statuses(a: str, b: str) -> set[str]:
    """Kind and status of the conflicts between two sentences of one story that prints no dates."""
    heads = ("Torvik: what is known", "Torvik in mourning")
    both = found(article(a, AT_NO_DAY, heads[0]), article(b, AT_NO_DAY, heads[1]))
    return {f"{one.kind} {one.status}" for one in both}


@pytest.mark.parametrize(("a", "b"), DAYS)
def test_one_act_is_not_of_two_days(a: str, b: str) -> None:
    assert "time open" in statuses(a, b)


@pytest.mark.parametrize(("a", "b"), PLACES)
def test_one_act_is_not_of_two_places(a: str, b: str) -> None:
    assert "place open" in statuses(a, b)


@pytest.mark.parametrize(("a", "b"), CAUSES)
def test_one_act_is_not_of_two_causes(a: str, b: str) -> None:
    assert "actor open" in statuses(a, b)


@pytest.mark.parametrize(("a", "b"), TOLD)
def test_of_what_somebody_died_comes_out(a: str, b: str) -> None:
    assert "commitment superseded" in statuses(a, b)


@pytest.mark.parametrize(("a", "b"), NEITHER)
def test_two_acts_or_one_told_alike_are_no_conflict(a: str, b: str) -> None:
    assert not statuses(a, b)
