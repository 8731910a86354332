"""Whose account an article's own sentence gives again: what it has in common with what a speaker said."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.link.compare.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.link.origins.sources import Source, Sources
    from onrecord.link.story import Line, Story

SAME_PARTICULARS = 2
"""Words of content and numbers that two statements of one claim must share, names of parties and places not
counted, for the one to be the other's account retold; set on the Paris and Raqqa stories."""
ELSEWHERE = 4, 2
"""The same of a statement of no common claim: words and numbers, and how many of them numbers."""
COMMON = 4, 0.08
"""More lines than these, and than this share of the story's: a word that so many have is no particular."""
MOST_LINES = 40
"""Lines of speakers from which a number isn't looked up."""

_MONTH = (
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_DATE = re.compile(
    rf"\b{_DAY} (?:of )?{_MONTH}|{_MONTH}(?: {_DAY})?|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
"""A day of the year or week: all who report of one event print it, wherever they have it from."""


class Accounts:
    """The particulars of a story's lines, and what its speakers said of them."""

    def __init__(self, story: Story, sources: Sources) -> None:
        self._story = story
        self._sources = sources
        self._lines = {line.id: line for line in story.lines}
        self._told: dict[str, frozenset[str]] = {}
        counts = Counter(word for line in story.lines for word in set(content_words(line.text)))
        most = max(COMMON[0], COMMON[1] * len(story.lines))
        self._common = frozenset(word for word, count in counts.items() if count > most)
        self._said: dict[str, list[Line]] | None = None

    def sentence(self, line: Line) -> Line:
        """The outermost line around one that its article tells itself: what a part says, the whole says."""
        return self._lines.get(line.chain[0].id, line)

    def particulars(self, line: Line) -> frozenset[str]:
        """The telling words and numbers of a line, without those of the names in it."""
        told = self._told.get(line.id)
        if told is not None:
            return told
        story = self._story
        names = [story.parties[id].name for id in line.parties if id in story.parties]
        names += [story.places[id].name for id in line.places if id in story.places]
        known = {word for name in names for word in content_words(name)}
        text = _DATE.sub(" ", line.text)
        self._told[line.id] = frozenset(content_words(text)) - known - self._common
        return self._told[line.id]

    def retold(self, line: Line, of: Iterable[Line]) -> Line | None:
        """The line among these with which it shares most particulars, where enough; the first of equals."""
        mine = self.particulars(line)
        shares = [(len(mine & self.particulars(other)), other) for other in of if other.id != line.id]
        share, best = max(shares, key=lambda row: row[0], default=(0, line))
        return best if share >= SAME_PARTICULARS else None

    def elsewhere(self, line: Line) -> Line | None:
        """What a speaker said anywhere in the story, with the same figures and words: of the claim or not."""
        mine = self.particulars(line)
        figures = {word for word in mine if word[0].isdigit()}
        if len(figures) < ELSEWHERE[1]:
            return None
        heard = self._heard()
        found = {other.id: other for word in figures for other in heard.get(word, ())}
        rows = [
            (len(mine & self.particulars(other)), other)
            for _, other in sorted(found.items())
            if len(figures & self.particulars(other)) >= ELSEWHERE[1]
        ]
        share, best = max(rows, key=lambda row: row[0], default=(0, line))
        return best if share >= ELSEWHERE[0] else None

    def _heard(self) -> Mapping[str, list[Line]]:
        """Number -> the lines of speakers that have it."""
        if self._said is None:
            said: dict[str, list[Line]] = defaultdict(list)
            for line in self._story.lines:
                source: Source = self._sources.of(line)
                if source.sort in ("named", "nameless") and not source.is_deed:
                    for word in self.particulars(line):
                        if word[0].isdigit():
                            said[word].append(line)
            self._said = {word: lines for word, lines in said.items() if len(lines) <= MOST_LINES}
        return self._said
