"""What a story's speakers take positions on: things that several lines of theirs name and act upon."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.link.positions.principals import Principals
    from onrecord.link.story import Line, Story

ISSUES = 12
"""At most so many issues of a story are tracked, the most spoken of first."""
_LEAST_LINES = 3
"""Lines that must be about something for it to be an issue."""
_NO_STANCE = frozenset({"know", "other"})
"""Acts in which nobody takes a position."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something positions are taken on: its key, a few of the texts' own words for it, and its lines."""

    key: str
    words: str
    lines: tuple[Line, ...]


def issues(story: Story, principals: Principals) -> tuple[Issue, ...]:
    """The issues of a story, the most spoken of first; a line may belong to several."""
    keys = _keys(story, principals)
    about: dict[str, list[Line]] = defaultdict(list)
    for line in story.lines:
        for key in keys.get(line.id, ()):
            about[key].append(line)
    ranked = sorted(
        (key for key, lines in about.items() if _counts(lines)),
        key=lambda key: (-len({line.article.id for line in about[key]}), -len(about[key]), key),
    )
    return tuple(Issue(key, _words(story, key, about[key]), tuple(about[key])) for key in ranked[:ISSUES])


def _counts(lines: Iterable[Line]) -> bool:
    spoken = [line for line in lines if line.statement.is_attributed and line.statement.act not in _NO_STANCE]
    return len(spoken) >= _LEAST_LINES


def _keys(story: Story, principals: Principals) -> dict[str, tuple[str, ...]]:
    """What each line is about: parties and places it names, save those that speak.

    A line that names nothing goes on about what the same speaker's last line in the article was about.
    """
    found: dict[str, tuple[str, ...]] = {}
    last: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in story.lines:
        speakers = principals.ids(line.statement.speaker)
        named = tuple(f"place:{p}" for p in line.places)
        named += tuple(
            f"party:{p}" for p in line.parties if p not in speakers and principals.of.get(p) not in speakers
        )
        voice = speakers[-1] if speakers else ""
        here = named or (last.get((line.article.id, voice), ()) if voice else ())
        found[line.id] = tuple(dict.fromkeys(here))
        if voice and named:
            last[line.article.id, voice] = named
    return found


def _words(story: Story, key: str, lines: Iterable[Line]) -> str:
    """The issue's name with the two nouns that its lines use most: "Raqqa: operation, plan"."""
    kind, _, noun = key.partition(":")
    name = story.places[noun].name if kind == "place" else story.parties[noun].name
    counts: Counter[str] = Counter()
    for line in lines:
        words = line.text.split()
        bare = [word.strip(".,;:“”\"'()") for word in words]
        if not any(bare):
            continue
        nouns = {
            word.lower()
            for word, tag in zip(bare, tags([w or "." for w in bare]), strict=True)
            if tag == "NN" and len(word) > 3
        }
        counts.update(nouns)
    top = sorted((word for word, n in counts.items() if n > 1), key=lambda word: (-counts[word], word))[:2]
    return f"{name}: {', '.join(top)}" if top else name
