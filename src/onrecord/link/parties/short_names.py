"""Surnames and given names alone: whose they are, where only one person can be meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.names import first_names
from onrecord.link.parties.people import given, is_variant, surname

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.parties.groups import Groups
    from onrecord.link.parties.nodes import Node, Nodes


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A person's full name in one article, and where it first stands."""

    node: Node
    words: tuple[str, ...]
    first: int


def short_names_in_article(nodes: Nodes, groups: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """A name of one word is the person of that surname, else given name, whom the article names before it.

    Where several people of the article bear it, it stays alone: nothing says which is meant. Where none does,
    all that the article calls so are one.
    """
    bearers = _bearers(nodes)
    first_alone: dict[tuple[str, str], Node] = {}
    for node, article, start in _short(nodes):
        here = bearers.get(article, [])
        part, fitting = _fitting(node[1], here)
        if not fitting:
            first = first_alone.setdefault((article, node[1]), node)
            yield first, node, ""
        elif len({groups.leader(bearer.node) for bearer in fitting}) == 1 and fitting[0].first <= start:
            why = f"“{nodes.name(node)}” is the {part} of {nodes.name(fitting[0].node)} alone in an article"
            yield fitting[0].node, node, why


def short_names_across_articles(nodes: Nodes, groups: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """A surname still alone is the only person of that surname in all articles.

    A surname that several bear stays alone; one that nobody bears is one person, unless it is a given name.
    """
    bearers: dict[str, set[Node]] = defaultdict(set)
    given_names: set[str] = set(first_names())
    for node in nodes.ordered:
        if nodes.is_full_name(node):
            bearers[surname(nodes.words[node])].add(node)
            given_names |= set(given(nodes.words[node]))
    full = {groups.leader(node) for some in bearers.values() for node in some}
    first_alone: dict[str, Node] = {}
    for node, _article, _start in _short(nodes):
        people = bearers.get(node[1], set())
        if groups.leader(node) in full:
            continue
        if len({groups.leader(person) for person in people}) == 1:
            person = min(people)
            yield person, node, f"{nodes.name(person)} is the only “{nodes.name(node)}” in all articles"
        elif not people and node[1] not in given_names:
            first = first_alone.setdefault(node[1], node)
            yield first, node, ""


def _short(nodes: Nodes) -> Iterator[tuple[Node, str, int]]:
    """Names of one word, with their article and the character at which they stand."""
    for node in nodes.ordered:
        if node[0] == "short":
            mention = min((m for m in nodes.of_node[node] if m.name), key=lambda m: m.id)
            yield node, mention.article, mention.span.start if mention.span else 0


def _bearers(nodes: Nodes) -> dict[str, list[_Bearer]]:
    """The people whom each article names in full."""
    found: dict[str, list[_Bearer]] = defaultdict(list)
    for node in nodes.ordered:
        if nodes.is_full_name(node):
            first: dict[str, int] = {}
            for mention in nodes.of_node[node]:
                if mention.name and mention.span:
                    first[mention.article] = min(
                        first.get(mention.article, mention.span.start), mention.span.start
                    )
            for article, start in sorted(first.items()):
                found[article].append(_Bearer(node, nodes.words[node], start))
    return found


def _fitting(name: str, here: list[_Bearer]) -> tuple[str, list[_Bearer]]:
    """Those whom the name could mean: by surname, else given name, else a surname's spelling."""
    for part, fitting in (
        ("surname", [b for b in here if name == surname(b.words)]),
        ("given name", [b for b in here if name in given(b.words)]),
        ("surname, spelled otherwise,", [b for b in here if is_variant(name, surname(b.words))]),
    ):
        if fitting:
            return part, sorted(fitting, key=lambda b: (b.first, b.node))
    return "", []
