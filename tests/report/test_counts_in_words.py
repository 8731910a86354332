"""What is counted is said so that nothing is counted for what it isn't."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

import strike
from onrecord.ledger import Ledger
from onrecord.model import OPEN, Interval
from onrecord.report import wording
from onrecord.report.account import account
from onrecord.report.brief import as_json

if TYPE_CHECKING:
    from pathlib import Path

DAY = Interval("2015-11-14", "2015-11-14")


@pytest.mark.parametrize(
    ("published", "articles", "undated", "said", "listed"),
    [
        (DAY, 3, 0, ", published on 14 Nov 2015", "14 Nov 2015"),
        (
            DAY, 36, 35, "; 1 published on 14 Nov 2015, 35 of no settled date",
            "14 Nov 2015 for 1 of 36, the rest not settled",
        ),
        (OPEN, 2, 2, "; no date of publication is settled", "date not settled"),
        (
            Interval("2016-09-07", "2017-03-01"), 5, 2,
            "; 3 published between 7 Sept 2016 and 1 Mar 2017, 2 of no settled date",
            "7 Sept 2016 – 1 Mar 2017 for 3 of 5, the rest not settled",
        ),
    ],
)  # fmt: skip
def test_a_date_speaks_for_those_articles_only_that_have_one(
    published: Interval, articles: int, undated: int, said: str, listed: str
) -> None:
    assert wording.came_out(published, articles, undated) == said
    assert wording.dated(published, articles, undated) == listed


@pytest.mark.parametrize(
    ("still_open", "updates", "pairs", "said"),
    [
        (31, 29, 1871, "31 open disagreements and 29 updates, in 1,871 pairs of lines"),
        (1, 1, 2, "1 open disagreement and 1 update"),
        (0, 0, 0, "0 open disagreements"),
        (0, 3, 3, "0 open disagreements and 3 updates"),
        (2, 0, 5, "2 open disagreements, in 5 pairs of lines"),
    ],
)
def test_updates_are_told_apart_from_open_disagreements(
    still_open: int, updates: int, pairs: int, said: str
) -> None:
    assert wording.disagreements(still_open, updates, pairs) == said


@pytest.mark.parametrize(
    ("more", "updates", "said"),
    [
        (0, 0, ""),
        (1, 0, "and 1 more pair of lines on this"),
        (1, 1, "and 1 more pair of lines on this, an update"),
        (3, 1, "and 3 more pairs of lines on this, 1 of them an update"),
        (24, 6, "and 24 more pairs of lines on this, 6 of them updates"),
        (3, 3, "and 3 more pairs of lines on this, all of them updates"),
    ],
)
def test_further_pairs_of_lines_are_counted_with_the_first(more: int, updates: int, said: str) -> None:
    assert wording.further(more, updates) == said


def test_the_ledger_and_the_account_count_alike(tmp_path: Path) -> None:
    with Ledger.open(strike.write(tmp_path / "strike.db")) as ledger:
        counts, told = ledger.counts(), account(ledger)
    assert counts.undated == told.undated == sum(outlet.undated for outlet in told.outlets) > 0
    assert counts.open_conflicts == len(told.conflicts.open_pairs)
    assert counts.conflicts == len(told.conflicts.pairs)
    assert counts.open_matters == told.conflicts.number_open
    assert counts.matters == told.conflicts.number_open + told.conflicts.number_settled
    assert counts.speakers == len(told.speakers)
    assert as_json(told)["counts"].items() <= asdict(counts).items()


def test_every_word_for_a_count_is_of_one_that_there_is(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "none.db") as ledger:
        assert set(wording.COUNTED) <= set(asdict(ledger.counts()))
