"""What a story's speakers take positions on: things that several lines of theirs name and act upon."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.countries import folded_countries
from onrecord.language.folding import fold
from onrecord.link.origins.traits import is_nameless
from onrecord.link.positions.going_on import Acts, going_on
from onrecord.link.positions.peoples import peoples
from onrecord.link.positions.stances import acts_in, acts_of
from onrecord.link.positions.things import nouns, things

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.link.positions.principals import Principals
    from onrecord.link.positions.things import Thing
    from onrecord.link.story import Line, Story

ISSUES = 16
"""At most so many issues of a story are tracked, the most spoken of first."""
_LEAST_LINES = 3
"""Lines that must be about something for it to be an issue."""
_SHORTEST = 5
"""Letters a name must have to be known when printed in small letters."""
_LONGEST = 400
"""Characters of a line in which such names are looked for."""
_NO_STANCE = frozenset({"know", "other"})
"""Acts in which nobody takes a position."""
_ASKED = 1000
"""The most lines that are looked at for an issue's nouns; of more an even selection is."""
_OWN = 0.25
"""Share of the lines that name an issue which must tell of an act for it to be the issue's own. Three in five
lines on Raqqa tell of the operation; on a candidate in a campaign no act has more than one in six."""
_NOUNS = 2
"""Nouns that an issue's words tell beside its name."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something positions are taken on: its key, the texts' own words for it, the lines that name it.

    `more` are lines that go on about it; they tell where those stand who have named it elsewhere. The key is
    empty where the issue has no name ("ceasefire"). `acts` are the meanings of what is done to it, as a good
    part of its lines tell: nobody turns on an issue by anything else that they will have or won't.
    """

    key: str
    words: str
    lines: tuple[Line, ...]
    more: tuple[Line, ...] = ()
    acts: frozenset[str] = frozenset()


def issues(story: Story, principals: Principals) -> tuple[Issue, ...]:
    """The issues of a story, the most spoken of first; a line may belong to several.

    A line belongs to an issue that it names, and to one that it goes on about (`going_on.py`).
    """
    called = _subjects(story)
    keys = _keys(story, principals, called)
    about: dict[str, list[Line]] = defaultdict(list)
    for line in story.lines:
        for key in keys.get(line.id, ()):
            about[key].append(line)
    ranked = sorted(
        (key for key, lines in about.items() if _counts(lines)),
        key=lambda key: (-len({line.article.id for line in about[key]}), -len(about[key]), key),
    )
    naming = {key: about[key] for key in ranked[:ISSUES]}
    acts = {key: _acts(lines) for key, lines in naming.items()}
    more = going_on(story, principals, naming, acts)
    named = _names(story)
    found = [
        Issue(
            key, _words(named.get(key), key, acts[key]), tuple(lines), tuple(more.get(key, ())), _own(lines)
        )
        for key, lines in naming.items()
    ]
    return (
        *found,
        *(Issue("", _told(thing), thing.lines, acts=acts_of({thing.sense})) for thing in things(story)),
    )


def _asked(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines that are looked at."""
    return lines[:: -(-len(lines) // _ASKED) or 1]


def _own(lines: Sequence[Line]) -> frozenset[str]:
    """The meanings that a good part of the lines have."""
    some = _asked(lines)
    counts = Counter(act for line in some for act in acts_in(line))
    return frozenset(act for act, number in counts.items() if number >= _OWN * len(some))


def _told(thing: Thing) -> str:
    """A thing's word with the two nouns that its lines use most beside it."""
    beside = [word for sense, word in _acts(thing.lines, _NOUNS + 1).nouns if sense != thing.sense][:_NOUNS]
    return f"{thing.word}: {', '.join(beside)}" if beside else thing.word


def _counts(lines: Iterable[Line]) -> bool:
    spoken = [line for line in lines if line.statement.is_attributed and line.statement.act not in _NO_STANCE]
    return len(spoken) >= _LEAST_LINES


def _keys(story: Story, principals: Principals, called: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What each line is about: the names of places, parties and peoples in it, save of those that speak.

    A line that names nothing goes on about what the same speaker's last line in the article was about.
    """
    single = frozenset(name for name in called.values() if len(name) >= _SHORTEST and " " not in name)
    of_people = peoples(story)
    found: dict[str, tuple[str, ...]] = {}
    last: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in story.lines:
        speakers = principals.speaking(line.statement)
        own = {fold(story.parties[s].name) for s in speakers if s in story.parties}
        named = tuple(key for key in _named(line, called, single) if key not in own)
        named += of_people.get(line.id, ())
        voice = speakers[-1] if speakers else ""
        found[line.id] = named or (last.get((line.article.id, voice), ()) if voice else ())
        if voice and named:
            last[line.article.id, voice] = named
    return found


def _subjects(story: Story) -> dict[str, str]:
    """Id of place or party -> its folded name, a people's its country's.

    Persons are no issues, nor is who has no name ("police").
    """
    places = {id: fold(place.name) for id, place in story.places.items()}
    parties = {
        id: fold(p.name)
        for id, p in story.parties.items()
        if p.kind not in ("person", "outlet") and not is_nameless(p.name, p.kind)
    }
    return {id: _country(name) for id, name in (places | parties).items()}


def _country(name: str) -> str:
    """The country whose people a folded name is: "france" for "french"; else the name."""
    form, country = folded_countries().get(name, ("name", None))
    return fold(country.name) if country is not None and form == "demonym" else name


def _named(line: Line, called: Mapping[str, str], single: frozenset[str]) -> tuple[str, ...]:
    """The subjects that a line names, also where it prints a known name in small letters ("raqqa")."""
    named = [called[id] for id in (*line.places, *line.parties) if id in called]
    printed = [word for word in fold(line.text[:_LONGEST]).split() if word in single]
    return tuple(dict.fromkeys((*named, *printed)))


def _acts(lines: Sequence[Line], most: int = _NOUNS) -> Acts:
    """What the lines say is done to an issue or happens there: the nouns that they use most."""
    counts: Counter[str] = Counter()
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for line in _asked(lines):
        here = nouns(line.text)
        counts.update({sense for sense, _ in here})
        for sense, word in here:
            printed[sense][word] += 1
    top = sorted((sense for sense, n in counts.items() if n > 1), key=lambda s: (-counts[s], s))[:most]
    return Acts(tuple((sense, min(printed[sense], key=lambda w: (-printed[sense][w], w))) for sense in top))


def _names(story: Story) -> dict[str, str]:
    """Folded name of a place or party -> the name, the first in the alphabet of several."""
    names = {p.name for p in story.places.values()} | {p.name for p in story.parties.values()}
    return {fold(name): name for name in sorted(names, reverse=True)}


def _words(name: str | None, key: str, acts: Acts) -> str:
    """The issue's name with the two nouns that its lines use most: "Raqqa: operation, plan"."""
    name = name or key.title()
    nouns = ", ".join(word for _, word in acts.nouns)
    return f"{name}: {nouns}" if nouns else name
