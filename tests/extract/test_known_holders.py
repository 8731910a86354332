"""Offices with holders and time: a table of made-up sentences, days, and who is meant or that nobody is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from marked import marked

from onrecord.language.offices import holders, in_office, offices_called
from onrecord.link import parties
from onrecord.model import Interval

HELD = [
    ("[[s The Turkish president]] [[c said]] [[x so]].", "2016-11-03", "Recep Tayyip Erdoğan"),
    ("[[s The Turkish president]] [[c said]] [[x so]].", "2012-11-03", "Abdullah Gül"),
    ("[[s The Turkish prime minister]] [[c said]] [[x so]].", "2012-11-03", "Recep Tayyip Erdoğan"),
    ("[[s Turkey's prime minister]] [[c said]] [[x so]].", "2016-11-03", "Binali Yıldırım"),
    ("[[s The president of Turkey]] [[c said]] [[x so]].", "2016-11-03", "Recep Tayyip Erdoğan"),
    ("[[s The UN secretary-general]] [[c said]] [[x so]].", "2018-02-01", "António Guterres"),
    ("[[s The UN chief]] [[c said]] [[x so]].", "2015-02-01", "Ban Ki-moon"),
    ("[[s The US secretary of state]] [[c said]] [[x so]].", "2016-11-03", "John Kerry"),
    ("[[s The British foreign secretary]] [[c said]] [[x so]].", "2017-01-03", "Boris Johnson"),
    ("[[s The French interior minister]] [[c said]] [[x so]].", "2015-11-16", "Bernard Cazeneuve"),
    ("[[s The German chancellor]] [[c said]] [[x so]].", "2022-11-03", "Olaf Scholz"),
    ("[[s The US leader]] [[c said]] [[x so]].", "2016-11-03", "Barack Obama"),
    (
        "[[s3 Erdogan]] [[c3 said]] [[x3 it]]. [[s4 The Turkish leader]] [[c4 said]] [[x4 so]].",
        "2016-11-03",
        "Erdogan",
    ),
    (
        "[[s3 Erdogan]] [[c3 said]] [[x3 it]]. [[s4 The Turkish president]] [[c4 said]] [[x4 so]].",
        "2016-11-03",
        "Erdogan",
    ),
    (
        "[[s Obama]] [[c said]] [[x it]]. [[s3 Ivo Brandt]] [[c3 said]] [[x3 it]]. "
        "[[s4 The president]] [[c4 said]] [[x4 so]].",
        "2016-06-03",
        "Obama",
    ),
]

NOT_HELD = [
    ("[[s The former Turkish president]] [[c said]] [[x so]].", "2016-11-03"),
    ("[[s The deputy Turkish prime minister]] [[c said]] [[x so]].", "2016-11-03"),
    ("[[s The Turkish president]] [[c said]] [[x so]].", "2014-08-28"),
    ("[[s The Turkish president]] [[c said]] [[x so]].", "2014-08-30"),
    ("[[s The Turkish president]] [[c said]] [[x so]].", "1999-01-01"),
    ("[[s The Turkish president]] [[c said]] [[x so]].", "2031-01-01"),
    ("[[s The Turkish president]] [[c said]] [[x so]].", None),
    ("[[s The Turkish president's lawyer]] [[c said]] [[x so]].", "2016-11-03"),
    ("[[s The president of the club]] [[c said]] [[x so]].", "2016-11-03"),
    ("[[s The president]] [[c said]] [[x so]].", "2016-11-03"),
    ("[[s The Turkish leader]] [[c said]] [[x so]].", "2016-11-03"),
    (
        "[[s Obama]] [[c said]] [[x it]]. [[s3 Ivo Brandt]] [[c3 said]] [[x3 it]]. "
        "[[s4 The leader]] [[c4 said]] [[x4 so]].",
        "2016-11-03",
    ),
    (
        "[[s Obama]] [[c said]] [[x it]]. [[s3 Putin]] [[c3 said]] [[x3 it]]. "
        "[[s4 The president]] [[c4 said]] [[x4 so]].",
        "2016-06-03",
    ),
    ("[[s The Turkish culture minister]] [[c said]] [[x so]].", "2016-11-03"),
    ("[[s The Velmaran president]] [[c said]] [[x so]].", "2016-11-03"),
]


@pytest.mark.parametrize(("text", "day", "name"), HELD)
def test_the_holder_on_the_day(text: str, day: str, name: str) -> None:
    made_up = marked(text, published=Interval(day, day))
    voice = made_up.voice(len(made_up.attributions))
    assert voice is not None
    assert voice.name == name


@pytest.mark.parametrize(("text", "day"), NOT_HELD)
def test_nobody_where_office_or_day_leave_it_open(text: str, day: str | None) -> None:
    made_up = marked(text, published=Interval(day, day))
    voice = made_up.voice(len(made_up.attributions))
    assert voice is None or voice.name is None


def test_a_wide_date_over_a_change_of_office_says_nothing() -> None:
    made_up = marked(
        "[[s The Turkish president]] [[c said]] [[x so]].", published=Interval("2014-01-01", "2014-12-31")
    )
    voice = made_up.voice()
    assert voice is not None
    assert voice.name is None


def test_the_office_makes_one_party_of_the_description_and_the_name_and_says_why() -> None:
    day = Interval("2016-11-03", "2016-11-03")
    first = marked("[[s The Turkish president]] [[c said]] [[x so]].", published=day).reading
    second = marked("[[s Recep Tayyip Erdogan]] [[c said]] [[x it holds]].", published=day).reading
    (party,) = [p for p in parties([*first.mentions, *second.mentions]) if p.kind == "person"]
    assert party.name == "Recep Tayyip Erdogan"
    assert any("since 2014-08-28" in why for why in party.merged_because)


def test_the_list_is_sound() -> None:
    for holder in holders():
        assert holder.first < holder.last
        assert holder.office in offices_called()
    tenures = sorted(holders(), key=lambda h: (h.of, h.office, h.first))
    for one, other in pairwise(tenures):
        if (one.of, one.office) == (other.of, other.office):
            assert one.last <= other.first


def test_nobody_is_in_office_on_an_open_day() -> None:
    assert in_office("president", Interval(None, "2016-01-01"), "TR") == []
    assert in_office("president", Interval("2016-00-00", "2016-01-01"), "TR") == []
