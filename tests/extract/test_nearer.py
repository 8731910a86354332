"""Whom "he" may mean nearer than who tells it, in made-up sentences read by the model."""

from __future__ import annotations

import pytest

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article

OPEN = [
    "Jan Lutz said that a guard was outside when he realised that the dam had broken.",
    "Karl Ober said his brother was on the bridge when he suddenly realised that the dam had broken.",
    "Karl Ober said Jan Lutz was on the bridge when he realised that the dam had broken.",
]
SETTLED = [
    ("Karl Ober said he would leave the party when he realised that the vote was lost.", "Karl Ober"),
    ("Karl Ober was on the bridge when he realised that the dam had broken.", "Karl Ober"),
    ("Karl Ober resigned after he told the council that the dam was unsafe.", "Karl Ober"),
]


BESIDE_NAMES = [
    "Jan Ober was held. A girlfriend, Hayet, told the Lamp that he suddenly realised it was late.",
    "Jan Ober was held. Deniz, his sister, said that he suddenly realised it was late.",
]


@pytest.mark.parametrize("text", BESIDE_NAMES)
def test_what_stands_beside_a_name_tells_who_is_no_he(text: str) -> None:
    assert _who(text, "realised") == "Jan Ober"


def _who(text: str, cue: str) -> str | None:
    """Who is taken for the speaker of the statement with this cue."""
    reading = read(parse(Article("a", "a.txt", "", text, "")))
    (found,) = [s for s in reading.statements if s.cue and s.cue.of(text).endswith(cue)]
    return next((m.text for m in reading.mentions if m.id == found.voice), None)


@pytest.mark.parametrize("text", OPEN)
def test_who_acts_around_leaves_he_open(text: str) -> None:
    assert _who(text, "realised") is None


@pytest.mark.parametrize(("text", "who"), SETTLED)
def test_one_who_goes_on_acting_is_he(text: str, who: str) -> None:
    assert _who(text, "realised" if "realised" in text else "told") == who
