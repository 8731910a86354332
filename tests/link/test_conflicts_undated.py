# ruff: noqa: E501 (a row of a table stays on a line)
"""Articles without a date: a plan comes before its outcome, and a denial takes nothing back."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.model import Interval

UNDATED = Interval(None, None)
CAME_ABOUT = [
    ("The harbour board plans to send a tug to the Torvik wreck.", "A tug was sent to the Torvik wreck, but the oil may not be pumped out for weeks."),
    ("The four captured Torvik divers will be released by the coast guard.", "The four captured Torvik divers were released by the coast guard."),
]  # fmt: skip
DID_NOT = [
    ("Ferry services in Torvik have been disrupted due to damage to the harbour cable.", "Ferry services in Torvik stopped when the harbour cable was damaged."),
    ("The protests in Torvik would soon topple the mayor of the port.", "The protests in Torvik toppled the mayor of the port."),
    ("The harbour board will send a tug to the Torvik wreck.", "The harbour board sent a letter about the Torvik wreck."),
]  # fmt: skip


def statuses(a: str, b: str) -> set[str]:
    """The kinds and statuses of the conflicts between two articles of one story that bear no date."""
    headed = article(a, UNDATED, "Torvik waits for help"), article(b, UNDATED, "Torvik: the news")
    return {f"{c.kind} {c.status}" for c in found(*headed)}


@pytest.mark.parametrize(("plan", "outcome"), CAME_ABOUT)
def test_a_plan_comes_before_its_outcome_though_no_dates_say_so(plan: str, outcome: str) -> None:
    assert any(one.endswith("superseded") for one in statuses(plan, outcome))


@pytest.mark.parametrize(("plan", "outcome"), DID_NOT)
def test_what_is_no_plan_or_another_act_has_no_outcome(plan: str, outcome: str) -> None:
    assert "commitment superseded" not in statuses(plan, outcome)


def test_who_denies_later_what_another_says_has_been_takes_nothing_back() -> None:
    first, second = Interval("2021-05-04", "2021-05-04"), Interval("2021-05-06", "2021-05-06")
    (conflict,) = found(
        article(
            "Ada Lund, of the coast guard, said that the captain Jan Holt fired a flare at the Torvik ferry.",
            first,
        ),
        article(
            "Ivo Brandt, a deckhand, said that the captain Jan Holt did not fire a flare at the Torvik ferry.",
            second,
        ),
    )
    assert (conflict.kind, conflict.status) == ("polarity", "open")
