"""The API: as described, in parts, tagged, and wrong questions told in words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from onrecord.ledger import Ledger, StatementQuery
from onrecord.serve import shapes
from onrecord.serve.api.described import description, operations
from onrecord.serve.examples import EXAMPLES

if TYPE_CHECKING:
    from conftest import Visitor

API = "/api/v1"


def given(visitor: Visitor, path: str, **asked: Any) -> Any:
    answer = visitor.client.get(f"{API}{path}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_whole_is_given_in_parts(visitor: Visitor) -> None:
    with Ledger.open(visitor.ledger) as ledger:
        everything = [one.id for one in ledger.statements(StatementQuery(attributed_only=True))]
    ids, address = [], f"{API}/statements?limit=2"
    while address:
        answer = visitor.client.get(address)
        part = answer.json()
        assert part["total"] == len(everything)
        assert (part["next"] is None) == ("link" not in answer.headers)
        ids += [one["id"] for one in part["items"]]
        address = part["next"]
    assert ids == everything


def test_statements_are_narrowed(visitor: Visitor) -> None:
    (crane,) = given(visitor, "/statements", q="crane", act="announce")["items"]
    assert (crane["speaker_name"], crane["outlet"]) == ("Mara Quist", "Harbour Lantern")
    assert crane["words"] == ["that forty cranes had been stopped"]
    assert given(visitor, "/statements", party=crane["speaker"])["total"] == 1
    assert given(visitor, "/statements", outlet="Harbour Lantern")["total"] == 4
    assert given(visitor, "/statements", said_from="2031-06")["total"] == 0
    assert given(visitor, "/statements", own=True)["total"] == 13


def test_a_passage_is_what_the_article_holds(visitor: Visitor) -> None:
    for one in given(visitor, "/statements", own=True)["items"]:
        passage = given(visitor, f"/passages/{one['id']}")
        article = given(visitor, f"/articles/{passage['article']}")
        assert article["text"][passage["start"] : passage["end"]] == passage["characters"]
        assert hashlib.sha256(passage["characters"].encode()).hexdigest() == passage["sha256"]
        assert hashlib.sha256(article["text"].encode()).hexdigest() == passage["text_sha256"]
        assert all(words in passage["characters"] for words in one["words"])


def test_each_list_leads_to_its_things(visitor: Visitor) -> None:
    for noun in ("statements", "articles", "parties", "claims"):
        items = given(visitor, f"/{noun}")["items"]
        assert items
        for one in items:
            assert given(visitor, f"/{noun}/{one['id']}")["id"] == one["id"]


def test_claims_give_their_statements_with_stance_and_origin(visitor: Visitor) -> None:
    (claim,) = given(visitor, "/claims", q="cranes")["items"]
    whole = given(visitor, f"/claims/{claim['id']}")
    assert claim["origins"] == len({one["origin"] for one in whole["statements"]}) == 2
    assert claim["asserts"] == [one["stance"] for one in whole["statements"]].count("asserts") == 2


def test_what_is_judged_is_told_and_counts(visitor: Visitor) -> None:
    before = given(visitor, "/ledger")
    visitor.post("/judge", kind="not-a-statement", first=visitor.said("single tanker"))
    after = given(visitor, "/ledger")
    assert after["attributed"] == before["attributed"] - 1
    (judged,) = given(visitor, "/judgements")["items"]
    assert (judged["kind"], judged["who"], judged["state"]) == ("not-a-statement", "ada", "applied")


def test_what_hasnt_changed_isnt_sent_again(visitor: Visitor) -> None:
    first = visitor.client.get(f"{API}/statements")
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = visitor.client.get(f"{API}/statements", headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    visitor.post("/judge", kind="not-a-statement", first=visitor.said("single tanker"))
    changed = visitor.client.get(f"{API}/statements", headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        ("/statements/00ff", 404, "holds no statement 00ff"),
        ("/passages/00ff", 404, "holds no statement or printed mention 00ff"),
        ("/articles/00ff", 404, "holds no article 00ff"),
        ("/parties/00ff", 404, "holds no party 00ff"),
        ("/claims/00ff", 404, "holds no claim 00ff"),
        ("/conflicts/00ff", 404, "holds no conflict 00ff"),
        ("/positions/00ff", 404, "holds no position 00ff"),
        ("/nothing", 404, "Not Found"),
        ("/statements?limit=101", 422, "isn't understood"),
        ("/statements?limit=0", 422, "isn't understood"),
        ("/statements?start=-1", 422, "isn't understood"),
        ("/statements?act=shout", 422, "isn't understood"),
        ("/statements?said_from=03/04/2016", 422, "isn't understood"),
        (f"/statements?q={'a' * 201}", 422, "isn't understood"),
        ("/statements/NO", 422, "isn't understood"),
    ],
)
def test_what_is_wrong_is_told_as_a_problem(visitor: Visitor, address: str, status: int, detail: str) -> None:
    answer = visitor.client.get(f"{API}{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = shapes.Problem.model_validate(answer.json())
    assert (problem.status, detail in problem.detail) == (status, True)
    assert (status == 422) == bool(problem.errors)
    assert str(visitor.ledger.parent) not in answer.text


def test_other_methods_are_refused(visitor: Visitor) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = visitor.client.request(method, f"{API}/statements")
        assert answer.status_code == 405
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["allow"] == "GET"


def test_a_ledger_that_is_gone_is_told(visitor: Visitor) -> None:
    visitor.ledger.rename(visitor.ledger.with_name("moved.db"))
    answer = visitor.client.get(f"{API}/statements")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"


def told(visitor: Visitor) -> Any:
    return visitor.client.get(f"{API}/openapi.json").json()


def test_every_parameter_is_bounded_and_has_an_example(visitor: Visitor) -> None:
    for path, methods in told(visitor)["paths"].items():
        for one in methods["get"].get("parameters", []):
            schema = one["schema"]
            assert schema.get("examples"), (path, one["name"])
            (kind,) = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
            bounded = {
                "string": {"maxLength", "pattern", "enum"} & kind.keys(),
                "integer": {"minimum", "maximum"} <= kind.keys(),
                "boolean": True,
            }
            assert bounded[kind["type"]], (path, one["name"])


def test_every_example_is_what_it_is_an_example_of(visitor: Visitor) -> None:
    described = told(visitor)
    seen = 0
    for schema in described["components"]["schemas"].values():
        for example in schema.get("examples", []):
            jsonschema.validate(example, {**schema, "components": described["components"]})
            seen += 1
    assert seen >= len(EXAMPLES) - 1


def test_every_error_is_described_as_a_problem(visitor: Visitor) -> None:
    for path, methods in told(visitor)["paths"].items():
        responses = methods["get"]["responses"]
        assert ("404" in responses) == ("{" in path)
        for status, response in responses.items():
            assert list(response["content"]) == [
                "application/json" if status == "200" else "application/problem+json"
            ]


def test_the_page_of_the_api_tells_every_address_and_loads_nothing(visitor: Visitor) -> None:
    page = visitor.get(f"{API}/docs")
    for path in told(visitor)["paths"]:
        assert f"GET {path}</code>" in page
    assert "http://" not in page
    assert "https://" not in page
    for one in operations(description(visitor.client.app)):  # type: ignore[arg-type]
        assert visitor.client.get(one.call).status_code in {200, 404}, one.call
