"""An article cut into sentences, tokens and quotations."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language.reader import Analysis
    from onrecord.model import Article, RegionKind, Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, clitic or punctuation mark as printed; `text` is what `span` slices to."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one region, in reading order; `paragraph` counts from 0 through the article.

    `span` runs from the first token to the last. Sentences don't overlap, and have at least one token.
    """

    span: Span
    tokens: tuple[Token, ...]
    region: RegionKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `span` with the marks, `inner` without.

    A quotation ends with its paragraph at the latest, or, where each sentence has a line of its own, with the
    line that closes it. `closed` is False where no closing mark was found there: where the next paragraph
    opens anew, the speech goes on in it.
    """

    span: Span
    inner: Span
    closed: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its sentences and quotations, each in reading order; furniture has neither.

    Quotations may lie in one another; the outer one comes first. `analysis` is what the reader model makes
    of the same paragraphs; None where the article was only split.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    analysis: Analysis | None = None

    def spans_in(self, region: RegionKind) -> list[Span]:
        """The sentences of a kind of region, in order."""
        return [sentence.span for sentence in self.sentences if sentence.region == region]

    def sentence_at(self, character: int) -> Sentence | None:
        """The sentence that holds a character, or the last one before it; None before the first."""
        number = bisect_right(self.sentences, character, key=lambda sentence: sentence.span.start) - 1
        return self.sentences[number] if number >= 0 else None
