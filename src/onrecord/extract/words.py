"""The words of a text as names need them: "U.S." and "al-Sham" whole, a possessive "'s" left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_](?:\w|[-'’&](?=[^\W_])|(?<=\d)[.,](?=\d))*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_ARTICLE_PREFIX = re.compile(r"(?:al|el|ul|as|ash|an|at|ad|ar|az|d|l)[-'’][^\W\d_]")


class Word(NamedTuple):
    """A word, where it stands in the article, whether "'s" follows, and what stands before it."""

    start: int
    end: int
    text: str
    possessive: bool
    gap: str

    @property
    def is_capital(self) -> bool:
        """Whether it is printed as a name is: "Akar", "al-Sham", "G20"."""
        text = self.text
        if text[0].isupper():
            return True
        if text[0] not in "aeuld" or text.islower():
            return False
        return _ARTICLE_PREFIX.match(text) is not None and any(c.isupper() for c in text[2:4])

    @property
    def is_acronym(self) -> bool:
        """Whether it is two to six capitals ("HNC", "U.S.", "G20")."""
        bare = self.text.replace(".", "").replace("-", "").replace("&", "")
        return 2 <= len(bare) <= 7 and bare.isupper() and bare.isalnum()


def words(text: str, span: Span) -> list[Word]:
    """The words of `text` within `span`."""
    found: list[Word] = []
    last = span.start
    for match in _WORD.finditer(text, span.start, span.end):
        printed = match.group()
        start, end = match.span()
        if owns := len(printed) > 2 and printed.endswith(_POSSESSIVE):
            printed = printed[:-2]
        found.append(Word(start, start + len(printed), printed, owns, text[last:start]))
        last = end
    return found


def span_of(some: Sequence[Word]) -> Span:
    """From the first of the words to the last."""
    return Span(some[0].start, some[-1].end)
