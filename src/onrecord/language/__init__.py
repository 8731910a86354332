"""Text -> sentences, tokens, quotations; and the word lists, as data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.paragraphs import Paragraph, paragraphs
from onrecord.language.parsed import Parsed, Quotation, Sentence, Token
from onrecord.language.quotations import quotations
from onrecord.language.reader.analysis import Analysis
from onrecord.language.sentences import sentence_spans, sentences
from onrecord.language.tokens import tokens

if TYPE_CHECKING:
    from onrecord.model import Article, Span

__all__ = [
    "Analysis", "Parsed", "Quotation", "Sentence", "Token",
    "outline", "parse", "split", "stretches", "tokens",
]  # fmt: skip


def parse(article: Article, known: Analysis | None = None) -> Parsed:
    """The article split, and read by the reader model; nothing where its language isn't read.

    `known` is what the model made of the same `stretches` of the same text before.
    """
    if not article.is_read:
        return Parsed(article)
    from onrecord.language.reader import shipped

    found = paragraphs(article)
    analysis = known or shipped().read(article.text, _stretches(found))
    return replace(_split(article, found), analysis=analysis)


def stretches(article: Article) -> tuple[tuple[int, int], ...]:
    """The stretches of its text, start and end, that the reader model sees of an article."""
    return tuple(_stretches(paragraphs(article)))


def _stretches(found: list[Paragraph]) -> list[tuple[int, int]]:
    return [(paragraph.span.start, paragraph.span.end) for paragraph in found]


def split(article: Article) -> Parsed:
    """The article's sentences and quotations, furniture left out; nothing where its language isn't read."""
    return _split(article, paragraphs(article)) if article.is_read else Parsed(article)


def _split(article: Article, found: list[Paragraph]) -> Parsed:
    return Parsed(
        article,
        tuple(
            sentence
            for number, paragraph in enumerate(found)
            for sentence in sentences(article.text, paragraph, number)
        ),
        tuple(quotations(article.text, [paragraph.span for paragraph in found])),
    )


def outline(article: Article) -> tuple[list[Span], list[Quotation]]:
    """Where the words of each sentence stand that `split` finds, and the quotations; far cheaper."""
    found = paragraphs(article) if article.is_read else []
    return (
        [
            span
            for number, paragraph in enumerate(found)
            for span in sentence_spans(article.text, paragraph, number)
        ],
        quotations(article.text, [paragraph.span for paragraph in found]),
    )
