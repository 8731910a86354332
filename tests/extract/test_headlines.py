# ruff: noqa: E501 (a row of a table stays on a line)
"""Headlines and who speaks in them, in made-up titles over one made-up text."""

from __future__ import annotations

import pytest

from onrecord.extract.attribution.find import find
from onrecord.extract.attribution.headlines import with_clear_headlines
from onrecord.language import parse
from onrecord.model import Article, Attribution, Region, Span

BODY = "The road was shut. Ann Ober said the road was open. The Velm Council said it would pay. The Harbour Union warned of a strike."


def _in_title(title: str) -> list[str]:
    """ "source | cue | content" of each attribution with a part in the title."""
    text = f"{title}\n\n{BODY}"
    regions = (Region(Span(0, len(title)), "title"), Region(Span(len(title) + 2, len(text)), "body"))
    found = find(parse(Article("a", "a.txt", "", text, "", regions=regions)))
    rows = []
    for one in found:
        if one.hull.start < len(title):
            source, cue = (span.of(text) if span else "-" for span in (one.source, one.cue))
            rows.append(f"{source} | {cue} | {' ## '.join(span.of(text) for span in one.content)}")
    return rows


SAID = [
    ("Three held over theft, say police", "police | say | Three held over theft"),
    ("Toll of flood in Velm rises, officials say", "officials | say | Toll of flood in Velm rises"),
    ("Killer planned it for months, court told", "- | told | Killer planned it for months"),
    ("Nurse “trusted the wrong man” with keys, jury hears", "jury | hears | Nurse “trusted the wrong man” with keys"),
    ("Company boss: “We got it wrong”", "Company boss | : | “We got it wrong”"),
    ("Ober: Road is open", "Ober | : | Road is open"),
    ("Ober: No plan for the road", "Ober | : | No plan for the road"),
    ("Velm Council: road will be paid", "Velm Council | : | road will be paid"),
    ("Harbour Union: 'We will strike'", "Harbour Union | : | 'We will strike'"),
    ("Jan Lutz: Dam safe", "Jan Lutz | : | Dam safe"),
    ("Jan Lutz: Why I left", "Jan Lutz | : | Why I left"),
    ("Norway Says It Warned Sweden Twice About Velm Flood", "Norway | Says | It Warned Sweden Twice About Velm Flood"),
    ("Three Dams Carried Away in Flood, Officials Say; Ober Blames Council", "Officials | Say | Three Dams Carried Away in Flood"),
    ("Velm: Norway, Sweden plan a new dam", "Norway, Sweden | plan | a new dam"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "row"), SAID)
def test_who_speaks_in_a_headline(title: str, row: str) -> None:
    assert row in _in_title(title)


SILENT = [
    "Ober: Profile",
    "Ober: a life in pictures",
    "Velm floods: What we lost",
    "Velm floods: 'It was like a river'",
    "Harbour Union group: Norway and Sweden 'ready to strike'",
    "Velm floods: Search goes on for missing",
    "River war: Council pushes plan",
]


@pytest.mark.parametrize("title", SILENT)
def test_a_topic_or_a_label_is_nobodys_saying(title: str) -> None:
    assert _in_title(title) == []


AIMED_AT = [
    "Sweden players praised for staying with Norway team",
    "Ober urged to quit over floods",
]


@pytest.mark.parametrize("title", AIMED_AT)
def test_to_whom_it_is_done_doesnt_speak(title: str) -> None:
    assert [row.split(" | ")[0] for row in _in_title(title)] == ["-"]


def test_a_headline_ends_where_the_text_begins() -> None:
    rows = _in_title("Velm floods: What we know")
    assert not any("road" in row for row in rows)


def test_a_source_begins_after_the_colon() -> None:
    rows = _in_title("Velm floods: finger found in dam identifies victim")
    assert not any(row.startswith("Velm floods") for row in rows)


@pytest.mark.parametrize(
    ("cue", "content", "said"),
    [("say;", "mayor unsure", "Dam safe"), ("say", "mayor unsure", "mayor unsure")],
)
def test_a_semicolon_ends_what_is_said(cue: str, content: str, said: str) -> None:
    text = "Dam safe, officials say; mayor unsure\n\nIt rained."
    at = lambda words: Span(text.index(words), text.index(words) + len(words))  # noqa: E731
    regions = (Region(Span(0, 37), "title"), Region(Span(39, len(text)), "body"))
    parsed = parse(Article("a", "a.txt", "", text, "", regions=regions))
    read = Attribution((at(content),), at("officials"), at(cue))
    (found,) = with_clear_headlines([read], parsed)
    assert found.cue == at("say")
    assert [span.of(text) for span in found.content] == [said]


@pytest.mark.parametrize(
    "title",
    [
        "Velm crash: “It was chaos”",
        "Toll from Velm flood climbs to 40",
        "Bridge shut, reports pile up",
    ],
)
def test_what_only_looks_so_is_said_by_nobody(title: str) -> None:
    assert _in_title(title) == []


def test_no_cue_opens_a_quotation() -> None:
    assert not any(
        row.startswith("Nurse") for row in _in_title("Nurse “trusted the wrong man” with keys, jury hears")
    )
