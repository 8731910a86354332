"""GraphML, read by networkx: nodes and edges are those of the ledger, and every weight has its list."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import networkx
import pytest

from onrecord.report.export.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.ledger import Ledger

TITLE = "# =1+1 ]]> *bold* www.x.invalid :boom:"
NAMES = ("parties-claims", "outlets-origins", "chains")


@pytest.fixture
def read(exported: Callable[[str], Path]) -> Callable[[str], Any]:
    return lambda name: networkx.read_graphml(exported("graphml") / f"{name}.graphml", force_multigraph=True)


@pytest.mark.parametrize("name", NAMES)
def test_edges_lead_to_nodes_and_weights_to_lists(
    name: str, read: Callable[[str], Any], full: Ledger
) -> None:
    graph = read(name)
    assert graph.number_of_edges() > 0
    assert all(facts["label"] and facts["kind"] for _, facts in graph.nodes(data=True))
    for _, _, facts in graph.edges(data=True):
        because = facts["list"].split()
        assert facts["weight"] == len(because) > 0
        assert all(full.statement(id) for id in because)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_graph_is_one(name: str, nothing: Callable[[str], Path]) -> None:
    assert networkx.read_graphml(nothing("graphml") / f"{name}.graphml").number_of_nodes() == 0


def test_a_party_has_an_edge_for_each_stance(read: Callable[[str], Any], full: Ledger) -> None:
    graph = read("parties-claims")
    (claim,) = full.claims()
    of_party = {
        (full.statement(one).speaker, stance)
        for one, stance in claim.statements
        if full.statement(one).speaker
    }
    edges = {
        (end.removeprefix("party:"), facts["relation"])
        for *ends, facts in graph.edges(data=True)
        for end in ends
        if end.startswith("party:")
    }
    assert edges == of_party
    assert not graph.is_directed()


def test_an_outlet_leads_to_the_origins_it_carries(read: Callable[[str], Any]) -> None:
    graph = read("outlets-origins")
    labels = networkx.get_node_attributes(graph, "label")
    edges = {(labels[a], labels[b]) for a, b in graph.edges()}
    assert edges == {
        ("Harbour Lantern", "Tidewater Post"),
        ("Tidewater Post", "Orla Venn"),
        ("+Post & <b>", TITLE),
    }


def test_chains_run_from_the_outlet_to_who_speaks(read: Callable[[str], Any]) -> None:
    graph = read("chains")
    labels = networkx.get_node_attributes(graph, "label")
    edges = {(labels[a], labels[b]) for a, b in graph.edges()}
    assert {("Harbour Lantern", "Tidewater Post"), ("Tidewater Post", "Orla Venn")} <= edges
    assert ("Harbour Post", "Nordline Agency") in edges
    assert ("Nordline Agency", "Petra Oskar") in edges
    open_ones = [id for id, facts in graph.nodes(data=True) if facts["kind"] == "not settled"]
    assert all(graph.degree(id) == 1 for id in open_ones), "nobody unsettled is taken for another"


def test_any_character_is_shown() -> None:
    graph = Graph(directed=True)
    every = "".join(chr(code) for code in (*range(0x300), 0xFFFE, 0xFFFF, 0x1F6A2, 0x202E))
    graph.edge(graph.node(f"a{every}", every, every), graph.node("b", "]]>", "&amp;"), "rel", ["x"])
    found = networkx.read_graphml(io.BytesIO("".join(graph.lines()).encode()))
    assert found.nodes["b"] == {"label": "]]>", "kind": "&amp;"}
    assert found.number_of_edges() == 1
