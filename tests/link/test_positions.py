"""Positions: for whom a speaker speaks, what a line amounts to, and where a track turns."""

from __future__ import annotations

import re

import pytest

from onrecord.link.positions import positions
from onrecord.link.positions.principals import principals
from onrecord.link.positions.stances import leaning
from onrecord.link.story import Line, Read, Story, story
from onrecord.model import Act, Article, Interval, Mention, Party, PartyKind, Polarity, Span, Statement


def line(text: str, act: Act = "say", polarity: Polarity = "affirmed") -> Line:
    """A line with these words."""
    article = Article("a", "a.txt", "", text, "")
    statement = Statement("s", "a", (Span(0, len(text)),), act=act, polarity=polarity)
    return Line(statement, article, text, (statement,))


LEANINGS = [
    ("The ministry will send ships to Orvana.", "say", "affirmed", "for"),
    ("The ministry will not send ships to Orvana.", "say", "denied", "against"),
    ("It would not be a problem for us.", "say", "denied", "for"),
    ("We have no objection to the dam.", "say", "affirmed", "for"),
    ("If they pay, we will send ships.", "say", "affirmed", "conditional"),
    ("We send ships only when the toll falls.", "say", "affirmed", "conditional"),
    ("We continue to talk about the dam.", "say", "affirmed", "open"),
    ("to negotiate", "agree", "affirmed", "for"),
    ("the building of the dam", "refuse", "affirmed", "against"),
    ("He opposes the dam.", "say", "affirmed", "against"),
    ("They support the dam but it should not be high.", "say", "affirmed", "for"),
    ("We can't build it.", "say", "affirmed", "against"),
    ("its plan for an offensive against the rebels", "other", "affirmed", "for"),
    ("He spoke out against the dam.", "say", "affirmed", "against"),
    ("The dam would flood the village.", "warn", "affirmed", "open"),
]


@pytest.mark.parametrize(("text", "act", "polarity", "expected"), LEANINGS)
def test_where_a_line_leans(text: str, act: Act, polarity: Polarity, expected: str) -> None:
    assert leaning(line(text, act, polarity)) == expected


def test_the_clause_that_names_the_issue_decides() -> None:
    said = line("They support the dam but the Morvian engineers should not be part of it.")
    assert leaning(said) == "for"
    assert leaning(said, ["morvian"]) == "against"


TEXTS = {
    "early": (
        "2021-03-01",
        "Norwegian Energy Minister Ida Berg said ships will go to Orvana. Nobody else spoke.",
    ),
    "late": ("2021-05-01", "Norwegian Prime Minister Per Dahl said no ships will ever be going to Orvana."),
}


def made_up(turns: bool) -> Story:
    """Two articles two months apart in which two Norwegian ministers speak of Orvana."""
    articles, statements, mentions = [], [], []
    ida, per, norway, orvana = "Ida Berg", "Per Dahl", "Norwegian", "Orvana"
    for number, (day, text) in TEXTS.items():
        articles.append(Article(number, f"{number}.txt", "", text, "", published=Interval(day, day)))
        for name in (ida, per, norway, orvana):
            if name in text:
                span = Span(text.index(name), text.index(name) + len(name))
                form = "adjective" if name == norway else "name"
                mentions.append(Mention(f"{number}-{name}", number, name, span, form, "person", name))
        start = text.index("said ") + 5
        voice = f"{number}-{ida if number == 'early' else per}"
        denied: Polarity = "denied" if turns and number == "late" else "affirmed"
        for nth in range(2):  # an issue needs three lines
            content = (Span(start + nth, text.index(".", start)),)
            source = Span(0, start - 6)
            statements.append(
                Statement(f"{number}{nth}", number, content, source, None, voice, voice[-8:], polarity=denied)
            )
    parties = [
        Party("Ida Berg", ida, "person", ("early-Ida Berg",)),
        Party("Per Dahl", per, "person", ("late-Per Dahl",)),
        Party("no", "Norway", "government", ("early-Norwegian", "late-Norwegian")),
        Party("orvana", orvana, "organisation", ("early-Orvana", "late-Orvana")),
    ]
    return story(Read(articles, statements, mentions, (), parties, ()))


def test_ministers_speak_for_their_government() -> None:
    assert principals(made_up(True)).of == {"Ida Berg": "no", "Per Dahl": "no"}


WHO = [
    ("Norwegian army", "organisation", "", True),
    ("Norwegian Ministry of Fisheries", "organisation", "", True),
    ("government of Norway", "organisation", "", True),
    ("Free Norwegian Army", "group", "", False),
    ("Norwegian military conflict", "organisation", "", False),
    ("Norwegian rebel leadership", "group", "", False),
    ("opponents of the Norwegian minister", "group", "", False),
    ("Ida Berg", "person", "The defence minister of Norway ", True),
    ("Ida Berg", "person", "The Norwegian Deputy Prime Minister ", True),
    ("Ida Berg", "person", "The ambassador to Norway ", False),
    ("a witness", "person", "A shot was fired by Norwegian army soldiers, said ", False),
    ("Ida Berg", "person", "Norway’s conservative prime minister, ", True),
    ("Ida Berg", "person", "On Friday, the Norwegian Secretary of State ", True),
    ("Ida Berg", "person", "A Norwegian Ministry of Defence spokesman, Colonel ", True),
    ("Ida Berg", "person", "On his visit to the Norwegian leader ", True),
    ("Ida Berg", "person", "A Norwegian official confirmed to the Lantern that ", False),
    ("Ida Berg", "person", "It was unclear what the Norwegian authorities had told ", False),
    ("Ida Berg", "person", "The Norwegian Prime Minister Per Dahl assured ", False),
    ("Ida Berg", "person", "After a summit in Norway, Union President ", False),
    ("Ida Berg", "person", "The former Norwegian foreign minister ", False),
    ("Ida Berg", "person", "The Norwegian rebel leader ", False),
    ("Ida Berg", "person", "Said Norway Telecom spokeswoman ", False),
    ("Ida Berg", "person", "The gains of the Norwegian economy under the leadership of Mrs. ", False),
    ("Ida Berg", "person", "Norwegian farmers also said they support President ", False),
]


@pytest.mark.parametrize(("name", "kind", "before", "speaks"), WHO)
def test_who_speaks_for_a_government(name: str, kind: PartyKind, before: str, speaks: bool) -> None:
    text = f"{before}{name} said so. Norway was silent."
    spans = [
        Span(len(before), len(before) + len(name)),
        Span(text.rindex("Norway"), text.rindex("Norway") + 6),
    ]
    mentions = [
        Mention("who", "a", name, spans[0], "name", kind, name),
        Mention("no", "a", "Norway", spans[1], "name", "government", "Norway"),
    ]
    parties = [Party("who", name, kind, ("who",)), Party("norway", "Norway", "government", ("no",))]
    some = story(Read([Article("a", "a.txt", "", text, "")], [], mentions, (), parties, ()))
    assert principals(some).of == ({"who": "norway"} if speaks else {})


def test_who_is_named_over_and_over_and_once_by_an_office_doesnt_speak_for_the_government() -> None:
    text = "Norwegian President Ida Berg spoke. Norway was silent. " + "Ida Berg spoke. " * 120
    at = [found.start() for found in re.finditer("Ida Berg", text)]
    mentions = [Mention(f"who{k}", "a", "Ida Berg", Span(k, k + 8), "name", "person", "Ida Berg") for k in at]
    no = text.index("Norway was")
    mentions.append(Mention("no", "a", "Norway", Span(no, no + 6), "name", "government", "Norway"))
    norway = Party("norway", "Norway", "government", ("no",))

    def found(often: int) -> object:
        who = Party("who", "Ida Berg", "person", tuple(f"who{k}" for k in at[:often]))
        read = Read([Article("a", "a.txt", "", text, "")], [], mentions, (), [who, norway], ())
        return principals(story(read)).of

    assert found(100) == {"who": "norway"}
    assert found(101) == {}


def test_a_government_turns_when_its_ministers_do() -> None:
    tracks = {p.party: p for p in positions(made_up(True), ())}
    turned = tracks["no"]
    assert turned.issue.startswith("Orvana")
    assert [(turn.before[:5], turn.after[:4]) for turn in turned.changes] == [("early", "late")]
    assert "61 days on" in turned.changes[0].why
    assert tracks["Ida Berg"].changes == ()


def test_who_says_the_same_again_does_not_turn() -> None:
    text = TEXTS["late"][1]
    assert "no ships" in text  # the words lean; without the denial they lean the same way as before
    assert all(not p.changes for p in positions(made_up(False), ()) if p.party != "no")


def test_no_statement_no_position() -> None:
    assert positions(Story({}, ()), ()) == ()
