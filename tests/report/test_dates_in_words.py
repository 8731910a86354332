"""Intervals as a reader would say them."""

from __future__ import annotations

import pytest

from onrecord.model import OPEN, Interval
from onrecord.report.dates import between, hull, in_words

TABLE = [
    (None, None, "date unknown"),
    ("2016-09-07", "2016-09-07", "7 Sept 2016"),
    ("2016-09-07", "2016-09-09", "7–9 Sept 2016"),
    ("2016-08-29", "2016-09-09", "29 Aug – 9 Sept 2016"),
    ("2016-12-30", "2017-01-02", "30 Dec 2016 – 2 Jan 2017"),
    (None, "2016-09-09", "by 9 Sept 2016"),
    ("2016-09-07", None, "7 Sept 2016 or later"),
    ("2016-09-01", "2016-09-30", "Sept 2016"),
    ("2016-02-01", "2016-02-29", "Feb 2016"),
    ("2016-09-01", "2016-10-31", "Sept–Oct 2016"),
    ("2016-12-01", "2017-01-31", "Dec 2016 – Jan 2017"),
    ("2016-01-01", "2016-12-31", "2016"),
    ("2016-01-01", "2017-12-31", "2016–2017"),
    ("2016", "2016", "2016"),
    ("2016-05", "2016-05", "May 2016"),
    ("2016-05", "2016-06", "May–June 2016"),
    ("2016-09-07T14:05:00", "2016-09-07T14:05:00", "7 Sept 2016, 14:05"),
    ("2016-09-07T14:05:00Z", "2016-09-07T18:00:00Z", "7 Sept 2016"),
    ("not a date", "not a date", "not a date"),
    ("2016-13", "2016-13", "2016-13"),
]


@pytest.mark.parametrize(("start", "end", "words"), TABLE)
def test_an_interval_in_words(start: str | None, end: str | None, words: str) -> None:
    assert in_words(Interval(start, end)) == words


def test_between() -> None:
    assert between(Interval("2016-09-07", "2017-03-01")) == "between 7 Sept 2016 and 1 Mar 2017"
    assert between(Interval("2016-09-07", "2016-09-07")) == "on 7 Sept 2016"
    assert between(Interval(None, "2016-09-07")) == "by 7 Sept 2016"


def test_the_hull_holds_what_is_settled() -> None:
    assert hull([]) == OPEN
    assert hull([OPEN, Interval(None, "2016-09-09")]) == OPEN
    settled = [Interval("2016-09-07T10:00", "2016-09-08"), Interval("2016-09-08", "2016-09-09")]
    assert hull([*settled, Interval("2015-01-01", None)]) == Interval("2016-09-07", "2016-09-09")
