# ruff: noqa: E501 (a row of a table stays on a line)
"""One denies what another says only where both tell of one act, done to one thing; and what merely sounds like it."""

from __future__ import annotations

import pytest
from test_conflicts_figures import statuses

OF_ONE = [
    ("Ilse Brandt did not open the gate in Torvik.", "Ilse Brandt opened a gate of the plant in Torvik after midnight."),
    ("The council in Torvik has not approved that plan.", "The plan was approved by the council in Torvik."),
    ("Jan Oster never joined the crew in Torvik.", "Jan Oster joined the crew in Torvik in the spring."),
    ("The house in Torvik was not damaged.", "The fire damaged the house in Torvik."),
    ("The captain in Torvik had drunk no wine.", "The captain in Torvik had been drinking."),
    ("There was no gun in the flat in Torvik.", "The gun was found in the flat in Torvik, police said."),
    ("The mill in Torvik was told of nothing; no clerk had warned the mill in Torvik.", "Two clerks had warned the mill in Torvik."),
]  # fmt: skip
OF_ANOTHER = [
    # done to something else
    ("The guards in Torvik do not want cameras and alarms in the mill.", "The guards in Torvik want higher pay for the mill."),
    ("Ilse Brandt never checked into the Melk clinic near Torvik.", "Ilse Brandt has checked into the Orsini clinic near Torvik."),
    ("Ilse Brandt never checked into the Melk clinic in Torvik.", "Ilse Brandt checked out of the Melk clinic in Torvik."),
    ("Dealers in Torvik do not expect grain prices to rise.", "Mills in Torvik are expected to win the contract for grain."),
    # only supposed
    ("The fire in Torvik was not linked to the strike at the mill.", "The union in Torvik is sorry if the fire was linked to the strike at the mill."),
    ("Without the clerk in Torvik the bank would not have closed its doors.", "The bank in Torvik closed its doors after the clerk came."),
    ("Had the mill in Torvik closed, there would be no grain trade.", "The mill in Torvik has kept the grain trade alive."),
    # not the first, not so again, not known, hardly to be believed
    ("It is not the first time that the cable in Torvik has been cut.", "The cable in Torvik was cut in March."),
    ("The fire in Torvik did not spread further to the mill.", "Wind spread the fire in Torvik to the mill at once."),
    ("The mayor of Torvik doesn't know what happened at the mill.", "The accident at the mill in Torvik happened at noon."),
    ("“I couldn't believe that the guard fired his gun in Torvik.”", "The guard fired his gun in Torvik."),
    # another clause
    ("Students in Torvik who were not part of any club threw eggs at the mill.", "A crowd in Torvik threw eggs at the mill."),
    # asked for
    ("The mayor of Torvik has rejected calls to resign.", "The mayor of Torvik has ignored calls for a vote."),
    ("The mayor of Torvik has rejected calls to resign.", "More people in Torvik are calling for the mayor to resign."),
    ("The council in Torvik has not bought the mill.", "The council in Torvik was in talks to buy the mill."),
    # what there was none of is another, or told in other words of none
    ("The ruler in Torvik has no power left.", "The transfer of power in Torvik must be peaceful."),
    ("There will be no peace in Torvik, the guards say.", "A vague peace plan for Torvik found little support among the guards."),
    ("No one was hurt in the fire at the mill in Torvik.", "No-one has been hurt in the fire at the mill in Torvik."),
    # told to others
    ("The mayor of Torvik told a reporter that he was ill.", "The owner of the mill in Torvik had not been told of the sale."),
    ("Two officers told the driver in Torvik to stop.", "The witness never told officers in Torvik that the van had stopped."),
    # opposites of two things, or said only in name
    ("Ilse Brandt's lawyer confirmed her stay at a clinic in Torvik.", "Ilse Brandt's lawyer left a statement for the press in Torvik."),
    ("The clerk known as the Mole in Torvik has died.", "The name of the clerk in Torvik was unknown for years."),
    ("The harbour in Torvik takes days to be repaired.", "The storm broke the harbour wall in Torvik."),
    ("The mayor of Torvik is blocking the council's request.", "The strike has for weeks prevented anybody in Torvik from approving the request."),
    ("The union in Torvik is in support of Jana Holt.", "The mill's owners in Torvik opposed tough rules for Jana Holt."),
    ("Jan Oster told of his plight in a statement released in Torvik.", "Jan Oster was on leave after an earlier arrest in Torvik."),
    ("Thousands of people in Torvik remain in need of tents.", "Thousands of people in Torvik were left homeless by the storm."),
    ("The alliance is not specifically targeting the mill in Torvik.", "The alliance targeted the mill in Torvik and the port."),
    ("The aim in Torvik is to get the minister and not his guards.", "The police in Torvik have been getting at the guards of the minister."),
    ("In Torvik it's not hard to see why the bridge fell.", "In Torvik it is hard to mend the bridge that fell."),
    ("The guards in Torvik may never be the same after the raid.", "A guard in Torvik lost a leg in the raid."),
    ("The mayor of Torvik is refusing to step down despite the strike.", "The strike in Torvik goes on, and unions insist he step down."),
    ("The plan for Torvik did not involve the removal of Ilse Brandt from power.", "Ilse Brandt may stay in Torvik as long as she gives up power."),
    ("Jan Oster had not died in vain, mourners in Torvik said.", "Mourners in Torvik bury comrades of Jan Oster who died in May."),
    ("There are no state security forces in Torvik.", "The council of Torvik is securing the border of the state."),
    ("The mill in Torvik is now producing no oil.", "The firm bought the oil that people in Torvik had sold."),
    ("There is no way Ilse Brandt can stay in Torvik.", "Ilse Brandt helped in her own way in Torvik."),
    ("Not enough aid is reaching Torvik.", "Aid workers are gradually reaching Torvik."),
    ("The coach didn't know the score in Torvik.", "The score of the match in Torvik was unknown."),
    ("Survivors in Torvik sleep on the streets.", "Families in Torvik sleep among the dead."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), OF_ONE)
def test_one_act_done_to_one_thing_is_denied(a: str, b: str) -> None:
    assert any("polarity" in one for one in statuses(a, b))


@pytest.mark.parametrize(("a", "b"), OF_ANOTHER)
def test_what_is_another_act_or_is_only_said_to_be_thought_of_denies_nothing(a: str, b: str) -> None:
    assert not any("polarity" in one for one in statuses(a, b))
