"""Web Annotations: read by a JSON-LD processor, and every selector finds exactly its characters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pyld import jsonld

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.ledger import Ledger

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
CONTEXT = {
    "id": "@id",
    "type": "@type",
    **{
        name: f"{OA}{name}"
        for name in (
            "Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "exact", "prefix",
            "suffix", "start", "end",
        )
    },
    "TextualBody": f"{OA}TextualBody",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "startIndex": f"{AS}startIndex",
    "items": {"@id": f"{AS}items", "@container": "@list"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "identifying": f"{OA}identifying",
    "highlighting": f"{OA}highlighting",
}  # fmt: skip
"""The terms that we use, as the Web Annotation Vocabulary (W3C Recommendation, 2017) names them; the real
context is never fetched."""


def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


@pytest.fixture
def page(exported: Callable[[str], Path]) -> dict[str, Any]:
    return json.loads((exported("webannotation") / "annotations.jsonld").read_text(encoding="utf-8"))


def test_a_processor_knows_every_property(page: dict[str, Any]) -> None:
    (expanded,) = jsonld.expand(page, {"documentLoader": load})
    items = expanded[f"{AS}items"][0]["@list"]
    assert len(items) == len(page["items"])
    for item, told in zip(items, page["items"], strict=True):
        assert item["@type"] == [f"{OA}Annotation"]
        assert len(item) == len(set(told) - {"@context"}), "a property without meaning would be dropped"
        for target in item[f"{OA}hasTarget"]:
            place, quote = target[f"{OA}hasSelector"]
            assert set(place) == {"@type", f"{OA}start", f"{OA}end"}
            assert quote["@type"] == [f"{OA}TextQuoteSelector"]
            assert target[f"{OA}hasSource"][0]["@id"].startswith("urn:onrecord:article:")
            assert f"{'urn:onrecord:term:'}textSha256" in target[f"{OA}hasSource"][0]


def test_offsets_slice_to_the_exact_words(page: dict[str, Any], full: Ledger) -> None:
    texts = {f"urn:onrecord:article:{one.id}": one for one in full.articles()}
    shown = 0
    for item in page["items"]:
        for target in [
            *item["target"],
            *(item[f"onrecord:{n}"] for n in ("source", "cue") if f"onrecord:{n}" in item),
        ]:
            article = texts[target["source"]["id"]]
            place, quote = target["selector"]
            start, end = place["start"], place["end"]
            before, after = quote.get("prefix", ""), quote.get("suffix", "")
            assert article.text[start:end] == quote["exact"]
            assert article.text[start - len(before) : end + len(after)] == before + quote["exact"] + after
            assert (len(before), len(after)) == (min(32, start), min(32, len(article.text) - end))
            assert target["source"]["onrecord:textSha256"] == article.text_sha256
            shown += 1
    assert shown > len(page["items"])


def test_there_is_one_for_each_statement(page: dict[str, Any], full: Ledger) -> None:
    ids = [item["id"].removeprefix("urn:onrecord:statement:") for item in page["items"]]
    assert sorted(ids) == sorted(statement.id for statement in full.statements())
    for item in page["items"]:
        statement = full.statement(item["id"].rpartition(":")[2])
        assert [t["selector"][0]["start"] for t in item["target"]] == [s.start for s in statement.content]
        assert ("onrecord:speaker" in item) == (statement.speaker is not None)
        assert item["onrecord:act"] == statement.act
