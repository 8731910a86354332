"""What several say together is a statement of each of them, on every page, in every count and format."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx
import pytest

from drafts import Draft, parties
from onrecord.ledger import Ledger
from onrecord.ledger.browse import Window
from onrecord.ledger.browse import parties as listed
from onrecord.model import Claim, Identifier, Links
from onrecord.report.account import account
from onrecord.report.export import export
from onrecord.report.export.ftm import entity_id
from onrecord.report.page import page
from onrecord.report.views.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Ada Quill and Orla Venn agreed that the quay must close. Captain Venn said that the mole stays open."
BOTH = ["Ada Quill", "Orla Venn"]


@pytest.fixture
def joint(tmp_path: Path) -> Iterator[Ledger]:
    draft = Draft(TEXT, "quay.txt", "Harbour Lantern")
    said = draft.says("Ada Quill", ("that the quay must close",), ("Ada Quill", "agreed"))
    draft.says("Orla Venn", ("that the mole stays open",), ("Captain Venn", "said"))
    venn = draft._voice("Orla Venn", draft.span("Orla Venn"))
    draft.statements = [
        replace(one, more_voices=(venn,)) if one.id == said else one for one in draft.statements
    ]
    reading = draft.reading()
    known = [
        replace(one, identifiers=(Identifier("Q99", "named in dump.json"), Identifier("NK-7", "named so")))
        if one.name == "Ada Quill"
        else one
        for one in parties([draft], {})
    ]
    claim = Claim("c1", said, ((said, "asserts"),), 1, ((said, f"article:{draft.id}"),))
    with Ledger.create(tmp_path / "joint.ledger") as ledger:
        ledger.append([reading])
        ledger.relink(known)
        ledger.write_links(Links(claims=(claim,)))
        yield ledger


def names(ledger: Ledger) -> dict[str, str]:
    return {party.id: party.name for party in ledger.each_party()}


def test_the_account_counts_as_the_application_does(joint: Ledger) -> None:
    told = account(joint)
    counted = {one.name: (len(one.told), one.articles, one.outlets) for one in told.speakers}
    rows = listed(joint, Window()).items
    assert counted == {one.name: (one.statements, one.articles, one.outlets) for one in rows}
    assert counted == {"Ada Quill": (1, 1, 1), "Orla Venn": (2, 1, 1)}
    assert len(told.speakers) == joint.counts().speakers


def test_the_sources_lead_to_each(joint: Ledger) -> None:
    found = sources(account(joint).told)
    assert {(one.name, one.lines) for one in found.of_sort("speaker")} == {("Ada Quill", 1), ("Orla Venn", 2)}


def test_the_dossier_has_its_card_under_each_and_one_to_lead_to(joint: Ledger) -> None:
    text = page(account(joint), "quay")
    cards = re.findall(r'<li class="card" (id="s|data-n=")(\d+)" data-p="(\d+)"', text)
    assert sorted(number for sort, number, _ in cards if sort.startswith("id")) == ["1", "2"]
    assert [number for sort, number, _ in cards if sort.startswith("data")] == ["1"]
    assert len({party for _, number, party in cards if number == "1"}) == 2


def test_follow_the_money_documents_each_and_keeps_register_ids(joint: Ledger, tmp_path: Path) -> None:
    export(joint, tmp_path / "ftm", "ftm")
    lines = (tmp_path / "ftm" / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    entities = {one["id"]: one for one in map(json.loads, lines)}
    (told,) = [
        one["properties"]["entity"]
        for one in entities.values()
        if one["schema"] == "Documentation" and "quay" in one["properties"]["summary"][0]
    ]
    assert [entities[id]["properties"]["name"] for id in told] == [[name] for name in BOTH]
    quill = next(id for id, name in names(joint).items() if name == "Ada Quill")
    facts = entities[entity_id(quill)]["properties"]
    assert facts["wikidataId"] == ["Q99"]
    assert {"Q99: named in dump.json", "NK-7: named so"} <= set(facts["notes"])


def test_networks_have_an_edge_from_each(joint: Ledger, tmp_path: Path) -> None:
    export(joint, tmp_path / "graphml", "graphml")
    for file, number in (("parties-claims", 2), ("chains", 2)):
        graph = networkx.read_graphml(tmp_path / "graphml" / f"{file}.graphml")
        found = {data["label"] for _, data in graph.nodes(data=True)}
        assert set(BOTH) <= found
        assert graph.number_of_edges() == number
    export(joint, tmp_path / "dna", "dna")
    with (tmp_path / "dna" / "statements.dna.csv").open(encoding="utf-8", newline="") as file_:
        rows = list(csv.DictReader(file_))
    assert sorted(row["person"] or row["organization"] for row in rows) == BOTH


def test_annotations_and_tables_name_both(joint: Ledger, tmp_path: Path) -> None:
    export(joint, tmp_path / "wa", "webannotation")
    page_ = json.loads((tmp_path / "wa" / "annotations.jsonld").read_text(encoding="utf-8"))
    first, second = page_["items"]
    assert [names(joint)[one["id"].rpartition(":")[2]] for one in first["onrecord:speaker"]] == BOTH
    assert isinstance(second["onrecord:speaker"], dict)
    assert first["body"]["value"].startswith("Ada Quill and Orla Venn: ")
    export(joint, tmp_path / "csv", "csv")
    with (tmp_path / "csv" / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["speaker_name"] for row in rows] == ["Ada Quill and Orla Venn", "Orla Venn"]
