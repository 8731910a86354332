"""build and read, through the whole program, on made-up articles."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord import pipeline

if TYPE_CHECKING:
    from conftest import Run

ARTICLE = """Ferry to Corvell stays in port

By Ada Renn

CORVELL, 4 March 2031 - Harbour minister Petra Oskar said on Monday that the ferry would not sail
before the storm had passed.

“Nobody will drown for a timetable,” Oskar told reporters. The union denied that it had asked for the delay.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with an article, another that differs, and a picture."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text(ARTICLE.replace("Monday", "Tuesday"), "utf-8")
    (folder / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return folder


def test_a_build_tells_what_it_did(run: Run, articles: Path) -> None:
    result = run("build", articles)
    assert result.exit_code == 3
    assert re.match(r"Read 2 new articles, 1 input not read, in [\d.]+ s\.\n", result.stdout)
    assert re.search(r"not read \S+c\.txt: \w", result.stdout)
    assert "onrecord.db now holds 2 articles, " in result.stdout
    assert "Petra Oskar" in result.stdout
    assert Path("onrecord.db").exists()


def test_a_second_build_finds_all_of_it_there(run: Run, articles: Path) -> None:
    (articles / "c.txt").unlink()
    assert run("build", articles).exit_code == 0
    result = run("build", articles, "--quiet")
    assert result.exit_code == 0
    assert result.stdout.startswith("Read 0 new articles, 2 already there, in ")
    assert "Who said what" not in result.stdout


def test_nothing_read_is_a_failure(run: Run, articles: Path) -> None:
    result = run("build", articles / "c.txt", "nowhere.txt")
    assert result.exit_code == 1
    assert "nowhere.txt: " in result.stdout


def test_a_build_as_json(run: Run, articles: Path) -> None:
    result = run("build", articles, "--json")
    summary = json.loads(result.stdout)
    assert (summary["new"], summary["known"], summary["ledger"]) == (2, 0, "onrecord.db")
    assert [missed["kind"] for missed in summary["not_read"]] == ["NotText"]
    assert summary["counts"]["articles"] == 2


def test_a_list_is_read_from_standard_input(run: Run, articles: Path) -> None:
    result = run("build", "-", "--json", given=f"{articles / 'a.txt'}\n\n{articles / 'b.txt'}\r\n")
    assert json.loads(result.stdout)["new"] == 2
    result = run("build", "-", given="\n")
    assert result.exit_code == 2
    assert "standard input lists nothing to read" in result.stderr


def test_a_page_comes_with_the_build(run: Run, articles: Path) -> None:
    assert "The page is story.html." in run("build", articles, "--report", "story.html").stdout
    assert "Petra Oskar" in Path("story.html").read_text("utf-8")


def test_a_page_that_can_not_be_written_is_told_before_the_work(run: Run, articles: Path) -> None:
    result = run("build", articles, "--report", "nowhere/story.html")
    assert result.exit_code == 2
    assert "nowhere/story.html: can't be written, there is no folder nowhere" in result.stderr
    assert not Path("onrecord.db").exists()


def test_the_options_reach_the_settings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[pipeline.BuildPlan] = []

    def stop(plan: pipeline.BuildPlan, progress: object) -> None:
        plans.append(plan)
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", stop)
    result = run("build", "a", "b", "-o", "x.db", "--allow-private", "--delay", "2.5", "--cache", "kept")
    assert result.exit_code == 130
    assert result.stderr == "onrecord: stopped; 0 articles are kept, run the same command to go on\n"
    (plan,) = plans
    assert (plan.inputs, plan.ledger) == (("a", "b"), Path("x.db"))
    fetch = plan.ingest.fetch
    assert (fetch.allow_private, fetch.delay_s, fetch.cache) == (True, 2.5, Path("kept"))


def test_one_article_is_read_aloud(run: Run, articles: Path) -> None:
    result = run("read", articles / "a.txt")
    assert result.exit_code == 0
    assert "“Nobody will drown for a timetable,” Oskar told reporters." in result.stdout
    assert re.search(r"Petra Oskar ← .*: says ", result.stdout)
    assert "cue ‘" in result.stdout


def test_one_article_as_json(run: Run, articles: Path) -> None:
    told = json.loads(run("read", articles / "a.txt", "--json").stdout)
    assert told["published"]["from"].startswith("2031-03")
    assert "Petra Oskar" in {statement["speaker_name"] for statement in told["statements"]}
    for statement in told["statements"]:
        spans = [(span["start"], span["end"]) for span in statement["content"]]
        assert [ARTICLE[start:end] for start, end in spans] == statement["words"]


def test_an_article_that_can_not_be_read_is_named(run: Run, articles: Path) -> None:
    for path in (articles / "c.txt", Path("nowhere.txt")):
        result = run("read", path)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"onrecord: {path}: ")


def test_a_hostile_article_can_not_act(run: Run, tmp_path: Path) -> None:
    hostile = (
        "\x1b]0;owned\x07Ada Renn said on Monday that [bold]all[/bold] \u202eships\u202c were late. " * 3
    )
    (tmp_path / "evil\x1b[2J.txt").write_text(hostile, "utf-8")
    result = run("read", tmp_path / "evil\x1b[2J.txt")
    assert "⟨ESC⟩" in result.stdout
    assert "[bold]all[/bold] ⟨RLO⟩ships⟨PDF⟩" in result.stdout
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.stdout)


def test_an_empty_folder_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("build", "empty")
    assert result.exit_code == 1
    assert "empty: " in result.stdout
