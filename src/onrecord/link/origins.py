"""Where the statements of one claim come from: how many have it independently of one another.

Counted is what the texts show. A speaker is one origin however often and wherever quoted. Who isn't named
("officials said") is no new origin beside somebody who is, unless of another country or body. An article's
own words are the account of the speaker that it names or quotes with the same, or whose particulars it
repeats; an article that echoes another one, or credits an agency, has it from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from onrecord.language.folding import fold
from onrecord.link.compare.words import content_words
from onrecord.link.origin_copies import Copies
from onrecord.link.origin_sources import Source, Sources, distinct
from onrecord.link.parties.groups import Groups
from onrecord.link.positions.principals import principals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.link.story import Line, Story
    from onrecord.model import Echo

SAME_PARTICULARS = 2
"""Words of content and numbers that two statements of one claim must share, names of parties and places not
counted, for the one to be the other's account retold; set on the Paris and Raqqa stories."""
SAME_NAME = 85
"""Likeness of two surnames (0 to 100, Levenshtein) that may be one misspelt."""


def origins(story: Story, statements: Sequence[Line], echoes: Sequence[Echo]) -> dict[str, str]:
    """The origin of each statement of one claim: statement id -> key. For many claims make one `Origins`."""
    return Origins(story, echoes).of(statements)


class Origins:
    """Counts the origins of the claims of one story."""

    def __init__(self, story: Story, echoes: Iterable[Echo] = ()) -> None:
        self._story = story
        self._sources = Sources(story)
        self._copies = Copies(story, echoes)
        self._speaks_for = principals(story).of
        self._told: dict[str, frozenset[str]] = {}

    def of(self, lines: Sequence[Line]) -> dict[str, str]:
        """The origin of each statement of one claim: statement id -> key.

        Keys are `party:` and the party's id, `nameless:` with the first article that has it and the words
        printed, `outlet:` or `wire:` and a name, or `article:` and the id of the earliest article.
        """
        lines = sorted(lines, key=lambda line: line.id)
        sources = {line.id: self._sources.of(line) for line in lines}
        known = _folded(distinct(list(sources.values())), self._speaks_for)
        first: dict[str, str] = {}
        """Article -> the first account in it that isn't its own."""
        for line in sorted(lines, key=lambda line: (line.statement.content[0], line.id)):
            source = sources[line.id]
            if source.key in known:
                first.setdefault(line.article.id, known[source.key])
        attributed = [line for line in lines if sources[line.id].sort != "own"]
        found = {}
        for line in lines:
            source = sources[line.id]
            found[line.id] = (
                known.get(source.key)
                or first.get(line.article.id)
                or self._named_in(line, sources, known)
                or self._retold(line, attributed, sources, known)
                or self._own(line, source)
            )
        return found

    def _named_in(self, line: Line, sources: dict[str, Source], known: dict[str, str]) -> str | None:
        """The origin of a party that the line names and that says it elsewhere."""
        said = [source for source in sources.values() if source.sort == "named"]
        for party in (self._story.parties[id] for id in line.parties if id in self._story.parties):
            for source in said:
                name = fold(party.name) if party.kind == "person" else ""
                if source.key == f"party:{party.id}" or (name and _one_name(name, source.name)):
                    return known[source.key]
        return None

    def _retold(
        self, line: Line, attributed: Sequence[Line], sources: dict[str, Source], known: dict[str, str]
    ) -> str | None:
        """The origin of the attributed statement with which it shares most particulars, where enough."""
        mine = self._particulars(line)
        shares = [
            (len(mine & self._particulars(other)), sources[other.id].key in known, other)
            for other in attributed
            if other.id != line.id
        ]
        share, _, best = max(shares, key=lambda row: row[:2], default=(0, False, line))
        if share < SAME_PARTICULARS:
            return None
        return known.get(sources[best.id].key, sources[best.id].key)

    def _particulars(self, line: Line) -> frozenset[str]:
        told = self._told.get(line.id)
        if told is not None:
            return told
        names = [self._story.parties[id].name for id in line.parties if id in self._story.parties]
        names += [self._story.places[id].name for id in line.places if id in self._story.places]
        known = {word for name in names for word in content_words(name)}
        self._told[line.id] = frozenset(content_words(line.text)) - known
        return self._told[line.id]

    def _own(self, line: Line, source: Source) -> str:
        """An article's own account, or the agency's that it credits, or that of an outlet it quotes."""
        if source.sort == "relay":
            return source.key
        article = self._copies.first(line)
        if article.credits:
            return f"wire:{sorted(article.credits)[0]}"
        return f"article:{article.id}"


def _folded(sources: Sequence[Source], speaks_for: Mapping[str, str]) -> dict[str, str]:
    """Key of each source that isn't an article's own -> the key it counts under.

    `speaks_for` gives the government (party id) for which a speaker (party id) speaks.
    """
    named = [source for source in sources if source.sort == "named"]
    groups: Groups[str] = Groups(lambda _a, _b: True)
    for source in sources:
        if source.sort in ("named", "nameless"):
            groups.add(source.key)
    for at, source in enumerate(named):
        for other in named[:at]:
            if _same_speaker(source, other):
                groups.join(source.key, other.key, "")
    for source in named:
        voice = next((one for one in named if speaks_for.get(_party(one)) == _party(source)), None)
        if voice is not None:
            groups.join(source.key, voice.key, "")
    nameless = [source for source in sources if source.sort == "nameless"]
    for at, source in enumerate(nameless):
        for other in (*named, *nameless[:at]):
            if _may_be(source, other):
                groups.join(other.key, source.key, "")
                break
    best = {}
    for members, _ in groups.groups():
        leader = min(members, key=lambda key: (not key.startswith("party:"), key))
        best.update(dict.fromkeys(members, leader))
    return best


def _party(source: Source) -> str:
    """The id of a named source's party."""
    return source.key.removeprefix("party:")


def _may_be(nameless: Source, other: Source) -> bool:
    """Whether who isn't named may be the other: nothing tells them apart, not country nor body."""
    if "witnesses" in nameless.bodies or "witnesses" in other.bodies:
        return nameless.bodies == other.bodies
    one_country = not nameless.countries or not other.countries or nameless.countries & other.countries
    one_body = not nameless.bodies or not other.bodies or nameless.bodies & other.bodies
    return bool(one_country and one_body)


def _same_speaker(a: Source, b: Source) -> bool:
    """Whether two who say the same are one: a surname alone, a misspelling, an office and its holder."""
    if not a.name or not b.name:
        return False
    if a.is_person and b.is_person:
        return _one_name(a.name, b.name)
    office = a.bodies & b.bodies and (not a.countries or not b.countries or a.countries & b.countries)
    return bool(office) or _one_name(a.name, b.name)


def _one_name(a: str, b: str) -> bool:
    """Whether two folded names are one: surnames alike, first names the same, wanting or behind a title."""
    one, other = a.split(), b.split()
    if not one or not other:
        return False
    if ratio(one[-1], other[-1]) < SAME_NAME:
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return len(shorter) == 1 or one[0] == other[0] or longer[-len(shorter) :] == shorter
