"""A ledger in a notebook: frames, lines and pictures that show themselves."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import onrecord
import strike
from onrecord.errors import LedgerMissing, UnknownId, UsageError
from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pandas")


@pytest.fixture
def story(tmp_path: Path) -> onrecord.Ledger:
    """The made-up story about a strike, with every sort of line in it."""
    return onrecord.Ledger(strike.write(tmp_path / "strike.db"))


def test_statements_are_a_frame(story: onrecord.Ledger) -> None:
    frame = story.statements()
    assert len(frame) == 8
    assert list(frame.columns)[:3] == ["id", "speaker", "chain"]
    oskar = story.statements(party="petra oskar")
    assert set(oskar["speaker"]) == {"Petra Oskar"}
    assert list(story.statements("ship", act="deny")["words"]) == ["any ship had been turned away"]
    assert len(story.statements(own=True)) == 9
    assert set(story.statements(outlet="Harbour Post")["outlet"]) == {"Harbour Post"}


def test_empty_frames_have_their_columns(story: onrecord.Ledger) -> None:
    assert list(story.statements("zeppelin").columns) == list(story.statements().columns)
    for frame in (story.claims(), story.conflicts(), story.positions()):
        assert len(frame) == 0
        assert len(frame.columns) > 5


def test_every_noun_is_a_frame_as_long_as_the_ledger_says(story: onrecord.Ledger) -> None:
    counts = story.counts()
    assert len(story.articles()) == counts["articles"]
    assert len(story.parties()) == counts["speakers"]
    assert len(story.parties(silent=True)) == counts["parties"]


def test_a_statement_shows_itself_and_nothing_it_says_can_act(story: onrecord.Ledger) -> None:
    (id,) = story.statements("img")["id"]
    shown = story.statement(id)._repr_html_()
    assert "&lt;img src=x" in shown
    for tag in ("<script", "<img", "<b>free"):
        assert tag not in shown
    with pytest.raises(UnknownId):
        story.statement("00ff")


def test_pictures_show_themselves_in_a_frame_that_runs_nothing(story: onrecord.Ledger) -> None:
    for picture in (story.timeline(), story.sources(), story.map()):
        shown = picture._repr_html_()
        assert shown.startswith('<iframe sandbox="" srcdoc="&lt;!doctype html')
        assert "<script" not in shown
    assert "&lt;svg" in story.timeline()._repr_html_()
    assert "There is nothing to draw." in story.map()._repr_html_()


def test_what_makes_no_sense_is_told(story: onrecord.Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no party called nobody such"):
        story.statements(party="nobody such")
    with pytest.raises(LedgerMissing):
        onrecord.Ledger(tmp_path / "none.db")
    with pytest.raises(AttributeError):
        onrecord.Nothing  # noqa: B018


def test_without_pandas_it_is_said_what_to_install(
    story: onrecord.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[notebook\]'"):
        story.statements()
    assert story.counts()["articles"] == 4


def test_what_others_change_is_seen_at_the_next_call(story: onrecord.Ledger, tmp_path: Path) -> None:
    assert len(story.parties(silent=True)) == story.counts()["parties"] > 0
    with Ledger.create(tmp_path / "strike.db") as ledger:
        ledger.relink([])
    assert len(story.parties(silent=True)) == 0
