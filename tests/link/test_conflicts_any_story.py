# ruff: noqa: E501 (a row of a table stays on a line)
"""None against some, times, states and opposites as any field tells them, and what looks like them."""

from __future__ import annotations

import pytest
from test_conflicts_figures import FIRST, SECOND, statuses
from told import article, told

from onrecord.link.candidates import candidates, embed
from onrecord.link.conflicts import conflicts
from onrecord.model import Claim

NONE_OR_SOME = [
    ("No child has been hurt in Torvik.", "Four children in Torvik have been treated in hospital.", "number superseded"),
    ("No arrests have been made.", "Police in Torvik arrested two managers of the mill on suspicion of fraud.", "number superseded"),
    ("No traces of lead were found in the well in Torvik.", "There were traces of lead in the well in Torvik.", "polarity"),
    ("There was never a contract about the mill in Torvik.", "She was shown a contract about the mill in Torvik.", "polarity"),
    ("Buyers in Torvik get their money back without a receipt.", "Buyers in Torvik need the receipt.", "polarity"),
    ("All the children who were hurt in Torvik have recovered.", "A girl from Torvik is still in hospital.", "polarity"),
]  # fmt: skip
TIMED = [
    ("An explosion tore through the mill in Torvik shortly before 6 a.m.", "The blast in Torvik happened at 6.25 a.m., as the night shift was leaving.", "time open"),
    ("The mill in Torvik, built in 1974, was full.", "The mill in Torvik, which was built in 1981, was to be torn down.", "time open"),
    ("Voters in Torvik in 2010 approved a loan for the mill.", "Voters in 2009 approved a loan to buy the mill in Torvik.", "time open"),
    ("The fire at the Torvik mill was put out by 6:40 a.m.", "The fire at the Torvik mill was put out at 8:30 a.m.", "time open"),
    ("She has led the mill in Torvik since 2014.", "She has led the mill in Torvik since 2017, an aide said.", "time open"),
    ("The mill in Torvik was not searched until nine days after the fire.", "The mill in Torvik was searched two days after the fire.", "time open"),
]  # fmt: skip
ENDED = [
    ("Schools in Torvik would stay shut on Monday.", "Schools in Torvik opened again on Friday.", "polarity superseded"),
    ("The mayor adjourned the hearing in Torvik.", "The hearing in Torvik resumed on Friday.", "polarity superseded"),
    ("The match in Torvik, against Varga on Sunday, will go ahead.", "The match in Torvik was called off hours before it was due.", "polarity superseded"),
    ("The mill in Torvik goes on working.", "The authorities have shut the mill in Torvik.", "polarity superseded"),
    ("Residents of Torvik were told to leave their homes.", "Residents of Torvik went back to their homes on Friday.", "polarity superseded"),
]  # fmt: skip
OPPOSED = [
    ("Ilse Brandt runs the mill in Torvik. She was forced out.", "Ilse Brandt left the mill in Torvik of her own will.", "polarity"),
    ("The march in Torvik was peaceful.", "The march in Torvik was violent.", "polarity"),
    ("The inquiry in Torvik began with a tip from a bank.", "The inquiry in Torvik started when a former clerk went to the police.", "actor"),
]  # fmt: skip
ONCE = [
    ("Ilse Brandt was arrested at an airport near Torvik.", "Ilse Brandt was arrested in a flat in Torvik.", "place open"),
    ("Ilse Brandt of Torvik is being held in a barracks.", "Ilse Brandt of Torvik is held in a villa.", "place open"),
    ("The body of the clerk was found in a greenhouse in Torvik.", "The body of the clerk was found in a garage in Torvik.", "place open"),
    ("Ilse Brandt resigned in Torvik on Thursday.", "Ilse Brandt of Torvik resigned on Monday.", "time open"),
    ("The wreck of the ferry was found near Torvik on Saturday.", "The wreck of the ferry was found near Torvik on Monday.", "time open"),
]  # fmt: skip
HANDED = [
    ("Clerks said that they had warned the bank in Torvik twice.", "The bank in Torvik said that no clerk had warned it.", "polarity"),
    ("The police handed over the film to the club in Torvik.", "The club in Torvik said that it never got it.", "polarity open"),
]  # fmt: skip
GROWN = [
    ("The brewery in Torvik is recalling 20,000 bottles.", "The brewery in Torvik has recalled 110,000 bottles.", "number superseded"),
]  # fmt: skip
NEITHER = [
    ("The police sent the film to the club in Torvik.", "The bank in Torvik said that it had received no tip."),
    ("The police told residents of Torvik to leave.", "There is no record of Jan Oster leaving Torvik."),
    ("Ilse Brandt was arrested in a flat in Torvik.", "Jan Oster was arrested in a hotel in Torvik."),
    ("A gun was found in a flat in Torvik.", "A letter was found in a hotel in Torvik."),
    ("Ilse Brandt was arrested in a flat in Torvik.", "Ilse Brandt will be questioned in a prison in Torvik."),
    ("The harbour of Torvik has been closed to ships.", "Schools near the harbour of Torvik opened again."),
    ("No weapons were found in the mill in Torvik.", "Two guns were seized in a flat in Varga."),
    ("Jan Oster was released without charge in Torvik.", "Two others were charged in Torvik."),
    ("The mill in Torvik was built in 1974.", "The mill in Torvik burned down in 1981."),
    ("The mother of Jan Oster calls on him to give himself up in Torvik.", "Police detained the brother of Jan Oster in Torvik."),
    # two acts of one event, what had come about by a time, the times of pages and of a list of days
    ("The fire at the Torvik mill was put out by 6:40 a.m.", "The alarm for the fire at the Torvik mill came in at 3:30 a.m."),
    ("By 6.30am the fire at the Torvik mill had been put out and guards had been called.", "The fire crew was called to the Torvik mill at 6am."),
    ("By 6.30am the fire at the Torvik mill was small.", "By 8.30am the fire at the Torvik mill was small."),
    ("The navy was blamed for the November 18 sinking of a boat off Torvik.", "The navy was praised for the rescue of a boat off Torvik on November 11."),
    ("Updated 5:40 p.m. in Torvik.", "Updated 4:08 p.m. in Torvik."),
    ("The printing works in Torvik were bought in 2007 using a loan.", "She talked the bank in Torvik in 2008 into using the printing works as a pledge for a loan."),
    ("The third bomber in Torvik has not been identified.", "Two other bombers in Torvik had been identified."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [*NONE_OR_SOME, *TIMED, *ENDED, *OPPOSED, *ONCE, *GROWN, *HANDED],
)
def test_what_any_story_has(a: str, b: str, expected: str) -> None:
    assert any(expected in one for one in statuses(a, b))


def test_what_is_flatly_denied_conflicts_though_one_claim_takes_both_for_one() -> None:
    one = told(
        article("Jan Oster denies taking any money in Torvik.", FIRST, "Torvik: the first day"),
        article("Jan Oster has admitted to taking the money in Torvik.", SECOND, "Torvik: two days on"),
    )
    both = Claim("c", "taking the money", tuple((line.id, "asserts") for line in one.lines), 2, ())
    found = conflicts(one, (both,), candidates(one, embed(one)))
    assert any(one.kind == "polarity" for one in found)


@pytest.mark.parametrize(("a", "b"), NEITHER)
def test_what_only_looks_like_it_is_none(a: str, b: str) -> None:
    assert not statuses(a, b)
