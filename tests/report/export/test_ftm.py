"""FollowTheMoney, checked by its own package: schemata, properties, types and references."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of that package's own making
    from followthemoney import model
    from followthemoney.types import registry

from onrecord.report.export.ftm import SCHEMATA, entity_id
from onrecord.report.export.languages import THREE_LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.ledger import Ledger


@pytest.fixture
def entities(exported: Callable[[str], Path]) -> list[dict[str, Any]]:
    lines = (exported("ftm") / "entities.ftm.json").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def test_their_package_takes_every_value(entities: list[dict[str, Any]]) -> None:
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
        assert set(schema.required) <= set(entity["properties"]), entity
        for name, values in entity["properties"].items():
            kind = schema.properties[name].type
            for value in values:
                assert len(value) <= kind.max_length, (name, value)
                if kind != registry.entity and kind not in (registry.text, registry.string, registry.name):
                    assert kind.clean(value) == value, (name, value)
        proxy = model.get_proxy(entity, cleaned=False)
        assert set(proxy.properties) == set(entity["properties"]), "nothing is dropped as unusable"


def test_references_lead_to_entities_that_may_stand_there(entities: list[dict[str, Any]]) -> None:
    of_id = {entity["id"]: entity for entity in entities}
    assert len(of_id) == len(entities)
    for entity in entities:
        schema = model.get(entity["schema"])
        for name, values in entity["properties"].items():
            prop = schema.properties[name]
            for value in values if prop.type == registry.entity else ():
                assert model.get(of_id[value]["schema"]).is_a(prop.range), (entity, name)


def test_counts_are_the_ledgers(entities: list[dict[str, Any]], full: Ledger) -> None:
    found, counts = Counter(entity["schema"] for entity in entities), full.counts()
    assert found["Article"] == counts.articles
    assert found["Documentation"] + found["Note"] == counts.statements
    assert found["Note"] == sum(statement.speaker is None for statement in full.statements()) > 0
    assert sum(found[schema] for schema in set(SCHEMATA.values())) == counts.parties
    pairs = {(one.article, party.id) for party in full.parties() for one in full.mentions_of(party.id)}
    assert found["Mention"] == len(pairs)


def test_a_statement_documents_its_speaker(entities: list[dict[str, Any]], full: Ledger) -> None:
    of_id = {entity["id"]: entity["properties"] for entity in entities}
    (denial,) = [
        one for one in full.statements() if one.act == "deny" and "close the quay" in words(full, one)
    ]
    told = of_id[entity_id(denial.id)]
    assert told["summary"] == ["she will close the quay"]
    assert told["role"] == ["denies; in the article's words; denied"]
    assert of_id[told["entity"][0]]["name"] == ["Orla Venn"]
    assert of_id[told["document"][0]]["publishedAt"] == ["2031-05"], "of 5 to 6 May the month is sure"
    assert told["endDate"] == ["2031-05-04"]
    assert "startDate" not in told


def words(ledger: Ledger, statement: Any) -> str:
    return statement.content[0].of(ledger.article(statement.article).text)


def test_languages_are_theirs() -> None:
    assert {code for code in THREE_LETTERS.values() if registry.language.clean(code) != code} == set()
