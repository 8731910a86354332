"""Where a source ends: cutting it never leaves nothing, whatever the reader model says."""

from __future__ import annotations

import pytest
from marked import marked

from onrecord.extract.attribution.cue_ends import with_clear_cues
from onrecord.extract.attribution.find import find
from onrecord.extract.attribution.sources import _cut, _in_paragraph, _stripped
from onrecord.language import parse
from onrecord.model import Article, Attribution, Span

TEXT = "Ober's office said\nAlder went, said Moss"


def _span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


@pytest.mark.parametrize(
    ("source", "cue", "other", "left"),
    [
        ("Ober's office said\nAlder", "went", "office said", "\nAlder"),
        ("Ober's office said", "went", "office said", "Ober's office said"),  # another's cue ends it
        ("said Moss", "went", "said", "said Moss"),  # another's cue begins it
        ("Alder went, said Moss", "office", "said", "Alder went, "),
    ],
)
def test_a_source_is_cut_at_another_cue_unless_nothing_is_left(
    source: str, cue: str, other: str, left: str
) -> None:
    place = TEXT.rindex(other) if source.endswith("Moss") else TEXT.index(other)
    found = Attribution(content=(Span(0, 1),), source=None, cue=Span(place, place + len(other)))
    assert _cut(_span(source), _span(cue), found).of(TEXT) == left


def test_a_break_at_the_very_edge_leaves_the_source() -> None:
    assert _in_paragraph("\n\nOber\n\n", Span(0, 2), Span(3, 4)) == Span(0, 2)
    assert _in_paragraph("Ober \n\n", Span(5, 7), Span(0, 4)) == Span(5, 7)


def test_marks_alone_are_left() -> None:
    assert _stripped("Ober, , said", Span(4, 7)) == Span(4, 7)
    assert _stripped("Ober, said", Span(0, 5)).of("Ober, said") == "Ober"


def test_what_follows_according_to_is_of_the_source() -> None:
    made_up = marked("[[x It holds]], [[c according to a statement from]] [[s the Vatican]].")
    text = made_up.parsed.article.text
    (found,) = with_clear_cues(made_up.attributions, text)
    assert found.cue is not None and found.cue.of(text) == "according to"
    assert found.source is not None and found.source.of(text) == "a statement from the Vatican"


def test_a_filing_speaks_for_whoever_made_it() -> None:
    voice = marked("[[x It holds]], [[c according to]] [[s a court filing by Kolar Motors]].").voice()
    assert voice is not None and voice.name == "Kolar Motors"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("President Ivo Brandt today denounced the plan and said the dam was old.", "President Ivo Brandt"),
        (
            '"We\'d like to sell the dam," President Ivo Brandt said. "What I do think is that it is old."',
            "We",
        ),
        (
            '"We\'d like to sell the dam," President Ivo Brandt said. "What I do think is that it is old."',
            "I",
        ),
    ],
)
def test_a_source_ends_before_what_says_when_or_helps_the_verb(text: str, source: str) -> None:
    found = find(parse(Article("a", "a.txt", "", text, "")))
    assert source in {one.source.of(text) for one in found if one.source}, found
