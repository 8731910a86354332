# ruff: noqa: E501 (a row of a table stays on a line)
"""Where sentences end, and which regions have any."""

from __future__ import annotations

import re

import pytest

from onrecord.language import outline, split
from onrecord.model import Article, Region, Span

# (text, its sentences)
SENTENCES = [
    ("One came. Two went.", ["One came.", "Two went."]),
    ("Mr. Ober met Gen. Lutz. They spoke.", ["Mr. Ober met Gen. Lutz.", "They spoke."]),
    ("J. R. Moss of the U.S. Navy spoke.", ["J. R. Moss of the U.S. Navy spoke."]),
    ("He left the U.S. The trip was long.", ["He left the U.S.", "The trip was long."]),
    ("Talks begin on Nov. 4 in Bern.", ["Talks begin on Nov. 4 in Bern."]),
    ("No. 5 won. No. 6 lost.", ["No. 5 won.", "No. 6 lost."]),
    ("Did he agree? No. He left.", ["Did he agree?", "No.", "He left."]),
    ("Prices rose 3.5 percent. Wages fell.", ["Prices rose 3.5 percent.", "Wages fell."]),
    ("It met at 4 p.m. and ended at 6 p.m. on Friday.", ["It met at 4 p.m. and ended at 6 p.m. on Friday."]),
    ("He came at 2:10 a.m. Ober denied it.", ["He came at 2:10 a.m.", "Ober denied it."]),
    ("It met at 4 p.m. Tuesday and at 4 p.m. Oslo time.", ["It met at 4 p.m. Tuesday and at 4 p.m. Oslo time."]),
    ("At 4 p.m. Ober left. By 6 p.m. GMT it rained.", ["At 4 p.m. Ober left.", "By 6 p.m. GMT it rained."]),
    ("Well... maybe not. We will see.", ["Well... maybe not.", "We will see."]),
    ("It waited… Then it left.", ["It waited…", "Then it left."]),
    ("“We won. We left,” she said.", ["“We won.", "We left,” she said."]),
    ("“We won.” Nobody else did.", ["“We won.”", "Nobody else did."]),
    ("“Why?” she asked.", ["“Why?” she asked."]),
    ("“Why now?” Mr. Ober asked. Nobody knew.", ["“Why now?” Mr. Ober asked.", "Nobody knew."]),
    ("“Stop!” The crowd ran.", ["“Stop!”", "The crowd ran."]),
    ("He said: “Go. Now.” They went.", ["He said: “Go.", "Now.”", "They went."]),
    ('"We won." "We lost."', ['"We won."', '"We lost."']),
    ("''We won,'' he said. ''We left.''", ["''We won,'' he said.", "''We left.''"]),
    ("The mayor spoke.The crowd left.", ["The mayor spoke.", "The crowd left."]),
    ("See www.example.org/a.b for more. Thanks.", ["See www.example.org/a.b for more.", "Thanks."]),
    ("(It was late.) They slept.", ["(It was late.)", "They slept."]),
    ("A headline without a stop\n\nThe text.", ["A headline without a stop", "The text."]),
    ("A broken sentence that goes on after the empty\n\nline.", ["A broken sentence that goes on after the empty\n\nline."]),
    ("- One thing\n- Another thing", ["- One thing", "- Another thing"]),
    ("**However, he left.** She stayed.", ["However, he left.", "She stayed."]),
    ("The [Daily Lamp](#) wrote it.", ["The [Daily Lamp](#) wrote it."]),
    ("Ober Inc. said so. Lutz Corp. did not.", ["Ober Inc. said so.", "Lutz Corp. did not."]),
    ("“It is late,” said Ober of Calif. “Go home.”", ["“It is late,” said Ober of Calif.", "“Go home.”"]),
    ("She won’t go. He doesn't know.", ["She won’t go.", "He doesn't know."]),
    ("Really?! Yes.", ["Really?!", "Yes."]),
    ("e.g. this one. Not that.", ["e.g. this one.", "Not that."]),
    ("", []),
    ("   \n\n  ", []),
]  # fmt: skip


def _article(text: str, *regions: Region) -> Article:
    return Article("a", "a.txt", "", text, "", regions=regions)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [s.span.of(text) for s in split(_article(text)).sentences] == expected


OUTLINED = [
    *(text for text, _ in SENTENCES),
    " ".join(["word"] * 450) + " and no stop.\n\nThe next one.",
    "Read [more](https://lantern.example/a) of [it](https://lantern.example/b)\n\nNo more of it",
]


@pytest.mark.parametrize("text", OUTLINED)
def test_the_outline_has_the_words_and_quotations_of_the_sentences(text: str) -> None:
    article = _article(text)
    spans, quotations = outline(article)
    parsed = split(article)
    assert _words_in(text, spans) == _words_in(text, [s.span for s in parsed.sentences])
    assert quotations == list(parsed.quotations)


def _words_in(text: str, spans: list[Span]) -> list[list[str]]:
    return [found for span in spans if (found := re.findall(r"\w+", span.of(text)))]


WRAPPED = (
    "The council of the small town met for four hours on\n"
    "Monday and agreed on nothing that anybody in the old\n"
    "hall could remember on the following day. Then it\n"
    "went home.\n\n"
    "Nobody had expected anything else of the members and\n"
    "so nobody was angry."
)


def test_wrapped_lines_are_one_paragraph() -> None:
    found = split(_article(WRAPPED)).sentences
    assert [s.paragraph for s in found] == [0, 0, 1]
    assert found[1].span.of(WRAPPED).split() == ["Then", "it", "went", "home."]


def test_the_lines_of_a_list_are_paragraphs_though_none_ends_with_a_stop() -> None:
    text = (
        "The council spoke of those who are sought.\n\n"
        "    Vera Moll, 26, from Melk - sought by the police\n"
        "    Anton Brenner, 31, of no fixed address - named as the man who drove the car\n"
        "    Ilse Ober, 29, a baker from the lower town - found on Monday evening\n"
        "    Jan Lutz, 20 - named as a witness by the mayor\n"
        "    An unnamed man of about forty, from abroad, seen near the old bridge at noon"
    )
    assert [s.paragraph for s in split(_article(text)).sentences] == [0, 1, 2, 3, 4, 5]


def test_lines_that_are_not_wrapped_are_paragraphs() -> None:
    text = "The council met.\nIt agreed on nothing.\nNobody was angry."
    assert [s.paragraph for s in split(_article(text)).sentences] == [0, 1, 2]


def test_furniture_has_no_sentences_and_regions_are_kept() -> None:
    text = "Old bridge falls\nShare this\nIt fell at noon."
    regions = [Region(Span(0, 16), "title"), Region(Span(17, 27), "furniture"), Region(Span(28, 44), "body")]
    found = split(_article(text, *regions)).sentences
    assert [(s.span.of(text), s.region) for s in found] == [
        ("Old bridge falls", "title"),
        ("It fell at noon.", "body"),
    ]


def test_an_article_that_is_not_read_has_no_sentences() -> None:
    article = Article("a", "a.txt", "", "Es regnet.", "", is_read=False)
    assert split(article).sentences == ()
    assert outline(article) == ([], [])


TOKENS = [
    ("Turkey's", ["Turkey", "'s"]),
    ("won’t", ["wo", "n’t"]),
    ("they'll", ["they", "'ll"]),
    ("O'Neill", ["O'Neill"]),
    ("US-backed", ["US-backed"]),
    ("30,000", ["30,000"]),
    ("3.5%", ["3.5%"]),
    ("13km", ["13km"]),
    ("U.S.", ["U.S."]),
    ("Gen.", ["Gen."]),
    ("@ober #vote", ["@ober", "#vote"]),
    ("``so''", ["``", "so", "''"]),
    ("a—b", ["a", "—", "b"]),
    ("$5 (£4)", ["$", "5", "(", "£", "4", ")"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [t.text for s in split(_article(text)).sentences for t in s.tokens] == expected
