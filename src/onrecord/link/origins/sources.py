"""Whose account a statement is, as far as its own article tells: a name, a body without a name, an outlet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.language.folding import fold
from onrecord.link.origins.traits import (
    NONE,
    Traits,
    is_nameless,
    is_of_the_accused,
    is_private,
    is_somebody,
    names_in,
    traits,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.story import Line, Story
    from onrecord.model import Article, Statement

Sort = Literal["named", "nameless", "relay", "own"]
"""A party by name; somebody described ("officials"); a newspaper or agency; the article itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose account a statement is: `key` names it, `name` is for comparing names, empty where there is none.

    `is_person` tells a person from an office or a body, `is_government` who is a country's. `is_deed`:
    nothing was said, the article tells what they do or want. `is_private` is somebody without a name and
    without an office ("a baker"), `calls` are the names in what describes them ("a Vodaline spokesman").
    `articles` are ids of those that have it, `traits` what is printed with it,
    `label` is what it is called in a reason.
    """

    sort: Sort
    key: str
    articles: frozenset[str]
    name: str = ""
    traits: Traits = NONE
    is_person: bool = False
    is_government: bool = False
    is_deed: bool = False
    is_private: bool = False
    calls: frozenset[str] = frozenset()
    label: str = ""

    def beside(self, other: Source) -> Source:
        """The source with what another statement tells of it: what it is, and that it did speak."""
        return replace(
            self,
            articles=self.articles | other.articles,
            traits=self.traits | other.traits,
            is_deed=self.is_deed and other.is_deed,
        )


@dataclass(frozen=True, slots=True)
class Told:
    """Where a statement comes from: the key of its origin, and why it is taken for that."""

    key: str
    why: str


MOST = 0.6
"""Share of a statement's characters that another within it must hold to be what it says."""
DEEDS = frozenset({"other", "agree", "intend"})
"""Acts of those who say nothing by them: the article tells what they do, back or want."""
HEARD = frozenset({"say", "report", "announce", "deny", "confirm", "claim", "allege", "warn"})
"""Acts that let somebody be heard through another who speaks: "the mayor said that police had told him"."""


class Sources:
    """The source of any line of a story: an index over its nested statements and its speakers, built once."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._inner: Mapping[str, list[Line]] = defaultdict(list)
        for line in story.lines:
            if line.statement.within:
                self._inner[line.statement.within].append(line)
        self._place_countries = {
            place.name: place.country for place in story.places.values() if place.country
        }
        self._known: dict[str, Traits] = {}
        """Party -> what any line prints with its name."""
        for line in story.lines:
            self._learn(line.statement, line.article)

    def of(self, line: Line) -> Source:
        """Whose account it is: the innermost speaker who is heard saying it, or the article."""
        line = self._innermost(line)
        heard: Source | None = None
        behind_deed = False
        for statement in line.chain:
            source = self._source(statement, line.article)
            if source is None:
                continue
            is_heard = _is_heard(statement, line.article.text) and self._speaks(statement, line.article)
            if heard is None:
                behind_deed = behind_deed or (source.is_deed and statement is not line.chain[0])
                if not behind_deed or is_heard:
                    heard = source
            elif is_heard and (source.sort != "relay" or heard.sort == "relay"):
                heard = heard if _is_oneself(statement, line.article.text) else source
        return heard or self.own(line.article)

    def own(self, article: Article) -> Source:
        """The article itself, for what it tells in its own words."""
        return Source("own", f"article:{article.id}", frozenset({article.id}), fold(article.outlet or ""))

    def inside(self, line: Line) -> Sequence[Line]:
        """The lines that stand directly inside a line."""
        return self._inner.get(line.id, ())

    def holder(self, statement: Statement, article: Article) -> Source | None:
        """Whom the statement alone is attributed to, be it a saying or a deed."""
        return self._source(statement, article)

    def _innermost(self, line: Line) -> Line:
        """The line itself, or what stands within it where that is nearly all it says."""
        size = sum(map(len, line.statement.content))
        for inner in self._inner.get(line.id, ()):
            held = sum(map(len, inner.statement.content))
            if (
                inner.statement.source
                and _is_heard(inner.statement, line.article.text)
                and held >= MOST * size
            ):
                return self._innermost(inner) if held < size or inner.id > line.id else inner
        return line

    def _speaks(self, statement: Statement, article: Article) -> bool:
        """Whether its source is somebody: a party, a pronoun or who is described ("the raid" isn't)."""
        if statement.speaker is not None or statement.source is None:
            return statement.speaker is not None
        return is_somebody(statement.source.of(article.text))

    def _learn(self, statement: Statement, article: Article) -> None:
        """Keeps what is printed with a party's name where it speaks: "Paris prosecutor Ilse Brandt"."""
        party = self._story.parties.get(statement.speaker or "")
        if party is None or statement.source is None or party.kind not in ("person", "organisation"):
            return
        printed, last = statement.source.of(article.text), fold(party.name).split()[-1:]
        if not last or last[0] not in fold(printed).split():
            return
        name = party.name if party.kind == "person" else ""
        seen = traits(printed, self._place_countries, name)
        self._known[party.id] = self._known.get(party.id, NONE) | seen

    def _source(self, statement: Statement, article: Article) -> Source | None:
        """Whom one statement is attributed to; None where it is the article's own or names nobody at all."""
        if not statement.is_attributed or (statement.source is None and statement.speaker is None):
            return None
        if _is_accused(statement, article.text):
            return None
        printed = statement.source.of(article.text) if statement.source else ""
        party = self._story.parties.get(statement.speaker or "")
        text = f"{printed} {party.name}" if party else printed
        seen = traits(text, self._place_countries)
        here = frozenset({article.id})
        is_deed = statement.act in DEEDS or _is_infinitive(statement, article.text)
        if party and party.kind == "outlet":
            name, key = fold(party.name), f"outlet:{party.name}"
            return Source("relay", key, here, name, seen, label=party.name)
        if party and not is_nameless(party.name, party.kind):
            name = party.name.split(",")[0]
            return Source(
                "named",
                f"party:{party.id}",
                here,
                "" if party.kind == "government" else fold(name),
                seen | self._known.get(party.id, NONE),
                is_person=party.kind == "person",
                is_government=party.kind == "government",
                is_deed=is_deed,
                label=name,
            )
        sort: Sort = "relay" if seen.bodies == {"media"} else "nameless"
        key = f"nameless:{article.id}:{fold(printed)}"
        label = " ".join(printed.split())
        return Source(
            sort,
            key,
            here,
            "",
            seen,
            is_deed=is_deed,
            is_private=is_private(printed),
            calls=names_in(printed),
            label=label,
        )


def _is_heard(statement: Statement, text: str) -> bool:
    """Whether words are told by it, rather than a deed or a plan ("to identify the men")."""
    return statement.is_attributed and statement.act in HEARD and not _is_infinitive(statement, text)


def _is_oneself(statement: Statement, text: str) -> bool:
    """Whether somebody speaks of themselves: "we have always said", inside what they say."""
    return statement.source is not None and statement.source.of(text).lower() in ("i", "we")


def _is_accused(statement: Statement, text: str) -> bool:
    """Whether the source is who something is said of: "Orsk is charged with", not "is charged, Orsk said"."""
    source, cue = statement.source, statement.cue
    is_before = source is not None and cue is not None and 0 <= cue.start - source.end <= 1
    return is_before and cue is not None and is_of_the_accused(cue.of(text))


def _is_infinitive(statement: Statement, text: str) -> bool:
    return statement.cue is not None and statement.cue.of(text).lower().startswith("to ")
