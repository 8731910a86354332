# ruff: noqa: E501 (a row of a table stays on a line)
"""Who is charged, told or suspected says nothing by it; made-up sentences."""

from __future__ import annotations

import pytest
from printed_rows import printed_rows

DONE_TO = [
    ("Cases have been reported around the world.", "- | have been reported | Cases"),
    ("This service is offered to Lusk residents and is not for firms.", "- | is offered | This service"),
    ("In the third film a man identified as Ivo Narsia, an activist from the OPL youth wing, holds a gun.", "- | identified as | a man ## Ivo Narsia"),
    ("With Ober, the aggressive plan of the mayor, as predicted, led Velm to arm.", "- | as predicted | the aggressive plan of the mayor"),
    ("Jan Ober was charged with the murder of two guards, prosecutors said.", "- | was charged with | Jan Ober ## the murder of two guards"),
    ("Jan Ober, who is suspected of planning the raid, was in Lusk.", "- | is suspected of | who ## planning the raid"),
    ("Two men accused of planting the bomb were in court.", "- | accused of | Two men ## planting the bomb"),
    ("Jan Ober has been charged in three Lusk attacks, including the one of 1996.", "- | has been charged | Jan Ober ## in three Lusk attacks, including the one of 1996"),
    ("The guard found on Monday was confirmed as Ivo Lutz.", "- | was confirmed | The guard found on Monday ## as Ivo Lutz"),
    ("Alain Ober said his country's partners and the Harbour Council had been told about Orvana's decision to drop weapons for the rebels.", "- | had been told about | Orvana's decision to drop weapons for the rebels"),
    ("A colleague has paid tribute to a Melk doctor feared dead after a fall from a mountain in Velm.", "- | feared | a Melk doctor ## dead"),
    ("Nominee praised for her expertise and judgment", "- | praised for | Nominee ## her expertise and judgment"),
    ("Harbour council accused of not providing support", "- | accused of | Harbour council ## not providing support"),
    ("Ober was accused by the council of hiding the papers.", "the council | was accused | Ober ## of hiding the papers"),
    ("Investigators are focusing on a Velm man who is described as the likely planner.", "- | is described as | a Velm man ## the likely planner"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), DONE_TO)
def test_to_whom_it_is_done_says_nothing(text: str, row: str) -> None:
    assert row in printed_rows(text), printed_rows(text)


STILL_SPEAK = [
    ("One man who led the chorus was impressed by the songs.", "One man who led the chorus | was impressed by | the songs"),
    ("President Ann Ober said the United States, which has been joined by Britain and France, planned to transfer the lead role shortly.", "the United States, which has been joined by Britain and France | planned | to transfer the lead role shortly"),
    ("Ober was quoted as saying that the dam was safe.", "Ober | was quoted as saying | that the dam was safe"),
    ("Ober was convinced that the dam was safe.", "Ober | was convinced | that the dam was safe"),
    ("Ober was worried about the dam.", "Ober | was worried about | the dam"),
    ("The council was opposed to the new road.", "The council | was opposed to | the new road"),
    ("Ober, who’s called for a new road, left.", "who | ’s called for | a new road"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), STILL_SPEAK)
def test_who_is_convinced_or_quoted_speaks(text: str, row: str) -> None:
    assert row in printed_rows(text), printed_rows(text)
