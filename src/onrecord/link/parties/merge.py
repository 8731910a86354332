"""Mentions over all articles -> parties: one for each person, organisation, group and government.

Names are joined by an ordered list of steps (`STEPS`), each giving its reason. Nothing is joined on looks
alone: a country, its army and its airline have names of their own, and stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.link.parties.groups import Groups
from onrecord.link.parties.naming import key_of, shown
from onrecord.link.parties.nodes import Node, Nodes
from onrecord.link.parties.people import SAME, blocks, compare
from onrecord.link.parties.registered import entries_of, names_in_register, one_entry_each
from onrecord.link.parties.short_names import short_names_across_articles, short_names_in_article
from onrecord.link.parties.states import bodies_of_states, bodies_without_state, states_by_name
from onrecord.model import Party, content_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from onrecord.model import Mention, PartyKind, RegisterEntry

_KINDS: tuple[PartyKind, ...] = ("outlet", "government", "organisation", "group", "person", "place-as-actor")
"""In this order kinds win ties."""
_LARGEST_BLOCK = 400
"""Names in a block that are compared with each other; larger blocks are of names too common to say much."""


def parties(mentions: Iterable[Mention], entries: Iterable[RegisterEntry] = ()) -> tuple[Party, ...]:
    """The parties that the mentions come to, sorted by id; the same mentions in any order give the same.

    Descriptions and pronouns go with the mention that they stand for; a pronoun that stands for none is in
    no party, a description that stands for none is a party of its own article. `entries` of a register join
    names too, and keep the names of two of its entries apart.
    """
    nodes = Nodes.of(mentions)
    entry_of = entries_of(nodes, one_entry_each(entries))
    groups: Groups[Node] = Groups(_fits(nodes, entry_of))
    for node in nodes.ordered:
        groups.add(node)
    for step in (names_in_register(entry_of), *STEPS):
        for a, b, why in step(nodes, groups):
            groups.join(a, b, why)
    found = [_party(nodes, members, reasons) for members, reasons in groups.groups()]
    return tuple(sorted(found, key=lambda party: party.id))


def printed_as_one(nodes: Nodes, _: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """Names that an article prints for one another: "High Negotiations Committee (HNC)"."""
    for mention in nodes.mentions:
        other = nodes.by_id.get(mention.refers_to or "")
        if mention.form == "name" and other is not None and other.form == "name":
            is_print = mention.why.startswith(other.text)
            why = f"an article prints “{mention.why}”" if is_print else f"“{mention.text}” is {mention.why}"
            yield nodes.node[mention.id], nodes.node[other.id], why


def full_names(nodes: Nodes, _: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
    """Full names of people that are alike, compared within blocks."""
    by_block: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.ordered:
        if nodes.is_full_name(node):
            for block in sorted(blocks(nodes.words[node])):
                by_block[block].append(node)
    pairs = {
        (a, b)
        for block in by_block.values()
        if len(block) <= _LARGEST_BLOCK
        for number, a in enumerate(block)
        for b in block[number + 1 :]
    }
    found = []
    for a, b in pairs:
        evidence = compare(nodes.words[a], nodes.words[b])
        if evidence is not None and evidence.score >= SAME:
            found.append((-evidence.score, a, b, f"“{nodes.name(a)}” and “{nodes.name(b)}”: {evidence.why}"))
    for _score, a, b, why in sorted(found):
        yield a, b, why


STEPS: tuple[Callable[[Nodes, Groups[Node]], Iterable[tuple[Node, Node, str]]], ...] = (
    printed_as_one,
    full_names,
    states_by_name,
    bodies_of_states,
    bodies_without_state,
    short_names_in_article,
    short_names_across_articles,
)


def _fits(nodes: Nodes, entry_of: Mapping[Node, Mapping[str, RegisterEntry]]) -> Callable[[Node, Node], bool]:
    """Two full names of people fit in one party only where they are alike, or a register has them as one."""

    def fits(a: Node, b: Node) -> bool:
        one, other = entry_of.get(a, {}), entry_of.get(b, {})
        same = {one[register].id == other[register].id for register in one.keys() & other.keys()}
        if same:
            return same == {True}
        if not (nodes.is_full_name(a) and nodes.is_full_name(b)):
            return True
        evidence = compare(nodes.words[a], nodes.words[b])
        return evidence is not None and evidence.score >= 0

    return fits


def _party(nodes: Nodes, members: list[Node], reasons: list[str]) -> Party:
    return party_of(
        content_id("party", *min(members)), (m for n in members for m in nodes.of_node[n]), reasons
    )


def party_of(id: str, of: Iterable[Mention], reasons: Iterable[str]) -> Party:
    """The party that these mentions are: its name and kind are those that most of them have."""
    mentions = sorted(of, key=lambda m: m.id)
    usual = sorted({key.usual for m in mentions if m.name and (key := key_of(m.name, m.kind)).usual})
    why = {
        key.why
        for m in mentions
        if m.name and (key := key_of(m.name, m.kind)).why and fold(m.name) != fold(key.usual or "")
    }
    by_office = {f"“{m.text}”: {m.why}" for m in mentions if m.form == "description" and m.name and m.why}
    return Party(
        id=id,
        name=usual[0] if usual else _best_name(mentions),
        kind=_kind(mentions),
        mentions=tuple(m.id for m in mentions),
        merged_because=tuple(sorted({*reasons, *by_office, *(why if _is_several(mentions) else ())})),
    )


def _is_several(mentions: list[Mention]) -> bool:
    return len({fold(m.name) for m in mentions if m.name}) > 1


def _best_name(mentions: list[Mention]) -> str:
    """The fullest name that is common: the most frequent of those of several words, else of all."""
    names = (
        Counter(shown(m) for m in mentions if m.form in {"name", "outlet"})
        or Counter(shown(m) for m in mentions if m.form != "pronoun")
        or Counter(shown(m) for m in mentions)
    )
    several = {name: count for name, count in names.items() if " " in name}
    ranked = sorted((several or names).items(), key=lambda item: (-item[1], -len(item[0].split()), item[0]))
    return ranked[0][0]


def _kind(mentions: list[Mention]) -> PartyKind:
    """The kind that most mentions have; an article's outlet is one whatever else is thought of it.

    So is a government that is nowhere more than a single name, which looks like a person's surname.
    """
    votes = Counter(m.kind for m in mentions)
    if any(m.form == "outlet" for m in mentions):
        return "outlet"
    if votes["government"] and not any(" " in m.name for m in mentions if m.name):
        return "government"
    return max(_KINDS, key=lambda kind: (votes[kind], -_KINDS.index(kind)))
