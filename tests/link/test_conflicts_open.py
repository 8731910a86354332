# ruff: noqa: E501 (a row of a table stays on a line)
"""What is left open and what settles it: most of it must be said, of those of whom it is open."""

from __future__ import annotations

import pytest
from test_conflicts_figures import statuses

SETTLED = [
    ("Police asked whether the mill in Torvik had received any recent threats.", "The owner said that there had been no recent threats to the mill in Torvik."),
    ("It was not clear whether one of the bodies was that of Matej Varga.", "Matej Varga, a clerk of Torvik, is confirmed dead."),
    ("It was not clear whether one of the bodies was that of Matej Varga.", "Matej Varga was among those killed in Torvik."),
    ("It is unclear whether Matej Varga will sell the ferry in Torvik.", "Matej Varga sold the ferry in Torvik in May."),
    ("It is unclear whether police in Torvik had matched his name to the car found at the mill by the time Nils Holt was stopped.", "Nils Holt was allowed to go on because his link to the fire in Torvik did not emerge until a car was found that he had hired in his name."),
]  # fmt: skip
NOT_SETTLED = [
    ("Nils Holt asked whether the link of Greta Varga to the mill in Torvik was relevant to the fire.", "Greta Varga visited the mill in Torvik after the fire."),
    ("Nils Holt asked whether the link of Greta Varga to the mill in Torvik was relevant to the fire.", "Greta Varga, who was not at the mill in Torvik during the fire, stopped by on Saturday."),
    ("“The mill of Nils Holt in Torvik takes its time. It is too early to say more than that,” said the clerk.", "The mill of Nils Holt in Torvik takes in a third of the corn."),
    ("If Nils Holt needed the key of the mill in Torvik, he would move a flower pot.", "Nils Holt gave the clerk a key of the mill in Torvik in May."),
    ("An unknown number of guests were in the mill of Nils Holt in Torvik.", "Guests of Nils Holt stormed out of the mill in Torvik."),
    ("Police in Torvik did not say why Nils Holt, a clerk at the mill, was suspended.", "Nils Holt, a clerk at the mill in Torvik, was suspended on Monday."),
    ("It is not clear in what order the shots struck Nils Holt in Torvik.", "The shots that police fired in Torvik struck Nils Holt in the leg."),
    ("The role of Nils Holt in the fire in Torvik is unclear, although his brother set fire to a mill.", "The brother of Nils Holt set fire to a mill in Torvik."),
    ("It was not clear whether one of the bodies in Torvik was that of Matej Varga.", "Ilse Brandt, a cousin of Matej Varga, died in the flat in Torvik."),
    ("It was not clear whether one of the bodies in Torvik was that of Matej Varga.", "Matej Varga was filmed in Torvik beside a cart of bodies."),
    ("Reporters asked if Matej Varga still has the record ball in Torvik.", "As soon as the match in Torvik was over the mayor presented Matej Varga with the record ball."),
    ("The studio in Torvik has a script that Nils Holt has yet to revise.", "The studio in Torvik gave Nils Holt time to revise the script."),
    ("Granted, the Torvik Arena and the Lomar Hall are full every night.", "The Torvik Arena and the Lomar Hall are in negotiations for a loan."),
    ("The clerk was never asked if Greta Varga saw Matej Varga with a gun in Torvik.", "Matej Varga of Torvik had a gun."),
]  # fmt: skip


@pytest.mark.parametrize(("unsure", "sure"), SETTLED)
def test_what_was_open_is_settled_by_what_says_most_of_it(unsure: str, sure: str) -> None:
    assert "commitment superseded" in statuses(unsure, sure)


@pytest.mark.parametrize(("unsure", "sure"), NOT_SETTLED)
def test_what_is_open_is_not_settled_by_what_only_shares_words_with_it(unsure: str, sure: str) -> None:
    assert not any("commitment" in one for one in statuses(unsure, sure))


def test_what_is_left_open_on_a_later_day_is_not_settled_by_what_was_said_before() -> None:
    unsure, sure = SETTLED[0]
    assert statuses(sure, unsure) == {"commitment open"}
