"""The numbers of a line: all that it has, and those that count or measure something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.link.compare.words import number_of, plain_words

if TYPE_CHECKING:
    from onrecord.link.story import Line

_NO_COUNT = re.compile(r"\b\d+[- ]years?[- ]old\b|\baged? \d+\b|(?<=[a-z], )\d\d(?=[,.)]| -)|\b[A-Z]+-\d+\b")
"""Ages ("29-year-old", "aged 29", "Mr. Orsk, 29,") and names of types ("MD-80")."""


_PAIR = 2
"""What "two" counts stands in too many lines to be a number that two of them share."""


def numbers(line: Line) -> frozenset[float]:
    """All values in what a line says, whatever they tell."""
    counted = {q.value for q in line.quantities}
    spelt = (number_of(word) for word in plain_words(line.text) if not word[0].isdigit())
    return frozenset(counted | _values(line.text) | {value for value in spelt if value and value > _PAIR})


def counts(line: Line) -> frozenset[float]:
    """Those printed in figures that are no age, no part of a day or time and no part of a name.

    That one line gives an age and the other a day says nothing of whether they tell the same.
    """
    text, parts = line.article.text, []
    for span in line.spans:
        at = span.start
        for time in line.times:
            if time.span is not None and span.holds(time.span) and at <= time.span.start:
                parts.append(text[at : time.span.start])
                at = time.span.end
        parts.append(text[at : span.end])
    return frozenset(_values(_NO_COUNT.sub(" ", " ".join(parts))))


def _values(text: str) -> set[float]:
    return {value for word in plain_words(text) if (value := _value(word)) is not None}


def _value(word: str) -> float | None:
    try:
        return float(word) if word[0].isdigit() else None
    except ValueError:
        return None
