"""Articles that look stitched or translated by a machine, by which signs."""

from __future__ import annotations

import pytest
from tests.link.news_made_up import DAM, FERRY, FERRY_ELSEWHERE, article

from onrecord.link.echoes import suspects
from onrecord.link.echoes.pages import page
from onrecord.link.echoes.signs import (
    calques,
    half_offices,
    jumps,
    lower_names,
    mixed_spellings,
    orphans,
    spun,
    torn,
)

SIGNS = {
    "orphans": orphans, "jumps": jumps, "mixed": mixed_spellings, "torn": torn, "lower": lower_names,
    "half": half_offices, "calques": calques,
    "spun": spun,
}  # fmt: skip

JUMPING = "\n\n".join(
    [
        "The harbour of Port Mirel was closed for six hours on Monday morning.",
        "Wheat prices rose again in the southern provinces after a dry spring season.",
        "A violinist of nine won the competition in Karsund with a difficult sonata.",
        "Two ministers quarrelled over pensions during a long cabinet session at night.",
        "Snow leopards have been photographed again near the glaciers of Hask valley.",
        "Shares of the steel mill lost a tenth of their value within minutes.",
        "Doctors advise elderly citizens against walking barefoot on cold kitchen tiles.",
        "An asteroid passed between earth and moon without anyone noticing beforehand.",
        "Tram drivers demand longer pauses and softer seats from their employer council.",
    ]
)

ROWS = [
    ("torn", "The minister met USA -backed fighters in Karsund.", True),
    ("torn", "The minister met US-backed fighters in Karsund.", False),
    ("torn", "The minister - backed by all - left Karsund.", False),
    ("half", "The foreign Minister Ilse Brandt left.", True),
    ("half", "Foreign Minister Ilse Brandt left.", False),
    ("half", "The foreign minister, Ilse Brandt, left.", False),
    ("half", 'He said "the letters that were sent by foreign Minister Brandt never came".', False),
    ("lower", "Fighting in Turkey goes on. They left Turkey for the border of turkey again.", True),
    ("lower", "The head of the us defense Ministry spoke to Syria.", True),
    (
        "lower",
        "Letters of Felt are lost; he felt nothing. Talks with Felt ended, said aides of Felt.",
        False,
    ),
    ("lower", "The march went on in March. He told us about Poland.", False),
    ("calques", "This happens on the background of new talks.", True),
    ("calques", "The group (banned in Russia) denied it.", True),
    ("calques", "This happens as new talks begin.", False),
    ("spun", "The lawyer general met the prime clergyman of Vesna.", True),
    ("spun", "They flew from Unused York to ask the Joined Nations for help.", True),
    ("spun", "Police said that in any event 12 people were hurt.", True),
    ("spun", "The attorney general met the prime minister of Vesna, a lawyer, in general.", False),
    ("spun", "The united nations of the north sail; in any event twelve ships will.", False),
    ("spun", "A pioneer of flight, she married a pastor in modern Delhi's foreign quarter.", False),
    ("spun", 'The machine made "lawyer general of our incomparable court" of it.', False),
    ("mixed", "The US and Vesna met. The U.S. envoy smiled.", True),
    ("mixed", "The US and Vesna met. The US envoy smiled.", False),
    ("mixed", 'The US met Vesna. "The U.S. will not yield to anybody in this valley," he said.', False),
    ("mixed", "Talks with Orhan Işık ended. Nobody saw Isik again, though Işık had called.", True),
    ("mixed", "Troops took Jarablus. The people of Jarabulus fled.", True),
    ("mixed", "Troops took Jarablus. The people of Jarablus fled.", False),
    ("mixed", "The defence of the town held. The ministry of defense was silent.", True),
    ("mixed", "Fighters of ISIS left; the Islamic State denies it. Daesh is its Arabic name.", False),
    ("mixed", "Fighters of ISIS left. Isis denies it. DAESH fights on.", True),
    (
        "orphans",
        "“Thank heaven it went well”, he said, adding that he counts the days.\n\nMore followed.",
        True,
    ),
    ("orphans", "Captain Teodor Halvek slept.\n\nHe woke at noon.", False),
    (
        "orphans",
        "Captain Teodor Halvek slept.\n\nIt rained.\n\nThe wind rose.\n\nThe sea was high.\n\n"
        "Halvek woke at noon.\n\nHe went out.",
        False,
    ),
    (
        "orphans",
        "Captain Teodor Halvek slept.\n\nIt rained.\n\nThe wind rose.\n\nThe sea was high.\n\n"
        "The ship sank.\n\nHe went out.",
        True,
    ),
    ("orphans", "The sea was calm.\n\nShe had been warned before.", True),
    ("orphans", "The sea was calm.\n\nIt had been calm before.", False),
    ("jumps", JUMPING, True),
    ("jumps", FERRY, False),
    ("jumps", "One thing.\n\nAnother thing.\n\nA third.", False),
]


@pytest.mark.parametrize(("sign", "text", "shows"), ROWS, ids=[f"{row[0]}: {row[1][:40]}" for row in ROWS])
def test_signs(sign: str, text: str, shows: bool) -> None:
    found = list(SIGNS[sign](page(article(text))))
    assert bool(found) is shows
    assert all(one.span is not None and one.why for one in found)


@pytest.mark.parametrize("text", [FERRY, FERRY_ELSEWHERE, DAM, JUMPING, ""])
def test_careful_articles_are_not_suspected(text: str) -> None:
    assert suspects([article(text)]) == ()


def test_one_sign_is_not_enough() -> None:
    assert suspects([article(f"{FERRY}\n\nThe US and the U.S. were named.")]) == ()


def test_a_stitched_article_is_suspected_with_its_signs() -> None:
    opening = "“Thank heaven it went well”, he said."
    text = f"{opening}\n\n{JUMPING}\n\nThe US agreed. The U.S. and USA -backed men met."
    (suspicion,) = suspects([article(text), article(FERRY)])
    assert suspicion.article == article(text).id
    whys = " ".join(sign.why for sign in suspicion.signs)
    assert "whom nothing before it names" in whys
    assert "no telling word in common" in whys
    assert "several ways: U.S., US, USA" in whys


def test_a_translated_article_is_suspected_with_its_signs() -> None:
    text = (
        "This happens on the background of talks. The foreign Minister Brandt (party banned in Russia) sat."
    )
    (suspicion,) = suspects([article(text)])
    assert [sign.span.of(text) for sign in suspicion.signs if sign.span] == [
        "foreign Minister ", "on the background of", "banned in Russia",
    ]  # fmt: skip


def test_what_is_not_read_is_not_suspected() -> None:
    text = "This happens on the background of talks. The foreign Minister Ilse Brandt left."
    assert suspects([article(text, is_read=False)]) == ()


def test_two_swapped_phrases_are_enough_and_one_is_not() -> None:
    once = f"{FERRY}\n\nThe lawyer general was told. The lawyer general said no more."
    assert suspects([article(once)]) == ()
    (suspicion,) = suspects([article(f"{once} So was the prime clergyman.")])
    assert {sign.why for sign in suspicion.signs} >= {
        "a fixed phrase with a word swapped: “lawyer general”",
        "a fixed phrase with a word swapped: “prime clergyman”",
    }
