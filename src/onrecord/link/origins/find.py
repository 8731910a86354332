"""Where the statements of one claim come from: how many have it independently of one another.

Counted is what the texts show. A speaker is one origin however often and wherever quoted. Who isn't named
("officials said") is no new origin beside somebody who is, unless of another country or body. An article's
own words are the account of the speaker that it names or quotes with the same, or whose particulars it
repeats; an article that echoes another one, or credits an agency, has it from there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.link.compare.words import content_words
from onrecord.link.echoes.reasons import full_name
from onrecord.link.origins.accounts import Accounts
from onrecord.link.origins.copies import Copies
from onrecord.link.origins.offices import bodies_spoken_for
from onrecord.link.origins.sources import Source, Sources, Told
from onrecord.link.origins.traits import PRONOUNS
from onrecord.link.origins.voices import distinct, one_relay, same_speaker, voices
from onrecord.link.positions.principals import principals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from onrecord.link.story import Line, Story
    from onrecord.model import Echo

SAME_QUOTE = 3, 0.5
"""Telling words that two quotations must share, and their share of the shorter, to be one utterance."""

SHOWN = 5
"""Words shown at most of those that two lines share."""
_PRINTED = re.compile(r"\w+(?:[.,’'-]\w+)*")


def origins(story: Story, statements: Sequence[Line], echoes: Sequence[Echo]) -> dict[str, str]:
    """The origin of each statement of one claim: statement id -> key. For many claims make one `Origins`."""
    return Origins(story, echoes).of(statements)


class Origins:
    """Counts the origins of the claims of one story."""

    def __init__(self, story: Story, echoes: Iterable[Echo] = ()) -> None:
        self._story = story
        self._sources = Sources(story)
        self._copies = Copies(story, echoes)
        self._accounts = Accounts(story, self._sources)
        bodies, states = bodies_spoken_for(story), principals(story).of
        self._speaks_for = {
            id: frozenset(some[id] for some in (bodies, states) if id in some)
            for id in bodies.keys() | states.keys()
        }

    def of(self, lines: Sequence[Line]) -> dict[str, str]:
        """The origin of each statement of one claim: statement id -> key.

        Keys are `party:` and the party's id, `nameless:` with the first article that has it and the words
        printed, `outlet:` or `wire:` and a name, or `article:` and the id of the earliest article.
        """
        return {id: told.key for id, told in self.told(lines).items()}

    def told(self, lines: Sequence[Line]) -> dict[str, Told]:
        """The origin of each statement of one claim, as `of` gives it, each with the reason in words."""
        lines = sorted(lines, key=lambda line: line.id)
        sources = one_relay(_quoted_alike(lines, {line.id: self._sources.of(line) for line in lines}))
        known = voices(distinct(sources.values()), self._speaks_for)
        sources = {id: self._heard(source, known) for id, source in sources.items()}
        found = {line.id: known[key] for line in lines if (key := sources[line.id].key) in known}
        for sort in ("relay", "own"):
            rest = [line for line in lines if sources[line.id].sort == sort and line.id not in found]
            self._in_article(rest, lines, found)
            for line in rest:
                held = self._held_by(self._accounts.sentence(line), sources, known)
                if held is not None:
                    found.setdefault(line.id, held)
            self._retell(rest, lines, sources, found)
            self._in_article(rest, lines, found)
            for line in rest if sort == "relay" else ():
                source = sources[line.id]
                found.setdefault(
                    line.id, Told(source.key, f"told by {source.label}, which doesn't say whose it is")
                )
        relayed = self._relayed(lines, found)
        return {line.id: found.get(line.id) or self._own(line, relayed) for line in lines}

    def _heard(self, source: Source, known: Mapping[str, Told]) -> Source:
        """The source, or the article where nobody without a name says a thing: it tells what they do."""
        if source.sort != "nameless" or source.key in known:
            return source
        (article,) = source.articles
        return self._sources.own(self._story.articles[article])

    def _relayed(self, lines: Sequence[Line], found: Mapping[str, Told]) -> dict[str, str]:
        """Outlets and agencies by which lines say they have it -> the origin of the first of these lines."""
        keys: dict[str, str] = {}
        for line in _in(lines, found):
            for statement in line.chain:
                source = self._sources.holder(statement, line.article)
                if source is not None and source.key.startswith("outlet:"):
                    keys.setdefault(full_name(source.label), found[line.id].key)
        return keys

    def _in_article(self, rest: Sequence[Line], lines: Sequence[Line], found: dict[str, Told]) -> None:
        """Gives the rest the first account that their article has from somebody else."""
        first: dict[str, str] = {}
        for line in sorted(_in(lines, found), key=lambda line: (line.statement.content[0], line.id)):
            first.setdefault(line.article.id, found[line.id].key)
        for line in rest:
            if line.id not in found and line.article.id in first:
                found[line.id] = Told(first[line.article.id], "another line of its article has it from there")

    def _held_by(self, line: Line, sources: dict[str, Source], known: dict[str, Told]) -> Told | None:
        """The origin of somebody who says it elsewhere, and who holds or does something inside the line.

        To be named is not enough: who is accused is named in every line about it.
        """
        for inner in self._sources.inside(line):
            source = self._sources.holder(inner.statement, inner.article)
            if source is None or source.sort != "named" or source.is_government:
                continue
            for other in sources.values():
                if source.key == other.key or (other.sort == "named" and same_speaker(source, other)):
                    told = known[other.key]
                    return Told(told.key, f"it tells of {source.label}, by whom it is said elsewhere")
        return None

    def _retell(
        self, rest: Sequence[Line], lines: Sequence[Line], sources: dict[str, Source], found: dict[str, Told]
    ) -> None:
        """Finds whose account the rest retells: of a speaker, of the claim or not, or one found before."""
        attributed = [line for line in lines if sources[line.id].sort != "own"]
        voiced = [line for line in attributed if line.id in found]
        known = {sources[line.id].key: found[line.id].key for line in voiced}
        heard: dict[str, set[str]] = {}
        for line in attributed:
            heard.setdefault(sources[line.id].key, set()).add(line.article.id)
        public = {line.id for line in attributed if len(heard[sources[line.id].key]) > 1}
        for line in rest:
            if line.id in found:
                continue
            whole = self._accounts.sentence(line)
            some, others = (_within_reach(line, told, public) for told in (voiced, attributed))
            best = self._accounts.retold(whole, some) or self._accounts.retold(whole, others)
            if best is not None and best.id != line.id:
                source = sources[best.id]
                key = found[best.id].key if best.id in found else source.key
                found[line.id] = Told(
                    key, f"it shares {self._shared(whole, best)} with what {source.label} said"
                )
            elif (best := self._accounts.elsewhere(whole)) is not None and _within_reach(line, [best]):
                source = self._sources.of(best)
                why = f"it shares {self._shared(whole, best)} with what {source.label} said elsewhere"
                found[line.id] = Told(known.get(source.key, source.key), why)
        self._retell_again(rest, lines, found)

    def _retell_again(self, rest: Sequence[Line], lines: Sequence[Line], found: dict[str, Told]) -> None:
        """Gives the rest the origins of lines found before that they retell, until nothing is added."""
        while True:
            more, known = {}, _in(lines, found)
            for line in rest:
                whole = self._accounts.sentence(line)
                reach = [] if line.id in found else _within_reach(line, known)
                best = self._accounts.retold(whole, reach)
                if best is not None:
                    where = best.article.outlet or best.article.path.rsplit("/", 1)[-1]
                    why = f"it shares {self._shared(whole, best)} with what {where} has from there"
                    more[line.id] = Told(found[best.id].key, why)
            if not more:
                return
            found.update(more)

    def _shared(self, a: Line, b: Line) -> str:
        """Some of the words that two lines share, as the first prints them."""
        shared = self._accounts.particulars(a) & self._accounts.particulars(b)
        printed = (word for word in _PRINTED.findall(a.text) if shared.intersection(content_words(word)))
        return ", ".join(list(dict.fromkeys(printed))[:SHOWN])

    def _own(self, line: Line, relayed: Mapping[str, str]) -> Told:
        """An article's own account, or what the agency has that it credits, as far as others tell that."""
        article = self._copies.first(line)
        first = "" if article.id == line.article.id else "the first article with this text, which "
        if article.credits:
            names = sorted(map(full_name, article.credits))
            name = next((name for name in names if name in relayed), names[0])
            return Told(
                relayed.get(name, f"wire:{name}"),
                f"nobody is named, and {first or 'its article '}credits {name}",
            )
        where = "the first article with this text tells it" if first else "its article tells it"
        return Told(f"article:{article.id}", f"nobody is named: {where}")


def _within_reach(line: Line, some: Iterable[Line], public: Collection[str] = ()) -> list[Line]:
    """The lines whose account a line may retell.

    An agency's report retells what that agency heard, and what several heard (`public`, ids of lines); not
    whom one paper asked.
    """
    if not line.article.credits:
        return list(some)
    agencies = frozenset(map(full_name, line.article.credits))
    return [
        other
        for other in some
        if other.id in public
        or other.article.id == line.article.id
        or not agencies.isdisjoint(map(full_name, other.article.credits))
    ]


def _in(lines: Sequence[Line], found: Mapping[str, Told]) -> list[Line]:
    return [line for line in lines if line.id in found]


def _quoted_alike(lines: Sequence[Line], sources: dict[str, Source]) -> dict[str, Source]:
    """The sources, but for a quotation after a pronoun that of the one quoted by name with the same words.

    Who "he" is may be read wrongly; two people don't say the same in the same words.
    """
    quoted = [line for line in lines if line.statement.quoted != "indirect" and line.statement.source]
    named = [line for line in quoted if sources[line.id].sort == "named"]
    found = dict(sources)
    for line in quoted:
        if not _is_pronoun(line):
            continue
        words = frozenset(content_words(line.text))
        for other in named:
            theirs = frozenset(content_words(other.text))
            share = len(words & theirs)
            enough = share >= SAME_QUOTE[0] and share >= SAME_QUOTE[1] * min(len(words), len(theirs))
            if enough and not _is_pronoun(other):
                found[line.id] = sources[other.id]
                break
    return found


def _is_pronoun(line: Line) -> bool:
    source = line.statement.source
    return source is not None and source.of(line.article.text).lower() in PRONOUNS
