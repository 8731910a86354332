"""Two lines that are one: the same words with one stance, or a part of a sentence of both articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.conflicts.reading.words import words

if TYPE_CHECKING:
    from onrecord.link.story import Line


def are_copies(a: Line, b: Line) -> bool:
    """Whether the one line is printed again as the other, or as a part of it: then they dispute nothing.

    "The mill closed" in the one article is a part of "nobody says that the mill closed" in another only where
    it stands in that sentence too; else the one may dispute the other's words.
    """
    if _said(a) == _said(b):
        return a.statement.polarity == b.statement.polarity
    longer, shorter = (a, b) if len(a.text) > len(b.text) else (b, a)
    printed, part = shorter.article.text, shorter.statement.hull
    at = printed.find(longer.text)
    while at >= 0:
        if at <= part.start and part.end <= at + len(longer.text):
            return True
        at = printed.find(longer.text, at + 1)
    return False


def _said(line: Line) -> tuple[str, ...]:
    """The words without marks, in lower case."""
    return tuple(word.lower for word in words(line.text) if word.lower[0].isalnum())
