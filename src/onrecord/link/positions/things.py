"""What positions are taken on that has no name: a ceasefire, a border, a state of emergency."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.tags import tags
from onrecord.link.conflicts.reading.words import conflict_words, words
from onrecord.link.remembered import remembered

if TYPE_CHECKING:
    from onrecord.link.story import Line, Story

THINGS = 6
"""At most so many things without a name are issues, those first on which most positions are taken."""
_LEAST_LINES = 4
"""Lines that must take a position on a thing."""
_LEAST_ARTICLES = 2
"""Articles that must print such lines."""
_LEAST_SHARE = 0.25
"""Share of the attributed lines that speak of a thing that must take a position: else it is only told of."""
_SHORTEST = 4
"""Letters of a noun at least."""
_TAKING = frozenset(
    ["agree", "propose", "promise", "intend", "demand", "praise", "refuse", "criticise", "threaten", "deny"]
)
"""Acts that take a position by themselves."""
_WISHING = re.compile(
    r"\b(?:should|must|ought|wants?|needs?|(?:will|would|shall|can)(?: not|not)|won['’]t)\b", re.IGNORECASE
)
"""Words by which any act does."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing: what its word means, the word mostly printed, and the lines that speak of it."""

    sense: str
    word: str
    lines: tuple[Line, ...]


def things(story: Story) -> tuple[Thing, ...]:
    """The things on which positions are taken in several articles, the most disputed first."""
    spoken: dict[str, list[Line]] = defaultdict(list)
    taken: dict[str, list[Line]] = defaultdict(list)
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for line in story.lines:
        if not line.statement.is_attributed:
            continue
        here = nouns(line.text)
        for sense in sorted({sense for sense, _ in here}):
            spoken[sense].append(line)
            if _takes_position(line):
                taken[sense].append(line)
        for sense, word in here:
            printed[sense][word] += 1
    enough = [
        sense
        for sense, lines in taken.items()
        if len(lines) >= max(_LEAST_LINES, _LEAST_SHARE * len(spoken[sense]))
        and len({line.article.id for line in lines}) >= _LEAST_ARTICLES
    ]
    ranked = sorted(enough, key=lambda sense: (-len(taken[sense]), sense))[:THINGS]
    usual = {sense: min(printed[sense], key=lambda w: (-printed[sense][w], w)) for sense in ranked}
    return tuple(Thing(sense, usual[sense], tuple(spoken[sense])) for sense in ranked)


def _takes_position(line: Line) -> bool:
    statement = line.statement
    return (
        statement.act in _TAKING or statement.polarity == "denied" or _WISHING.search(line.text) is not None
    )


@remembered
def nouns(text: str) -> tuple[tuple[str, str], ...]:
    """The common nouns of a line: (what it means, the word), those for people and places left out."""
    lists = conflict_words()
    run = words(text)
    found = []
    for word, tag in zip(run, tags([w.text for w in run]) if run else (), strict=True):
        sense = lists.acts.get(word.sense, word.sense)
        is_noun = tag == "NN" and len(word.text) >= _SHORTEST and word.lower.isalpha()
        if is_noun and sense and _left_out().isdisjoint({word.lower, word.sense}):
            found.append((sense, word.lower))
    return tuple(found)


@cache
def _left_out() -> frozenset[str]:
    """Words for those who act, for where, and for nothing in particular: no position is taken on them."""
    lists = conflict_words()
    return lists.people | lists.agents | lists.no_issues
