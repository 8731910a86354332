"""What of an article is compared: the words of its body, as numbers, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from anyascii import anyascii

from onrecord.language import outline
from onrecord.link.compare.words import content_word
from onrecord.link.echoes.candidates import run_hashes
from onrecord.model import Region, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from onrecord.model import Article

    Ints = NDArray[np.int64]
    Words = NDArray[np.int32]
    Spans = NDArray[np.int32]

SEED = 4
"""Words in a row that begin a passage."""
OFTEN = 4
"""Times that a run may stand in one article and still begin a passage."""
_WORD = re.compile(r"\w+")
_LEFT_OUT = frozenset({"furniture", "byline", "title", "dateline"})
"""Kinds of regions that aren't compared: every article of an outlet shares the one, of an event the other."""


def regions(article: Article) -> Iterator[Region]:
    """The regions of an article that are compared; all of it where nobody marked any."""
    every = article.regions or ((Region(Span(0, len(article.text)), "body"),) if article.text else ())
    return (region for region in every if region.kind not in _LEFT_OUT)


class Vocabulary:
    """Words of a set of articles by number. A word's number depends on the order of the articles."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._content: dict[str, int] = {"": 0}
        self._content_of: list[int] = []

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The number of each word as printed; case and diacritics make no difference."""
        return [known if (known := self._number.get(word)) is not None else self._add(word) for word in words]

    def _add(self, word: str) -> int:
        plain = word.lower() if word.isascii() else anyascii(word).lower()
        number = self._number.get(plain)
        if number is None:
            number = self._number[plain] = len(self._content_of)
            self._content_of.append(self._content.setdefault(content_word(plain), len(self._content)))
        self._number[word] = number
        return number

    def contents(self) -> Ints:
        """For each word the number of what stands for its meaning, 0 where it carries none."""
        return np.array(self._content_of or [0], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Runs:
    """The hashes of runs of words, sorted; how often each run is there, and from where on in `places` the
    words stand that it begins with. Runs that are there often are left out."""

    hashes: NDArray[np.uint64]
    count: Words
    first: Words
    places: Words


@dataclass(frozen=True)
class Body:
    """The words of an article's body: `words` by number, `contents` those that carry meaning, in order."""

    article: Article
    words: Words
    vocabulary: Vocabulary

    @cached_property
    def spans(self) -> Spans:
        """Where each word stands: a row of start and end for each."""
        text = self.article.text
        return np.array(
            [
                match.span()
                for region in regions(self.article)
                for match in _WORD.finditer(text, region.span.start, region.span.end)
            ],
            dtype=np.int32,
        ).reshape(-1, 2)

    @cached_property
    def runs(self) -> Runs:
        """Its runs of `SEED` words."""
        every = run_hashes(self.words, SEED)
        places = np.argsort(every, kind="stable").astype(np.int32)
        every = every[places]
        first = np.flatnonzero(np.append(True, every[1:] != every[:-1])[: len(every)])
        count = np.diff(np.append(first, len(every)))
        first, count = first[count <= OFTEN], count[count <= OFTEN]
        return Runs(every[first], count.astype(np.int32), first.astype(np.int32), places)

    def forget(self) -> None:
        """Keep the words alone: what else was worked out of them is worked out again when it is asked for."""
        for name in ("spans", "runs", "_parts"):
            self.__dict__.pop(name, None)

    @cached_property
    def _parts(self) -> tuple[NDArray[np.bool_], Spans]:
        """`quoted` and `sentences`: of a parsed article no more than this is kept, for memory's sake."""
        (sentences, quotations), starts = outline(self.article), self.spans[:, 0]
        marks = np.zeros(len(self.article.text) + 1, dtype=np.bool_)
        for quotation in quotations:
            marks[quotation.inner.start : quotation.inner.end] = True
        edges = np.array([(s.start, s.end) for s in sentences], dtype=np.int64).reshape(-1, 2)
        rows = np.searchsorted(starts, edges).astype(np.int32)
        return marks[starts], rows[rows[:, 1] > rows[:, 0]]

    @property
    def quoted(self) -> NDArray[np.bool_]:
        """Which words stand between quotation marks: they are the speaker's, whoever prints them."""
        return self._parts[0]

    @property
    def sentences(self) -> Spans:
        """The first word of each sentence that has words, and the one after its last."""
        return self._parts[1]


def bodies(articles: Iterable[Article]) -> list[Body]:
    """The bodies of articles, in order of id, over one vocabulary."""
    vocabulary = Vocabulary()
    found = []
    for article in sorted(articles, key=lambda article: article.id):
        words = [
            word
            for region in regions(article)
            for word in _WORD.findall(article.text, region.span.start, region.span.end)
        ]
        found.append(Body(article, np.array(vocabulary.numbers(words), dtype=np.int32), vocabulary))
    return found
