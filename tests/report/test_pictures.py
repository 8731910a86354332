"""The pictures: every line is drawn or counted, nothing lies off the paper, and no label on another."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ledgers_made_up import whole

from onrecord.ledger import Ledger
from onrecord.model import About, Interval, Place
from onrecord.report.account import Account, account
from onrecord.report.dates import days
from onrecord.report.pictures.days import axis
from onrecord.report.pictures.flow import DESK, PHONE, Layout, flow
from onrecord.report.pictures.lanes import ROWS, lanes
from onrecord.report.pictures.map import EDGE, WORLD, map_of
from onrecord.report.pictures.outlines import Frame, countries, cut
from onrecord.report.views.places import Spot
from onrecord.report.views.sources import sources
from onrecord.report.views.timeline import Moment, Timeline, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.report.told import Told


@pytest.fixture
def told(tmp_path: Path) -> Account:
    """The account of a made-up ledger."""
    readings, parties, links = whole()
    with Ledger.create(tmp_path / "ferry.db") as ledger:
        ledger.append(readings)
        ledger.relink(parties)
        ledger.write_links(links)
        return account(ledger)


def moment(told: Told, start: str | None, end: str | None, count: int = 1) -> Moment:
    return Moment(Interval(start, end), (told,) * count)


@pytest.mark.parametrize(
    ("interval", "first", "last"),
    [
        (Interval("2031-05-04", "2031-05-04"), "2031-05-04", "2031-05-04"),
        (Interval(None, "2031-02"), None, "2031-02-28"),
        (Interval("2031", None), "2031-01-01", None),
        (Interval("2031-05-04T10:00", "2031-05-05T09:00"), "2031-05-04", "2031-05-05"),
        (Interval("2031-02-31", None), None, None),
        (Interval(), None, None),
    ],
)
def test_days_of_an_interval(interval: Interval, first: str | None, last: str | None) -> None:
    found = tuple(day and dt.date.fromordinal(day).isoformat() for day in days(interval))
    assert found == (first, last)


def test_an_axis_holds_what_was_said_and_most_of_what_happens(told: Account) -> None:
    line = told.told[0]
    said = [moment(line, f"2031-05-{day:02}", f"2031-05-{day:02}", 5) for day in range(4, 20)]
    past = [moment(line, "1914", "1914"), *(moment(line, "2031-05-10", "2031-05-10") for _ in range(9))]
    scale = axis(said, past, 0, 1000)
    assert scale is not None
    first, last = days(Interval("2031-05-04", "2031-05-19"))
    assert first is not None and last is not None
    assert first - 5 <= scale.first <= first and last <= scale.last <= last + 5
    assert scale.at(scale.first) == 0 and scale.at(scale.last + 1) == pytest.approx(1000)


@pytest.mark.parametrize(
    ("said", "happens", "first", "last"),
    [
        pytest.param(
            [("2004-12-31", None, 9), ("2030-01-14", "2030-01-14", 1), ("2031-05-04", "2031-05-10", 8)],
            [("2004", "2004", 5), ("2005", None, 9)],
            "2031-05-04", "2031-05-10", id="bounds years before, and one old report",
        ),
        pytest.param(
            [("2031-05-04", "2031-05-10", 8)],
            [("2031-04-02", "2031-04-02", 3), ("2029-01", "2029-01", 3), ("2033-01", "2033-01", 3)],
            "2031-03-05", "2031-07-09", id="happens years before and after: two months are shown",
        ),
        pytest.param(
            [(f"2031-{month:02}-04", f"2031-{month:02}-05", 1) for month in range(1, 13)], [],
            "2031-01-04", "2031-12-05", id="spread over a year",
        ),
        pytest.param([("2029-05-04", None, 2)], [("2029-05", "2029-06", 1)], "2029-05-01", "2029-06-30",
                     id="nothing close: the bounds"),
        pytest.param([], [("1914", "1914", 2)], "1914-01-01", "1914-12-31", id="happens alone"),
    ],
)  # fmt: skip
def test_an_axis_spans_what_is_told_and_isnt_stretched_by_far_dates(
    told: Account,
    said: list[tuple[str, str | None, int]],
    happens: list[tuple[str, str | None, int]],
    first: str,
    last: str,
) -> None:
    line = told.told[0]
    scale = axis([moment(line, *one) for one in said], [moment(line, *one) for one in happens], 0, 1000)
    assert scale is not None
    start, end = days(Interval(first, last))
    assert start is not None and end is not None
    pad = max(2, (end - start) * 0.04)
    assert start - pad <= scale.first <= start
    assert end <= scale.last <= end + pad


@pytest.mark.parametrize(
    ("start", "end", "unit"),
    [
        ("2031-05-04", "2031-05-06", "May"),
        ("2031-01-04", "2031-03-06", "Feb"),
        ("2029-05-04", "2031-05-06", "2030"),
        ("1931-05-04", "2031-05-06", "1990"),
        ("0900-05-04", "2031-05-06", "1500"),
    ],
)
def test_ticks_have_room_for_their_labels(told: Account, start: str, end: str, unit: str) -> None:
    scale = axis([moment(told.told[0], start, end, 9)], [], 10, 1010)
    assert scale is not None
    ticks = scale.ticks()
    assert len(ticks) >= 2
    assert any(unit in tick.label for tick in ticks)
    assert all(b.x - a.x > 70 for a, b in itertools.pairwise(ticks))
    assert all(10 <= tick.x <= 1010 for tick in ticks)


def test_no_axis_where_no_date_is_known(told: Account) -> None:
    assert lanes(Timeline((), (), told.told, 3), 500) is None


@pytest.mark.parametrize("width", [1100, 360])
def test_every_line_of_a_lane_is_drawn_or_counted(told: Account, width: float) -> None:
    line = told.told[0]
    said = [moment(line, f"2031-05-{day:02}", f"2031-05-{day + 6:02}", day) for day in range(1, 25)]
    happens = [
        moment(line, "1914", "1914"),
        moment(line, "2031-05-09", None),
        moment(line, None, "2031-05-12"),
        moment(line, "2024", None, 3),
        moment(line, None, "2038", 2),
    ]
    happens += [moment(line, f"2031-05-{day:02}", f"2031-05-{day:02}") for day in range(1, 25)]
    picture = lanes(Timeline(tuple(said), tuple(happens), (), 0), width)
    assert picture is not None
    for lane, moments in zip(picture.lanes, (said, happens), strict=True):
        drawn = sum(bar.count for bar in lane.bars)
        assert drawn + lane.before + lane.after + lane.open + lane.left_out == sum(
            len(one.lines) for one in moments
        )
        assert len({bar.y for bar in lane.bars}) <= ROWS
        assert all(bar.x >= 0 and bar.x + bar.width <= width and bar.width > 0 for bar in lane.bars)
        for a, b in itertools.combinations(lane.bars, 2):
            assert a.y != b.y or a.x + a.width <= b.x or b.x + b.width <= a.x
    assert picture.lanes[1].before >= 1
    assert [lane.open for lane in picture.lanes] == [0, 5]
    assert [bar.words for bar in picture.lanes[1].bars if bar.open_start] == ["by 12 May 2031"]
    assert [bar.words for bar in picture.lanes[1].bars if bar.open_end] == ["9 May 2031 or later"]


def test_a_longer_interval_is_drawn_wider(told: Account) -> None:
    day, week = (
        moment(told.told[0], "2031-05-04", "2031-05-04"),
        moment(told.told[0], "2031-05-04", "2031-05-10"),
    )
    picture = lanes(Timeline((day, week), (), (), 0), 1000)
    assert picture is not None
    narrow, wide = (bar.width for bar in picture.lanes[0].bars)
    assert wide == pytest.approx(7 * narrow, rel=0.05)


@pytest.mark.parametrize("layout", [DESK, PHONE], ids=["desk", "phone"])
def test_the_sources_are_drawn_from_left_to_right(told: Account, layout: Layout) -> None:
    picture = flow(sources(told.told), layout)
    assert picture is not None
    at = {box.name: box for box in picture.boxes}
    assert at["Harbour Lantern"].x < at["Orla Venn"].x
    assert at["Harbour Lantern"].sort == "outlet" and at["Orla Venn"].sort == "speaker"
    assert {(s.by, s.whom) for s in picture.streams} == {
        (r.by, r.whom) for r in sources(told.told).restings if r.by != "speakers not settled"
    }
    assert all(box.y + box.height <= picture.height for box in picture.boxes)
    assert all(0 <= box.x < box.x + 10 <= picture.width == layout.width for box in picture.boxes)
    assert all(box.label_y <= box.y for box in picture.boxes) == bool(layout.above)
    assert flow(sources(()), layout) is None


def spot(
    told: Account, name: str, lon: float, lat: float, lines: int = 1, precision: str = "settlement"
) -> Spot:
    place = Place(name, name, (), "NL", lat, lon, precision)  # type: ignore[arg-type]
    return Spot(place, (told.told[0],) * lines)


def test_what_is_wider_than_a_country_gets_no_ring(told: Account) -> None:
    town = spot(told, "Town", 5, 52)
    europe = Spot(Place("europe", "Europe", (), None, 50.0, 10.0, "region"), (told.told[0],) * 9)
    picture = map_of([europe, town], 1100, 616)
    assert picture is not None
    assert [pin.spot.name for pin in picture.pins] == ["Town"]
    assert [one.name for one in picture.off] == ["Europe"]
    assert map_of([europe], 1100, 616) is None


@pytest.mark.parametrize(("width", "height"), [(1100, 616), (360, 330)])
def test_a_map_shows_most_and_names_what_is_off(told: Account, width: float, height: float) -> None:
    near = [spot(told, f"Town {n}", 5 + n / 7, 52 + n / 9, 4) for n in range(9)]
    far = spot(told, "Far away", 150.0, -30.0)
    picture = map_of([*near, far], width, height)
    assert picture is not None
    assert [one.name for one in picture.off] == ["Far away"]
    assert {pin.spot.name for pin in picture.pins} == {one.name for one in near}
    for pin in picture.pins:
        assert 0 <= pin.x <= width and 0 <= pin.y <= height
    labels = [pin.label for pin in picture.pins if pin.label]
    assert labels
    boxes = [_box(label.x, label.y, label.anchor, label.text) for label in labels]
    for a, b in itertools.combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def _box(x: float, y: float, anchor: str, text: str) -> tuple[float, float, float, float]:
    wide = len(text) * 6.6
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    return left, y - 11, left + wide, y + 3


def test_a_country_is_hatched_and_gets_no_pin(told: Account) -> None:
    land = spot(told, "Netherlands", 5.5, 52.2, 3, "country")
    picture = map_of([land, spot(told, "Utrecht", 5.1, 52.1)], 800, 500)
    assert picture is not None
    assert [shape.name for shape in picture.shapes if shape.spot] == ["Netherlands"]
    assert [pin.spot.name for pin in picture.pins] == ["Utrecht"]
    assert [label.text for label in picture.country_labels] == ["Netherlands 3"]


def test_a_place_that_is_not_placed_gets_no_pin(told: Account) -> None:
    nowhere = replace(spot(told, "Mere", 1, 1), place=Place("m", "Mere", ()))
    assert map_of([nowhere], 800, 500) is None


@pytest.mark.parametrize(
    ("lon", "lat"), [(0.0, 0.0), (179.9, -17.0), (-179.9, 66.0), (10.0, 89.0), (-60.0, -85.0)]
)
def test_a_map_can_be_drawn_anywhere(told: Account, lon: float, lat: float) -> None:
    picture = map_of([spot(told, "Somewhere", lon, lat), spot(told, "Else", -lon, -lat)], 800, 500)
    assert picture is not None and len(picture.pins) + len(picture.off) == 2


def test_outlines_are_cut_to_the_frame() -> None:
    square: Sequence[tuple[float, float]] = ((0, 0), (10, 0), (10, 10), (0, 10))
    inside = cut(tuple(square), Frame(5, 5, 20, 20))
    assert sorted(set(inside)) == [(5, 5), (5, 10), (10, 5), (10, 10)]
    assert cut(tuple(square), Frame(11, 11, 20, 20)) == ()
    assert cut(tuple(square), WORLD) == tuple(square)


def test_the_outlines_know_the_countries() -> None:
    codes = [country.code for country in countries() if country.code]
    assert len(set(codes)) > 200
    assert {"NL", "SY", "TR", "FR", "NZ"} <= set(codes)
    for country in countries():
        for ring in country.rings:
            assert all(-180.01 <= x <= 180.01 and -90.01 <= y <= 90.01 for x, y in ring)


def test_an_interval_of_what_happens_is_drawn_where_it_happens(told: Account) -> None:
    assert About().when is None
    picture = lanes(timeline(told.lines), 1000)
    assert picture is not None
    assert [bar.words for bar in picture.lanes[1].bars] == ["9 May 2031"]


def test_no_dot_is_cut_by_the_edge_of_a_map(told: Account) -> None:
    """Places all around one that most is said of: a dot is whole, or the place is named as off the map."""
    around = [spot(told, f"p{n}", 5 + 0.1 * n, 52 + 0.02 * n) for n in range(-40, 41) if n]
    drawn = map_of([spot(told, "middle", 5, 52, 900), *around], 360, 330)
    assert drawn is not None
    assert drawn.off and len(drawn.pins) > 10
    assert len(drawn.pins) + len(drawn.off) == 81
    for pin in drawn.pins:
        assert pin.x - min(pin.radius, EDGE) >= 0 and pin.x + min(pin.radius, EDGE) <= 360
        assert pin.y - min(pin.radius, EDGE) >= 0 and pin.y + min(pin.radius, EDGE) <= 330
