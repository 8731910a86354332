"""judge and update on a made-up ledger: how things are named, what is told, what is refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from onrecord.cli.judge import EPILOG, KINDS, VERBS
from onrecord.ledger import Judgement, Ledger, read_file
from onrecord.link import CONFLICT_KINDS
from onrecord.report.judgements import ARGUMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

BY = ("--who", "ada", "--at", "2031-05-01")
EVIL = "strike/<b>evil\u202etxt.exe\x1b[2J"


def ids(run: Run, story: Path) -> list[str]:
    return [json.loads(line)["id"] for line in run("statements", story, "--json").stdout.splitlines()]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Petra Oskar", "Ilvar Sand"), ("oskar", "SAND"), ("Oskar@wire.txt", "Sand@strike/post.txt")],
)
def test_parties_are_named_as_they_are_printed(run: Run, story: Path, first: str, second: str) -> None:
    result = run("judge", story, "same-party", first, second, *BY, "--note", "one voice")
    assert result.exit_code == 0, result.output
    assert re.match(r"[0-9a-f]{16} same-party\n", result.stdout)
    assert "are one party; one voice\n    ada, 2031-05-01T00:00:00.000Z\n" in result.stdout
    for counted in ("parties, silent ones among them", "parties that speak"):
        old, new = re.search(rf"\n{counted}: (\d+) → (\d+)\n", result.stdout).groups()  # type: ignore[union-attr]
        assert int(new) == int(old) - 1
    assert "Parties now taken for one: 1\n" in result.stdout


def test_statements_are_named_by_id_and_by_line(run: Run, story: Path) -> None:
    one = ids(run, story)[0]
    told = json.loads(run("statements", story, "--json", "--limit", 1).stdout)
    place = f"{told['path']}:{told['line']}"
    by_line = run("judge", story, "speaker", place, "unsettled", *BY, "--json")
    (made,) = json.loads(by_line.stdout)["judgements"]
    assert (made["kind"], made["subject"], made["object"]) == ("speaker", one, "unsettled")
    assert made["state"] == "applied"
    assert json.loads(by_line.stdout)["changes"]["reattributed"][0]["speaker"] is None


WRONG = [
    ((), "say what to judge"),
    (("same-party", "Petra Oskar"), "say: same-party PARTY PARTY"),
    (("same-party", "Nobody At All", "Sand"), "there is no party called Nobody At All"),
    (("not-same-party", "Petra Oskar", "Petra Oskar"), "NAME@ARTICLE"),
    (("not-same-party", "Brandt@post.txt", "Sand"), "post.txt doesn't print Brandt"),
    (("speaker", "strike/post.txt:999", "Sand"), "no statement begins in strike/post.txt:999"),
    (("speaker", "nowhere", "Sand"), "there is no statement nowhere"),
    (("published", "nowhere.txt", "2031-05-01"), "there is no article called nowhere.txt"),
    (("published", "post.txt", "yesterday"), "yesterday is no day"),
    (("make", "coffee"), "make is no judgement"),
    (("list", "twice"), "say: list"),
]


@pytest.mark.parametrize(("words", "reason"), WRONG)
def test_what_isnt_understood_is_refused_and_nothing_kept(
    run: Run, story: Path, words: tuple[str, ...], reason: str
) -> None:
    result = run("judge", story, *words, *BY)
    assert result.exit_code == 2
    assert reason in " ".join(result.stderr.split())
    assert run("judge", story, "list").stderr == "nothing was judged\n"


def test_no_ledger_is_made(run: Run, tmp_path: Path) -> None:
    for words in (("judge", "none.db", "list"), ("judge", "none.db", "published", "a", "2031-05-01")):
        assert run(*words).exit_code == 4
    assert run("update", "none.db", ".").exit_code == 4
    assert not (tmp_path / "none.db").exists()


def test_hostile_names_are_shown_and_kept(run: Run, story: Path, tmp_path: Path) -> None:
    who = "eve\x1b[31m \u202e; rm"
    result = run("judge", story, "same-party", "Odo </script><script>Brandt", "Ilvar Sand", "--who", who,
                 "--note", "two\nlines \x07")  # fmt: skip
    assert result.exit_code == 0, result.output
    dated = run("judge", story, "published", EVIL, "2031-05-01..", "--who", who)
    assert dated.exit_code == 0, dated.output
    assert run("judge", story, "export", "out.txt").exit_code == 0
    text = (tmp_path / "out.txt").read_text("utf-8")
    for shown in (result.output, dated.output, run("judge", story, "list").output, text):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    with Ledger.open(story) as ledger:
        assert read_file(text, "out.txt") == tuple(ledger.judgements())


def test_a_file_that_isnt_understood_changes_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    good = 'not-a-statement s "" who=ada when=2031-05-01\n'
    for bad, code in (("same-party a\n", 1), ("make-coffee a b who=ada when=2031-05-01\n", 2)):
        (tmp_path / "j.txt").write_text(good + bad, "utf-8")
        assert run("judge", story, "--file", "j.txt").exit_code == code
        assert run("build", ".", "-o", "new.db", "--judgements", "j.txt").exit_code == code
    assert run("judge", story, "--file", "missing.txt").exit_code == 1
    assert run("judge", story, "list").stderr == "nothing was judged\n"


def test_judgements_from_elsewhere_are_kept_and_told(run: Run, story: Path, tmp_path: Path) -> None:
    one = Judgement("not-a-statement", "0" * 16, "", "ada", "2031-05-01", "of another story")
    (tmp_path / "j.txt").write_text(
        f'{one.kind} {one.subject} "" who=ada when=2031-05-01 note="of another story"\n'
    )
    result = run("judge", story, "--file", "j.txt")
    assert "not-a-statement idle: this ledger holds no statement 0000000000000000" in result.stdout
    assert "Nothing changed." in result.stdout


def test_the_ledger_may_be_left_out(run: Run, story: Path, tmp_path: Path) -> None:
    story.rename(tmp_path / "onrecord.db")
    assert run("judge", "same-party", "Petra Oskar", "Ilvar Sand").exit_code == 0
    (one,) = json.loads(run("judge", "list", "--json").stdout)
    assert run("judge", "revoke", one["id"][:6]).exit_code == 0
    assert run("judge", "revoke", one["id"]).exit_code == 4
    (one,) = json.loads(run("judge", "list", "--json").stdout)
    assert one["state"] == "revoked"


def test_an_update_tells_the_difference(run: Run, story: Path, tmp_path: Path) -> None:
    text = "Mayor Iris Holm said on Monday that the ferry would not sail before the storm had passed.\n"
    (tmp_path / "ferry.txt").write_text(f"Ferry stays\n\n{text}", "utf-8")
    result = run("update", story, "ferry.txt")
    assert result.exit_code == 0, result.output
    assert "New articles: 1\n  ferry.txt: " in result.stdout
    assert "Iris Holm" in result.stdout
    assert "Nothing changed." in run("update", story, "ferry.txt").stdout


def test_the_command_knows_all_kinds() -> None:
    assert set(KINDS) == set(ARGUMENTS)
    assert all(verb in EPILOG for verb in VERBS)
    assert "number" in CONFLICT_KINDS
