"""Dates given as facts: read where they leave no doubt, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.given import Dated, agreed, interval, published
from onrecord.model.interval import OPEN, Interval


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2016-09-07", "2016-09-07", None),
        ("2016-9-7", "2016-09-07", None),
        ("20160907", "2016-09-07", None),
        ("2016/09/07", "2016-09-07", None),
        ("2016-09", "2016-09-01", "2016-09-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("September 2016", "2016-09-01", "2016-09-30"),
        ("2016-09-07T10:15", "2016-09-07T10:15:00", None),
        ("2016-09-07T10:15:30Z", "2016-09-07T10:15:30+00:00", None),
        ("2016-09-07 10:15:30 UTC", "2016-09-07T10:15:30+00:00", None),
        ("2016-09-07T10:15:30.123+02:00", "2016-09-07T10:15:30+02:00", None),
        ("2016-09-07T10:15:30-0430", "2016-09-07T10:15:30-04:30", None),
        ("20160907T101530Z", "2016-09-07T10:15:30+00:00", None),
        ("2016-09-07T10:15:30+02:00[Europe/Berlin]", "2016-09-07T10:15:30+02:00", None),
        ("Wed, 07 Sep 2016 10:15:30 +0200", "2016-09-07T10:15:30+02:00", None),
        ("Wed, 7 Sep 2016 10:15:30 GMT", "2016-09-07T10:15:30+00:00", None),
        ("07 Sep 16 10:15 EST", "2016-09-07T10:15:00-05:00", None),
        ("Wed Sep  7 10:15:30 2016", "2016-09-07T10:15:30", None),
        ("7 September 2016", "2016-09-07", None),
        ("Sept. 7, 2016", "2016-09-07", None),
        ("Wednesday, September 7, 2016", "2016-09-07", None),
        ("2016-09-07 10:15 IST", "2016-09-07", None),  # India, Israel or Ireland: the day is sure
        ("2016-02-30", None, None),
        ("2016-13-01", None, None),
        ("2016-09-07T25:00:00", None, None),
        ("07/09/2016", None, None),
        ("yesterday", None, None),
        ("Smarch 7, 2016", None, None),
        ("0000-00-00", None, None),
        ("", None, None),
    ],
)
def test_interval(value: str, start: str | None, end: str | None) -> None:
    assert interval(value) == (Interval(start, end or start) if start else None)


@given(st.text(st.sampled_from("0123456789-/:+TZ ,.SepJan")) | st.text())
def test_interval_never_fails(value: str) -> None:
    found = interval(value)
    assert found is None or found.is_bounded


@given(st.datetimes())
def test_every_iso_moment_is_read(moment: object) -> None:
    told = str(moment).partition(".")[0]
    assert interval(told) == Interval(told.replace(" ", "T"), told.replace(" ", "T"))


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ({"from": "2016-09-07", "to": "2016-09-09"}, "2016-09-07", "2016-09-09"),
        ({"from": "2016-09", "to": "2016-10"}, "2016-09-01", "2016-10-31"),
        ({"from": None, "to": "2016-09-09"}, None, "2016-09-09"),
        ({"from": "2016-09-07"}, "2016-09-07", None),
        ("2016-09-07", "2016-09-07", "2016-09-07"),
    ],
)
def test_published(value: object, start: str | None, end: str | None) -> None:
    assert published(value, "manifest.jsonl") == (Interval(start, end), "manifest.jsonl")


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_given(value: object) -> None:
    assert published(value, "manifest.jsonl") == (OPEN, "")


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        20160907,
        ["2016-09-07"],
        {"from": "2016-09-09", "to": "2016-09-07"},
        {"from": "x"},
        {"at": "2016"},
    ],
)
def test_unreadable_stays_open_and_says_so(value: object) -> None:
    span, why = published(value, "manifest.jsonl")
    assert span == OPEN
    assert why.startswith("manifest.jsonl says ")
    assert why.endswith("couldn't be read as a date")


def _dated(why: str, moment: str) -> Dated:
    return Dated(why, Interval(moment, moment))


@pytest.mark.parametrize(
    ("moments", "start", "end", "why"),
    [
        (["2016-09-07", "2016-09-07T10:00:00+02:00"], "2016-09-07T10:00:00+02:00", None, "a, b"),
        (
            ["2016-09-07T23:00:00-04:00", "2016-09-08T03:00:00+00:00"],
            "2016-09-07T23:00:00-04:00",
            None,
            "a, b",
        ),
        (
            ["2016-09-07", "2016-09-09"],
            "2016-09-07",
            "2016-09-09",
            "a (2016-09-07) and b (2016-09-09) disagree",
        ),
        (["1970-01-01T00:00:00+00:00", "2016-09-07"], "2016-09-07", None, "b"),
        (["0001-01-01"], None, None, ""),
    ],
)
def test_agreed(moments: list[str], start: str | None, end: str | None, why: str) -> None:
    dates = [_dated(name, moment) for name, moment in zip("abc", moments, strict=False)]
    assert agreed(dates) == (Interval(start, end or start), why)
