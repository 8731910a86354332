# ruff: noqa: E501 (a row of a table stays on a line)
"""What is made of the reader's attributions: whole quotations, speech that goes on, relayed words, bounds."""

from __future__ import annotations

import re

import pytest
from printed_rows import printed_rows, row

from onrecord.extract.attribution.bounds import bounded
from onrecord.extract.attribution.relayed import with_relayed
from onrecord.extract.attribution.speech import with_speech
from onrecord.language import Parsed, split
from onrecord.model import Article, Attribution, Span

_MARK = re.compile(r"\[(\d)([scx]) |\]")

# (marked text: [1s source], [1c cue], [1x content]; source | cue | content of each after the step)
WHOLE = [
    ("“We go. [1x We stay],” [1s Ober] [1c said].", ["Ober | said | “We go. We stay,”"]),
    ("“[1x We go],” [1s she] [1c said]. “We stay.” It rained.", ["she | said | “We go,” ## “We stay.”"]),
    ("“[1x We go],” [1s she] [1c said].\n\n“We stay.”\n\n“It rains.”", ["she | said | “We go,” ## “We stay.” ## “It rains.”"]),
    ("“[1x We go],” [1s she] [1c said]. “It rains,” he said.", ["she | said | “We go,”"]),
    ("[1x “We go,”] [1s Ober] [1c said].\n\n[2s Lutz] [2c said] [2x it was “an old dam. [1x It broke.”]]", ["Ober | said | “We go,”", "Lutz | said | it was “an old dam. It broke.”"]),
    ("“[2x [1x We go,”] [1s Ober] [1c said], [2c according to] [2s Lutz]. [1x “We stay.”]]", ["Ober | said | “We go,” ## “We stay.”", "Lutz | according to | “We go,” Ober said, according to Lutz. “We stay.”"]),
    ("[1s Ober] [1c threatened] [1x to close the dam] “unless it rains,” he said.", ["Ober | threatened | to close the dam “unless it rains,”"]),
    ("[1s Ober] [1c threatened] [1x to close the dam] “ ” he said.", ["Ober | threatened | to close the dam"]),
    ("[1s Ober] [1c praised] [1x the dam] “that holds,” he said.", ["Ober | praised | the dam"]),
    ("“We go,” [1s she] [1c added], [1x “and we stay.”]", ["she | added | “We go,” ## “and we stay.”"]),
    ("“We go,” [1s she] [1c added]. [1x “We stay.”]", ["she | added | “We stay.”"]),
    ("[1s Ober] [1c said] [1x it was open]. “We stay.”", ["Ober | said | it was open"]),
    ("“[1s We] [1c think] [1x it holds],” she wrote.", ["We | think | it holds"]),
    ("In a box [1c marked] [1x “unfit”].\n\n“We stay.”", ["- | marked | “unfit”"]),
    ("“[1x We go],” [1s she] [1c said].\n\n“All Roads Are Open.”", ["she | said | “We go,”"]),
    ("“[1x We go],” [1s she] [1c said].\n\n“OBER: We stay.”", ["she | said | “We go,”"]),
]  # fmt: skip

RELAYED = [
    (
        "[1s Media] [1c quoted] [1x Ober as saying the road was open].",
        ["Media | quoted | Ober as saying the road was open", "Ober | saying | the road was open"],
    ),
    (
        "[1s Media] [1c quoted] [1x him] as [2c saying] [2x the road was open].",
        ["Media | quoted | him as saying the road was open", "him | saying | the road was open"],
    ),
    (
        "The road was open, [1s media] [1c quoted] [1x him as saying].",
        ["media | quoted | The road was open ## him as saying", "him | saying | The road was open"],
    ),
    (
        "The road was open, [1s media] [1c quoted] [1x him] as [2c saying]. [2x “It was shut,”] it wrote.",
        ["media | quoted | The road was open ## him as saying", "him | saying | The road was open"],
    ),
    ("[1s Ober] [1c quoted] [1x a poem].", ["Ober | quoted | a poem"]),
    (
        "[2s Ober] [2c said] [2x the road was open], [1s media] [1c quoted] [1x him] as saying.",
        ["media | quoted | Ober said the road was open", "Ober | said | the road was open"],
    ),
]  # fmt: skip

BOUNDS = [
    ("[1s Ober] [1c said] [1x it was open. The rain went on].", ["Ober | said | it was open"]),
    ("[1s Ober] [1c said] [1x it was in the U.S. The rain went on].", ["Ober | said | it was in the U.S."]),
    ("[1s Ober] [1c said] [1x “it is open. We go.”] It rained.", ["Ober | said | “it is open. We go.”"]),
    ("[1s Ober] [1c spoke]. [1x The road was open.\n\nThe rain went on]", ["Ober | spoke | The road was open."]),
    ("[1x The road was open], [1s Ober] [1c said].", ["Ober | said | The road was open"]),
    ("[1x “No danger”: Ober\n\nThe road was open], [1s Ober] [1c said].", ["Ober | said | The road was open"]),
    ("[1x “We go.\n\n“We stay],” [1s Ober] [1c said].", ["Ober | said | “We go.\n\n“We stay"]),
]  # fmt: skip


def _marked(marked: str) -> tuple[Parsed, list[Attribution]]:
    text, spans, open_ = "", dict[tuple[int, str], list[Span]](), list[tuple[int, str, int]]()
    last = 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[0] == "]":
            number, role, start = open_.pop()
            spans.setdefault((number, role), []).append(Span(start, len(text)))
        else:
            open_.append((int(match[1]), match[2], len(text)))
    text += marked[last:]
    found = [
        Attribution(tuple(content), *(next(iter(spans.get((number, role), [])), None) for role in "sc"))
        for (number, kind), content in spans.items()
        if kind == "x"
    ]
    return split(Article("a", "a.txt", "", text, "", "en")), found


def _rows(parsed: Parsed, found: tuple[Attribution, ...]) -> list[str]:
    return [row(parsed.article.text, one) for one in found]


@pytest.mark.parametrize(("marked", "expected"), WHOLE)
def test_quotations_are_whole_and_speech_goes_on(marked: str, expected: list[str]) -> None:
    parsed, found = _marked(marked)
    assert _rows(parsed, tuple(with_speech(found, parsed))) == expected


@pytest.mark.parametrize(("marked", "expected"), RELAYED)
def test_relayed_words_are_somebodys_within_somebody_elses(marked: str, expected: list[str]) -> None:
    parsed, found = _marked(marked)
    assert sorted(_rows(parsed, with_relayed(parsed, found))) == sorted(expected)


@pytest.mark.parametrize(("marked", "expected"), BOUNDS)
def test_contents_end_with_their_sentence(marked: str, expected: list[str]) -> None:
    parsed, found = _marked(marked)
    assert _rows(parsed, tuple(bounded(found, parsed))) == expected


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('The mill has closed, " Ober said on Friday.', 'Ober | said | The mill has closed, "'),
        (
            "The mill was shut at noon. It hits the port, “the firm tweeted on Friday.",
            "the firm | tweeted | It hits the port, “",
        ),
    ],
)
def test_a_quotation_whose_opening_mark_is_lost_is_told_by_its_sentence(text: str, row: str) -> None:
    assert row in printed_rows(text)
