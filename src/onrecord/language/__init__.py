"""Text -> sentences, tokens, quotations; and the word lists, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.paragraphs import Paragraph, paragraphs
from onrecord.language.parsed import Parsed, Quotation, Sentence, Token
from onrecord.language.quotations import quotations
from onrecord.language.sentences import sentences
from onrecord.language.tokens import tokens

if TYPE_CHECKING:
    from onrecord.model import Article

__all__ = ["Parsed", "Quotation", "Sentence", "Token", "parse", "tokens"]


def parse(article: Article) -> Parsed:
    """The article's sentences and quotations, furniture left out; nothing where its language isn't read."""
    if not article.is_read:
        return Parsed(article)
    found: list[Paragraph] = paragraphs(article)
    return Parsed(
        article,
        tuple(
            sentence
            for number, paragraph in enumerate(found)
            for sentence in sentences(article.text, paragraph, number)
        ),
        tuple(quotations(article.text, [paragraph.span for paragraph in found])),
    )
