"""Names that a register gives to one person or body, and the parties that are entries of it.

A register is believed only where a name leads to one entry of it. Of people many share a name: a person is
taken for an entry only by two of its names, or by an office that the article and the register both tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.link.parties.naming import key_of
from onrecord.model import Identifier, RegisterEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.link.parties.groups import Groups
    from onrecord.link.parties.nodes import Node, Nodes
    from onrecord.model import Mention, Party

Name = tuple[bool, str]
"""Whether it is a person's, and its key."""
Known = Mapping[str, Mapping[Name, RegisterEntry]]
"""By register, the entries of names."""
_ENOUGH = 2
"""Names of one entry that an article's person bears for the two to be one."""


def register_names(mentions: Iterable[Mention]) -> frozenset[Name]:
    """The names of the mentions that may be looked up: of people those of several words."""
    return frozenset(name for mention in mentions if (name := _looked_up(mention)) is not None)


def entry_names(entry: RegisterEntry) -> Iterator[tuple[Name, str]]:
    """The names of an entry as they are looked up, each with how it is printed."""
    for printed in entry.names:
        name = _name(printed, is_person=entry.kind == "person")
        if name is not None:
            yield name, printed


def _looked_up(mention: Mention) -> Name | None:
    """The name of a mention as it is looked up; None where it has none that may be."""
    if mention.form not in {"name", "outlet"} or not mention.name:
        return None
    return _name(mention.name, is_person=mention.kind == "person")


def _name(printed: str, *, is_person: bool) -> Name | None:
    key = key_of(printed, "person" if is_person else "organisation")
    if is_person and len(key.words) < _ENOUGH:
        return None
    return (is_person, key.text) if key.text else None


def one_entry_each(entries: Iterable[RegisterEntry]) -> Known:
    """By register: the names that lead to one entry of it alone."""
    found: dict[tuple[str, Name], dict[str, RegisterEntry]] = defaultdict(dict)
    for entry in entries:
        for name, _ in entry_names(entry):
            found[entry.register, name][entry.id] = entry
    known: dict[str, dict[Name, RegisterEntry]] = defaultdict(dict)
    for (register, name), some in sorted(found.items()):
        if len(some) == 1:
            known[register][name] = next(iter(some.values()))
    return known


def entries_of(nodes: Nodes, known: Known) -> dict[Node, dict[str, RegisterEntry]]:
    """The entries of each name that leads to one of a register, by register."""
    found: dict[Node, dict[str, RegisterEntry]] = {}
    for node in nodes.ordered if known else ():
        name = (node in nodes.people, node[1])
        if node[0] == "name" and not node[2]:
            found[node] = {register: names[name] for register, names in known.items() if name in names}
    return found


def names_in_register(
    entry_of: Mapping[Node, Mapping[str, RegisterEntry]],
) -> Callable[[Nodes, Groups[Node]], Iterator[tuple[Node, Node, str]]]:
    """The step that joins names of one entry."""

    def step(nodes: Nodes, _: Groups[Node]) -> Iterator[tuple[Node, Node, str]]:
        first: dict[tuple[str, str], Node] = {}
        for node in nodes.ordered:
            for register, entry in sorted(entry_of.get(node, {}).items()):
                other = first.setdefault((register, entry.id), node)
                if other != node:
                    why = f"both are names of {entry.id} in {register}"
                    yield other, node, f"“{nodes.name(other)}” and “{nodes.name(node)}”: {why}"

    return step


def identified(
    parties: Sequence[Party], mentions: Iterable[Mention], entries: Iterable[RegisterEntry]
) -> tuple[Party, ...]:
    """The parties, those that are entries of a register with its identifier and what speaks for it."""
    known = one_entry_each(entries)
    if not known:
        return tuple(parties)
    by_id = {mention.id: mention for mention in mentions}
    found = []
    for party in parties:
        own = [by_id[mention] for mention in party.mentions if mention in by_id]
        found.append(replace(party, identifiers=tuple(_identifiers(own, known))))
    return tuple(found)


def _identifiers(mentions: Sequence[Mention], known: Known) -> Iterator[Identifier]:
    names: dict[Name, str] = {}
    for mention in mentions:
        name = _looked_up(mention)
        if name is not None:
            names[name] = min(names.get(name, mention.name or ""), mention.name or "")
    for register, entries in sorted(known.items()):
        own = [name for name in names if name in entries]
        if len({entries[name].id for name in own}) != 1:
            continue  # its names lead to several entries, or to none: which it is stays open
        why = _why(entries[own[0]], sorted(names[name] for name in own), mentions)
        if why:
            yield Identifier(entries[own[0]].id, f"{why} of {entries[own[0]].id} in {register}")


def _why(entry: RegisterEntry, own: Sequence[str], mentions: Sequence[Mention]) -> str:
    """What speaks for a party's being an entry, in words; "" where a name alone does."""
    printed = " and ".join(f"“{name}”" for name in own)
    if entry.kind == "body" or len(own) >= _ENOUGH:
        return f"{printed} {'is a name' if len(own) == 1 else 'are names'}"
    titles = {word for m in mentions for word in (m.title or "").lower().replace(".", "").split()}
    offices = sorted(titles & set(entry.known_for))
    return f"{printed} and “{offices[0]}” are a name and an office" if offices else ""
