"""Text -> tokens: words, numbers, clitics ("'s", "n't"), punctuation. One pass over the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.language.lexicon import abbreviations
from onrecord.language.parsed import Token
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
                          # what is left of markdown makes no token
      (?P<leftover>\*{2,3}|__|\[(?=[^\]\n]{1,200}\]\()|\]\([^)\s]{0,500}\))
    | (?P<link>https?://[^\s<>")”]+|www\.[^\s<>")”]+)
    | (?P<handle>[@\#]\w+)
    | (?P<acronym>(?:[^\W\d_]\.){2,})
    | (?P<number>\d+(?:[.,:]\d+)*\w*(?:-\w+)*%?)
    | (?P<word>\w+(?:[-‑'’&]\w+)*)
    | (?P<dots>\.{2,}|…)
    | (?P<mark>``|''|--+|[!?]{2,}|\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"n['’]t$|['’](?:s|re|ve|ll|d|m)$", re.IGNORECASE)


def tokens(text: str, span: Span) -> Iterator[Token]:
    """The tokens of a stretch of text in order; an abbreviation keeps its full stop ("Gen.", "U.S.")."""
    known = abbreviations()
    match = _TOKEN.search(text, span.start, span.end)
    while match:
        start, end = match.span()
        if match.lastgroup == "word":
            word = match[0]
            if text.startswith(".", end, span.end) and (
                word.lower() in known or (len(word) == 1 and word.isupper())
            ):
                end += 1
                yield Token(Span(start, end), text[start:end])
            elif "'" in word or "’" in word:
                yield from _with_clitic(word, start)
            else:
                yield Token(Span(start, end), word)
        elif match.lastgroup != "leftover":
            if match.lastgroup == "link":
                end = start + len(match[0].rstrip(".,;:!?'’"))
            yield Token(Span(start, end), text[start:end])
        match = _TOKEN.search(text, end, span.end)


def _with_clitic(word: str, start: int) -> Iterator[Token]:
    """A word, cut before "'s", "n't" and their like."""
    clitic = _CLITIC.search(word)
    cut = clitic.start() if clitic else 0
    if cut > 0:
        yield Token(Span(start, start + cut), word[:cut])
        yield Token(Span(start + cut, start + len(word)), word[cut:])
    else:
        yield Token(Span(start, start + len(word)), word)
