"""How alike two articles are, of many: whether two lines that say the same may tell of one thing at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from math import log, sqrt
from typing import TYPE_CHECKING

from onrecord.link.compare.words import content_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.link.story import Story

UNLIKE, ALIKE = 0.17, 0.3
"""Cosine below which articles rarely tell of one thing, and from which on they mostly do: set by eye on
claims of three piles of 73, 229 and 924 articles, 1 December 2026 (docs/linking.md)."""
OF_UNLIKE, OF_OTHERS = 3.0, 1.0
"""Log odds that two lines lose by standing in unlike articles, and in such as are neither."""


class Likeness:
    """How alike the articles of a story are, by their rarer words; worked out where it is asked for."""

    def __init__(self, story: Story) -> None:
        words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for line in story.lines:
            words[line.article.id].update(content_words(line.text))
        self._words = words
        self._articles = Counter(word for some in words.values() for word in some)
        self._of = cache(self._weighed)
        self._alike = cache(self._cosine)

    def _weighed(self, article: str) -> Mapping[str, float]:
        """The words of an article, by how often it and how seldom others have them; of length 1."""
        every = len(self._words)
        weights = {
            word: (1 + log(times)) * log(every / self._articles[word])
            for word, times in self._words[article].items()
            if self._articles[word] > 1
        }
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    def of(self, a: str, b: str) -> float:
        """The cosine of two articles, by their ids: 1 for the same words, 0 for none in common."""
        return self._alike(min(a, b), max(a, b))

    def _cosine(self, a: str, b: str) -> float:
        one, other = self._of(a), self._of(b)
        return sum(weight * other[word] for word, weight in one.items() if word in other)

    def doubt(self, a: str, b: str) -> float:
        """By how much less likely two lines of these articles say the same than they would in one story.

        Among many stories two lines that lie near one another are often of two of them: in log odds.
        """
        alike = 1.0 if a == b else self.of(a, b)
        return OF_UNLIKE if alike < UNLIKE else OF_OTHERS if alike < ALIKE else 0.0
