"""Who rests on whom: chains of accounts from the outlets inwards, and articles that share text."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.language.folding import fold
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Echo
    from onrecord.report.lines import Heading, Telling
    from onrecord.report.told import Told, Voice

UNSETTLED = "speakers not settled"
NodeSort = Literal["outlet", "relay", "speaker", "unsettled"]


@dataclass(frozen=True, slots=True)
class Node:
    """One in a chain: an outlet, a party that passes on what others say, a party that speaks for itself, or
    (one node for many) those whom the texts leave open. `lines` counts those that run through it."""

    key: str
    name: str
    sort: NodeSort
    lines: int


@dataclass(frozen=True, slots=True)
class Resting:
    """`by` has it from `whom`, in these lines; both are keys of nodes."""

    by: str
    whom: str
    lines: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles that share text, as they are named, and how."""

    echo: Echo
    a: Heading
    b: Heading

    @property
    def why(self) -> str:
        """The reason, on one line."""
        return in_line(self.echo.why)


@dataclass(frozen=True, slots=True)
class Sources:
    """Nodes and who rests on whom, those of most lines first, and the echoes."""

    nodes: tuple[Node, ...]
    restings: tuple[Resting, ...]
    echoes: tuple[Shared, ...]

    @property
    def names(self) -> dict[str, str]:
        """The names of the nodes by key."""
        return {node.key: node.name for node in self.nodes}

    def of_sort(self, *sorts: NodeSort) -> tuple[Node, ...]:
        """The nodes of these sorts."""
        return tuple(node for node in self.nodes if node.sort in sorts)


def sources(lines: Iterable[Told], echoes: Iterable[Shared] = ()) -> Sources:
    """Who rests on whom in these (attributed) lines."""
    attributed = [one for one in lines if one.statement.is_attributed]
    outlets = {fold(one.chain[-1].name) for one in attributed}
    chains = [(one, _links(one.chain, outlets)) for one in attributed]
    relays = {key for _, links in chains for link in links[1:-1] for key, _ in link} - {UNSETTLED}
    names: dict[str, str] = {}
    through: defaultdict[str, set[str]] = defaultdict(set)
    between: defaultdict[tuple[str, str], dict[str, Told]] = defaultdict(dict)
    for one, links in chains:
        for key, name in itertools.chain.from_iterable(links):
            names.setdefault(key, name)
            through[key].add(one.statement.id)
        for inner, outer in itertools.pairwise(links):
            for (whom, _), (by, _) in itertools.product(inner, outer):
                if by != whom:
                    between[by, whom][one.statement.id] = one
    nodes = [Node(k, names[k], _sort(k, outlets, relays), len(through[k])) for k in names]
    restings = [Resting(by, whom, tuple(those.values())) for (by, whom), those in between.items()]
    return Sources(
        tuple(sorted(nodes, key=lambda node: (-node.lines, node.name, node.key))),
        tuple(sorted(restings, key=lambda r: (-len(r.lines), names[r.by], names[r.whom], r.by, r.whom))),
        tuple(echoes),
    )


def shared(echo: Echo, telling: Telling) -> Shared:
    """An echo as it is told."""
    return Shared(echo, telling.heading(echo.a), telling.heading(echo.b))


Link = list[tuple[str, str]]
"""All who speak in one link of a chain, each with a key by which it is the same again, and its name."""


def _links(chain: Sequence[Voice], outlets: set[str]) -> list[Link]:
    """The links of a chain, from the speaker to the outlet.

    An outlet and a party of its name are one here: a paper that is quoted and a paper that prints.
    """
    last = fold(chain[-1].name)
    inner = [[_key(voice, outlets) for voice in link.each] for link in chain[:-1]]
    return [*inner, [(last, chain[-1].name)]]


def _key(voice: Voice, outlets: set[str]) -> tuple[str, str]:
    named = fold(voice.name)
    if voice.party and named in outlets:
        return named, voice.name
    return (voice.party, voice.name) if voice.party else (UNSETTLED, UNSETTLED)


def _sort(key: str, outlets: set[str], relays: set[str]) -> NodeSort:
    if key == UNSETTLED:
        return "unsettled"
    if key in outlets:
        return "outlet"
    return "relay" if key in relays else "speaker"
