"""A ledger's articles taken apart into blocks, which are linked one by one, here or by other processes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord import link
from onrecord.ledger import StatementQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from typing import TypeVar

    from onrecord.ledger import Ledger
    from onrecord.link import Block, Read
    from onrecord.model import Echo, Mention, Toponym
    from onrecord.pipeline.vectors import Kept

    Printed = TypeVar("Printed", Mention, Toponym)


class Whole:
    """What is looked at over all articles at once; the rest is asked of the ledger block by block.

    Retracted statements are left out, speakers are as judged. `mentions` are all of the ledger's.
    """

    def __init__(self, ledger: Ledger, mentions: Sequence[Mention]) -> None:
        toponyms = tuple(ledger.toponyms())
        self._ledger = ledger
        self._mentions = _by_article(mentions)
        self._toponyms = _by_article(toponyms)
        articles = tuple(ledger.articles(order="id"))
        parties, places = ledger.parties(), link.places(toponyms)
        self.over_all = link.Read(articles, (), mentions, (), parties, places, toponyms)
        self._articles = {one.id: one for one in articles}
        bare = (replace(party, merged_because=(), identifiers=()) for party in parties)
        self._parties = {party.id: party for party in bare}  # why they are one changes with any article
        self._places = {place.id: place for place in places}
        self._party_of = {id: party.id for party in parties for id in party.mentions}

    def length(self, ids: AbstractSet[str]) -> int:
        """Characters of these articles together."""
        return sum(len(self._articles[id].text) for id in ids)

    def read(self, ids: AbstractSet[str]) -> Read:
        """All that was read of some articles, by their ids."""
        wanted = sorted(ids)
        mentions = [one for id in wanted for one in self._mentions.get(id, ())]
        toponyms = [one for id in wanted for one in self._toponyms.get(id, ())]
        ask = self._ledger
        statements = [one for id in wanted for one in ask.statements(StatementQuery(article=id, order="id"))]
        parties = {self._party_of[one.id] for one in mentions if one.id in self._party_of}
        parties |= {one.speaker for one in statements if one.speaker is not None}  # one may be judged
        places = sorted({one.place for one in toponyms})
        return link.Read(
            articles=[self._articles[id] for id in wanted],
            statements=statements,
            mentions=mentions,
            times=[one for id in wanted for one in ask.times(id)],
            parties=link.of_block([self._parties[id] for id in sorted(parties)], (m.id for m in mentions)),
            places=link.of_block([self._places[id] for id in places], (t.id for t in toponyms)),
            toponyms=toponyms,
        )

    def blocks(
        self, parts: Iterable[AbstractSet[str]], echoes: Sequence[Echo], vectors: Kept
    ) -> Iterator[Block]:
        """The blocks, each made when it is asked for."""
        of_article: dict[str, list[Echo]] = defaultdict(list)
        for echo in echoes:
            of_article[echo.a].append(echo)
        for part in parts:
            read = self.read(part)
            inside = [one for id in part for one in of_article.get(id, ()) if one.b in part]
            meant = link.pronouns(read.mentions)
            said = (
                link.line_meaning(one, self._articles[one.article].text, meant.get(one.article, ()))
                for one in read.statements
            )
            within = tuple(sorted(inside, key=lambda one: (one.a, one.b)))
            yield link.Block(read, within, vectors.packed(said))

    def where(self, statements: Iterable[str], parts: Sequence[AbstractSet[str]]) -> frozenset[str]:
        """The articles of all blocks in which some of these statements stand."""
        articles = {self._ledger.statement(id).article for id in statements}
        return frozenset().union(*(part for part in parts if not articles.isdisjoint(part)))


def _by_article(some: Iterable[Printed]) -> Mapping[str, list[Printed]]:
    found: dict[str, list[Printed]] = defaultdict(list)
    for one in some:
        found[one.article].append(one)
    return found
