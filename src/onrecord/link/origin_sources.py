"""Whose account a statement is, as far as its own article tells: a name, a body without a name, an outlet."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from onrecord.language.countries import printed_countries
from onrecord.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.link.story import Line, Story
    from onrecord.model import Article, Statement

Sort = Literal["named", "nameless", "relay", "own"]
"""A party by name; somebody described ("officials"); a newspaper or agency; the article itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose account a statement is: `key` names it, `name` is for comparing names, empty where there is none.

    `is_person` tells a person from an office or a body, `is_government` who is a country's. `is_deed`:
    nothing was said, the article tells what they do or want. `articles` are ids of those that have
    it, `countries` codes of those named with it, `bodies` the sorts of bodies ("justice", "military"), and
    `label` is what it is called in a reason.
    """

    sort: Sort
    key: str
    articles: frozenset[str]
    name: str = ""
    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    is_person: bool = False
    is_government: bool = False
    is_deed: bool = False
    label: str = ""

    def beside(self, other: Source) -> Source:
        """The source with what another statement tells of it: what it is, and that it did speak."""
        return replace(
            self,
            articles=self.articles | other.articles,
            countries=self.countries | other.countries,
            bodies=self.bodies | other.bodies,
            is_deed=self.is_deed and other.is_deed,
        )


@dataclass(frozen=True, slots=True)
class Told:
    """Where a statement comes from: the key of its origin, and why it is taken for that."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class _Words:
    nameless: frozenset[str]
    bodies: dict[str, str]


@cache
def _words() -> _Words:
    path = files("onrecord.language") / "data" / "origin_words.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = (row.split(":") for row in table["bodies"].strip().splitlines())
    return _Words(
        frozenset(table["nameless"].split()),
        {word: body.strip() for body, words in rows for word in words.split()},
    )


MOST = 0.6
"""Share of a statement's characters that another within it must hold to be what it says."""
DEEDS = frozenset({"other", "agree", "intend"})
"""Acts of those who say nothing by them: the article tells what they do, back or want."""
HEARD = frozenset({"say", "report", "announce", "deny", "confirm", "claim", "allege", "warn"})
"""Acts that let somebody be heard through another who speaks: "the mayor said that police had told him"."""
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})
_WORD = re.compile(r"[a-z]+(?:'s)?")


class Sources:
    """The source of any line of a story: an index over its nested statements and its speakers, built once."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._inner: Mapping[str, list[Line]] = defaultdict(list)
        for line in story.lines:
            if line.statement.within:
                self._inner[line.statement.within].append(line)
        self._place_countries = {
            place.name: frozenset({place.country}) for place in story.places.values() if place.country
        }
        self._known: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        """Party -> countries and bodies that any line prints with its name."""
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
        return heard or Source(
            "own", f"article:{line.article.id}", frozenset({line.article.id}), fold(line.article.outlet or "")
        )

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
        printed = statement.source.of(article.text)
        words = _WORD.findall(printed.lower().replace("’", "'"))
        return bool(_bodies(printed)) or any(word in _words().nameless or word in PRONOUNS for word in words)

    def _learn(self, statement: Statement, article: Article) -> None:
        """Keeps what is printed with a party's name where it speaks: "Paris prosecutor Ilse Brandt"."""
        party = self._story.parties.get(statement.speaker or "")
        if party is None or statement.source is None or party.kind not in ("person", "organisation"):
            return
        printed, last = statement.source.of(article.text), fold(party.name).split()[-1:]
        if not last or last[0] not in fold(printed).split():
            return
        countries, bodies = self._known.get(party.id, (frozenset(), frozenset()))
        self._known[party.id] = (
            countries | self._countries(printed, party.name if party.kind == "person" else ""),
            bodies | _bodies(printed),
        )

    def _source(self, statement: Statement, article: Article) -> Source | None:
        """Whom one statement is attributed to; None where it is the article's own or names nobody at all."""
        if not statement.is_attributed or (statement.source is None and statement.speaker is None):
            return None
        printed = statement.source.of(article.text) if statement.source else ""
        party = self._story.parties.get(statement.speaker or "")
        text = f"{printed} {party.name}" if party else printed
        countries, bodies = self._countries(text), _bodies(text)
        here = frozenset({article.id})
        is_deed = statement.act in DEEDS or _is_infinitive(statement, article.text)
        if party and party.kind == "outlet":
            name, key = fold(party.name), f"outlet:{party.name}"
            return Source("relay", key, here, name, countries, bodies, label=party.name)
        if party and not _is_nameless(party.name, party.kind):
            also = self._known.get(party.id, (frozenset(), frozenset()))
            return Source(
                "named",
                f"party:{party.id}",
                here,
                "" if party.kind == "government" else fold(party.name.split(",")[0]),
                countries | also[0],
                bodies | also[1],
                is_person=party.kind == "person",
                is_government=party.kind == "government",
                is_deed=is_deed,
                label=party.name.split(",")[0],
            )
        sort: Sort = "relay" if bodies == {"media"} else "nameless"
        key = f"nameless:{article.id}:{fold(printed)}"
        return Source(
            sort, key, here, "", countries, bodies, is_deed=is_deed, label=" ".join(printed.split())
        )

    def _countries(self, text: str, name: str = "") -> frozenset[str]:
        """Codes of the countries that a text prints or that its places lie in, those of a name left out."""
        known = printed_countries()
        words = text.replace("’s", "").replace("'s", "").replace(",", " ").split()
        words = [word for word in words if word not in name.split()]
        runs = {" ".join(words[k : k + n]) for n in (1, 2) for k in range(len(words) + 1 - n)}
        found = frozenset(known[run][1].code for run in runs if run in known)
        return found.union(*(self._place_countries[run] for run in runs if run in self._place_countries))


def _is_heard(statement: Statement, text: str) -> bool:
    """Whether words are told by it, rather than a deed or a plan ("to identify the men")."""
    return statement.is_attributed and statement.act in HEARD and not _is_infinitive(statement, text)


def _is_oneself(statement: Statement, text: str) -> bool:
    """Whether somebody speaks of themselves: "we have always said", inside what they say."""
    return statement.source is not None and statement.source.of(text).lower() in ("i", "we")


def _is_infinitive(statement: Statement, text: str) -> bool:
    return statement.cue is not None and statement.cue.of(text).lower().startswith("to ")


def _is_nameless(name: str, kind: str) -> bool:
    if kind == "government":
        return False
    head = name.split(",")[0].strip()
    plain = head.lower().replace("’", "'").split()
    known = _words().nameless
    if not plain:  # a name that is cut wrongly, and begins with its comma, names nobody
        return True
    if head[:1].islower() or plain[0] in ("a", "an", "some", "one", "two", "several", "many"):
        return True
    return plain[-1] in known and len(plain) <= 3


def _bodies(text: str) -> frozenset[str]:
    bodies = _words().bodies
    words = _WORD.findall(text.lower().replace("’", "'"))
    return frozenset(bodies[word] for word in words if word in bodies)
