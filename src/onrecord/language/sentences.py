"""Paragraphs -> sentences, by full stops that are none of an abbreviation, a number or an ellipsis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.language.lexicon import abbreviations, words
from onrecord.language.parsed import Sentence, Token
from onrecord.language.tokens import tokens
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.language.paragraphs import Paragraph

_STOPS = frozenset({".", "!", "?", "…"})
_CLOSERS = frozenset({'"', "”", "’", "'", "''", "»", "›", "“", ")", "]", "}", "*"})
_LAST = _STOPS | {closer[-1] for closer in _CLOSERS}
"""What the last token of a sentence that isn't cut ends with: asked first, for it rules out nearly all."""
_OPENERS = frozenset({'"', "“", "„", "«", "‘", "'", "''", "``", "(", "["})
_QUOTES = frozenset({'"', "“", "''", "``"})
_SAID = frozenset(
    {"said", "says", "asked", "asks", "told", "added", "adds", "wrote", "tweeted", "replied", "cried"}
)
_AFTER_SAID = frozenset(
    {".", ",", ";", "on", "in", "at", "during", "when", "as", "to", "after", "while", "before"}
)
_CLOCK = frozenset({"a.m.", "p.m."})
_AT = frozenset({"At", "By", "About", "Around", "Before", "After", "Until", "From", "Since"})
_ZONES = frozenset(
    {"gmt", "utc", "et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "cdt", "mst", "mdt", "bst", "cet"}
    | {"cest", "eet", "eest", "msk", "ist", "eastern", "central", "mountain", "pacific", "greenwich"}
)
"""What goes on after a clock time though it may have a capital: "at 4 p.m. Eastern"."""
_IN_SPEAKER = frozenset({"the", "a", "of", "and", ",", "'s", "’s"})

MAX_SENTENCE = 400
"""Tokens after which a sentence is cut where no full stop comes: such a thing is no sentence but a list."""
LOOK_AHEAD = 8
"""Tokens of a speaker between a quotation that ends in "?" or "!" and its "said"."""


def sentences(text: str, paragraph: Paragraph, number: int) -> Iterator[Sentence]:
    """The sentences of a paragraph in order; a quotation of several sentences is several."""
    found = list(tokens(text, paragraph.span))
    start = 0
    for k in range(len(found)):
        if k + 1 == len(found) or _ends_at(found, k) or k - start + 1 >= MAX_SENTENCE:
            span = Span(found[start].span.start, found[k].span.end)
            yield Sentence(span, tuple(found[start : k + 1]), paragraph.region, number)
            start = k + 1


def sentence_spans(text: str, paragraph: Paragraph, number: int) -> Iterator[Span]:
    """Where the sentences of a paragraph stand, as far as their words go.

    One in which no sentence can end before it does is one, and isn't cut into tokens for that.
    """
    start, end = paragraph.span.start, paragraph.span.end
    if end - start < MAX_SENTENCE and not _MAY_BE_MORE.search(text, start, end):
        yield paragraph.span
    else:
        yield from (sentence.span for sentence in sentences(text, paragraph, number))


_MAY_BE_MORE = re.compile(r"[.!?…]\W*\s\S|\.[^\W\d_]|\]\(|\*\*|__")
"""A stop with something after it; or what is left of markdown, which makes no token."""


def _ends_at(found: list[Token], k: int) -> bool:
    """Whether a sentence ends with token `k`, which isn't the last."""
    last, after = found[k], found[k + 1]
    if last.text[-1] not in _LAST or _is_closer(found, k + 1):
        return False
    stop = k
    while stop > 0 and _is_closer(found, stop):
        stop -= 1
    if not _is_stop(found[stop], after) or _opens_with_clock(found, stop):
        return False
    if after.span.start == last.span.end:
        glued = last.text == "." and k > 0 and found[k - 1].text[-1:].islower() and after.text[:1].isupper()
        return glued and len(after.text) > 1
    if not _starts(found, k + 1):
        return False
    quoted = stop < k and found[stop].text[:1] in "!?"
    return not (quoted and _tag_follows(found, k + 1))


def _is_closer(found: list[Token], k: int) -> bool:
    """Whether token `k` closes something and belongs to what stands before it."""
    token = found[k]
    if token.text not in _CLOSERS or token.span.start != found[k - 1].span.end:
        return False
    return (
        token.text in ")]}”’»"
        or k + 1 == len(found)
        or found[k + 1].span.start > token.span.end
        or found[k + 1].text in _CLOSERS
    )


def _is_stop(token: Token, after: Token) -> bool:
    text = token.text
    if text[0] in _STOPS:
        return True
    if len(text) < 2 or not text.endswith("."):
        return False
    if text.lower() in _CLOCK:
        return after.text[0].isupper() and after.text.lower() not in words("time_words.txt") | _ZONES
    kind = abbreviations().get(text[:-1].lower())
    if kind == "title" or (len(text) == 2 and text != "I."):
        return False
    if kind == "number":
        return not after.text[0].isdigit()
    if after.text in _QUOTES:
        return True
    return after.text[0].isupper() and after.text.lower() in words("starters.txt")


def _opens_with_clock(found: list[Token], k: int) -> bool:
    """Whether the sentence goes on after token `k`: it opens with "At 4 p.m.", or is "4 p.m. Oslo time"."""
    if found[k].text.lower() not in _CLOCK:
        return False
    is_zone = k + 2 < len(found) and found[k + 2].text == "time"
    return is_zone or any(token.text in _AT for token in found[max(0, k - 3) : k])


def _starts(found: list[Token], k: int) -> bool:
    """Whether a sentence can begin with token `k`."""
    text = found[k].text
    if text in _OPENERS or text in "-–—•*":
        rest = found[k + 1].text if k + 1 < len(found) else ""
        return not rest[:1].islower()
    return not text[0].islower() and (text[0].isalnum() or text[0] in "@#$£€…")


def _tag_follows(found: list[Token], k: int) -> bool:
    """Whether "Smith said." stands there, which belongs to the question or cry before it."""
    for at in range(k, min(k + LOOK_AHEAD, len(found) - 1)):
        word = found[at].text
        if word in _SAID:
            return at > k and found[at + 1].text.lower() in _AFTER_SAID
        if not (word[0].isupper() or word[0].isdigit() or word.lower() in _IN_SPEAKER):
            return False
    return False
