"""A text's lines, as the units of which its regions are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.ingest.regions.words import fold
from onrecord.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_STOPPED = re.compile(r"[.!?…][\s\"'”’»)\]*_]*$")
_COUNTED = re.compile(r"\S+")

LOOKED_AT = 3000
"""Characters of a line that are looked at: no sign of furniture needs more, and a line may have millions."""
SHORT_WORDS = 14
"""Up to this many words a line may be a label, a link or a headline; longer ones are mostly prose."""
LONG_WORDS = 20
"""From this many words on, a line with a full stop is a paragraph of prose."""
WRAP_WIDTH = (45, 100)
"""Characters of a line that was broken for want of room."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it, white space at its edges left out.

    `text` is its first `LOOKED_AT` characters, `folded` these without case and punctuation, `words` their
    count. `after_gap` tells whether a blank line (or the start) stands before it, `indent` counts the white
    space that leads it.
    """

    span: Span
    text: str
    folded: str
    words: int
    after_gap: bool
    indent: int

    @property
    def stopped(self) -> bool:
        """Whether it ends like a sentence."""
        return _STOPPED.search(self.text[-12:]) is not None

    @property
    def is_short(self) -> bool:
        """Whether it is too short to be a paragraph."""
        return self.words <= SHORT_WORDS

    @property
    def is_prose(self) -> bool:
        """Whether it is surely running text: long and ended like a sentence, or very long."""
        return (self.words >= LONG_WORDS and self.stopped) or self.words >= 60


def lines(text: str) -> list[Line]:
    """The lines of `text` in order; of text broken to a fixed width, its paragraphs."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        gap = not found or len(_BREAK.findall(text, last, match.start())) > 1
        found.append(
            _line(text, Span(match.start() + indent, match.start() + indent + len(stripped)), gap, indent)
        )
        last = match.end()
    return _unwrapped(text, found) if _is_wrapped(found) else found


def _line(text: str, span: Span, after_gap: bool, indent: int) -> Line:
    head = text[span.start : min(span.end, span.start + LOOKED_AT)]
    return Line(span, head, fold(head[:400]), len(_COUNTED.findall(head)), after_gap, indent)


def _is_wrapped(found: list[Line]) -> bool:
    """Whether line ends fall inside sentences: most lines that another follows are full and unended."""
    low, high = WRAP_WIDTH
    followed = [a for a, b in pairwise(found) if not b.after_gap]
    full = sum(1 for a in followed if low <= len(a.text) <= high and not a.stopped)
    return len(followed) >= 6 and 2 * full >= len(followed)


def _unwrapped(text: str, found: list[Line]) -> list[Line]:
    """The lines of each paragraph made one."""
    whole: list[Line] = []
    start = 0
    for k in range(1, len(found) + 1):
        if k < len(found) and not found[k].after_gap and len(found[k - 1].text) >= WRAP_WIDTH[0]:
            continue
        first = found[start]
        span = Span(first.span.start, found[k - 1].span.end)
        whole.append(first if k - start == 1 else _line(text, span, first.after_gap, first.indent))
        start = k
    return whole
