"""The words of a line in the tree of its sentence.

The ledger keeps no trees. Of the few pairs of lines that words have found the reader reads the paragraphs
again, some ten milliseconds each.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.language.reader import shipped
from onrecord.language.reader.trees import dependents, lower_of
from onrecord.link.conflicts.reading.background import country
from onrecord.link.conflicts.reading.deed_words import deed_words
from onrecord.link.conflicts.reading.words import words
from onrecord.link.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.language.reader import Analysis
    from onrecord.link.story import Line

_MOST = 1200
"""Characters on either side of a line that are read at most."""
_NAMING = ("amod", "compound", "flat", "appos", "nummod", "conj")
_APART = frozenset({"nsubj", "cop", "punct", "cc", "conj", "acl:relcl", "case", "mark", "aux"})
"""Relations by which a word hangs on a thing without being part of what it is called."""


@remembered
def _read(text: str) -> Analysis:
    return shipped().trees(text)


class Sentence:
    """The words around a line, by number; `own` are the line's.

    `senses` are what stands for the words' meanings ("" if nothing; a word that the tree has in parts has its
    own at the last one, "re-elected"), `lower` the words in lower case.
    """

    def __init__(self, line: Line) -> None:
        spans, text = line.spans or line.statement.content, line.article.text
        first, last = spans[0].start, spans[-1].end
        low = max(text.rfind("\n", 0, first) + 1, first - _MOST)
        end = text.find("\n", last)
        self._text = text[low : min(len(text) if end < 0 else end, last + _MOST)]
        self._tree = _read(self._text)
        starts = self._tree.words.start.tolist()
        self.own = [k for k, at in enumerate(starts) if any(s.start <= at + low < s.end for s in spans)]
        self.senses = [""] * len(starts)
        for word in words(self._text):
            k = int(self._tree.words.end.searchsorted(word.start + len(word.text)))
            if word.sense and k < len(starts):
                self.senses[k] = word.sense
        self.lower = [lower_of(k, self._tree, self._text) for k in range(len(starts))]
        self.tags, self.heads, self.relations = self._tree.upos, self._tree.head, self._tree.deprel

    @cached_property
    def _below(self) -> list[list[int]]:
        return dependents(self._tree)

    def below(self, k: int, *relations: str) -> list[int]:
        """The words that hang on word k, by one of the relations where some are given."""
        return [j for j in self._below[k] if not relations or self.relations[j] in relations]

    def has(self, k: int, relation: str, *lower: str) -> bool:
        """Whether one of these words hangs on word k by the relation."""
        return any(self.lower[j] in lower for j in self.below(k, relation))

    def called(self, k: int) -> frozenset[str]:
        """What a thing is called: "old safe" in "the bank's old safe", and of whom in "two of the guards"."""
        found = {k, *self.below(k, *_NAMING)}
        if self.tags[k] != "NOUN" or self.lower[k] in deed_words().counting:
            found.update(j for j in self.below(k, "nmod") if self.has(j, "case", "of"))
        return frozenset(self.senses[j] for j in found if self.senses[j]) | self._country(k)

    def _country(self, k: int) -> frozenset[str]:
        """The code of the country that word k names, or the seat of whose government it is."""
        form, code = country(self.lower[k]) if self.tags[k] == "PROPN" else ("", "")
        return frozenset({code} if form in ("name", "seat") else ())

    def meant(self, k: int) -> frozenset[str]:
        """What the words of a thing mean, and what is said of it in passing, but not where it is."""
        return frozenset(self.senses[j] for j in self._part(k) if self.senses[j])

    def _part(self, k: int) -> Iterator[int]:
        yield k
        for j in self._below[k]:
            is_beside = self.relations[j] == "nmod" and not self.has(j, "case", "of")
            if self.relations[j] not in _APART and not is_beside:
                yield from self._part(j)
