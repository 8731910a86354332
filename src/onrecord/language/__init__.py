"""Text -> sentences, tokens, quotations; and the word lists, as data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.paragraphs import Paragraph, paragraphs
from onrecord.language.parsed import Parsed, Quotation, Sentence, Token
from onrecord.language.quotations import quotations
from onrecord.language.reader.analysis import Analysis
from onrecord.language.sentences import sentences
from onrecord.language.tokens import tokens

if TYPE_CHECKING:
    from onrecord.model import Article

__all__ = ["Analysis", "Parsed", "Quotation", "Sentence", "Token", "parse", "split", "stretches", "tokens"]


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
