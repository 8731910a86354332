"""An article's body as signs of patching are looked for in: paragraphs, names, and words nobody else said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.language.lexicon import words
from onrecord.language.names import first_names, titles
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Article

_NAME = re.compile(r"(?<=[a-z,’'] )[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?")
_NAME_RUN = re.compile(
    r"[A-Z][^\W\d_]+(?:[-’'][A-Z]?[^\W\d_]+)?(?: (?:al-|bin |van |de )?[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)+"
)
_ALONE = re.compile(r"\b[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?")
_PLACED = re.compile(r"\b(?:in|of|from|near|to|around|on|at) (?P<name>[A-Z][^\W\d_]+)\b")


@dataclass(frozen=True)
class Page:
    """What of an article is looked at: `quoted` are other people's words, `names` those with a capital."""

    text: str
    paragraphs: tuple[Span, ...]
    quoted: tuple[Span, ...]
    names: tuple[Span, ...]

    def all(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Where a pattern stands in the body, outside quotations."""
        if pattern.search(self.text) is None:  # as of most patterns: the paragraphs needn't be gone through
            return
        for paragraph in self.paragraphs:
            for match in pattern.finditer(self.text, paragraph.start, paragraph.end):
                span = Span(*match.span())
                if not any(quotation.meets(span) for quotation in self.quoted):
                    yield span

    def first(self, pattern: re.Pattern[str]) -> Span | None:
        """The first place, if any."""
        return next(self.all(pattern), None)

    def has_word(self, word: str) -> bool:
        """Whether the word stands there without a capital."""
        return self.first(re.compile(rf"\b{re.escape(word)}\b")) is not None

    def is_place(self, name: str) -> bool:
        """Whether the body says "in Name" twice or more, so that it is a place to it."""
        return self._placed[name] >= 2

    @cached_property
    def _placed(self) -> Counter[str]:
        """How often each name stands after "in" and the like."""
        return Counter(match["name"] for match in _PLACED.finditer(self.text))

    def people_before(self, end: int) -> list[Span]:
        """Names before a place in the text that may be people's: two words, the second alone later, or one
        word with a title."""
        whole = self._before(self._runs, end)
        last = {span.of(self.text).split()[-1] for span in whole}
        alone = [span for span in self._before(self._capitals, end) if span.of(self.text) in last]
        return sorted([*whole, *alone, *self._before(self._titled, end)])

    @staticmethod
    def _before(spans: Sequence[Span], end: int) -> Sequence[Span]:
        return spans[: bisect_right(spans, end, key=lambda span: span.end)]

    @cached_property
    def _runs(self) -> tuple[Span, ...]:
        """Names of two words and more."""
        return tuple(self._found(_NAME_RUN))

    @cached_property
    def _capitals(self) -> tuple[Span, ...]:
        """Words with a capital."""
        return tuple(self._found(_ALONE))

    @cached_property
    def _titled(self) -> tuple[Span, ...]:
        """Names of one word that a title or a first name tells to be somebody's."""
        offices = titles()

        def is_titled(span: Span) -> bool:
            before = self.text[max(span.start - _TITLE, 0) : span.start].split()
            return bool(before) and before[-1].lower() in offices

        return tuple(s for s in self.names if is_titled(s) or fold(s.of(self.text)) in first_names())

    def _found(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        for paragraph in self.paragraphs:
            for match in pattern.finditer(self.text, paragraph.start, paragraph.end):
                yield Span(*match.span())


def page(article: Article) -> Page:
    """The body of an article, its bylines, titles, captions and furniture left out."""
    every = paragraphs(article) if article.is_read else []
    bodies = tuple(one.span for one in every if one.region == "body")
    marks = quotations(article.text, [one.span for one in every])
    quoted = tuple(quotation.span for quotation in marks if len(quotation.span) > _SCARE)
    known = words("starters.txt")
    names = tuple(
        Span(*match.span())
        for paragraph in bodies
        for match in _NAME.finditer(article.text, paragraph.start, paragraph.end)
        if match[0].lower() not in known
    )
    return Page(article.text, bodies, quoted, names)


_TITLE = 20
"""Characters before a name in which its title stands."""
_SCARE = 30
"""Characters up to which words between marks are held to be the article's own, in scare quotes or a name."""
