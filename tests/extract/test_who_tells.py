# ruff: noqa: E501 (a row of a table stays on a line)
"""Who says it where several tell it: who is cited, who speaks inside another's words, where a source ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from printed_rows import row

from onrecord.extract.attribution.find import find
from onrecord.extract.attribution.hearsay import with_hearsay_apart
from onrecord.extract.attribution.subjects import with_subjects
from onrecord.extract.statements.nesting import holders
from onrecord.language import parse
from onrecord.language.reader.trees import dependents
from onrecord.model import Article, Attribution, Region, Span


def _rows(text: str) -> list[str]:
    """ "source | cue | content" of each attribution, "> " before it for every one that holds it."""
    found = find(parse(Article("a", "a.txt", "", text, "")))
    within = holders(found)
    rows = []
    for number, one in enumerate(found):
        depth, at = 0, within[number]
        while at is not None:
            depth, at = depth + 1, within[at]
        rows.append("> " * depth + row(text, one))
    return rows


CITED = [
    ("Eight people had fled, the Lamp agency said, citing police sources.", "> police sources | citing | Eight people had fled"),
    ("Citing the interior ministry, the Lamp agency said eight people had fled.", "> the interior ministry | Citing | eight people had fled"),
    ("Eight people had fled, according to the Lamp daily, quoting Ann Ober.", "> Ann Ober | quoting | Eight people had fled"),
    ("The newspaper Nordpost reported last autumn, citing two former mechanics, that Corvane had put off repairs.", "> two former mechanics | citing | that Corvane had put off repairs"),
    ("Eight people had fled, according to the Lamp daily, quoting the minister after a sitting.", "> the minister | quoting | Eight people had fled"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_who_is_cited_says_it_and_who_cites_passes_it_on(text: str, expected: str) -> None:
    rows = _rows(text)
    assert expected in rows
    assert any(row.endswith(expected.rsplit(" | ", 1)[1]) and not row.startswith("> ") for row in rows)


def test_whom_a_source_cites_is_no_part_of_it() -> None:
    rows = _rows("Velmara's Foreign Ministry, citing its embassy in Marosk, put the number of dead at 17.")
    assert rows == [
        "Velmara's Foreign Ministry | put | the number of dead at 17",
        "> its embassy in Marosk | citing | the number of dead at 17",
    ]


def test_a_reason_that_is_cited_speaks_for_nobody() -> None:
    rows = _rows("The council closed the road, Ann Ober said, citing safety concerns.")
    assert not any(row.startswith(">") for row in rows)


INNER = [
    ("Lutz said that Ober spoke on television at noon, declaring that the road was open.", "> Ober | declaring | that the road was open"),
    ("The agency reported that Ober wrote to the council, demanding a new road.", "> Ober | demanding | a new road"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INNER)
def test_a_saying_in_others_words_is_theirs_that_it_hangs_on(text: str, expected: str) -> None:
    assert any(row.endswith(expected) for row in _rows(text))


def test_what_came_with_a_letter_is_the_letters_saying() -> None:
    text = "Ann Ober said the family received calls in spring from the coast saying that the road was open."
    analysis = parse(Article("a", "a.txt", "", text, "")).analysis
    assert analysis is not None
    outer, inner = analysis.attributions
    taken_for_hers = replace(analysis, attributions=(outer, replace(inner, source=outer.source)))
    _, mended = with_subjects(text, taken_for_hers, dependents(analysis))
    assert [analysis.span(part).of(text) for part in mended.source] == ["calls"]


ENDS = [
    ("The road was open, according to a council source, the Lamp and other papers reported.", "a council source"),
    ("No danger, says White Hall\n\nPresident Ann Ober believes that the road is open.", "President Ann Ober"),
    ("Lutz said he heard one of the guards tell them that the road was open.", "one of the guards"),
    ("The man who had warned of the flood said the road was open.", "The man who had warned of the flood"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_a_source_ends_where_another_saying_begins(text: str, expected: str) -> None:
    assert expected in [row.removeprefix("> ").split(" | ")[0] for row in _rows(text)]


HEARSAY = [
    ("The rebels had allegedly taken two guns and a lorry.", "- | allegedly | The rebels had ## taken two guns and a lorry"),
    ("The road, which smugglers allegedly used, was shut.", "- | allegedly | which smugglers ## used"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEARSAY)
def test_hearsay_has_no_source(text: str, expected: str) -> None:
    assert any(row.endswith(expected) for row in _rows(text)), _rows(text)


def test_hearsay_about_a_saying_is_around_it() -> None:
    rows = _rows("The road was shut on Monday. The official reportedly said that the road was open.")
    assert "- | reportedly | The official ## said that the road was open" in rows
    assert "> The official | said | that the road was open" in rows


@pytest.mark.parametrize(
    ("text", "cue", "content", "around"),
    [
        ("Reportedly said Ober: it rained", "Reportedly said", "it rained", ["said Ober: it rained"]),
        ("It rained, Ober said reportedly", "said reportedly", "It rained", ["It rained, Ober said"]),
    ],
)
def test_hearsay_at_either_end_has_nothing_beyond(
    text: str, cue: str, content: str, around: list[str]
) -> None:
    at = lambda words: Span(text.index(words), text.index(words) + len(words))  # noqa: E731
    read = Attribution((at(content),), at("Ober"), at(cue))
    outer, inner = with_hearsay_apart([read], text)
    assert [span.of(text) for span in outer.content] == around and outer.source is None
    assert inner == replace(read, cue=at("said"))


def test_a_topic_before_a_colon_speaks_only_if_it_speaks_below() -> None:
    body = "\n\nThe road was shut. Ann Ober said the road was open."
    assert not any(
        " | : | " in row for row in _rows("River war digest: Council pushes its plan for a road" + body)
    )
    body = "\n\nThe VEK company said that it had no plan."
    assert any(row.startswith("VEK | : | ") for row in _rows("VEK: No plan for the old dam" + body))


def test_an_it_of_which_something_is_clear_speaks_not() -> None:
    sources = [
        row.split(" | ")[0] for row in _rows("It remained unclear whether Ann Ober had left the town.")
    ]
    assert "It" not in sources


def test_a_byline_is_nobodys_saying() -> None:
    text = "VEK: No plan for the old dam\n\nBy Dana Ober\n\nThe VEK company said that it had no plan."
    regions = (
        Region(Span(0, 28), "title"),
        Region(Span(30, 42), "byline"),
        Region(Span(44, len(text)), "body"),
    )
    found = find(parse(Article("a", "a.txt", "", text, "", regions=regions)))
    assert "Dana Ober" not in {one.source.of(text) for one in found if one.source}


@pytest.mark.parametrize(
    "text",
    [
        "It rained. The company had assured her the wall was sound, said Ann Ober.",
        "The minister told a closed session of parliament that the wall was sound. It rained.",
    ],
)
def test_whom_it_is_told_is_no_part_of_it(text: str) -> None:
    contents = [row.rsplit(" | ", 1)[1] for row in _rows(text)]
    assert {"the wall was sound", "that the wall was sound"} & set(contents), contents
