"""The pictures as Vega-Lite specifications: valid by Vega-Lite's own schema, drawn by vl-convert, and each
mark with its lines."""

from __future__ import annotations

import json
import struct
import sys
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import jsonschema
import pytest
import vl_convert

from onrecord.errors import OnrecordError
from onrecord.report.account import account
from onrecord.report.charts import CHARTS
from onrecord.report.export import export
from onrecord.report.export.pictures import HOW, SCALE
from onrecord.report.pictures.flow import flow
from onrecord.report.views.sources import sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.ledger import Ledger
    from onrecord.report.account import Account

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft7Validator:
    """Vega-Lite's schema, as altair ships it."""
    text = files("altair.vegalite.v5.schema").joinpath("vega-lite-schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft7Validator(json.loads(text))


@pytest.fixture
def two_sided(full: Ledger) -> Account:
    """The account with a second party on record where the first is: a matrix needs two."""
    told = account(full)
    (track,) = told.tracks
    other = next(one.party for one in told.speakers if one.party.id != track.party.id)
    return replace(told, tracks=(track, replace(track, key="another", party=other)))


def rows(part: Any) -> Iterator[dict[str, Any]]:
    """All rows of inline data in a specification."""
    if isinstance(part, dict):
        data = part.get("data")
        if isinstance(data, dict):
            yield from data["values"]
        for key, value in part.items():
            if key != "data":
                yield from rows(value)
    elif isinstance(part, list):
        for value in part:
            yield from rows(value)


def spec(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.vl.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CHARTS)
def test_it_is_valid_by_the_schema(
    name: str,
    schema: jsonschema.Draft7Validator,
    exported: Callable[[str], Path],
    nothing: Callable[[str], Path],
    two_sided: Account,
) -> None:
    schema.validate(json.loads(json.dumps(CHARTS[name](two_sided))))
    full = spec(exported("vegalite"), name)
    assert [error.message[:200] for error in schema.iter_errors(full)] == []
    schema.validate(spec(nothing("vegalite"), name))
    full["mark"] = "no such mark"
    assert list(schema.iter_errors(full)) != []


@pytest.mark.parametrize("name", CHARTS)
def test_every_mark_has_lines_of_the_ledger(name: str, full: Ledger, two_sided: Account) -> None:
    found = [row["statements"] for row in rows(CHARTS[name](two_sided)) if "statements" in row]
    assert found != []
    assert {id for ids in found for id in ids} <= {one.id for one in full.statements()}


def test_a_count_of_the_timeline_is_the_length_of_its_list(
    full: Ledger, exported: Callable[[str], Path]
) -> None:
    said, happens = spec(exported("vegalite"), "timeline")["vconcat"]
    assert all(row["lines"] == len(row["statements"]) for row in (*rows(said), *rows(happens)))
    drawn = {id for row in rows(said) for id in row["statements"]}
    dated = {one.statement.id for one in account(full).told if not one.statement.said.is_open}
    assert drawn == dated != set()


def test_the_positions_have_a_mark_for_each_line(two_sided: Account) -> None:
    drawn = [row for row in rows(CHARTS["positions"](two_sided)) if "statements" in row]
    in_tracks = sorted(step.told.statement.id for track in two_sided.tracks for step in track.steps)
    assert sorted(id for row in drawn for id in row["statements"]) == in_tracks != []
    assert {row["party"] for row in drawn} == {track.name for track in two_sided.tracks}


def test_the_claims_have_a_mark_for_each_origin(full: Ledger, exported: Callable[[str], Path]) -> None:
    marks = [row for row in rows(spec(exported("vegalite"), "claims")) if "origin" in row]
    (claim,) = account(full).claims
    assert {row["origin"] for row in marks} == {origin.name for origin in claim.origins}
    behind = {one.statement.id for origin in claim.origins for one in origin.lines}
    assert {id for row in marks for id in row["statements"]} == behind != set()


def test_the_places_are_where_they_are(exported: Callable[[str], Path]) -> None:
    (port,) = [row for row in rows(spec(exported("vegalite"), "map")) if "place" in row]
    assert (port["name"], port["lon"], port["lat"], port["lines"]) == ("Port Mere", 174.5, -41.25, 1)


def test_each_is_drawn(full: Ledger, exported: Callable[[str], Path]) -> None:
    folder, told = exported("pictures"), account(full)
    for name, chart in CHARTS.items():
        root = ElementTree.fromstring((folder / f"{name}.svg").read_text(encoding="utf-8"))
        assert chart(told)["title"]["text"] in [text.text for text in root.iter(f"{SVG}text")]
        png = (folder / f"{name}.png").read_bytes()
        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        wide, high = struct.unpack(">II", png[16:24])
        assert wide == pytest.approx(SCALE * float(root.attrib["width"]), abs=SCALE)
        assert high == pytest.approx(SCALE * float(root.attrib["height"]), abs=SCALE)


def test_the_sources_are_drawn_with_a_bar_for_each(full: Ledger, exported: Callable[[str], Path]) -> None:
    root = ElementTree.fromstring((exported("pictures") / "sources.svg").read_text(encoding="utf-8"))
    told = account(full)
    drawn = flow(sources(told.told, told.echoes))
    assert drawn is not None
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert [box.label for box in drawn.boxes if box.label not in words] == []
    bars = [one for one in root.iter(f"{SVG}path") if "rect" in one.get("aria-roledescription", "")]
    assert len(bars) == len(drawn.boxes)


def test_a_matrix_is_drawn_with_a_mark_for_each_line_that_takes_a_side(two_sided: Account) -> None:
    svg = vl_convert.vegalite_to_svg(CHARTS["positions"](two_sided), **HOW)
    marks = [one.get("aria-label", "") for one in ElementTree.fromstring(svg).iter(f"{SVG}path")]
    steps = [step for track in two_sided.tracks for step in track.stands]
    assert len([one for one in marks if "leaning: against" in one]) == len(steps) > 0


def test_what_strangers_wrote_stays_text(exported: Callable[[str], Path]) -> None:
    elements = [
        one
        for file in sorted(exported("pictures").glob("*.svg"))
        for one in ElementTree.fromstring(file.read_text(encoding="utf-8")).iter()
    ]
    tags = {one.tag.removeprefix(SVG) for one in elements}
    assert tags <= {"svg", "g", "path", "text", "tspan", "rect", "line", "defs", "clipPath"}
    assert not any("href" in key or key.startswith("on") for one in elements for key in one.attrib)
    assert any("<script>" in (one.text or "") for one in elements)


def test_nothing_is_fetched() -> None:
    asking = {"data": {"url": "https://x.invalid/a.json"}, "mark": "point", "encoding": {}}
    with pytest.raises(ValueError, match=r"not allowed|denied"):
        vl_convert.vegalite_to_svg(asking, **HOW)


def test_without_vl_convert_it_is_told_what_to_install(
    full: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(OnrecordError, match=r"pip install 'onrecord\[pictures\]'"):
        export(full, tmp_path / "out", "pictures")
    export(full, tmp_path / "out", "vegalite")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(
        f"{n}.vl.json" for n in CHARTS
    )
