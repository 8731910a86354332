"""GraphML: which parties speak to which claims, which outlets carry whose accounts, and who rests on whom."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from onrecord.ledger import StatementQuery
from onrecord.report.export.files import of_lines
from onrecord.report.export.graph import Graph
from onrecord.report.export.quotes import Quotes
from onrecord.report.told import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Party, Statement

Parties = dict[str, "Party"]


def _parties_and_claims(ledger: Ledger) -> Iterator[str]:
    """An edge for each stance of a party to a claim; speakers that aren't settled are no nodes."""
    graph, quotes, parties = Graph(directed=False), Quotes(ledger), _parties(ledger)
    for claim in ledger.claims():
        gist = quotes.of(claim.gist).words
        for statement, stance in claim.statements:
            for speaker in _known(ledger.statement(statement), parties):
                who = graph.node(f"party:{speaker.id}", speaker.name, speaker.kind)
                graph.edge(who, graph.node(f"claim:{claim.id}", gist, "claim"), stance, [statement])
    return graph.lines()


def _outlets_and_origins(ledger: Ledger) -> Iterator[str]:
    """An edge from an outlet to each origin whose account of something it carries."""
    graph, quotes, parties = Graph(directed=True), Quotes(ledger), _parties(ledger)
    for claim in ledger.claims():
        for statement, origin in claim.origin_of:
            article = quotes.article(ledger.statement(statement).article)
            whose = graph.node(f"origin:{origin}", _named(origin, quotes, parties), _sort(origin))
            graph.edge(_outlet(graph, article, None), whose, "carries", [statement])
    return graph.lines()


def _sort(origin: str) -> str:
    return f"origin ({origin.partition(':')[0]})"


def _named(origin: str, quotes: Quotes, parties: Mapping[str, Party]) -> str:
    """An origin's key in words: `party:` and an id, `article:` and an id, or a sort and a name."""
    sort, _, rest = origin.partition(":")
    if sort == "party" and rest in parties:
        return parties[rest].name
    if sort == "nameless":
        article, _, words = rest.partition(":")
        return f"{words} (not named, first in {quotes.article(article).path})" if words else rest
    if sort == "article":
        article_told = quotes.article(rest)
        return article_told.title or article_told.path
    return rest or origin


def _chains(ledger: Ledger) -> Iterator[str]:
    """An edge from each who passes something on to the one whom it rests on, from the outlet inwards.

    One whom the text leaves open is a node of that statement alone: two "officials" may not be the same.
    """
    graph, parties = Graph(directed=True), _parties(ledger)
    own = _outlet_parties(ledger)
    for article in ledger.articles(order="id"):
        statements = {one.id: one for one in ledger.statements(StatementQuery(article=article.id))}
        for one in statements.values():
            if one.is_attributed:
                around = _around(one, statements)
                outlet = parties.get(own.get((article.id, article.outlet), ""))
                tellers = _speakers(graph, around, article, parties) if around else None
                tellers = tellers or [_outlet(graph, article, outlet)]
                for by, whom in itertools.product(tellers, _speakers(graph, one, article, parties)):
                    if by != whom:
                        graph.edge(by, whom, "rests on", [one.id])
    return graph.lines()


def _around(one: Statement, statements: Mapping[str, Statement]) -> Statement | None:
    """The attributed statement that this one lies in; None too where it would lie in itself (damage)."""
    seen = {one.id}
    step = statements.get(one.within or "")
    while step and not step.is_attributed and step.id not in seen:
        seen.add(step.id)
        step = statements.get(step.within or "")
    return step if step and step.id not in seen else None


def _known(one: Statement, parties: Mapping[str, Party]) -> list[Party]:
    """All whose words it is, as far as they are settled."""
    return [parties[id] for id in one.speakers if id in parties]


def _speakers(graph: Graph, one: Statement, article: Article, parties: Mapping[str, Party]) -> list[str]:
    """The nodes of all who say it; of those whom the text leaves open, one of their own."""
    known = [graph.node(f"party:{party.id}", party.name, party.kind) for party in _known(one, parties)]
    if known:
        return known
    words = one.source.of(article.text) if one.source else NOBODY
    return [graph.node(f"statement:{one.id}", words, "not settled")]


def _outlet(graph: Graph, article: Article, party: Party | None) -> str:
    """The outlet; of an article that names none, the article."""
    if party:
        return graph.node(f"party:{party.id}", party.name, party.kind)
    if article.outlet:
        return graph.node(f"outlet:{article.outlet}", article.outlet, "outlet")
    return graph.node(f"article:{article.id}", article.title or article.path, "article of no named outlet")


def _parties(ledger: Ledger) -> Parties:
    return {party.id: party for party in ledger.each_party()}


def _outlet_parties(ledger: Ledger) -> dict[tuple[str, str | None], str]:
    """Article and name of its outlet -> the party that the outlet is."""
    found: dict[tuple[str, str | None], str] = {}
    for party in ledger.each_party():
        for mention in ledger.mentions_of(party.id):
            if mention.form == "outlet":
                found[mention.article, mention.text] = party.id
    return found


FILES = (
    of_lines("parties-claims.graphml", _parties_and_claims),
    of_lines("outlets-origins.graphml", _outlets_and_origins),
    of_lines("chains.graphml", _chains),
)
