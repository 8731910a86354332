# ruff: noqa: E501 (a row of a table stays on a line)
"""What is no saying by its object, and where a content begins and ends by its clause; all sentences made up."""

from __future__ import annotations

import pytest
from printed_rows import printed_rows

from onrecord.model import Region, Span

NO_SAYINGS = [
    "Zagor raised its price in December.",
    "Zagor conceded three late goals on Sunday.",
    "Velm Mobility recalled 400,000 of its scooters in March.",
    "On Monday she posted a picture of a suitcase.",
    "Ober did not write the last chapter.",
    "Velm blamed a supplier, which it did not name.",
    "“I called them three times,” the captain shouted over the wind.",
    "The minister had another decision to make: the bridge would close in May or in June.",
    "Neither has been named.",
    "The opposition has threatened to dismiss the minister.",
    "The detour adds two days.",
    "The president will address the nation tonight.",
    "PULL QUOTE: “We are not that club”",
    "Rioters attacked several shops in Melk.",
    "On Monday, forces loyal to Ober attacked a crossing into Velm.",
    "“They see us and they shoot, but the shells fall short,” Ober said.",
    "You agree that anything you post may be used.",
    "“They believe us now,” Ober said.",
    "Chris Ober, who directed “The Golden Lamp,” is to direct the sequel, sources say.",
    'The star of such Velm movie hits as “Over the Blue Sea,” "The Last Lamp" and "Rain," passed away in Lusk on Thursday.',
    "The court seeks the arrest of the general for crimes against civilians allegedly committed by his forces.",
    "The police looked into threats directed at the mayor.",
    "Velm sells an update for all supported versions of its program.",
]
"""None of these holds a statement of what its verb would say with another object."""

_NEVER = (
    "raised",
    "conceded",
    "recalled",
    "posted",
    "did not write",
    "did not name",
    "called",
    "decision",
    "named",
    "QUOTE:",
    "agree",
    "attacked",
    "believe",
    "committed",
    "directed",
    "direct",
    "hits as",
    "see",
    "supported",
)


@pytest.mark.parametrize("text", NO_SAYINGS)
def test_objects_that_are_no_words(text: str) -> None:
    assert not [row for row in printed_rows(text) if row.split(" | ")[1].endswith(_NEVER)]


SAYINGS = [
    ("Ober raised concerns about the price.", "Ober | raised concerns about | the price"),
    ("The mayor conceded that the dam had leaked.", "The mayor | conceded | that the dam had leaked"),
    ("Ober recalled that the dam had leaked.", "Ober | recalled | that the dam had leaked"),
    ("She wrote that the last chapter was missing.", "She | wrote | that the last chapter was missing"),
    ("The council committed to build a new bridge.", "The council | committed | to build a new bridge"),
    ("Ober attacked the plan in a speech on Monday.", "Ober | attacked | the plan"),
    ("They see us as a danger.", "They | see | us as a danger"),
    ("“You agreed that the dam was safe,” Ober told the mayor.", "You | agreed | that the dam was safe"),
    ("Ober dismissed Lutz as a liar.", "Ober | dismissed | Lutz as a liar"),
    ("“It adds up,” she added.", "she | added | “It adds up,”"),
    ("On Monday she posted: “We leave at noon.”", "she | posted: | “We leave at noon.”"),
    ("“I called it a mistake,” she said.", "she | said | “I called it a mistake,”"),
]


@pytest.mark.parametrize(("text", "row"), SAYINGS)
def test_the_same_verbs_with_words(text: str, row: str) -> None:
    assert row in printed_rows(text)


BOUNDS = [
    # whom something is asked of is in it; whom it is told, before a clause, is not
    ("The board urged owners to stop riding.", "The board | urged | owners to stop riding"),
    ("The board told owners to stop riding at once.", "The board | told | owners to stop riding at once"),
    ("Ober told the council that the road was open.", "Ober | told | that the road was open"),
    # a saying in a clause of its own ends with it
    ("After the council announced that the dam would stay, Lutz left the town.", "the council | announced | that the dam would stay"),
    # what the speaker does next is no part of it
    ("Ober blamed the owners and freed the pilots.", "Ober | blamed | the owners"),
    ("Ober said that the dam held and that the water fell.", "Ober | said | that the dam held and that the water fell"),
    # closing sayings with "has long", and what a jury is told
    ("The pilots were not at fault, their union has long maintained.", "their union | has long maintained | The pilots were not at fault"),
    ("She hid money from auditors for six years, a jury was told on Tuesday.", "- | was told | She hid money from auditors for six years"),
    ("A court was told that she hid money.", "- | was told | that she hid money"),
    # of what somebody is accused
    ("Ober, who has accused her in the past of being “impossible”, left.", "who | has accused | her in the past of being “impossible”"),
    # the noun of a phrase is in its cue
    ("Ober repeated her demand that tankers be banned.", "Ober | repeated her demand | that tankers be banned"),
    # who is expected to say something may say it
    ("Ober, the barrister, is expected to argue that somebody else wrote it.", "Ober | to argue | that somebody else wrote it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), BOUNDS)
def test_bounds_by_the_clause(text: str, row: str) -> None:
    assert row in printed_rows(text)


def test_who_is_named_by_trade_after_a_headlines_colon() -> None:
    title = "Plan to close library “not a done deal”: councillor"
    text = f"{title}\n\nThe town council met on Monday."
    title_region = Region(Span(0, len(title)), "title")
    body = Region(Span(len(title) + 2, len(text)), "body")
    assert "councillor | : | Plan to close library “not a done deal”" in printed_rows(
        text, title_region, body
    )


def test_what_is_guessed_in_others_words_is_left_out() -> None:
    text = "The ministry denies that it has blocked a deal."
    assert [row.split(" | ")[1] for row in printed_rows(text)] == ["denies"]


def test_who_passes_on_what_others_say_is_told_once() -> None:
    text = "The Lamp reported on Monday, quoting a crew member, that Ober had thrown a lamp at the director."
    assert [row.split(" | ")[0] for row in printed_rows(text)].count("The Lamp") <= 1
