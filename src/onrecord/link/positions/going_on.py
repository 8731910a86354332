"""Lines that go on about an issue without naming it: "such an offensive", or the speaker's next sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.link.conflicts.words import conflict_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.link.positions.principals import Principals
    from onrecord.link.story import Line, Story

_OFTEN = 2
"""Lines of an article that must name an issue for the article to be about it; a headline does alone."""
_POINTING = frozenset({"such", "this", "that", "these", "those", "the", "any"})
_BEFORE = 3
"""Words before an act among which a pointing word makes it one that was spoken of before."""
_NEAR = 500
"""Characters back to a line that names the issue from which such a word points to it."""
_GAP = 200
"""Characters between two sentences of one speaker that are still one speech: "..., he said. And then ..." """


@dataclass(frozen=True, slots=True)
class Acts:
    """What is done to an issue: (the meaning, the word mostly printed), the most used first."""

    nouns: tuple[tuple[str, str], ...]


def going_on(
    story: Story, principals: Principals, key: str, naming: Sequence[Line], acts: Acts
) -> tuple[Line, ...]:
    """The lines that don't name the issue and yet go on about it, in the order of the story.

    `naming` are those that name it. An article must be about the issue; then a line goes on where it tells
    of the same act and either points back ("such an offensive") or names no other place; or where it is the
    next sentence of a speaker whose last one was on the issue, and names no other place.
    """
    by_article: dict[str, list[Line]] = defaultdict(list)
    for line in naming:
        by_article[line.article.id].append(line)
    about = {id: lines for id, lines in by_article.items() if _is_about(lines)}
    named = {line.id for line in naming}
    others: dict[str, list[Line]] = defaultdict(list)
    for line in story.lines:
        if line.article.id in about:
            others[line.article.id].append(line)
    found: list[Line] = []
    for id, lines in others.items():
        found += _of_article(story, principals, _Matter(key, named, about[id], acts), lines)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Matter:
    """An issue in one article: its key, the ids of all lines that name it, those of the article, its acts."""

    key: str
    named: set[str]
    naming: Sequence[Line]
    acts: Acts


def _is_about(lines: Sequence[Line]) -> bool:
    return len({line.statement.content[0].start for line in lines}) >= _OFTEN or any(
        line.statement.region == "title" for line in lines
    )


def _of_article(
    story: Story, principals: Principals, matter: _Matter, lines: Iterable[Line]
) -> Iterator[Line]:
    last: tuple[str, int] = ("", 0)
    """Who spoke on the issue last in the article, and where that ended."""
    for line in lines:
        speakers = principals.ids(line.statement.speaker)
        voice = speakers[0] if speakers else ""
        is_on = line.id in matter.named
        if not is_on:
            place = any(fold(story.places[p].name) != matter.key for p in line.places if p in story.places)
            next_one = bool(voice) and voice == last[0] and _is_next(line, last[1])
            is_on = _tells_of(line, matter, other_place=place) or (next_one and not place)
            if is_on:
                yield line
        if voice and is_on:
            last = (voice, line.statement.content[-1].end)


def _is_next(line: Line, end: int) -> bool:
    """Whether the line follows in the same paragraph on what ended there."""
    between = line.article.text[end : line.statement.content[0].start]
    return len(between) <= _GAP and "\n\n" not in between


def _tells_of(line: Line, matter: _Matter, *, other_place: bool) -> bool:
    """Whether the line has the issue's act, as one spoken of just before, or with no other place to it."""
    meant = {sense for sense, _ in matter.acts.nouns}
    run = words(line.text)
    lists = conflict_words()
    places = [k for k, w in enumerate(run) if w.sense and lists.acts.get(w.sense, w.sense) in meant]
    if not places:
        return False
    if not other_place:
        return True
    start = line.statement.content[0].start
    near = any(0 <= start - one.statement.content[-1].end <= _NEAR for one in matter.naming)
    return near and any(w.lower in _POINTING for k in places for w in run[max(0, k - _BEFORE) : k])
