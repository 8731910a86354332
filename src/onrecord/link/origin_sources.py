"""Whose account a statement is, as far as its own article tells: a name, a body without a name, an outlet."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from onrecord.language.countries import printed_countries
from onrecord.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.story import Line, Story
    from onrecord.model import Article, Statement

Sort = Literal["named", "nameless", "relay", "own"]
"""A party by name; somebody described ("officials"); a newspaper or agency; the article itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose account a statement is: `key` names it, `name` is for comparing names, empty where there is none.

    `is_person` tells a person from an office or a body.
    `countries` are codes of those named with it, `bodies` the sorts of bodies ("justice", "military").
    """

    sort: Sort
    key: str
    article: Article
    name: str = ""
    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    is_person: bool = False


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
_CAPITAL = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*\.?")
_WORD = re.compile(r"[a-z]+(?:'s)?")


class Sources:
    """The source of any line of a story: an index over its nested statements, built once."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._inner: Mapping[str, list[Line]] = defaultdict(list)
        for line in story.lines:
            if line.statement.within:
                self._inner[line.statement.within].append(line)

    def of(self, line: Line) -> Source:
        """Whose account it is: the innermost speaker who says what it says, or the article."""
        line = self._innermost(line)
        relay = None
        for statement in reversed(line.chain):
            source = self._source(statement, line.article)
            if source and source.sort != "relay":
                return source
            relay = relay or source
        return relay or Source(
            "own", f"article:{line.article.id}", line.article, fold(line.article.outlet or "")
        )

    def _innermost(self, line: Line) -> Line:
        """The line itself, or what stands within it where that is nearly all it says."""
        size = sum(map(len, line.statement.content))
        for inner in self._inner.get(line.id, ()):
            held = sum(map(len, inner.statement.content))
            if inner.statement.is_attributed and inner.statement.source and held >= MOST * size:
                return self._innermost(inner) if held < size or inner.id > line.id else inner
        return line

    def _source(self, statement: Statement, article: Article) -> Source | None:
        """Whom one statement is attributed to; None where it is the article's own or names nobody at all."""
        if not statement.is_attributed or (statement.source is None and statement.speaker is None):
            return None
        printed = statement.source.of(article.text) if statement.source else ""
        party = self._story.parties.get(statement.speaker or "")
        text = f"{printed} {party.name}" if party else printed
        countries, bodies = _countries(text), _bodies(text)
        if party and party.kind == "outlet":
            return Source("relay", f"outlet:{party.name}", article, fold(party.name), countries, bodies)
        if party and not _is_nameless(party.name, party.kind):
            name = "" if party.kind == "government" else fold(party.name)
            person = party.kind == "person"
            return Source("named", f"party:{party.id}", article, name, countries, bodies, person)
        sort: Sort = "relay" if bodies == {"media"} else "nameless"
        return Source(sort, f"nameless:{article.id}:{fold(printed)}", article, "", countries, bodies)


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


def _countries(text: str) -> frozenset[str]:
    known = printed_countries()
    words = text.replace("’s", "").replace("'s", "").replace(",", " ").split()
    runs = {" ".join(words[k : k + n]) for n in (1, 2) for k in range(len(words) + 1 - n)}
    return frozenset(known[run][1].code for run in runs if run in known)


def _bodies(text: str) -> frozenset[str]:
    bodies = _words().bodies
    words = _WORD.findall(text.lower().replace("’", "'"))
    return frozenset(bodies[word] for word in words if word in bodies)


def distinct(sources: Sequence[Source]) -> list[Source]:
    """One source for each key, in order, its countries and bodies those of all together."""
    found: dict[str, Source] = {}
    for source in sources:
        known = found.get(source.key)
        found[source.key] = (
            source
            if known is None
            else Source(
                source.sort, source.key, known.article, known.name,
                known.countries | source.countries, known.bodies | source.bodies, known.is_person,
            )
        )  # fmt: skip
    return list(found.values())
