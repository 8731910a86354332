"""Sentences as lines of words: is a line set as a heading, so that its capitals say nothing?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.words import words
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from onrecord.extract.words import Word
    from onrecord.language import Sentence

_HEADING_SHARE = 0.6
"""Share of the longer words that have capitals from which on a line is set as a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's words, and whether capitals say nothing in it (a heading) or all is in capitals."""

    sentence: Sentence
    words: list[Word]
    is_heading: bool
    in_capitals: bool


def line_of(text: str, sentence: Sentence) -> Line:
    """The line of a sentence."""
    some = words(text, sentence.span)
    long = [word for word in some if len(word.text) > 3 and word.text[0].isalpha()]
    capital = [word for word in long if word.text[0].isupper()]
    shouted = [word for word in long if word.text.isupper()]
    in_capitals = len(long) >= 2 and len(shouted) >= 0.8 * len(long)
    if sentence.region == "title":
        is_heading = len(long) >= 3 and len(capital) >= _HEADING_SHARE * len(long)
    else:
        small = {word.text for word in some if word.text[0].islower()}
        is_heading = len(capital) >= 4 and small <= word_class("small in headings")
    return Line(sentence, some, is_heading or in_capitals, in_capitals)
