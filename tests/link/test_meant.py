"""Who "he" and "her" are, written out for comparing what lines mean."""

from __future__ import annotations

import numpy as np
import pytest
from tests.link.told import article, told

from onrecord.link.candidates import embed
from onrecord.link.meant import pronouns, written_out
from onrecord.model import Interval, Mention, Span

DAY = Interval("2021-05-04", "2021-05-04")
TEXT = "Jana Holt ran the ferry. She sold her boat, and Holt left it to him."


def mention(id: str, text: str, start: int, name: str | None = None, refers_to: str | None = None) -> Mention:
    """A mention of one article, where it stands in `TEXT`."""
    span = Span(start, start + len(text))
    return Mention(id, "a", text, span, "name", "person", name, refers_to=refers_to)


HOLT = mention("m1", "Jana Holt", 0, "Jana Holt")
SHE = mention("m2", "She", 25, refers_to="m1")
HER = mention("m3", "her", 34, refers_to="m2")
HIM = mention("m4", "him", 64, refers_to="m9")


def test_pronouns_lead_to_a_name_step_by_step_or_are_left_out() -> None:
    assert pronouns([HIM, HER, SHE, HOLT]) == {"a": [(SHE.span, "Jana Holt"), (HER.span, "Jana Holt")]}


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(25, 42), "Jana Holt sold Jana Holt's boat"),
        (Span(0, 24), "Jana Holt ran the ferry."),
        (Span(48, 68), "Holt left it to him."),
    ],
)
def test_names_stand_in_the_place_of_pronouns(span: Span, expected: str) -> None:
    assert written_out([span], TEXT, pronouns([HOLT, SHE, HER, HIM])["a"]) == expected


def test_a_name_that_is_printed_in_the_line_is_not_repeated() -> None:
    meant = pronouns([HOLT, SHE])["a"]
    assert written_out([Span(0, 42)], TEXT, meant) == TEXT[:42]


def test_lines_about_one_person_lie_nearer_and_are_shown_as_printed() -> None:
    one = told(
        article("Jana Holt is the harbour master of Torvik. She was arrested on Monday.", DAY),
        article("Jana Holt was arrested on Monday.", DAY),
    )
    texts = [line.text for line in one.lines]
    she = next(k for k, text in enumerate(texts) if text.startswith("She"))
    named = next(k for k, text in enumerate(texts) if text.startswith("Jana Holt was"))
    rows = embed(one)
    assert one.lines[she].meant == one.lines[named].text
    assert np.allclose(rows[she], rows[named])


def test_what_is_no_sentence_is_read_with_who_says_it() -> None:
    some = told(
        article("The mayor of Torvik condemned the attacks on the ferry.", DAY),
        article("Holt said that the ferry was attacked twice.", DAY),
    )
    meant = {line.meant for line in some.lines if line.statement.cue is not None}
    assert "The mayor of Torvik condemned the attacks on the ferry" in meant
    assert not any(one.startswith("Holt said") for one in meant)
