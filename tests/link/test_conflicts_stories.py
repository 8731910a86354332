# ruff: noqa: E501 (a row of a table stays on a line)
"""Four made-up stories of four fields in small: what can't both hold, what replaces what, and what is neither."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from told import article, told

from onrecord.link.candidates import candidates, embed
from onrecord.link.conflicts import conflicts
from onrecord.model import Interval


@dataclass(frozen=True)
class Small:
    """A story: (day, headline, text) of its articles; (words of two lines, status) of what is found; traps."""

    articles: tuple[tuple[str, str, str], ...]
    found: tuple[tuple[str, str, str], ...]
    traps: tuple[tuple[str, str], ...]


FERRY = Small(
    (
        ("2031-06-03", "Dozens missing after ferry sinks off Karsund",
         "A ferry sank off the port of Karsund late on Monday, and at least 14 people were killed, the coast guard said. "
         "Nordlin has suspended all sailings to Velsoy. The captain, Jonas Brekke, 58, was among the missing."),
        ("2031-06-03", "Ferry disaster: collision feared",
         "Twenty-two people died when the ferry Maren Lind sank near Karsund on Monday night, the hospital said. "
         "Passengers said that no alarm was sounded. Police in Karsund questioned 61-year-old Jonas Brekke."),
        ("2031-06-07", "Ferry toll rises",
         "In Karsund 39 people are known to have died on the Maren Lind, the coast guard said. The alarm was sounded at 10.50 p.m., "
         "the log shows. Nordlin resumed its sailings to Velsoy on Saturday. In the ferry Ostra, which sank near Karsund in 1994, 17 people were killed."),
    ),
    (
        ("at least 14", "Twenty-two", "open"),
        ("Twenty-two", "39 people", "superseded"),
        ("no alarm", "The alarm was", "open"),
        ("suspended", "resumed", "superseded"),
        ("58", "61-year-old", "open"),
    ),
    (("17 people", "at least 14"), ("17 people", "39 people")),
)  # fmt: skip
MERGER = Small(
    (
        ("2032-02-05", "Almeda confirms Torvex offer",
         "Almeda is offering $41 a share for Torvex. Almeda will not raise its offer for Torvex. Shares in Torvex rose 12 percent."),
        ("2032-02-12", "Torvex board turns to Almeda",
         "Almeda plans to close the plant in Varga, a person briefed on the plan said. The plant in Varga will remain open, Almeda said. "
         "Almeda is offering Torvex a seat on its board. Shares in Torvex rose 5 percent."),
        ("2032-02-26", "Almeda raises bid for Torvex",
         "Almeda raised its offer for Torvex. It is offering $46 a share for Torvex. Torvex made a loss of $35 million in the last quarter."),
    ),
    (
        ("to close the plant", "will remain open", "open"),
        ("$41 a share", "$46 a share", "superseded"),
        ("will not raise", "raised its offer", "superseded"),
    ),
    (("12 percent", "5 percent"), ("$41 a share", "$35 million")),
)  # fmt: skip
ELECTION = Small(
    (
        ("2033-10-10", "Senna leads in Maravia vote count",
         "Turnout in Maravia was 71 percent, the commission said. Two people were injured in Brel. Tadic will accept the result."),
        ("2033-10-11", "Tadic claims victory",
         "Turnout in Maravia was 64 percent, according to the party of Bruno Tadic. Nobody was injured in Brel, the governor of Brel said. "
         "Bruno Tadic claimed victory."),
        ("2033-10-27", "Recount confirms Senna",
         "Bruno Tadic conceded defeat. In the election of 2028, Tadic won in Maravia. Turnout in Maravia then was 82 percent."),
    ),
    (
        ("71 percent", "64 percent", "superseded"),
        ("Two people", "Nobody", "superseded"),
        ("claimed victory", "conceded defeat", "superseded"),
    ),
    (("71 percent", "82 percent"), ("64 percent", "82 percent")),
)  # fmt: skip
WILDFIRE = Small(
    (
        ("2034-08-04", "Thousands told to leave as fire nears Holm",
         "About 6,000 people were told to leave the Holm valley. The fire in the Holm valley has burned 3,500 hectares since Wednesday. "
         "It is not known how the fire started. Route 12 in Holm is closed."),
        ("2034-08-05", "Fire reaches Holm",
         "At least 9,000 people have fled the Holm valley. The fire in Holm was started by a power line, residents said. "
         "The power station at the Ulven dam was damaged, an engineer said. The power station was undamaged, the owner said."),
        ("2034-08-08", "Rain slows Holm fire",
         "The fire in the Holm valley has burned 5,200 hectares. Lightning caused the fire in Holm, the fire service said. Route 12 in Holm was reopened. "
         "In the fire of 2019, 1,400 people fled the Holm valley."),
    ),
    (
        ("6,000", "9,000", "superseded"),
        ("3,500", "5,200", "superseded"),
        ("power line", "Lightning", "superseded"),
        ("how the fire started", "Lightning", "superseded"),
        ("was damaged", "undamaged", "open"),
        ("is closed", "was reopened", "superseded"),
    ),
    (("1,400", "6,000"), ("1,400", "9,000")),
)  # fmt: skip


def pairs_of(small: Small) -> list[tuple[str, str, str]]:
    """(line, line, status) of what is found in the story."""
    story = told(*(article(text, Interval(day, day), title) for day, title, text in small.articles))
    line = {one.id: f"{one.statement.hull.of(one.article.text)} {one.text}" for one in story.lines}
    found = conflicts(story, (), candidates(story, embed(story)))
    return [(line[c.a], line[c.b], c.status) for c in found]


@pytest.mark.parametrize(
    "small", [FERRY, MERGER, ELECTION, WILDFIRE], ids=["ferry", "merger", "election", "wildfire"]
)
def test_what_a_careful_reader_finds_is_found_and_no_trap_is(small: Small) -> None:
    every = pairs_of(small)

    def between(one: str, other: str) -> set[str]:
        return {s for a, b, s in every if (one in a and other in b) or (one in b and other in a)}

    missed = [row for row in small.found if row[2] not in between(row[0], row[1])]
    assert not missed
    assert not [trap for trap in small.traps if between(*trap)]
