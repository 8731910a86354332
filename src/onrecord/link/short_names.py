"""Surnames and given names alone: whose they are, where only one person can be meant."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.language.names import first_names
from onrecord.link.people import given, is_variant, surname

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.groups import Groups
    from onrecord.link.nodes import Node, Nodes


def short_names_in_article(nodes: Nodes, groups: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """A name of one word is the person of that surname, else of that given name, in the same article.

    Where several people of the article bear it, it stays alone: nothing says which is meant.
    """
    full: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.ordered:
        if nodes.is_full_name(node):
            for article in nodes.articles(node):
                full[article].append(node)
    for node in nodes.ordered:
        if node[0] != "short":
            continue
        name, here = node[1], full.get(node[2], [])
        for part, fitting in (
            ("surname", [n for n in here if name == surname(nodes.words[n])]),
            ("given name", [n for n in here if name in given(nodes.words[n])]),
            ("surname, spelled otherwise,", [n for n in here if is_variant(name, surname(nodes.words[n]))]),
        ):
            if fitting:
                if len({groups.leader(n) for n in fitting}) == 1:
                    full_name = nodes.name(fitting[0])
                    yield (
                        fitting[0],
                        node,
                        f"“{nodes.name(node)}” is the {part} of {full_name} alone in an article",
                    )
                break


def short_names_across_articles(nodes: Nodes, groups: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """A surname whose article has no full name for it is the only person of that surname in all articles."""
    bearers: dict[str, set[Node]] = defaultdict(set)
    given_names: set[str] = set(first_names())
    articles: dict[str, set[str]] = defaultdict(set)
    for node in nodes.ordered:
        if nodes.is_full_name(node):
            bearers[surname(nodes.words[node])].add(node)
            given_names |= set(given(nodes.words[node]))
            for article in nodes.articles(node):
                articles[article].add(surname(nodes.words[node]))
    alone: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.ordered:
        if node[0] == "short" and groups.leader(node) == node and node[1] not in articles[node[2]]:
            alone[node[1]].append(node)
    for name, some in sorted(alone.items()):
        people = bearers.get(name, set())
        if len({groups.leader(n) for n in people}) == 1:
            person = min(people)
            for node in some:
                yield person, node, f"{nodes.name(person)} is the only “{nodes.name(node)}” in all articles"
        elif not people and name not in given_names:
            for node in some[1:]:
                yield some[0], node, f"nobody else is called “{nodes.name(node)}” in any article"
