"""The export: nine files as the contract says, the same bytes each time, never half a file."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from ledgers_made_up import Line, article, many, reading, whole
from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger
from onrecord.report.export import export, files, jsonl
from onrecord.report.export.jsonl import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

NOUNS = ("articles", "statements", "parties", "places", "times", "claims", "conflicts", "echoes", "positions")
NAMES = {f"{noun}.jsonl" for noun in NOUNS}
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "export.md"
SCHEMA = json.loads(
    resources.files("onrecord.report").joinpath("export.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with every field of every noun filled, and a few plain articles."""
    readings, parties, links = whole()
    with Ledger.create(tmp_path / "ferry.ledger") as made:
        made.append([*readings, *many(3)])
        made.relink(parties)
        made.write_links(links)
        yield made


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    data = (folder / name).read_bytes()
    assert not data or data.endswith(b"\n")
    assert b"\r" not in data
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def test_nine_files_that_keep_to_the_schema(ledger: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    export(ledger, out)
    assert {file.name for file in out.iterdir()} == NAMES == {file.name for file in FILES}
    Draft202012Validator.check_schema(SCHEMA)
    for name in NAMES:
        found = lines(out, name)
        assert found, f"{name} is empty, so nothing is tried"
        validator = Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})
        for line in found:
            validator.validate(line)
            assert list(line) == SCHEMA["$defs"][name]["required"], "the keys come in a fixed order"


def test_files_of_an_empty_ledger_are_there_and_empty(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "empty.ledger") as empty:
        export(empty, tmp_path / "out")
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == dict.fromkeys(
        NAMES, b""
    )


def test_lines_are_sorted(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, tmp_path / "out")
    for name in NAMES:
        found = lines(tmp_path / "out", name)
        keys = [key_of(line) for line in found]
        assert keys == sorted(keys)
        assert len({json.dumps(key) for key in keys}) == len(keys)


def key_of(line: dict[str, Any]) -> tuple[Any, ...]:
    natural = (("id",), ("article", "start", "end", "type", "value"), ("a", "b", "kind"), ("party", "issue"))
    keys = next(keys for keys in natural if all(key in line for key in keys))
    return tuple(line[key] for key in keys)


def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        export(ledger, tmp_path / name)
        export(ledger, tmp_path / name)
        found.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})
    with Ledger.open(ledger.path) as reader:
        export(reader, tmp_path / "three")
    found.append({file.name: file.read_bytes() for file in (tmp_path / "three").iterdir()})
    assert found[0] == found[1] == found[2]


def test_what_an_article_and_its_statements_say(ledger: Ledger, tmp_path: Path) -> None:
    first = whole()[0][0]
    export(ledger, tmp_path)
    told = next(line for line in lines(tmp_path, "articles.jsonl") if line["id"] == first.article.id)
    assert told["text"] == first.article.text
    assert told["published"] == {"from": "2031-05-04", "to": "2031-05-04"}
    assert told["published_basis"][0] == {"span": None, "why": "manifest.jsonl"}
    assert told["regions"][0] == {"start": 0, "end": 19, "kind": "title", "why": "first line"}
    outer, inner, own, orphan = (
        next(line for line in lines(tmp_path, "statements.jsonl") if line["id"] == one.id)
        for one in first.statements
    )
    text = told["text"]
    assert [text[span["start"] : span["end"]] for span in outer["content"]][1] == "300 workers would go"
    assert outer["about"]["quantities"][0]["value"] == 300
    assert isinstance(outer["about"]["quantities"][0]["value"], int)
    assert (inner["within"], outer["within"]) == (outer["id"], None)
    assert inner["about"]["when"] == {"from": None, "to": None}
    assert (own["source"], own["cue"], own["about"]["when"]) == (None, None, None)
    assert own["speaker"] in {
        line["id"] for line in lines(tmp_path, "parties.jsonl") if line["kind"] == "outlet"
    }
    assert (orphan["speaker"], orphan["about"]["quantities"][0]["value"]) == (None, 0.1 + 0.2)


def test_only_printed_mentions_are_pointed_to(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, tmp_path)
    parties = {line["name"]: line for line in lines(tmp_path, "parties.jsonl")}
    assert parties["Harbour Lantern"]["mentions"] == []
    assert len(parties["Tidewater Post"]["mentions"]) == 1
    assert len(parties["Orla Venn"]["mentions"]) == 2


def test_copies_are_listed_and_the_smallest_path_is_the_articles(tmp_path: Path) -> None:
    one = reading(article("Ann said no.", "m.txt"), Line("Ann", "said", "no"))
    with Ledger.create(tmp_path / "x.ledger") as ledger:
        ledger.append([one, replace(one, article=replace(one.article, path="a.txt", sha256="other"))])
        export(ledger, tmp_path / "out")
    (told,) = lines(tmp_path / "out", "articles.jsonl")
    assert (told["path"], told["copies"], told["sha256"]) == ("a.txt", ["a.txt", "m.txt"], "other")


def test_no_character_breaks_a_line(tmp_path: Path) -> None:
    text = "Ann said no.\r\n\0\x0b\x0c\x1c\x85\u2028\u2029\ufeff end"
    with Ledger.create(tmp_path / "x.ledger") as ledger:
        ledger.append([reading(article(text), Line("Ann", "said", "no"))])
        export(ledger, tmp_path / "out")
    (told,) = lines(tmp_path / "out", "articles.jsonl")
    assert told["text"] == text


def test_a_broken_off_export_leaves_the_old_files(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(ledger, tmp_path / "out")
    before = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    ledger.append(many(9))

    def breaks_off(ledger: Ledger) -> Iterator[dict[str, object]]:
        yield {"id": "half"}
        raise KeyboardInterrupt

    monkeypatch.setattr(jsonl, "FILES", (*FILES[:-1], files.of_objects("positions.jsonl", breaks_off)))
    with pytest.raises(KeyboardInterrupt):
        export(ledger, tmp_path / "out")
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == before
    monkeypatch.undo()
    export(ledger, tmp_path / "out")
    assert {file.name for file in (tmp_path / "out").iterdir()} == NAMES
    assert len(lines(tmp_path / "out", "articles.jsonl")) == 11


def test_a_folder_that_cant_be_written_to_is_told(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OnrecordError, match=r"file: the export can't be written there"):
        export(ledger, tmp_path / "file")


def test_every_field_is_described() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in NAMES:
        section = page.split(f"### `{name}`", 1)[1].split("\n#", 1)[0]
        described = re.findall(r"^\| `([a-z_0-9]+)` \|", section, flags=re.M)
        assert described == SCHEMA["$defs"][name]["required"]
