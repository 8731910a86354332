"""`onrecord stories` on a made-up ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import many, whole
from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A ledger with one story of two articles, and three articles beside it."""
    readings, parties, links = whole()
    with Ledger.create(tmp_path / "feed.db") as made:
        made.append([*readings, *many(3)])
        made.relink(parties)
        made.write_links(links)
    return tmp_path / "feed.db"


def test_a_story_is_told_with_size_dates_parties_and_places(run: Run, feed: Path) -> None:
    result = run("stories", feed)
    assert result.exit_code == 0
    assert "2 articles, " in result.stdout
    assert "2031" in result.stdout
    assert "parties: " in result.stdout
    assert "Orla Venn" in result.stdout
    assert "places: Port Mere" in result.stdout
    assert "names Orla Venn" not in result.stdout
    assert "3 articles fit no story; --alone lists them" in result.stderr


def test_the_reasons_of_each_article_come_on_demand(run: Run, feed: Path) -> None:
    result = run("stories", feed, "--why")
    assert "+0.50 names Orla Venn, as the other article does" in result.stdout
    assert "-0.25 came out 90 days from the others (2031-05-04)" in result.stdout


def test_a_program_gets_the_same(run: Run, feed: Path) -> None:
    (line,) = run("stories", feed, "--json").stdout.splitlines()
    told = json.loads(line)
    assert [len(told["articles"]), told["places"]] == [2, ["Port Mere"]]
    for article in told["articles"]:
        assert article["score"] == pytest.approx(sum(reason["score"] for reason in article["reasons"]))


def test_what_fits_no_story_is_listed(run: Run, feed: Path) -> None:
    assert len(run("stories", feed, "--alone").stdout.splitlines()) == 3
    result = run("stories", feed, "--alone", "--limit", "2", "--json")
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 2
    assert "1 more; --limit leaves them out" in result.stderr


def test_a_ledger_without_stories_says_so(run: Run, story: Path) -> None:
    result = run("stories", story)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 articles fit no story; --alone lists them" in result.stderr
