"""Lines that go on about an issue without naming it: "such an offensive", or the speaker's next sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.link.conflicts.reading.words import conflict_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.link.conflicts.reading.words import Word
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


@dataclass(slots=True)
class _Matter:
    """An issue in one article: its key, its acts, where lines end that name it, and who spoke on it last."""

    key: str
    meant: frozenset[str]
    named: frozenset[str]
    ends: list[int] = field(default_factory=list)
    last: tuple[str, int] = ("", 0)


def going_on(
    story: Story, principals: Principals, naming: Mapping[str, Sequence[Line]], acts: Mapping[str, Acts]
) -> dict[str, list[Line]]:
    """For each issue the attributed lines that don't name it and yet go on about it, in the story's order.

    `naming` are the lines that name an issue, by its key. An article must be about the issue; then a line
    goes on where it tells of the same act and either points back ("such an offensive") or names no other
    place; or where it is the next sentence of a speaker whose last one was on it, and names no other place.
    """
    found: dict[str, list[Line]] = defaultdict(list)
    about = _about(naming, acts)
    for id, lines in groupby(story.lines, key=lambda line: line.article.id):
        if matters := about.get(id):
            for line in lines:
                for matter in _gone_on(story, principals, line, matters):
                    found[matter.key].append(line)
    return found


def _about(naming: Mapping[str, Sequence[Line]], acts: Mapping[str, Acts]) -> dict[str, list[_Matter]]:
    """The issues that each article is about."""
    found: dict[str, list[_Matter]] = defaultdict(list)
    for key, some in naming.items():
        meant = frozenset(sense for sense, _ in acts[key].nouns)
        for id, of_article in groupby(some, key=lambda line: line.article.id):
            lines = list(of_article)
            starts = {line.statement.content[0].start for line in lines}
            if len(starts) >= _OFTEN or any(line.statement.region == "title" for line in lines):
                ends = [line.statement.content[-1].end for line in lines]
                found[id].append(_Matter(key, meant, frozenset(line.id for line in lines), ends))
    return found


def _gone_on(
    story: Story, principals: Principals, line: Line, matters: Sequence[_Matter]
) -> Iterator[_Matter]:
    """The issues of the article about which the line goes on; remembers who spoke on which."""
    speakers = principals.speaking(line.statement) if line.statement.is_attributed else ()
    if not speakers:
        return
    run = words(line.text)
    places = {fold(story.places[p].name) for p in line.places if p in story.places}
    for matter in matters:
        goes_on = False
        if line.id not in matter.named:
            elsewhere = bool(places - {matter.key})
            next_one = speakers[0] == matter.last[0] and _is_next(line, matter.last[1])
            goes_on = _tells_of(line, run, matter, elsewhere=elsewhere) or (next_one and not elsewhere)
            if goes_on:
                yield matter
        if goes_on or line.id in matter.named:
            matter.last = (speakers[0], line.statement.content[-1].end)


def _is_next(line: Line, end: int) -> bool:
    """Whether the line follows in the same paragraph on what ended there."""
    between = line.article.text[end : line.statement.content[0].start]
    return len(between) <= _GAP and "\n\n" not in between


def _tells_of(line: Line, run: Sequence[Word], matter: _Matter, *, elsewhere: bool) -> bool:
    """Whether the line has the issue's act, as one spoken of just before, or with no other place to it."""
    acts = conflict_words().acts
    at = [k for k, w in enumerate(run) if w.sense and acts.get(w.sense, w.sense) in matter.meant]
    if not at or not elsewhere:
        return bool(at)
    start = line.statement.content[0].start
    near = any(0 <= start - end <= _NEAR for end in matter.ends)
    return near and any(w.lower in _POINTING for k in at for w in run[max(0, k - _BEFORE) : k])
