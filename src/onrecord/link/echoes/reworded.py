"""Passages that tell the same in other words: sentences with the same rare words, names and numbers.

Two reports of one event share its names and numbers too, but scattered, and each in an order of its own. A
rewording keeps, sentence after sentence, which facts stand together and which come next.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.link.echoes.bodies import Body
    from onrecord.link.echoes.everyones import Everyones

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

ALIKE = 0.5
"""Likeness (cosine of the words' weights) from which two sentences may tell the same."""
LEAST_SHARED = 4
"""Words of content that two such sentences share."""
SHORTEST = 5
"""Words of content below which a sentence isn't looked at: "He declined to comment" is in every article."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Sentence `a` of one body and `b` of another, by number, and how alike they are (0 to 1)."""

    a: int
    b: int
    score: float


@dataclass(frozen=True, slots=True)
class Retelling:
    """Sentences of two bodies that tell the same, and their share of the shorter body's sentences.

    `ordered` is the share of those that come in the same order in both.
    """

    pairs: tuple[Alike, ...]
    share: float
    ordered: float


class Weights:
    """How much a word tells: the rarer among the articles, the more."""

    def __init__(self, found: Sequence[Body], everyones: Everyones) -> None:
        self._everyones = everyones
        contents = found[0].vocabulary.contents() if found else np.zeros(1, dtype=np.int64)
        self._content_of = contents
        count = np.zeros(int(contents.max()) + 1, dtype=np.int64)
        for body in found:
            count[np.unique(contents[body.words])] += 1
        self._weight = np.log((len(found) + _PRIOR) / (count + 1))
        self._weight[0] = 0.0
        self._rows: dict[tuple[str, bool], Rows] = {}
        self._not_own: dict[tuple[str, bool], NDArray[np.bool_]] = {}

    def not_own(self, body: Body, *, far: bool) -> NDArray[np.bool_]:
        """Which words aren't an article's own: what it quotes, and what very many articles have."""
        key = body.article.id, far
        known = self._not_own.get(key)
        if known is None:
            known = self._not_own[key] = body.quoted | self._everyones.of(body, far=far)
        return known

    def forget(self, body: Body) -> None:
        """Let go of what was worked out of a body."""
        for far in (False, True):
            self._rows.pop((body.article.id, far), None)
            self._not_own.pop((body.article.id, far), None)

    def rows(self, body: Body, *, far: bool) -> Rows:
        """The sentences of a body as weighted words, worked out once."""
        key = body.article.id, far
        known = self._rows.get(key)
        if known is None:
            known = self._rows[key] = self._made(body, self.not_own(body, far=far))
        return known

    def _made(self, body: Body, left_out: NDArray[np.bool_]) -> Rows:
        contents = np.where(left_out, 0, self._content_of[body.words])
        sentences, words, sizes = [], [], []
        for number, (first, last) in enumerate(body.sentences.tolist()):
            some = np.unique(contents[first:last])
            some = some[some > 0]
            if len(some) >= SHORTEST:
                sentences.append(np.full(len(some), number, dtype=np.int32))
                words.append(some.astype(np.int32))
                sizes.append(number)
        if not sizes:
            nothing = np.zeros(0, dtype=np.int32)
            return Rows(nothing, nothing, np.zeros(0), np.zeros(0), 0)
        sentence, word = np.concatenate(sentences), np.concatenate(words)
        order = np.lexsort((sentence, word))
        sentence, word = sentence[order], word[order]
        weight = self._weight[word]
        length = np.sqrt(np.bincount(sentence, weights=weight**2, minlength=len(body.sentences)))
        return Rows(sentence, word, weight, length, len(sizes))


_PRIOR = 30
"""Articles added to those given, so that a word that both of two articles have still tells something."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Words by sentence, sorted by word: `length` is of each sentence the length as a vector."""

    sentence: NDArray[np.int32]
    word: NDArray[np.int32]
    weight: Floats
    length: Floats
    count: int


def retelling(a: Rows, b: Rows) -> Retelling:
    """Which sentences of two bodies tell the same, one to one, the likest first."""
    if not a.count or not b.count:
        return Retelling((), 0.0, 0.0)
    low, high = np.searchsorted(b.word, a.word, "left"), np.searchsorted(b.word, a.word, "right")
    times = high - low
    first = np.repeat(np.arange(len(a.word)), times)
    second = np.arange(len(first)) - np.repeat(np.cumsum(times) - times, times) + np.repeat(low, times)
    code = a.sentence[first].astype(np.int64) * len(b.length) + b.sentence[second]
    codes, inverse, shared = np.unique(code, return_inverse=True, return_counts=True)
    dot = np.bincount(inverse, weights=a.weight[first] ** 2, minlength=len(codes))
    one, other = codes // len(b.length), codes % len(b.length)
    score = dot / np.maximum(a.length[one] * b.length[other], 1e-9)
    good = np.flatnonzero((score >= ALIKE) & (shared >= LEAST_SHARED))
    order = good[np.lexsort((other[good], one[good], -np.round(score[good], 6)))]
    pairs: list[Alike] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for at in order.tolist():
        i, j = int(one[at]), int(other[at])
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            pairs.append(Alike(i, j, float(score[at])))
    pairs.sort(key=lambda pair: pair.a)
    chain = _longest_increasing([pair.b for pair in pairs])
    return Retelling(tuple(pairs), len(pairs) / min(a.count, b.count), chain / len(pairs) if pairs else 0.0)


def _longest_increasing(numbers: Sequence[int]) -> int:
    """The length of the longest rising subsequence."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
