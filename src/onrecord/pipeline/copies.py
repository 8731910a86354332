"""A text that several articles have word for word is parsed once; each article has a reading of its own."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from onrecord import language
from onrecord.pipeline.articles import Asked, Known, outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.model import Article
    from onrecord.pipeline.articles import Outcome
    from onrecord.pipeline.workers import Readers

    Key = tuple[str, tuple[tuple[int, int], ...]]
    """A text by its hash, and the stretches of it that are read: all that its analysis hangs on."""

KEPT_WORDS = 500_000
"""Words whose analyses are kept for copies to come, those used last: about 110 MB, at 170 bytes a word and
772 for the vector of a statement."""


class Copies:
    """Has articles read, but for those whose text has been read already: of these only the rest is done.

    That rest (who speaks, when, for which outlet) is done here, when the outcome is asked for.
    """

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._comes_again: Callable[[str], bool] = lambda _: False
        self._begun: set[Key] = set()
        self._kept: OrderedDict[Key, Known] = OrderedDict()
        self._words = 0

    def expect(self, comes_again: Callable[[str], bool]) -> None:
        """Of which texts there will be copies; by default of none."""
        self._comes_again = comes_again

    @property
    def ahead(self) -> int:
        """As the readers have it."""
        return self._readers.ahead

    def begin(self, articles: tuple[Article, ...]) -> Iterator[Outcome]:
        """Have articles read; what comes of each, in order, as it is waited for."""
        keys = [self._key(article) for article in articles]
        originals = tuple(self._is_original(key) for key in keys)
        asked = tuple(
            Asked(article, keeps=key is not None)
            for article, key, original in zip(articles, keys, originals, strict=True)
            if original
        )
        begun = self._readers.begin(asked)
        return self._outcomes(articles, keys, originals, begun)

    def _key(self, article: Article) -> Key | None:
        """None where no copy is expected."""
        if not article.is_read or not self._comes_again(article.text):
            return None
        return article.text_sha256, language.stretches(article)

    def _is_original(self, key: Key | None) -> bool:
        if key is None:
            return True
        if key in self._begun:
            return False
        self._begun.add(key)
        return True

    def _outcomes(
        self,
        articles: tuple[Article, ...],
        keys: list[Key | None],
        originals: tuple[bool, ...],
        begun: Iterator[Outcome],
    ) -> Iterator[Outcome]:
        for article, key, original in zip(articles, keys, originals, strict=True):
            came = next(begun) if original else self._copy(article, key)
            if key is not None and came.analysis is not None:
                self._keep(key, Known(came.analysis, came.vectors))
            yield came

    def _copy(self, article: Article, key: Key | None) -> Outcome:
        """A copy read; its original, which came before it, has left an analysis or failed."""
        known = self._kept.get(key) if key else None
        if known is None:
            return next(self._readers.begin((Asked(article, keeps=True),)))
        return outcome(Asked(article, keeps=True), known)

    def _keep(self, key: Key, known: Known) -> None:
        if key not in self._kept:
            self._words += len(known.analysis.words)
        self._kept[key] = known
        self._kept.move_to_end(key)
        while self._words > KEPT_WORDS and len(self._kept) > 1:
            self._words -= len(self._kept.popitem(last=False)[1].analysis.words)
