"""What is no saying by its tree, and who is minded to do something; made-up sentences."""

from __future__ import annotations

import pytest
from printed_rows import printed_rows

from onrecord.extract.attribution.phrases import with_phrases
from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article, Attribution, Span


def _article(text: str) -> Article:
    return Article("a", "a.txt", "", text, "")


NO_SAYINGS = [
    "Orsini disease, commonly known as red cough, is rare.",
    'He was known as "Chin", and was a thief.',
    "The founder of what became known as the Lusk circle died.",
    "The plant will stay closed until engineers know what broke.",
    "The child was out of the house before she knew what was burning.",
    "The new rules led Velm to write down the value of some of its dams.",
    "It goes without saying that the bridge is old.",
    "The council must pass the budget to keep the school open.",
    "A man wanted on a parole charge was held in Lusk.",
    "The case was heard in his absence.",
    "The girl's uncle called the police.",
    "The driver resisted arrest on Monday.",
    "Ann Ober raised $1m through her appeal.",
    "Ann Ober, who writes the viruses and the code, left.",
    "Gunmen attacked a town in the north on Monday.",
    "Rival chain Oakhouse, which reports next week, slipped 3%.",
    "First named as the Boulevard Ring, the road was opened in 1931.",
    "Kolar saw that the door was open and ran.",
    "Brandt looked back and saw that two men were following him.",
]


@pytest.mark.parametrize("text", NO_SAYINGS)
def test_what_takes_nothing_said_is_no_saying(text: str) -> None:
    assert printed_rows(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The workshop will cover lesson plans and gardening.",
        "In the lab we counted how many ants were there.",
    ],
)
def test_a_cue_of_which_the_reader_is_unsure_and_which_no_list_has_is_none(text: str) -> None:
    assert printed_rows(text) == []


ONLY = [
    ("Protesters were furious at the cuts.", ["Protesters | were furious at"]),
    ("Velm Rights Watch investigated claims that rebels did it.", ["- | claims"]),
    ("Ober urged the owners to promise that the dam is safe.", ["Ober | urged"]),
    ("“You’ll see that it pays, for you can do whatever you want,” Ober said.", ["Ober | said"]),
    ("“You said that it pays,” Ober said.", ["Ober | said", "You | said"]),
    ("The team thinks that a sugar called trehalose protects the cells.", ["The team | thinks"]),
    ("Witnesses said they heard the gunmen shout slogans.", ["Witnesses | said", "the gunmen | shout"]),
    ("Velm General said it would not comment further while the trial was going on.", ["Velm General | said"]),
    ("The chain warned that annual profit would be “materially below” forecasts.", ["The chain | warned"]),
    ("Ms Marsh insisted she was telling the truth.", ["Ms Marsh | insisted"]),
    ("A man named by police as Ivo Lutz was held.", ["police | named"]),
    ("Ober heard that the dam had broken.", ["Ober | heard"]),
    ("The president declared three days of mourning.", ["The president | declared"]),
    ("Officials voiced concern when troops crossed the border.", ["Officials | voiced"]),
    ("Velm, which has long relied on raids, appears to be honing its aim.", ["- | appears"]),
    ("The council saw the plan as a way to save the dam.", ["The council | saw"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONLY)
def test_sayings_beside_what_is_none(text: str, expected: list[str]) -> None:
    assert sorted(row.rsplit(" | ", 1)[0] for row in printed_rows(text)) == sorted(expected)


MINDED = [
    ("She was determined to make it across the river.", "She | was determined | to make it across the river"),
    ("Kolar is keen to see the mayor.", "Kolar | is keen | to see the mayor"),
]


@pytest.mark.parametrize(("text", "row"), MINDED)
def test_who_is_minded_to_do_something_is_the_source(text: str, row: str) -> None:
    assert row in printed_rows(text)


def test_to_be_determined_is_to_intend_and_to_seem_is_to_be_probable() -> None:
    (minded,) = read(parse(_article("She was determined to make it across the river."))).statements
    assert (minded.act, minded.commitment) == ("intend", "unknown")
    seems = read(parse(_article("The group appears to be preparing for a siege."))).statements
    assert {statement.commitment for statement in seems} == {"probable"}


def test_who_looks_into_allegations_makes_none() -> None:
    text = "The court in Lusk will investigate allegations of theft in the town."
    court, cue, theft = (
        Span(text.index(some), text.index(some) + len(some))
        for some in ("The court in Lusk", "allegations of", "theft in the town")
    )
    (one,) = with_phrases([Attribution((theft,), court, cue)], parse(Article("a", "a.txt", "", text, "")))
    assert one == Attribution((theft,), None, cue)
