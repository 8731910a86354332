"""Registers on the disk, made up: which entries are read, of which form, and what breaks them."""

from __future__ import annotations

import bz2
import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.errors import BrokenInput, InputError, MissingInput
from onrecord.ingest import Register, registers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def person(id: str, name: str, *aliases: str, about: str = "") -> dict[str, Any]:
    """An item of Wikidata's that is a human."""
    return {
        "type": "item",
        "id": id,
        "labels": {"en": {"language": "en", "value": name}},
        "aliases": {"de": [{"language": "de", "value": alias} for alias in aliases]},
        "descriptions": {"en": {"language": "en", "value": about}},
        "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]},
    }


def body(id: str, name: str) -> dict[str, Any]:
    """An item of Wikidata's with a seat."""
    return {**person(id, name), "claims": {"P31": [{"mainsnak": {}}], "P159": []}}


def money(id: str, schema: str, **properties: list[Any]) -> dict[str, Any]:
    """An entity of FollowTheMoney."""
    return {"id": id, "schema": schema, "caption": "x", "properties": properties}


def dump(path: Path, entities: Iterable[Any]) -> Path:
    """A dump as Wikidata writes it: brackets, and a comma after every line but the last."""
    lines = [one if isinstance(one, str) else json.dumps(one) for one in entities]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
    return path


def test_people_and_bodies_of_wikidata(tmp_path: Path) -> None:
    film = {
        **person("Q3", "The Dam"),
        "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q11424"}}}}]},
    }
    entities = [
        person("Q1", "Ana Kolar", "Ana Brandt-Kolar", "Ana Kolar", about="Velmaran minister"),
        film,
        body("Q2", "Velm Water Board"),
        {"type": "property", "id": "P1"},
    ]
    found = list(Register(dump(tmp_path / "w.json", entities)))
    assert [(one.id, one.kind, one.names) for one in found] == [
        ("Q1", "person", ("Ana Kolar", "Ana Brandt-Kolar")),
        ("Q2", "body", ("Velm Water Board",)),
    ]
    assert found[0].known_for == ("minister", "velmaran")
    assert found[0].register == "w.json"


def test_entities_of_follow_the_money(tmp_path: Path) -> None:
    rows = [
        money(
            "a",
            "Person",
            name=["Ivo Brandt"],
            alias=["I. Brandt"],
            weakAlias=["Ivo"],
            position=["Mayor of Lusk"],
        ),
        money("b", "Company", name=["Velm Chemicals"], previousName=["Old Velm"]),
        money("c", "Address", full=["Lusk"]),
        money("d", "Person", name=[3, None]),
        {"id": 7, "schema": "Person", "properties": {"name": ["No Id"]}},
    ]
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    found = list(Register(path))
    assert [(one.id, one.kind, one.names, one.known_for) for one in found] == [
        ("a", "person", ("Ivo Brandt", "I. Brandt"), ("lusk", "mayor")),
        ("b", "body", ("Velm Chemicals", "Old Velm"), ()),
    ]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_packed_ones_are_read_alike(tmp_path: Path, suffix: str, pack: Any) -> None:
    plain = dump(tmp_path / "w.json", [person("Q1", "Ana Kolar")])
    packed = tmp_path / f"w.json{suffix}"
    packed.write_bytes(pack(plain.read_bytes()))
    assert [one.id for one in Register(packed)] == ["Q1"]
    packed.write_bytes(pack(plain.read_bytes() * 50)[:-20])
    with pytest.raises(BrokenInput, match="is damaged"):
        list(Register(packed))


def test_lines_that_hold_no_entity_are_counted(tmp_path: Path) -> None:
    register = Register(
        dump(tmp_path / "w.json", [person("Q1", "Ana Kolar"), '{"id": "Q2", ', "[1, 2]", "7"])
    )
    assert [one.id for one in register] == ["Q1"]
    assert register.skipped == 3


def test_a_line_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "LONGEST_LINE", 2000)
    long = person("Q1", "Ana Kolar", *[f"Alias {n}" for n in range(900)])
    register = Register(dump(tmp_path / "w.json", [long, person("Q2", "Ivo Brandt")]))
    assert [one.id for one in register] == ["Q2"]
    assert register.skipped == 1


def test_what_is_no_register_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n" * 500, "utf-8")
    with pytest.raises(BrokenInput, match="holds no entities"):
        list(Register(tmp_path / "a.txt"))
    with pytest.raises(MissingInput):
        list(Register(tmp_path / "none.json"))
    (tmp_path / "noise.json").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(InputError):
        list(Register(tmp_path / "noise.json"))


@pytest.mark.parametrize("claims", [None, [], {"P31": None}, {"P31": [3]}, {"P31": [{"mainsnak": None}]}])
def test_odd_claims_make_no_entry(tmp_path: Path, claims: Any) -> None:
    odd = {**person("Q1", "Ana Kolar"), "claims": claims}
    found = list(Register(dump(tmp_path / "w.json", [odd, person("Q2", "Ivo Brandt")])))
    assert [one.id for one in found] == ["Q2"]
