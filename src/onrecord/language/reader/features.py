"""What the reader model sees of a text: words, word pieces, three features per piece, windows.

Pure Python and numpy (and a word-piece function handed in); training and run time share it. Offsets are
Unicode code points, end exclusive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLS, SEP, PAD, UNKNOWN = 101, 102, 0, 100  # of the BERT uncased vocabulary
MAX_PIECES_OF_WORD = 12  # an address or hash longer than this is cut; its words keep their offsets

# ---- words, close to the segmentation of UD English (EWT, GUM)

_PREFIXES = "e|co|re|pre|ex|non|anti|post|mid|semi|mini|inter|sub|cross|counter|multi|pro|ultra"
_TITLES = (
    "Mr|Mrs|Ms|Messrs|Dr|St|Prof|Gen|Col|Lt|Sgt|Capt|Cpl|Pvt|Maj|Cmdr|Adm|Sen|Sens|Rep|Reps|Gov|Rev|Hon|Jr|Sr|Inc"
    "|Corp|Co|Ltd|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|Ave|Dept|al|Ph\\.D"
)
_DOMAINS = "com|org|net|edu|gov|info|eu|tv|co\\.uk|pdf|docx?|xlsx?|html?|txt|jpe?g|png|zip"  # of files too
_CLITIC = "['’](?:s|S|ll|LL|re|RE|ve|VE|m|M|d|D)\\b"
_WORD = re.compile(
    "|".join(
        (
            r"https?://[^\s<>\"”]*[\w/]",
            r"www\.[^\s<>\"”]*[\w/]",
            r"[\w.+-]+@\w[\w-]*(?:\.[\w-]*\w)+",
            rf"\w[\w-]*(?:\.\w[\w-]*)*\.(?:{_DOMAINS})\b(?:/[\w./?=&%#-]*\w)?",
            r"[:;]-?[()DP](?![\w()])",
            r"\d{3}-\d{3}-\d{4}|\d{1,4}[-/]\d{1,2}[-/]\d{1,4}\b",
            r"\d+(?:[.,:/]\d+)*(?=(?:[ap]\.?m\b|[AP]\.?M\b|km|kg|mm|cm|ft|mph|bn|m|k)(?!\w))",
            r"\d+(?:[.,:/]\d+)+",
            r"(?:[A-Za-z]\.){2,}",
            rf"(?:{_TITLES})\.(?!\.)",
            r"No\.(?= ?\d)",
            r"(?:[A-WYZ]|(?<!\bon )X)\.(?=\s+[A-Z])",  # "on X." ends with the name of a network
            r"[A-Z]+&[A-Z]+",
            r"[Cc]an(?=not\b)|(?:[Gg]on|[Ww]an)(?=na\b)|[Gg]ot(?=ta\b)",
            r"[Nn]['’][Tt]\b",
            _CLITIC,
            rf"(?i:{_PREFIXES})-[^\W_]+",
            r"[^\W_]+?(?=[Nn]['’][Tt]\b)",
            r"[^\W_]+(?:['’](?!(?:s|ll|re|ve|m|d|t)\b)[^\W\d_]+)*",
            r"``|''|([^\w\s\"“”'’()\[\]])\1+",
            r"_+|\S",
        )
    )
)

# ---- features of a piece: the shape of its word, what stands before the word, whether inside double quotes

LOWER, TITLE, UPPER, INITIAL, MIXED, DIGIT, OTHER = range(7)
INNER, GLUED, SPACE, LINE, PARAGRAPH = range(5)
SHAPES, BREAKS, QUOTES = 7, 5, 2
STOP, CLOSING = 1, 2

Pieces = Callable[[list[str]], list[list[int]]]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text as arrays: one row per word, and the pieces of all words in a row."""

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    gap: NDArray[np.uint8]  # GLUED, SPACE, LINE or PARAGRAPH
    shape: NDArray[np.uint8]
    quote: NDArray[np.uint8]
    ends_sentence: NDArray[np.bool_]  # by punctuation alone: only a place to cut a window
    piece: NDArray[np.int32]
    first: NDArray[np.int32]  # number of a word's first piece; one more entry than words

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Window:
    """Words [context, end) go through the model together; [start, end) are the window's own."""

    context: int
    start: int
    end: int


def shape_of(word: str) -> int:
    """The case shape, which the uncased vocabulary loses."""
    if any(c.isdigit() for c in word):
        return DIGIT
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return OTHER
    if all(c.islower() or not c.isupper() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return UPPER if len(letters) > 1 else INITIAL
    return TITLE if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else MIXED


def _mark_of(word: str) -> int:
    """STOP where it may end a sentence, CLOSING where it may stand after such a one, else 0."""
    if word[-1] in ".!?…":
        return STOP
    return CLOSING if word in ('"', "”", "'", "’", ")", "''") else 0


def gap_of(between: str) -> int:
    """What kind of white space stands before a word."""
    if between == " ":
        return SPACE
    if not between:
        return GLUED
    lines = between.count("\n")
    return SPACE if not lines else LINE if lines == 1 else PARAGRAPH


class WordPieces:
    """Pieces of words, remembered: news repeats its words, and a dictionary is faster than any tokenizer."""

    def __init__(self, pieces: Pieces, limit: int = 200_000) -> None:
        self._pieces = pieces
        self._limit = limit
        self._known: dict[str, tuple[tuple[int, ...], int, int]] = {}

    def of(self, words: list[str]) -> list[tuple[tuple[int, ...], int, int]]:
        """(pieces, shape, STOP or CLOSING or 0) of each word."""
        new = list(dict.fromkeys(w for w in words if w not in self._known))
        if new:
            if len(self._known) + len(new) > self._limit:
                self._known.clear()
                new = list(dict.fromkeys(words))
            for word, ids in zip(new, self._pieces(new), strict=True):
                pieces = self._read_as(word, ids[:MAX_PIECES_OF_WORD])
                self._known[word] = pieces, shape_of(word), _mark_of(word)
        return [self._known[w] for w in words]

    def _read_as(self, word: str, ids: list[int]) -> tuple[int, ...]:
        """The pieces; a sign of money that the vocabulary lacks (₡, ₺, ₪) is read as the dollar's."""
        if UNKNOWN in ids and unicodedata.category(word[0]) == "Sc":
            ids = self._pieces(["$"])[0]
        return tuple(ids) or (UNKNOWN,)


def _quote_states(words: list[str], gap: list[int]) -> list[int]:
    """1 for words inside double quotes; a new line ends a quotation, since papers reopen it there."""
    inside, out = 0, []
    for word, before in zip(words, gap, strict=True):
        if before >= LINE:
            inside = 0
        closes = word in ("”", "''") or (word == '"' and inside)
        out.append(inside)
        if closes:
            inside = 0
        elif word in ("“", "``", '"'):
            inside = 1
    return out


def read_words(text: str, pieces: WordPieces, stretches: Sequence[tuple[int, int]] | None = None) -> Words:
    """Everything the model needs to know about a text.

    `stretches` are the paragraphs that are read, in order, all else being left out; a line end within one is
    no more than a space. Without them the whole text is read as it stands.
    """
    spans, gap = _located(text, [(0, len(text))] if stretches is None else stretches)
    if stretches is None:
        gap = [gap_of(text[e:s]) for e, (s, _) in zip([0, *(e for _, e in spans)], spans, strict=False)]
    gap[:1] = [PARAGRAPH] * len(gap[:1])
    words = [text[s:e] for s, e in spans]
    known = pieces.of(words)
    first = np.zeros(len(words) + 1, np.int32)
    np.cumsum([len(ids) for ids, _, _ in known], out=first[1:])
    gaps = np.array(gap, np.uint8)
    return Words(
        start=np.array([s for s, _ in spans], np.int32),
        end=np.array([e for _, e in spans], np.int32),
        gap=gaps,
        shape=np.array([shape for _, shape, _ in known], np.uint8),
        quote=np.array(_quote_states(words, gap), np.uint8),
        ends_sentence=_ends_sentence(np.array([mark for _, _, mark in known], np.uint8), gaps),
        piece=np.fromiter(chain.from_iterable(ids for ids, _, _ in known), np.int32, int(first[-1])),
        first=first,
    )


def _ends_sentence(mark: NDArray[np.uint8], gap: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Stops, or what closes after one (a quotation mark, a bracket)."""
    stops, closing = mark == STOP, mark == CLOSING
    ends: NDArray[np.bool_] = stops.copy()
    ends[:-1] &= ~(closing[1:] & (gap[1:] == GLUED))
    ends[1:] |= closing[1:] & stops[:-1]
    return ends


def _located(text: str, stretches: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
    """The words of some paragraphs, and what stands before each: a blank line is told from a line end."""
    spans, gap, last = list[tuple[int, int]](), list[int](), 0
    for start, end in stretches:
        opening = max(LINE, gap_of(text[last:start]))
        for match in _WORD.finditer(text, start, end):
            at = match.span()
            gap.append(opening or (SPACE if at[0] > last else GLUED))
            spans.append(at)
            opening, last = 0, at[1]
    return spans, gap


def part(words: Words, start: int, end: int) -> Words:
    """Words [start, end) as a text of their own."""
    first = words.first[start : end + 1]
    own = slice(start, end)
    return Words(
        start=words.start[own],
        end=words.end[own],
        gap=words.gap[own],
        shape=words.shape[own],
        quote=words.quote[own],
        ends_sentence=words.ends_sentence[own],
        piece=words.piece[first[0] : first[-1]] if len(first) else words.piece[:0],
        first=first - first[0],
    )


def _cut(words: Words, start: int, limit: int) -> int:
    """The end of a window that starts at a word: the last line, else sentence, else word that fits."""
    fits = int(np.searchsorted(words.first, words.first[start] + limit, side="right")) - 1
    fits = max(fits, start + 1)
    if fits >= len(words):
        return len(words)
    low = start + (fits - start) // 3  # a window much shorter than it may be wastes a pass
    lines = np.flatnonzero(words.gap[low + 1 : fits + 1] >= LINE)
    if len(lines):
        return low + 1 + int(lines[-1])
    stops = np.flatnonzero(words.ends_sentence[low:fits])
    return low + 1 + int(stops[-1]) if len(stops) else fits


def windows(words: Words, limit: int = 254, context: int = 40) -> Iterator[Window]:
    """Windows of at most `limit` pieces that own every word once; each sees some words before its own."""
    start = 0
    while start < len(words):
        before = int(np.searchsorted(words.first, words.first[start] - context, side="left"))
        seen = int(words.first[start] - words.first[before])
        end = _cut(words, start, limit - seen)
        yield Window(before, start, end)
        start = end


@dataclass(frozen=True, slots=True)
class Inputs:
    """A batch of windows for the encoder, padded with zeros."""

    piece: NDArray[np.int64]  # windows × pieces
    shape: NDArray[np.int64]
    gap: NDArray[np.int64]
    quote: NDArray[np.int64]
    first: NDArray[np.int64]  # windows × words: a word's first piece; 0 ([CLS]) where there is no word


def inputs(batch: Iterable[tuple[Words, int, int]]) -> Inputs:
    """The arrays of some word ranges [start, end)."""
    items = list(batch)
    length = max(int(w.first[e] - w.first[s]) for w, s, e in items) + 2
    most = max(e - s for _, s, e in items)
    piece, shape, gap, quote = (np.zeros((len(items), length), np.int64) for _ in range(4))
    first = np.zeros((len(items), most), np.int64)
    for row, (words, s, e) in enumerate(items):
        a, b = int(words.first[s]), int(words.first[e])
        n, count = b - a, np.diff(words.first[s : e + 1])
        piece[row, 0], piece[row, 1 : n + 1], piece[row, n + 1] = CLS, words.piece[a:b], SEP
        shape[row, 1 : n + 1] = np.repeat(words.shape[s:e], count)
        quote[row, 1 : n + 1] = np.repeat(words.quote[s:e], count)
        at = words.first[s:e] - a + 1
        gap[row, at] = words.gap[s:e]
        first[row, : e - s] = at
    return Inputs(piece, shape, gap, quote, first)
