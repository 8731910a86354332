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

__all__ = ["Analysis", "Parsed", "Quotation", "Sentence", "Token", "parse", "split", "tokens"]


def parse(article: Article) -> Parsed:
    """The article split, and read by the reader model; nothing where its language isn't read."""
    if not article.is_read:
        return Parsed(article)
    from onrecord.language.reader import shipped

    found = paragraphs(article)
    analysis = shipped().read(article.text, [(p.span.start, p.span.end) for p in found])
    return replace(_split(article, found), analysis=analysis)


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
