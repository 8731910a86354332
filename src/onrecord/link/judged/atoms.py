"""What a judgement about a party takes hold of: a name wherever it stands, or where need be less of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.parties.nodes import Nodes, stands_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Judgement, Mention

Atom = tuple[str, ...]
"""A node of linking; where two of one name are kept apart, with an article or, within one, with a mention."""


class Atoms:
    """The atom of every mention, as fine as the judgements that keep parties apart make it."""

    def __init__(self, mentions: Iterable[Mention], judgements: Iterable[Judgement]) -> None:
        self.nodes = Nodes.of(mentions)
        self._by_article: set[Atom] = set()
        self._by_mention: set[Atom] = set()
        for one in judgements:
            if one.kind == "not-same-party":
                self._refine(one.subject, one.object)

    def _refine(self, a: str, b: str) -> None:
        node = self.nodes.node.get(a)
        if node is None or node != self.nodes.node.get(b):
            return
        here, there = self.nodes.by_id[a], self.nodes.by_id[b]
        (self._by_mention if here.article == there.article else self._by_article).add(node)

    def of(self, mention_id: str) -> Atom:
        """The atom of a mention; one that linking leaves alone is an atom itself."""
        node = self.nodes.node.get(mention_id)
        if node is None:
            return ("mention", mention_id)
        mention = self.nodes.by_id[mention_id]
        if node in self._by_mention:
            return (*node, mention.article, stands_for(mention, self.nodes.by_id).id)
        return (*node, mention.article) if node in self._by_article else node

    def words(self, atom: Atom) -> frozenset[str]:
        """The words of its name."""
        sort, name, where = (*atom, "", "", "")[:3]
        return frozenset(self.nodes.words.get((sort, name, where), ()))

    def articles(self, mentions: Iterable[str]) -> set[str]:
        """The articles in which these mentions stand."""
        return {self.nodes.by_id[id].article for id in mentions if id in self.nodes.by_id}
