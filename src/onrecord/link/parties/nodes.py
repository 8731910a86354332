"""What is joined: a name wherever it stands, a surname or given name alone, a description in one article."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.language.names import organisation_words
from onrecord.link.parties.naming import key_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Mention

Node = tuple[str, str, str]
"""(sort, name key, where): `name` (anywhere), `short`, `partial` (one mention), `described` (one article).

A body that every state has ("Foreign Ministry") is a `name` in one article.
"""

_ONE_OF_MANY = frozenset({"a", "an", "one", "another"})


@dataclass(frozen=True)
class Nodes:
    """All mentions by node; built once by `of`."""

    mentions: tuple[Mention, ...]
    by_id: dict[str, Mention]
    node: dict[str, Node]
    of_node: dict[Node, list[Mention]]
    words: dict[Node, tuple[str, ...]]
    people: frozenset[Node]
    ordered: tuple[Node, ...]

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> Nodes:
        """The nodes of the mentions; the order in which these come makes no difference."""
        by_id = {mention.id: mention for mention in mentions}
        node: dict[str, Node] = {}
        of_node: dict[Node, list[Mention]] = defaultdict(list)
        words: dict[Node, tuple[str, ...]] = {}
        ordered = tuple(by_id[key] for key in sorted(by_id))
        for mention in ordered:
            named = stands_for(mention, by_id)
            found = node_of(named)
            if found is None:
                continue
            node[mention.id] = found
            of_node[found].append(mention)
            if named.name:
                words[found] = key_of(named.name, named.kind).words
        people = frozenset(key for key, some in of_node.items() if _is_person(some))
        return cls(ordered, by_id, node, of_node, words, people, tuple(sorted(of_node)))

    def is_full_name(self, node: Node) -> bool:
        """Whether it is a person's name of several words."""
        return node[0] == "name" and node in self.people and len(self.words.get(node, ())) > 1

    def name(self, node: Node) -> str:
        """The form most often printed, ties by alphabet."""
        names = Counter(shown(m) for m in self.of_node[node] if m.name) or Counter(
            m.text for m in self.of_node[node]
        )
        return min(names, key=lambda name: (-names[name], name))

    def articles(self, node: Node) -> set[str]:
        """The articles that print it as a name."""
        return {m.article for m in self.of_node[node] if m.name}


def node_of(mention: Mention) -> Node | None:
    """The node of a mention that stands for itself; None for a pronoun."""
    if mention.name:
        key = key_of(mention.name, mention.kind)
        if len(key.words) == 1 and mention.text in organisation_words("heads") and mention.kind != "person":
            return ("partial", key.text, f"{mention.article} {mention.id}")
        if mention.kind == "person" and len(key.words) == 1:
            return ("short", key.text, f"{mention.article} {mention.id}")
        if is_body_of_any(key.words):
            return ("name", key.text, mention.article)
        return ("name", key.text, "")
    if mention.form != "description":
        return None
    text = fold(mention.text)
    if text.split(" ")[0] in _ONE_OF_MANY or " " not in text:
        text += f" {mention.id}"
    return ("described", text, mention.article)


def is_body_of_any(words: tuple[str, ...]) -> bool:
    """Whether it is a body that every state has, said without its state: "Foreign Ministry"."""
    return " ".join(words) in _bodies_of_any()


@cache
def _bodies_of_any() -> frozenset[str]:
    bodies = organisation_words("bodies")
    return frozenset(
        " ".join(key_of(body, kind).words) for body, kind in bodies.items() if _is_ministry(body)
    )


def _is_ministry(body: str) -> bool:
    return body.endswith(" ministry") or body.startswith("ministry of ")


def stands_for(mention: Mention, by_id: dict[str, Mention]) -> Mention:
    """The mention at the end of what a description or pronoun refers to; names stand for themselves."""
    seen = {mention.id}
    while not mention.name and mention.refers_to in by_id and mention.refers_to not in seen:
        mention = by_id[mention.refers_to]
        seen.add(mention.id)
    return mention


def _is_person(mentions: list[Mention]) -> bool:
    votes = Counter(m.kind == "person" for m in mentions)
    return votes[True] > votes[False]
