"""Which two lines are worth comparing: those that share rare words or lie close as vectors, never all pairs.

Two ways lead to a pair. Inverted lists: a line is filed under its rarest words, parties and places, and a
list longer than `Reach.longest_list` is left alone, for what everyone says ties nobody together. And
neighbourhoods of vectors: `neighbours.py`. Of what they bring, each line keeps its best few. The cost grows
with the number of lines times its logarithm, and nothing depends on chance or on the order of reading.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.vectors import DIMENSIONS, minilm
from onrecord.link.compare.sides import printed_of
from onrecord.link.compare.words import content_words
from onrecord.link.neighbours import distinct, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from onrecord.language.vectors import Vectors
    from onrecord.link.story import Line, Story

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]
    Near = tuple[Ints, Ints, Floats]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines to compare (a.id < b.id) and how near their vectors lie (cosine, -1 to 1)."""

    a: Line
    b: Line
    near: float


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the search for candidates goes.

    `keys` are the rarest words, parties and places that a line is filed under; `longest_list` the most
    lines that may stand under one; `kept` the most pairs that a line keeps of those it begins; `nearest`
    what the cosine, raised for rare words in common, must come to. All four were chosen on labelled pairs
    so that few pairs of one meaning get lost that a comparison would find.
    """

    keys: int = 12
    longest_list: int = 100
    kept: int = 32
    nearest: float = 0.5


BLOCK = 1024
"""Lines whose candidates are worked out at once: bounds the memory, changes nothing else."""


def embed(story: Story, vectors: Vectors | None = None) -> Floats:
    """One vector of length 1 for each line of the story, in its order; equal texts are worked out once."""
    texts = list(dict.fromkeys(line.meant or line.text for line in story.lines))
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    row = {text: number for number, text in enumerate(texts)}
    table = (vectors or minilm()).of(texts)
    return np.asarray(table[[row[line.meant or line.text] for line in story.lines]], dtype=np.float32)


def candidates(story: Story, vectors: Floats, reach: Reach | None = None) -> Iterator[Pair]:
    """The pairs of lines worth comparing, each once, in the order of the story.

    `vectors` are the rows that `embed` gives. Lines of which one holds the other's words in the same
    article (a report and what it reports) are no pair.
    """
    reach = reach or Reach()
    lines = story.lines
    firsts, seconds, cosines = _best(lines, vectors, reach)
    for first, second, cosine in zip(firsts.tolist(), seconds.tolist(), cosines.tolist(), strict=True):
        a, b = lines[first], lines[second]
        if not overlap(a, b):
            yield Pair(a, b, cosine) if a.id < b.id else Pair(b, a, cosine)


def overlap(a: Line, b: Line) -> bool:
    """Whether the two are made of the same characters, wholly or in part."""
    return a.article.id == b.article.id and any(
        one.meets(other) for one in a.statement.content for other in b.statement.content
    )


def is_one_breath(a: Line, b: Line) -> bool:
    """Whether one sentence says both: what is printed of the two, with source and cue, shares characters."""
    return a.article.id == b.article.id and a.statement.hull.meets(b.statement.hull)


def _best(lines: Sequence[Line], vectors: Floats, reach: Reach) -> Near:
    """Row numbers (first < second) and cosines of all pairs kept, sorted."""
    n = len(lines)
    index = _Index(lines, reach)
    close = neighbours(vectors, reach.kept)
    found: list[Ints] = []
    for begin in range(0, n, BLOCK):
        end = min(begin + BLOCK, n)
        first, second, shared = index.pairs(begin, end)
        both = np.concatenate([first * n + second, close[(close >= begin * n) & (close < end * n)]])
        weight = np.concatenate([shared, np.zeros(len(both) - len(first), dtype=np.float32)])
        codes, inverse = np.unique(both, return_inverse=True)
        shares = np.bincount(inverse, weights=weight, minlength=len(codes)).astype(np.float64)
        cosines = _cosines(vectors, codes // n, codes % n)
        found.append(_top(codes, shares, cosines, n, reach))
    pairs = distinct(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return pairs // n, pairs % n, _cosines(vectors, pairs // n, pairs % n)


def _top(codes: Ints, shares: Doubles, cosines: Floats, n: int, reach: Reach) -> Ints:
    """The codes of the best pairs of each line: `kept` at most, the nearest with most rare words first."""
    worth = cosines + _SHARE * shares
    good = worth >= reach.nearest
    codes, score = codes[good], worth[good]
    order = np.lexsort((codes, -score, codes // n))
    line = (codes // n)[order]
    starts = np.searchsorted(line, line)
    chosen = codes[order][np.arange(len(line)) - starts < reach.kept]
    first, second = chosen // n, chosen % n
    return np.minimum(first, second) * n + np.maximum(first, second)


_SHARE = 0.05
"""What a shared key raises the cosine by, times the log of how many lines there are for one with it."""


def _cosines(vectors: Floats, first: Ints, second: Ints) -> Floats:
    """Row by row, to four digits, so that no pair depends on what was worked out along with it."""
    rows = [
        np.einsum("ij,ij->i", vectors[first[at : at + BLOCK]], vectors[second[at : at + BLOCK]])
        for at in range(0, len(first), BLOCK)
    ]
    return np.round(np.concatenate(rows), 4) if rows else np.zeros(0, dtype=np.float32)


class _Index:
    """Lines by their rarest keys."""

    def __init__(self, lines: Sequence[Line], reach: Reach) -> None:
        keys = [sorted({*content_words(printed_of(line)), *line.parties, *line.places}) for line in lines]
        count = Counter(key for some in keys for key in some)
        number = {
            key: k for k, key in enumerate(sorted(k for k, c in count.items() if 1 < c <= reach.longest_list))
        }
        self._weight = np.zeros(len(number) + 1, dtype=np.float32)
        for key, k in number.items():
            self._weight[k] = math.log(len(lines) / count[key])
        rows = [
            (number[key], line)
            for line, some in enumerate(keys)
            for key in sorted((k for k in some if k in number), key=lambda k: (count[k], k))[: reach.keys]
        ]
        table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 2)
        self._lines = table[:, 1]
        self._start = np.searchsorted(table[:, 0], np.arange(len(number) + 1))
        order = np.lexsort((table[:, 0], table[:, 1]))
        self._by_line = table[order]

    def pairs(self, begin: int, end: int) -> Near:
        """(first, second, weight) of each key that a line of the block shares with another line."""
        low, high = np.searchsorted(self._by_line[:, 1], [begin, end])
        keys, firsts = self._by_line[low:high, 0], self._by_line[low:high, 1]
        lengths = self._start[keys + 1] - self._start[keys]
        first = np.repeat(firsts, lengths)
        within = np.arange(len(first)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        second = self._lines[np.repeat(self._start[keys], lengths) + within]
        weight = self._weight[np.repeat(keys, lengths)]
        other = first != second
        return first[other], second[other], weight[other]
