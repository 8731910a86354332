"""What a word weighs in a story: much where few of its lines have it, and English seldom."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.lexicon import rows
from onrecord.link.compare.words import content_word, content_words, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.link.story import Line

_PRIOR = 300
"""Lines of everyday English counted along with the story's, so that five articles weigh words too."""
_WORDS_IN_LINE = 22
"""Words of a line on average: turns a word's share of a corpus into the share of lines that have it."""
_CAPITAL = 0.6
"""Share of a word's places inside lines that must have a capital for it to count as a name."""
_UNSEEN = 0.5
"""Lines that a word counts for besides those that have it, so that one that none has weighs 1."""
_PRINTED = re.compile(r"\w[\w’'-]*")


class Scale:
    """Weights of words in one story. Made once; asked for every line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        count = Counter(word for line in lines for word in set(content_words(line.text)))
        self._count, self._every = count, len(lines) + _PRIOR
        self._heaviest = math.log(self._every / _UNSEEN)
        self._weight: dict[str, float] = {}
        self._names = _names(lines)

    def weight(self, word: str) -> float:
        """From 0 (in every line) to 1 (in none), whether the story has a hundred lines or thousands."""
        known = self._weight.get(word)
        if known is None:
            everyday = min(everyday_share().get(word, 0.0) * _WORDS_IN_LINE, 1.0)
            lines = self._count[word] + _PRIOR * everyday + _UNSEEN
            known = self._weight[word] = max(math.log(self._every / lines), 0.0) / self._heaviest
        return known

    def weigh(self, words: Iterable[str]) -> float:
        """What the words weigh together; summed in one order, so that no digit depends on chance."""
        return sum(self.weight(word) for word in sorted(words))

    def is_name(self, word: str) -> bool:
        """Whether the story prints the word with a capital where nothing but being a name asks for one."""
        return word in self._names


def _names(lines: Sequence[Line]) -> frozenset[str]:
    forms: Counter[str] = Counter()
    for line in lines:
        if line.statement.region != "title":
            forms.update(_PRINTED.findall(line.text)[1:])
    every: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for printed, times in forms.items():
        for word in map(content_word, plain_words(printed)):
            every[word] += times
            capital[word] += times * printed[0].isupper()
    return frozenset(word for word, n in every.items() if word and capital[word] > _CAPITAL * n)


@cache
def everyday_share() -> dict[str, float]:
    """The share that each content word has of the corpora that the tag lexicon was counted over."""
    count: Counter[str] = Counter()
    every = 0
    for row in rows("tag_lexicon.txt"):
        form, *cells = row.split()
        n = sum(int(cell.rpartition(":")[2]) for cell in cells)
        if not form.startswith("-"):
            every += n
            count[content_word(form)] += n
    return {word: n / every for word, n in count.items() if word}
