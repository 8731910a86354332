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

    from onrecord.ledger import Ledger
    from onrecord.link import Block, Read
    from onrecord.model import Echo, Party, Place, Statement, Toponym
    from onrecord.pipeline.vectors import Kept


class Whole:
    """The articles of a ledger whose parties are made; all but `places` is asked of it block by block.

    So no more of it is held than a block has. Retracted statements are left out, speakers are as judged.
    """

    def __init__(self, ledger: Ledger, places: Iterable[Place]) -> None:
        self.ledger = ledger
        self._places = {place.id: place for place in places}

    def read(self, ids: AbstractSet[str]) -> Read:
        """All that was read of some articles, by their ids."""
        wanted = sorted(ids)
        ask = self.ledger
        statements = [one for id in wanted for one in ask.statements(StatementQuery(article=id, order="id"))]
        toponyms = [one for id in wanted for one in ask.toponyms(id)]
        return link.Read(
            articles=[ask.article(id) for id in wanted],
            statements=statements,
            mentions=[one for id in wanted for one in ask.mentions(id)],
            times=[one for id in wanted for one in ask.times(id)],
            parties=self._parties_in(wanted, statements),
            places=self._places_of(toponyms),
            toponyms=toponyms,
        )

    def _parties_in(self, articles: Iterable[str], statements: Iterable[Statement]) -> list[Party]:
        """Those named there or speaking, by id, with their mentions there; one may speak by judgement alone.

        Why each is one party changes with any article, and is left out.
        """
        found: dict[str, Party] = {}
        mentions: dict[str, list[str]] = defaultdict(list)
        for id in articles:
            for one in self.ledger.parties_in(id):
                found[one.id] = one
                mentions[one.id] += one.mentions
        for id in {one.speaker for one in statements if one.speaker is not None} - found.keys():
            found[id] = replace(self.ledger.party(id), merged_because=(), identifiers=())
        return [replace(found[id], mentions=tuple(sorted(mentions[id]))) for id in sorted(found)]

    def _places_of(self, toponyms: Iterable[Toponym]) -> list[Place]:
        """Those that the names stand for, by id, with these names alone."""
        names: dict[str, list[str]] = defaultdict(list)
        for one in toponyms:
            names[one.place].append(one.id)
        return [replace(self._places[id], mentions=tuple(sorted(names[id]))) for id in sorted(names)]

    def blocks(
        self, parts: Iterable[AbstractSet[str]], echoes: Sequence[Echo], vectors: Kept
    ) -> Iterator[Block]:
        """The blocks, each made when it is asked for."""
        of_article: Mapping[str, list[Echo]] = defaultdict(list)
        for echo in echoes:
            of_article[echo.a].append(echo)
        for part in parts:
            read = self.read(part)
            inside = [one for id in part for one in of_article.get(id, ()) if one.b in part]
            text = {one.id: one.text for one in read.articles}
            meant = link.pronouns(read.mentions)
            said = (
                link.line_meaning(one, text[one.article], meant.get(one.article, ()))
                for one in read.statements
            )
            within = tuple(sorted(inside, key=lambda one: (one.a, one.b)))
            yield link.Block(read, within, vectors.packed(said))

    def where(self, statements: Iterable[str], parts: Sequence[AbstractSet[str]]) -> frozenset[str]:
        """The articles of all blocks in which some of these statements stand."""
        articles = {self.ledger.statement(id).article for id in statements}
        return frozenset().union(*(part for part in parts if not articles.isdisjoint(part)))
