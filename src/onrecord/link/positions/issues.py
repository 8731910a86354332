"""What a story's speakers take positions on: things that several lines of theirs name and act upon."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.language.tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.link.positions.principals import Principals
    from onrecord.link.story import Line, Story

ISSUES = 12
"""At most so many issues of a story are tracked, the most spoken of first."""
_LEAST_LINES = 3
"""Lines that must be about something for it to be an issue."""
_SHORTEST = 5
"""Letters a name must have to be known when printed in small letters."""
_LONGEST = 400
"""Characters of a line in which such names are looked for."""
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
    """What each line is about: the folded names of the places and parties in it, save those that speak.

    A line that names nothing goes on about what the same speaker's last line in the article was about.
    """
    subjects = _subjects(story)
    single = frozenset(name for name in subjects.values() if len(name) >= _SHORTEST and " " not in name)
    found: dict[str, tuple[str, ...]] = {}
    last: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in story.lines:
        speakers = principals.ids(line.statement.speaker)
        own = {fold(story.parties[s].name) for s in speakers if s in story.parties}
        named = tuple(key for key in _named(line, subjects, single) if key not in own)
        voice = speakers[-1] if speakers else ""
        found[line.id] = named or (last.get((line.article.id, voice), ()) if voice else ())
        if voice and named:
            last[line.article.id, voice] = named
    return found


def _subjects(story: Story) -> dict[str, str]:
    """Id of place or party -> its folded name; persons are no issues."""
    places = {id: fold(place.name) for id, place in story.places.items()}
    parties = {id: fold(p.name) for id, p in story.parties.items() if p.kind not in ("person", "outlet")}
    return places | parties


def _named(line: Line, subjects: Mapping[str, str], single: frozenset[str]) -> tuple[str, ...]:
    """The subjects that a line names, also where it prints a known name in small letters ("raqqa")."""
    named = [subjects[id] for id in (*line.places, *line.parties) if id in subjects]
    printed = [word for word in fold(line.text[:_LONGEST]).split() if word in single]
    return tuple(dict.fromkeys((*named, *printed)))


def _words(story: Story, key: str, lines: Iterable[Line]) -> str:
    """The issue's name with the two nouns that its lines use most: "Raqqa: operation, plan"."""
    names = sorted({p.name for p in story.places.values()} | {p.name for p in story.parties.values()})
    name = next(name for name in names if fold(name) == key)
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
