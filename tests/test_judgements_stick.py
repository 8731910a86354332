"""Corrections stick: over a rebuild from nothing, over articles read later, and until they are revoked."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import cli

ROOT = Path(__file__).parents[1]
STORY = ROOT / "examples/brezana-dam"


def onrecord(*words: object, code: int | None = 0) -> Result:
    """Run a command in this process."""
    result = CliRunner().invoke(cli, [str(word) for word in words], prog_name="onrecord")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert code is None or result.exit_code == code, result.output
    return result


def exported(ledger: Path) -> dict[str, bytes]:
    folder = ledger.with_suffix(".export")
    onrecord("export", ledger, "-o", folder)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def rows(files: dict[str, bytes], noun: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files[f"{noun}.jsonl"].decode().split("\n") if line]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The example's folder, copied, so that paths are short and articles can be held back."""
    shutil.copytree(STORY, tmp_path / "dam")
    return tmp_path / "dam"


def said_in(ledger: Path, path: Path) -> list[str]:
    """The ids of the attributed statements of an article."""
    lines = onrecord("statements", ledger, "--json").stdout.splitlines()
    return [one["id"] for one in map(json.loads, lines) if one["path"] == str(path)]


def judge(ledger: Path, story: Path) -> list[str]:
    """A judgement of most kinds, two of them against each other; the ids of the statements judged."""
    gazette = story / "kastrel-gazette-no-plan.txt"
    one, other, third, *_ = said_in(ledger, gazette)
    for day, words in enumerate(
        (
            ("same-party", "Ozra River Commission", "VEK"),
            ("same-party", "Yusuf Halimov", "Henrike Aalbers"),
            ("not-same-party", "Yusuf Halimov", "Henrike Aalbers"),
            ("not-same-party", "Civil Protection Service", "CPS"),
            ("speaker", one, "Henrike Aalbers"),
            ("speaker", other, "unsettled"),
            ("not-a-statement", third),
            ("published", gazette, "2021-04-01..2021-04-02"),
            ("conflict", one, other, "number"),
            ("same-claim", one, other),
        )
    ):
        onrecord("judge", ledger, *words, "--who", "ada", "--at", f"2031-05-{day + 1:02}")
    return [one, other, third]


@dataclass(frozen=True)
class Story:
    """The example built and judged: its export before and after, and the ids of the statements judged."""

    ledger: Path
    articles: Path
    untouched: dict[str, bytes]
    judged: dict[str, bytes]
    statements: list[str]


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Built and judged once."""
    folder = tmp_path_factory.mktemp("judged")
    shutil.copytree(STORY, folder / "dam")
    onrecord("build", folder / "dam", "-o", folder / "s.db", "-q")
    untouched = exported(folder / "s.db")
    statements = judge(folder / "s.db", folder / "dam")
    return Story(folder / "s.db", folder / "dam", untouched, exported(folder / "s.db"), statements)


def test_a_rebuild_from_nothing_with_the_file_is_the_same_byte_for_byte(dam: Story, tmp_path: Path) -> None:
    anew, file = tmp_path / "anew.db", tmp_path / "judgements.txt"
    onrecord("judge", dam.ledger, "export", file)
    changed = {name for name in dam.judged if dam.judged[name] != dam.untouched[name]}
    assert changed >= {
        f"{noun}.jsonl" for noun in ("articles", "statements", "parties", "conflicts", "claims")
    }
    onrecord("build", dam.articles, "-o", anew, "-q", "--judgements", file)
    assert exported(anew) == dam.judged
    assert onrecord("judge", anew, "--file", file).stdout.startswith("All of this was judged before.")
    assert exported(anew) == dam.judged
    onrecord("check", anew)
    onrecord("check", dam.ledger)


def test_revoked_the_old_state_shows_again_byte_for_byte(dam: Story, tmp_path: Path) -> None:
    ledger, file = tmp_path / "s.db", tmp_path / "judgements.txt"
    shutil.copy(dam.ledger, ledger)
    listed = json.loads(onrecord("judge", ledger, "list", "--json").stdout)
    assert sorted(one["state"] for one in listed) == ["applied"] * (len(listed) - 1) + ["overruled"]
    onrecord("judge", ledger, "revoke", listed[0]["id"], "--who", "bea", "--at", "2031-06-01")
    onrecord("judge", ledger, "revoke", listed[0]["id"], code=4)
    onrecord("judge", ledger, "export", file)
    lines = file.read_text("utf-8").splitlines()[1:]
    revoked = (
        line if "revoked_by" in line else f"{line} revoked_by=bea revoked_at=2031-06-01" for line in lines
    )
    file.write_text("\n".join(revoked), "utf-8")
    onrecord("judge", ledger, "--file", file)
    assert exported(ledger) == dam.untouched
    states = [one["state"] for one in json.loads(onrecord("judge", ledger, "list", "--json").stdout)]
    assert set(states) == {"revoked"}
    onrecord("judge", dam.ledger, "export", file)
    onrecord("judge", ledger, "--file", file)
    assert exported(ledger) == dam.untouched


def test_what_was_judged_shows_where_it_should(dam: Story) -> None:
    one, other, third = dam.statements
    files = dam.judged
    names = {party["id"]: party["name"] for party in rows(files, "parties")}
    assert len({"Ozra River Commission", "VEK"} & set(names.values())) == 1
    assert {"CPS", "Civil Protection Service", "Yusuf Halimov", "Henrike Aalbers"} <= set(names.values())
    (gazette,) = [row for row in rows(files, "articles") if row["path"].endswith("no-plan.txt")]
    assert gazette["published"] == {"from": "2021-04-01", "to": "2021-04-02"}
    assert gazette["published_basis"][0]["why"].startswith("judged by ada on 2031-05-08: ")
    speakers = {row["id"]: row["speaker"] for row in rows(files, "statements")}
    assert names[speakers[one]] == "Henrike Aalbers"
    assert speakers[other] is None
    assert third not in speakers
    assert [row["kind"] for row in rows(files, "conflicts") if {row["a"], row["b"]} == {one, other}] == [
        "number"
    ]
    members = [{each["statement"] for each in row["statements"]} for row in rows(files, "claims")]
    assert any({one, other} <= each for each in members)


def test_a_merge_holds_for_articles_that_come_in_later(story: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    later.mkdir()
    (story / "weststrand-dispatch.html").rename(later / "weststrand-dispatch.html")
    (story / "tamsin-review.html").rename(later / "tamsin-review.html")
    ledger = tmp_path / "s.db"
    onrecord("build", story, "-o", ledger, "-q")
    onrecord(
        "judge", ledger, "same-party", "Ozra River Commission", "VEK", "--who", "ada", "--at", "2031-05-01"
    )
    told = json.loads(onrecord("update", ledger, later, "--json").stdout)
    assert told["new"] == 2
    assert len(told["changes"]["articles"]) == 2
    assert told["changes"]["statements"]
    assert not told["changes"]["divided"]
    assert [one["state"] for one in told["judgements"]] == ["applied"]
    parties = rows(exported(ledger), "parties")
    both = [one for one in parties if any("judged by ada" in why for why in one["merged_because"])]
    assert len(both) == 1
    new = {one["id"] for one in told["changes"]["articles"]}
    assert new & {mention["article"] for mention in both[0]["mentions"]}


def test_a_judgement_that_lost_its_hold_is_told_and_comes_back_to_hold(story: Path, tmp_path: Path) -> None:
    whole, file = tmp_path / "whole.db", tmp_path / "judgements.txt"
    onrecord("build", story, "-o", whole, "-q")
    gazette = story / "kastrel-gazette-no-plan.txt"
    statement = said_in(whole, gazette)[0]
    onrecord("judge", whole, "not-a-statement", statement, "--who", "ada", "--at", "2031-05-01")
    onrecord("judge", whole, "export", file)
    gazette.rename(tmp_path / gazette.name)
    part = tmp_path / "part.db"
    built = onrecord("build", story, "-o", part, "-q", "--judgements", file)
    assert "Judgements without effect: 1" in built.stdout
    assert "this ledger holds no statement" in built.stdout
    (one,) = json.loads(onrecord("judge", part, "list", "--json").stdout)
    assert one["state"] == "idle"
    (tmp_path / gazette.name).rename(gazette)
    onrecord("update", part, story)
    (one,) = json.loads(onrecord("judge", part, "list", "--json").stdout)
    assert one["state"] == "applied"
    assert exported(part)["statements.jsonl"] == exported(whole)["statements.jsonl"]
