# ruff: noqa: E501 (a row of a table stays on a line)
"""Whom "the company", "a spokeswoman", "she" and "the jury" mean, by the tree and what stands beside names; made up."""

from __future__ import annotations

import pytest

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article, Interval, Region, Span


def _spoken(text: str) -> dict[str, tuple[str | None, str]]:
    """By each source's words: who speaks, and what the statement amounts to."""
    body = Region(Span(0, len(text)), "body")
    article = Article(
        "a", "a.txt", "", text, "", published=Interval("2024-03-15", "2024-03-15"), regions=(body,)
    )
    reading = read(parse(article))
    names = {mention.id: mention for mention in reading.mentions}
    found = {}
    for statement in reading.statements:
        if statement.cue is None or statement.source is None:
            continue
        voice = names.get(statement.voice or "")
        amounts = f"{statement.act} {statement.polarity} {statement.commitment}"
        found[statement.source.of(text)] = ((voice.name or voice.text) if voice else None, amounts)
    return found


VOICES = [
    # a spokeswoman speaks for the body right before her, or for the company that the article settles
    ("The Commission fined the mill on Monday. A spokeswoman said it had hidden its books.", "A spokeswoman", "The Commission"),
    ("The train operator Southline insisted that it had changed nothing. “The offer stands,” a spokesman said.", "a spokesman", "Southline"),
    ("Ana Kolb fined the mill on Monday. A spokeswoman said it had hidden its books.", "A spokeswoman", "A spokeswoman"),
    # what only companies have tells that a name is a company's
    ("Fennix chief executive Dev Marlow apologised. Ride Safe, a charity, was angry. The company said it would pay.", "The company", "Fennix"),
    ("A director of the timber firm Halden & Price fled. Its auditors, Lorne Webb, left. The firm said it would pay.", "The firm", "Halden & Price"),
    # a charity is no company, whatever its name
    ("Marlo Aid, a French charity that runs a clinic, left the town. The company said the pumps were clean.", "The company", None),
    # who acts in the sentence before, beside what describes her
    ("Lipova's sporting director, Petra Houska, was more careful. “We have spoken,” she said.", "she", "Petra Houska"),
    ("“I asked Oskar, Oskar said go,” Mara Quill said. She added that the two were friends.", "She", "Mara Quill"),
    # who has what a "which" describes
    ("Gareth Lunn left early. Tom Reddy, leader of the group, held up a copy, which he said had been sent to him.", "he", "Tom Reddy"),
    # a "who" after somebody "of" somewhere is the somebody
    ("Hugo Tarn of Meridian Capital, who thinks the cut will come, laughed.", "who", "Hugo Tarn"),
    ("The director Oskar Bielik left. The director himself said no lamp was thrown.", "The director himself", "Oskar Bielik"),
    # the one paper that is named
    ("The Daily Lantern wrote that Ober had fled. Ober laughed. The paper says it stands by its story.", "The paper", "Daily Lantern"),
    # in his own quoted words nobody calls himself "he"
    ("“I told him: stay. He said he would think about it,” Dino Marlow said.", "He", None),
    # ranks after and before a name are no part of it
    ("Nicola Ferris QC said the ledger was found.", "Nicola Ferris QC", "Nicola Ferris"),
    ("Cllr Priya Nand said the library would stay.", "Cllr Priya Nand", "Priya Nand"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "voice"), VOICES)
def test_who_is_meant(text: str, source: str, voice: str | None) -> None:
    assert _spoken(text)[source][0] == voice


def test_a_jury_says_nothing_by_what_it_hears() -> None:
    assert _spoken("The jury heard that the auditors had raised the alarm.")["The jury"][0] is None


AMOUNTS = [
    ("Ober told owners to stop riding.", "Ober", "demand affirmed unknown"),
    ("Ober told owners not to ride.", "Ober", "demand denied unknown"),
    ("Ober told reporters that the road was open.", "Ober", "say affirmed certain"),
    ("“Hard to say when the road opens,” Ober told reporters.", "Ober", "say affirmed certain"),
    ("Ober warned the jurors not to look up the case.", "Ober", "warn denied unknown"),
    ("Ober cautioned against jumping to conclusions.", "Ober", "warn affirmed unknown"),
    ("Ober asked whether the road was open.", "Ober", "ask affirmed unknown"),
    ("Ober concluded that scent plays no part.", "Ober", "say denied certain"),
    ("Ober said Lutz promised us she'd never call it off.", "Ober", "say affirmed certain"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "amounts"), AMOUNTS)
def test_what_is_asked_and_what_is_left(text: str, source: str, amounts: str) -> None:
    assert _spoken(text)[source][1] == amounts
