"""How much of a content stands in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language import Parsed, Quotation
    from onrecord.model import Span
    from onrecord.model.statement import Quoted

_WORD = re.compile(r"\w[\w'’-]*")


class Quotations:
    """An article's quotations, looked up by where they stand."""

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.article.text
        self._all = sorted(parsed.quotations, key=lambda q: (q.span.start, -q.span.end))
        self._starts = [q.span.start for q in self._all]
        self._reach = list(accumulate((q.span.end for q in self._all), max))

    def meeting(self, span: Span) -> list[Quotation]:
        """The quotations that have a character in common with the span, in order."""
        found = []
        number = bisect_left(self._starts, span.end) - 1
        while number >= 0 and self._reach[number] > span.start:
            if self._all[number].span.meets(span):
                found.append(self._all[number])
            number -= 1
        return found[::-1]


def quoted(quotations: Quotations, content: tuple[Span, ...]) -> Quoted:
    """direct where every word is quoted, mixed where some are, indirect where none is.

    A single quoted word in a longer content is taken for the writer's own doubt ("to “liberate” the city"),
    not for the speaker's word.
    """
    inside = outside = longest = 0
    for span in content:
        inners = [q.inner for q in quotations.meeting(span)]
        stretch = 0
        for word in _WORD.finditer(quotations.text, span.start, span.end):
            if any(inner.start <= word.start() and word.end() <= inner.end for inner in inners):
                inside += 1
                stretch += 1
                longest = max(longest, stretch)
            else:
                outside += 1
                stretch = 0
    if not inside:
        return "indirect"
    if not outside:
        return "direct"
    return "mixed" if longest > 1 else "indirect"
