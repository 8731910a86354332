"""A graph as GraphML, whatever its labels hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NOT_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 holds in no form, beside the controls that `in_line` shows by name."""

NODE_FACTS = ("label", "kind")
EDGE_FACTS = ("relation", "list")


@dataclass
class Graph:
    """Nodes with facts about them, and edges, each with all that it stands for: a count has its list.

    Nodes and edges are written sorted; a node is known by the first facts given for it.
    """

    directed: bool
    nodes: dict[str, tuple[str, str]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)

    def node(self, id: str, label: str, kind: str) -> str:
        """Put in a node; gives its id."""
        self.nodes.setdefault(id, (label, kind))
        return id

    def edge(self, source: str, target: str, relation: str, because: Iterable[str]) -> None:
        """Put in an edge of a relation, or add to what it stands for."""
        self.edges.setdefault((source, target, relation), set()).update(because)

    def lines(self) -> Iterator[str]:
        """The graph as GraphML."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        for name in NODE_FACTS:
            yield f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>\n'
        for name in EDGE_FACTS:
            yield f'<key id="{name}" for="edge" attr.name="{name}" attr.type="string"/>\n'
        yield '<key id="weight" for="edge" attr.name="weight" attr.type="int"/>\n'
        yield f'<graph id="onrecord" edgedefault="{"directed" if self.directed else "undirected"}">\n'
        for id, facts in sorted(self.nodes.items()):
            yield f"<node id={_attribute(id)}>{_data(dict(zip(NODE_FACTS, facts, strict=True)))}</node>\n"
        for (source, target, relation), because in sorted(self.edges.items()):
            ends = f"source={_attribute(source)} target={_attribute(target)}"
            why = {"relation": relation, "list": " ".join(sorted(because)), "weight": str(len(because))}
            yield f"<edge {ends}>{_data(why)}</edge>\n"
        yield "</graph>\n</graphml>\n"


def _data(facts: Mapping[str, str]) -> str:
    return "".join(f'<data key="{name}">{escape(_clean(fact))}</data>' for name, fact in facts.items())


def _attribute(value: str) -> str:
    return quoteattr(_clean(value))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", in_line(text))
