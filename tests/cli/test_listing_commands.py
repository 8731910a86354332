"""brief, statements, report, export and check on a made-up ledger."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, get_args

import pytest

from onrecord.cli.options import DEFAULT_LEDGER
from onrecord.cli.statements import ACTS
from onrecord.model import Act

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_the_brief_tells_chains_places_and_what_was_not_read(run: Run, story: Path) -> None:
    result = run("brief", story)
    assert result.exit_code == 0
    for words in (
        "4 articles from 3 outlets (1 article names none); 3 published between 3 Mar 2031 and 10 Mar 2031, 1",
        "In short: 0 claims agreed by several origins; 0 open disagreements; no turn of position; 0",
        "Lines are given by file and line within strike/.",
        "7 statements by 4 parties, and 1 whose speaker the text doesn't settle.",
        "1 assertion of the articles' own, counted and not listed here.",
        "Petra Oskar ← Nordline Agency ← Harbour Post, by 4 Mar 2031, post.txt:10",
        "strike/scan.pdf⟨ESC⟩[2J: binary content (PDF)",
        "its language (fr) isn't one that is read",
        "why: an orphan “he”: no man has been named before it",
    ):
        assert words in result.stdout
    assert "Ships were still waiting" not in result.stdout


@pytest.mark.parametrize("command", [("brief",), ("statements", "--all")])
def test_nothing_acts_on_the_terminal(run: Run, story: Path, command: tuple[str, ...]) -> None:
    result = run(command[0], story, *command[1:])
    assert "⟨ESC⟩" in result.stdout
    assert not ACTING.search(result.stdout.replace("\n", ""))


def test_the_brief_says_how_many_it_leaves_out(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.report import brief

    monkeypatch.setattr(
        brief, "write", lambda *given, whole=brief.write: whole(*given[:3], brief.Measure(1, 1, 1, 1, 0))
    )
    result = run("brief", story)
    assert "3 more parties with 4 statements left out here; --all tells them all" in result.stdout
    assert f'2 more: onrecord statements {story} --by "Petra Oskar"' in result.stdout
    assert "1 more input left out here" in result.stdout


def test_the_whole_account_as_json(run: Run, story: Path) -> None:
    told = json.loads(run("brief", story, "--json").stdout)
    assert [party["name"] for party in told["parties"]][:2] == ["Petra Oskar", "Ilvar Sand"]
    assert len(told["articles"]) == 4
    assert told["not_read"][0]["kind"] == "NotText"
    assert told["unresolved"][0]["not_settled"]


def test_statements_by_a_party_in_any_spelling(run: Run, story: Path) -> None:
    for spelling in ("Ilvar Sand", "ILVAR SÁND", "sand", "its speaker Ilvar Sand"):
        assert run("statements", story, "--by", spelling).stdout.count("Ilvar Sand ←") == 2


def test_an_unknown_party_gets_suggestions(run: Run, story: Path) -> None:
    result = run("statements", story, "--by", "Petra Oscar")
    assert result.exit_code == 2
    assert "there is no party called Petra Oscar in this ledger; did you mean Petra Oskar?" in result.stderr


def test_statements_narrowed(run: Run, story: Path) -> None:
    def paths(*options: str) -> list[str]:
        return [
            json.loads(line)["path"]
            for line in run("statements", story, "--json", *options).stdout.splitlines()
        ]

    assert len(paths()) == 8
    assert len(paths("--all")) == 9
    assert paths("--about", "talks") == ["strike/wire.txt"]
    assert paths("--act", "deny", "--act", "promise", "--by", "oskar") == [
        "strike/wire.txt",
        "strike/post.txt",
    ]
    assert paths("--from", "2031-03-05") == ["strike/wire.txt"]
    assert paths("--to", "2031-02") == [
        "strike/wire.txt",
        "strike/post.txt",
        "strike/post.txt",
        "strike/post.txt",
    ]
    assert len(paths("--limit", "2")) == 2


def test_what_a_limit_leaves_out_is_said(run: Run, story: Path) -> None:
    result = run("statements", story, "--limit", "3")
    assert result.stderr == "5 more; --limit leaves them out\n"


def test_no_match_is_said(run: Run, story: Path) -> None:
    result = run("statements", story, "--about", "zeppelin")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no statement matches\n")


@pytest.mark.parametrize(
    "date", ["03/04/2031", "2031-3-4", "2031-02-30", "2031-13", "0000", "yesterday", "", "２０３１"]
)
def test_a_date_is_never_guessed_at(run: Run, story: Path, date: str) -> None:
    result = run("statements", story, "--from", date)
    assert result.exit_code == 2
    assert "is no date written as YYYY, YYYY-MM or YYYY-MM-DD" in result.stderr


def test_dates_in_the_wrong_order(run: Run, story: Path) -> None:
    result = run("statements", story, "--from", "2031-03-04", "--to", "2031-03-03")
    assert result.exit_code == 2
    assert "--from 2031-03-04 is later than --to 2031-03-03" in result.stderr
    assert run("statements", story, "--from", "2031-03-04", "--to", "2031").exit_code == 0


def test_the_acts_offered_are_those_of_the_model() -> None:
    assert get_args(Act) == ACTS


def test_the_default_ledger_is_that_of_the_settings() -> None:
    from onrecord.settings import Settings

    assert Settings().ledger == DEFAULT_LEDGER


def test_the_ledger_in_the_folder_is_found(run: Run, story: Path) -> None:
    assert run("check").exit_code == 4
    story.rename(story.with_name("onrecord.db"))
    assert run("check").stdout == "onrecord.db: sound\n"


def test_a_page_is_written_whole_or_not_at_all(run: Run, story: Path, tmp_path: Path) -> None:
    result = run("report", story, "-o", "story.html")
    assert (result.exit_code, result.stderr) == (0, "wrote story.html\n")
    assert (tmp_path / "story.html").read_text("utf-8").startswith("<!doctype html>")
    assert not (tmp_path / "story.html.part").exists()
    assert run("report", story, "-o", "-").stdout == (tmp_path / "story.html").read_text("utf-8")


def test_a_page_that_can_not_be_written(run: Run, story: Path) -> None:
    result = run("report", story, "-o", "nowhere/story.html")
    assert result.exit_code == 1
    assert result.stderr.startswith("onrecord: nowhere/story.html.part: No such file or directory")


def test_an_export_has_its_files(run: Run, story: Path, tmp_path: Path) -> None:
    assert run("export", story, "--format", "jsonl", "-o", "out").exit_code == 0
    assert len((tmp_path / "out" / "statements.jsonl").read_text("utf-8").splitlines()) == 9
    assert run("export", story, "--format", "xml", "-o", "out").exit_code == 2


def test_faults_are_told_and_counted(run: Run, story: Path) -> None:
    import sqlite3

    with sqlite3.connect(story) as connection:
        connection.execute("UPDATE articles SET text_sha256 = 'x' WHERE outlet = 'Harbour Post'")
    connection.close()
    result = run("check", story)
    assert result.exit_code == 1
    assert re.search(r"strike\.db: [1-9]\d* fault", result.stdout)
    assert json.loads(run("check", story, "--json").stdout)


@pytest.mark.parametrize("command", ["brief", "statements", "check", "report", "export"])
def test_a_missing_ledger_is_named(run: Run, command: str) -> None:
    more = ["-o", "x"] if command in ("report", "export") else []
    result = run(command, "no\x1b[2Jwhere.db", *more)
    assert result.exit_code == 4
    assert result.stderr == "onrecord: no⟨ESC⟩[2Jwhere.db: there is no ledger here\n"


def test_what_is_no_ledger_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear reader, this is no ledger at all.\n" * 50)
    result = run("brief", "letter.db")
    assert result.exit_code == 4
    assert "letter.db" in result.stderr
    assert "Traceback" not in result.stderr
