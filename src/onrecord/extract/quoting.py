"""How much of a content stands in quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.model import Span
    from onrecord.model.statement import Quoted

_WORD = re.compile(r"\w[\w'’-]*")


def quoted(parsed: Parsed, content: tuple[Span, ...]) -> Quoted:
    """direct where every word is quoted, mixed where some are, indirect where none is.

    A single quoted word in a longer content is taken for the writer's own doubt ("to “liberate” the city"),
    not for the speaker's word.
    """
    text = parsed.article.text
    inners = [q.inner for q in parsed.quotations if any(c.meets(q.inner) for c in content)]
    inside = outside = longest = 0
    for span in content:
        stretch = 0
        for word in _WORD.finditer(text, span.start, span.end):
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
