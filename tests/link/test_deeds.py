# ruff: noqa: E501 (a row of a table stays on a line)
"""What a sentence's tree tells of an act: whether it is done, by whom, and to what."""

from __future__ import annotations

import pytest
from test_conflicts_figures import FIRST, statuses
from told import article, told

from onrecord.link.conflicts.reading.deeds import Deed, deeds


def deed(text: str, sense: str) -> Deed:
    """The act of the only line of a text."""
    return next(d for line in told(article(text, FIRST)).lines for d in deeds(line) if d.sense == sense)


DONE = [
    ("Jana Holt opened the gate in Torvik.", "open", {}),
    ("Jana Holt did not open the gate in Torvik.", "open", {"denied"}),
    ("Jana Holt refused to open the gate in Torvik.", "open", {"denied"}),
    ("There is no sign that Jana Holt opened the gate in Torvik.", "open", {"denied"}),
    ("Jana Holt didn't search or open the gate in Torvik.", "open", {"denied"}),
    ("Jana Holt wants to open the gate in Torvik.", "open", {"wished"}),
    ("Jana Holt has no plan to open the gate in Torvik.", "open", {"denied", "wished"}),
    ("Jana Holt will not open the gate in Torvik.", "open", {"denied", "planned"}),
    ("Jana Holt did not rule out opening the gate in Torvik.", "open", {"supposed"}),
    ("Jana Holt may open the gate in Torvik.", "open", {"supposed"}),
    ("Jana Holt will not open the gate in Torvik unless the strike ends.", "open", {"denied", "planned", "on_terms"}),
    ("The guards should not open the gate in Torvik.", "open", {"denied", "supposed", "wished"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sense", "expected"), DONE)
def test_how_far_an_act_is_done(text: str, sense: str, expected: set[str]) -> None:
    found = deed(text, sense)
    flags = ("denied", "supposed", "planned", "wished", "on_terms")
    assert {flag for flag in flags if getattr(found, flag)} == set(expected)


PARTIES = [
    ("Jana Holt opened the gate in Torvik.", "open", "holt", "gate"),
    ("The gate was opened by Jana Holt in Torvik.", "open", "holt", "gate"),
    ("Jana Holt, who opened the gate in Torvik, has left.", "open", "holt", "gate"),
    ("The council in Torvik told Jana Holt to open the gate.", "open", "holt", "gate"),
    ("Jana Holt was granted permission to open the gate in Torvik.", "open", "holt", "gate"),
]


@pytest.mark.parametrize(("text", "sense", "doer", "thing"), PARTIES)
def test_who_does_it_and_to_what(text: str, sense: str, doer: str, thing: str) -> None:
    found = deed(text, sense)
    assert found.doer is not None
    assert found.thing is not None
    assert doer in found.doer.senses
    assert thing in found.thing.senses


NOT_DENIED = [
    # another does it, or does it to something else
    ("Jan Oster did not land a clean blow on Emil Brandt in Torvik.", "Emil Brandt landed nine of his blows on Jan Oster in Torvik."),
    ("The results of Jana Holt's test in Torvik have not been released.", "Jana Holt was arrested and later released on bail in Torvik."),
    # what one doesn't need may be done
    ("The seals in Torvik bay don't need a listing, the union said.", "The council of Torvik listed the seals in the bay as threatened."),
    # opposites of two things
    ("The harbour in Torvik opened early in the spring with a new crane.", "The crane in the harbour in Torvik broke late in the spring."),
    ("Jana Holt asked the police in Torvik to end the violence at the mill.", "Jana Holt praised the peaceful march to the mill in Torvik."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), NOT_DENIED)
def test_a_deed_of_another_denies_nothing(a: str, b: str) -> None:
    assert not any(found.startswith("polarity") for found in statuses(a, b))
