"""What holds for any string at all."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import outline, split
from onrecord.language.tags import tags
from onrecord.model import Article, Span

MARKS = st.text(alphabet="aA. ,\n\"“”‘’'«»()[]*…?!-—\t1é\u2028", max_size=80)
TEXTS = st.one_of(st.text(max_size=120), MARKS)


def _article(text: str) -> Article:
    return Article("a", "a.txt", "", text, "")


PIECES = (
    "One", "came", "Two.", " ", "\n", ".", "U.S.", "Mr.", "a.m.", "No.", "A", "5", "3.5", "end.Then", "(",
    ")", "”", "“", "...", "?", "!", "*", "**", "[x](", "https://a.example/c)", "\u2028", "\xa0",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_the_outline_has_the_words_of_each_sentence(text: str) -> None:
    article = _article(text)
    sentences = [one.span for one in split(article).sentences]
    assert _words(text, outline(article)[0]) == _words(text, sentences)


def _words(text: str, spans: list[Span]) -> list[list[str]]:
    return [found for span in spans if (found := re.findall(r"\w+", span.of(text)))]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_are_ordered_and_slice_to_what_they_say(text: str) -> None:
    parsed = split(_article(text))
    last = 0
    for sentence in parsed.sentences:
        assert sentence.span.start >= last
        assert sentence.tokens[0].span.start == sentence.span.start
        assert sentence.tokens[-1].span.end == sentence.span.end
        at = sentence.span.start
        for token in sentence.tokens:
            assert token.span.start >= at
            assert token.span.of(text) == token.text
            assert not token.text.isspace()
            at = token.span.end
        last = sentence.span.end
    for quotation in parsed.quotations:
        assert quotation.span.holds(quotation.inner)
        assert quotation.span.end <= len(text)
    starts = [q.span.start for q in parsed.quotations]
    assert starts == sorted(starts)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8), max_size=12))
def test_every_word_gets_a_tag(words: list[str]) -> None:
    assert len(tags(words)) == len(words)


@pytest.mark.parametrize(
    "unit", ["“", '"', "'", "‘a ", "(", "[", "](", "**", "a.", "U.S. ", "word ", "1,", "``", "\n", "a-"]
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(n: int) -> float:
        text = unit * n
        best = float("inf")
        for _ in range(3):  # the best of three, for a machine that does other things too
            start = time.perf_counter()
            split(_article(text))
            best = min(best, time.perf_counter() - start)
        return best

    seconds(100)  # loads the word lists
    short, long = seconds(4_000), seconds(32_000)
    assert long < 40 * short + 0.5  # eight times the text; forty leaves room for a busy machine
