"""Which lines can be read alone, and which say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Span, Statement
from onrecord.report.clarity import CLEAR, clarity, say_the_same
from onrecord.report.told import Told, Voice


def told(*parts: str, id: str = "") -> Told:
    """A line of these words."""
    words = " … ".join(parts)
    return Told(
        number=1,
        statement=Statement(id or words, "article", (Span(0, len(words)),)),
        path="story/lantern.txt",
        line=1,
        line_is_of_file=True,
        chain=(Voice("Harbour Lantern", None),),
        parts=parts,
        said="12 May 2031",
        does="reports",
        outlet="Harbour Lantern",
    )


@pytest.mark.parametrize(
    "words",
    [
        "Two ferries collided off the northern mole of Corvell on Friday",
        "that Mara Quist was among those who left the harbour",
        "“The harbour of Corvell will stay open all winter,”",
        "89 people were taken to a hospital in Corvell",
        "The deadliest storm was that of Friday, when 12 sailors drowned off Corvell",
        "and that the ministry will pay for the dredging of Lake Orsk",
    ],
)
def test_a_sentence_that_names_what_it_is_about_can_be_read_alone(words: str) -> None:
    assert clarity(told(words)) == CLEAR


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Mara Quist, 20", "a name and an age"),
        ("the storms", "two words"),
        ("The Corvell harbour at the end of the race on Friday night", "no verb"),
        ("sailor who died at the northern mole of Corvell", "the verb is of a relative clause"),
        ("Samy Orsk, 28, from near Corvell - pilot of the ferry", "a list's entry"),
        ("He was seen near the northern mole of Corvell on Friday", "who?"),
        ("Less than three hours later they were dead in Corvell", "who?"),
        ("At least 80 people drowned in the storm there", "where?"),
        ("when the dockers of Corvell had left the harbour", "half a sentence"),
        ("a plan to close for three months the harbour of Corvell", "what is announced, not a sentence"),
        ("which had been moored at the quay of Corvell", "what had?"),
    ],
)
def test_a_fragment_or_a_line_that_leans_on_another_cant(words: str, why: str) -> None:
    assert clarity(told(words)) < CLEAR, why


def test_a_caption_tells_of_its_picture() -> None:
    line = told("The minister of Corvell and the mayor of Orsk pose for a photograph on Friday")
    assert clarity(line) == CLEAR
    assert clarity(replace(line, statement=replace(line.statement, region="caption"))) == 0


def test_half_a_sentence_is_a_fragment() -> None:
    assert clarity(told("when the dockers of Corvell had left the harbour")) == 0


def test_a_content_in_parts_cant() -> None:
    assert clarity(told("The harbour of Corvell", "was closed on Friday by the ministry")) == 0


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Two ferries collided off Corvell on Friday", "Off Corvell two ferries have collided", True),
        ("89 people were rescued from the ferry", "The ferry’s crew rescued 89 people", True),
        ("Two ferries collided off Corvell", "The dockers of Corvell are on strike", False),
        ("Corvell’s Lake Orsk", "The mayor of Corvell swam in Lake Orsk", False),
        ("the ferry", "The ferry had left the mole of Corvell at noon", False),
    ],
)
def test_lines_that_share_their_words_say_the_same(a: str, b: str, expected: bool) -> None:
    assert say_the_same(told(a), told(b)) is expected
    assert say_the_same(told(b), told(a)) is expected
