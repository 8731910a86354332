"""States that no list knows: their name wherever it stands, and their bodies with or without it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.link.parties.nodes import is_body_of_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.parties.groups import Groups
    from onrecord.link.parties.nodes import Node, Nodes

_SHORTEST_BODY = 3
"""Words of a body's name from which on it is believed to be the same with and without its state."""


def states_by_name(nodes: Nodes, _: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """A name taken for a person's here and for a government's in other articles: the government."""
    surnames = {nodes.words[node][-1] for node in nodes.ordered if nodes.is_full_name(node)}
    for node in nodes.ordered:
        state = _state(nodes, node[1])
        if node[0] == "short" and state and node[1] not in surnames:
            yield state, node, f"“{nodes.name(node)}” is a government in other articles"


def bodies_of_states(nodes: Nodes, _: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """ "Soravan Civil Protection Service" and "Civil Protection Service", where only one state has such."""
    owned: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes.ordered:
        words = nodes.words.get(node, ())
        if len(words) > _SHORTEST_BODY and any(_state(nodes, words[0][:-many]) for many in (1, 2, 3)):
            owned[words[1:]].append(node)
    for node in nodes.ordered:
        owners = owned.get(nodes.words.get(node, ()), [])
        if len(owners) == 1 and owners[0] != node:
            yield owners[0], node, f"“{nodes.name(owners[0])}” is the only “{nodes.name(node)}”"


def bodies_without_state(nodes: Nodes, _: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """ "The Foreign Ministry" is that of the one state whose is named in the article, or else anywhere."""
    owned: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes.ordered:
        words = nodes.words.get(node, ())
        for start in (1, 2, 3):
            if is_body_of_any(words[start:]):
                owned[words[start:]].append(node)
    for node in nodes.ordered:
        words = nodes.words.get(node, ())
        if not (is_body_of_any(words) and node[2]):
            continue
        owners = owned.get(words, [])
        here = [owner for owner in owners if node[2] in nodes.articles(owner)]
        if len(here) == 1:
            yield here[0], node, f"“{nodes.name(here[0])}” is the only “{nodes.name(node)}” of an article"
        elif not here and len(owners) == 1:
            yield owners[0], node, f"“{nodes.name(owners[0])}” is the only “{nodes.name(node)}”"


def _state(nodes: Nodes, key: str) -> Node | None:
    """The node of the government of this name, if there is one."""
    node: Node = ("name", key, "")
    return node if any(m.kind == "government" for m in nodes.of_node.get(node, ())) else None
