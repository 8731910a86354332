"""How many have it independently: the origin of each statement of a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.said import Said, count, story_of

from onrecord.link.origins import Origins, origins
from onrecord.link.story import Line, Story
from onrecord.model import Echo, Mention, Passage, Span

HELD = "the rudder of the ferry jammed at dawn"

ROWS: list[tuple[str, list[Said], int]] = [
    ("one speaker in three papers", [Said(o, HELD, "Pavel Orsk") for o in "ABC"], 1),
    ("two speakers", [Said("A", HELD, "Pavel Orsk"), Said("B", HELD, "Ilse Brandt")], 2),
    ("two speakers in one paper", [Said("A", HELD, "Pavel Orsk"), Said("A", HELD + ".", "Ilse Brandt")], 2),
    ("a surname alone", [Said("A", HELD, "Pavel Orsk"), Said("B", HELD, "Orsk")], 1),
    ("a misspelling", [Said("A", HELD, "Pavel Orlovsk"), Said("B", HELD, "Pavel Orlowsk")], 1),
    ("brothers", [Said("A", HELD, "Pavel Orsk"), Said("B", HELD, "Milan Orsk")], 2),
    (
        "a name cut wrongly",
        [Said("A", HELD, ", the harbour", "organisation"), Said("B", HELD, ", the pilots", "organisation")],
        1,
    ),
    ("officials beside a name", [Said("A", HELD, "Pavel Orsk"), Said("B", HELD, "officials", "group")], 1),
    (
        "sources and officials",
        [Said("A", HELD, "sources", "group"), Said("B", HELD, "officials", "group")],
        1,
    ),
    (
        "officials of two countries",
        [
            Said("A", HELD, "French officials", "group", "French officials"),
            Said("B", HELD, "Greek officials", "group", "Greek officials"),
        ],
        2,
    ),
    (
        "officials and an official of one country",
        [
            Said("A", HELD, "Greek officials", "group", "Greek officials"),
            Said("B", HELD, "a Greek official", "person", "a Greek official"),
        ],
        1,
    ),
    (
        "police and the army",
        [
            Said("A", HELD, "police", "group", "police"),
            Said("B", HELD, "army sources", "group", "army sources"),
        ],
        2,
    ),
    (
        "police and prosecutors",
        [
            Said("A", HELD, "police", "group", "police"),
            Said("B", HELD, "prosecutors", "group", "prosecutors"),
        ],
        1,
    ),
    (
        "witnesses and a minister",
        [
            Said("A", HELD, "witnesses", "group", "witnesses"),
            Said("B", HELD, "Ilse Brandt", source="minister Ilse Brandt"),
        ],
        2,
    ),
    (
        "an office and its holder",
        [
            Said("A", HELD, "Ilse Brandt", source="prosecutor Ilse Brandt"),
            Said("B", HELD, "Karsund prosecutor's office", "organisation", "the prosecutor's office"),
        ],
        1,
    ),
    (
        "two people of one government",
        [
            Said("A", HELD, "Ilse Brandt", source="president Ilse Brandt"),
            Said("B", HELD, "Pavel Orsk", source="minister Pavel Orsk"),
        ],
        2,
    ),
    (
        "a name behind a title that went into it",
        [Said("A", HELD, "Pavel Orsk"), Said("B", HELD, "Deputy Minister of Fisheries Pavel Orsk")],
        1,
    ),
    ("papers by themselves", [Said("A", "ferries run late"), Said("B", "snow fell in the hills")], 2),
    ("a paper's own words with the same particulars", [Said("A", HELD, "Pavel Orsk"), Said("B", HELD)], 1),
    (
        "a paper's own words on something near",
        [Said("A", HELD, "Pavel Orsk"), Said("B", "snow fell in the hills")],
        2,
    ),
    (
        "a paper that quotes it elsewhere",
        [Said("A", HELD, "Pavel Orsk"), Said("A", "snow fell in the hills")],
        1,
    ),
    (
        "a paper that names the speaker",
        [Said("A", HELD, "Pavel Orsk"), Said("B", "Orsk is due in court", names=("Pavel Orsk",))],
        2,
    ),
    (
        "a paper that tells of what the speaker does",
        [
            Said("A", HELD, "Pavel Orsk"),
            Said("B", "Orsk boasts of old ships"),
            Said("B", "old ships", "Pavel Orsk", cue="boasts of", source="Orsk", act="other", within=1),
        ],
        1,
    ),
    ("a misspelling of a short name", [Said("A", HELD, "Ann Wolff"), Said("B", HELD, "Ann Wolfe")], 1),
    ("papers that credit one agency", [Said(o, "ships stop", credits=("AFP",)) for o in "AB"], 1),
    (
        "a paper that credits an agency, and one that quotes it under its full name",
        [
            Said("A", "ships stop", credits=("AFP",)),
            Said("B", "trams wait", "Agence France-Presse", "outlet"),
        ],
        1,
    ),
    (
        "a paper that credits an agency, and one that has a speaker through it",
        [
            Said("A", "ships stop", credits=("AFP",)),
            Said("B", "Orsk says that trams wait", "Agence France-Presse", "outlet"),
            Said("B", "trams wait", "Pavel Orsk", cue="says", source="Orsk", within=1),
        ],
        1,
    ),
    (
        "papers that credit two",
        [Said("A", "ships stop", credits=("AFP",)), Said("B", "ships stop", credits=("DPA",))],
        2,
    ),
    (
        "a paper quoted by another",
        [Said("A", "ships stop", "Harbour Lantern", "outlet"), Said("B", "snow fell")],
        2,
    ),
    ("a paper quoted twice", [Said(o, "ships stop", "Harbour Lantern", "outlet") for o in "AB"], 1),
    (
        "a paper that relays, and the speaker",
        [Said("A", HELD, "Harbour Lantern", "outlet"), Said("B", HELD, "Pavel Orsk")],
        1,
    ),
    (
        "a station without a name in two papers",
        [
            Said("A", "ships stop", "state television", "group", "state television"),
            Said("B", "ships stop", "Norwegian state television", "group", "Norwegian state television"),
        ],
        1,
    ),
    (
        "the stations of two countries",
        [
            Said("A", "ships stop", "Danish state television", "group", "Danish state television"),
            Said("B", "ships stop", "Norwegian state television", "group", "Norwegian state television"),
        ],
        2,
    ),
    ("nobody", [], 0),
]


@pytest.mark.parametrize(("_what", "said", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_how_many(_what: str, said: list[Said], expected: int) -> None:
    assert count(*said) == expected


def _with_office(story: Story, printed: str, name: str) -> Story:
    """The story, in which the party of that name is printed behind an office."""
    where = next(a for a in story.articles.values() if printed in a.text)
    start = where.text.index(printed) + printed.index(name)
    span = Span(start, start + len(name))
    mention = Mention("m", where.id, name, span, "name", "person", name)
    return replace(story, mentions=(mention,), party_of={"m": f"id-{name}"})


def test_a_government_and_who_speaks_for_it_are_one_origin() -> None:
    minister = "Norwegian Energy Minister Ida Berg"
    said = (
        Said("A", HELD, "Ida Berg", source="Mrs Berg"),
        Said("D", minister, "Milan Drost"),
        Said("B", HELD, "Norway", "government"),
        Said("C", HELD, "Pavel Orsk"),
    )
    story = story_of(*said)
    told = [line for line in story.lines if line.id != "s1"]
    assert len(set(origins(story, told, ()).values())) == 3
    office = _with_office(story, minister, "Ida Berg")
    assert len(set(origins(office, told, ()).values())) == 2


def test_keys_can_be_read() -> None:
    story = story_of(
        Said("A", HELD, "Pavel Orsk"),
        Said("B", "snow fell in the hills"),
        Said("C", "ships stop", credits=("AFP",)),
        Said("D", "trams wait", "Harbour Lantern", "outlet"),
    )
    b = next(a for a in story.articles.values() if a.outlet == "B")
    found = origins(story, story.lines, ())
    assert found == {
        "s0": "party:id-Pavel Orsk", "s1": f"article:{b.id}", "s2": "wire:Agence France-Presse",
        "s3": "outlet:Harbour Lantern",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "whole"), [("identical", True), ("revision", True), ("excerpt", False), ("reworded", False)]
)
def test_echoes_collapse_to_the_earliest(kind: str, whole: bool) -> None:
    story = story_of(
        Said("A", "ships stop", published="2031-05-06"), Said("B", "ships stop", published="2031-05-04")
    )
    a, b = sorted(story.articles)
    earliest = next(x.id for x in story.articles.values() if x.outlet == "B")
    here = Echo(a, b, kind, (Passage(Span(0, 30), Span(0, 30)),), "")  # type: ignore[arg-type]
    assert set(origins(story, story.lines, (here,)).values()) == {f"article:{earliest}"}
    elsewhere = replace(here, passages=(Passage(Span(0, 2), Span(0, 2)),))
    assert len(set(origins(story, story.lines, (elsewhere,)).values())) == (1 if whole else 2)


def test_the_innermost_speaker_is_the_origin() -> None:
    story = story_of(Said("A", HELD, "Harbour Lantern", "outlet"), Said("B", HELD, "Pavel Orsk"))
    outer, inner = (line.statement for line in story.lines)
    nested = Line(inner, story.lines[1].article, HELD, (outer, inner))
    assert origins(story, [nested], ()) == {"s1": "party:id-Pavel Orsk"}


def test_the_order_of_lines_changes_nothing() -> None:
    said = [one for _, some, _ in ROWS for one in some]
    story = story_of(*(replace(one, words=f"{one.words} {n}") for n, one in enumerate(said)))
    counter = Origins(story, ())
    assert counter.of(story.lines) == counter.of(story.lines[::-1])
