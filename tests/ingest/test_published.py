"""When articles were published: tables of made-up texts and what their evidence supports."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from onrecord.ingest.document import Document, Known
from onrecord.ingest.published import Neighbours, Scene, solve
from onrecord.ingest.published.dates import dates
from onrecord.ingest.published.days import both, either
from onrecord.ingest.published.printed import in_address
from onrecord.ingest.regions.layout import layout
from onrecord.ingest.survey import survey
from onrecord.model import DateOrder, Evidence, Interval

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Bridge over Salm to stay closed"
PROSE = (
    "The governor of the northern province told reporters that the bridge over the river was closed while "
    "engineers were looking for cracks in its two oldest piers, which had moved in the flood."
)


def published(
    text: str, known: Known | None = None, order: DateOrder | None = None, around: Neighbours | None = None
) -> Interval:
    return solve(Scene(text, layout(text).regions, known or Known(), order, around)).interval


def story(*lines: str) -> str:
    """A text with a title, the lines, and a paragraph."""
    return "\n\n".join([TITLE, *lines, PROSE])


DAY = ("2016-11-03", "2016-11-03")

PRINTED = [
    (story("November 3, 2016"), DAY),
    (story("3 November 2016"), DAY),
    (story("Thursday, November 3rd, 2016"), DAY),
    (story("Published: Nov. 3, 2016 10:45 GMT"), DAY),
    (story("By Nadia Vell | 3 Nov 2016"), DAY),
    (story("The Salm Courier, November 3, 2016"), DAY),
    (story("2016-11-03 18:22"), DAY),
    (story("2016/11/03"), DAY),
    (story("03.11.2016"), DAY),
    (story("23.11.2016"), ("2016-11-23", "2016-11-23")),
    (story("11/23/2016"), ("2016-11-23", "2016-11-23")),
    (story("03/11/2016"), ("2016-03-11", "2016-11-03")),
    (story("03/11/2016", "The flood was stopped on 12 June 2016 at the lower dam."), DAY),
    (story("Thursday 03/11/2016"), DAY),
    (story("Thursday 11/03/2016"), DAY),
    (story("31.02.2016"), (None, None)),
    (story("November 3, 2016", "Updated: November 5, 2016"), ("2016-11-03", "2016-11-05")),
    (
        story("The Salm Courier, February 21, 2017", "[Valley Voice](#) 1 March 2017"),
        ("2017-02-21", "2017-03-01"),
    ),
    (f"{PROSE}\n\n{PROSE} Again.\n\n{TITLE} for now 03.11.2016\n\nShare this news", DAY),
    (f"Thu Nov 3 2016 {TITLE}. {PROSE}", DAY),
    (f"03-11-2016 title: {TITLE}. {PROSE}", ("2016-03-11", "2016-11-03")),
    (f"Posted on November 3 2016 by Nadia Vell {PROSE}", DAY),
    (f"Last updated at Nov 032016 {PROSE}", DAY),
    (f"{TITLE} Reuters Thursday 3 Nov 2016 sixty ferries. {PROSE}", DAY),
    (f"{TITLE} SALMTON | Thu Nov 3, 2016 10:51 am EDT SALMTON (Reuters) - {PROSE}", DAY),
    (f"Nadia Vell | 10:57 UK time, Thursday, 3 November 2016 {PROSE}", DAY),
    (f"{PROSE} Last Update: Thursday, 3 November 2016 KSA 01:41", DAY),
    (f"{PROSE}\n\nLast updated: 3 November 2016", DAY),
    (f"{TITLE}\n\n{PROSE}\n\nupdated: 3 May 2012 A flood.\n\nupdated: 9 June 2014 A fire.", (None, None)),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_printed_dates(text: str, expected: tuple[str | None, str | None]) -> None:
    found = published(text)
    assert (found.start, found.end) == expected


BOUNDS = [
    ("The dam was finished on 12 June 2014.", ("2014-06-12", None)),
    ("The dam was finished in June 2014.", ("2014-06-01", None)),
    ("The dam was finished in 2014.", ("2014-01-01", None)),
    ("In 2014, the river rose by two metres.", ("2014-01-01", None)),
    ("It has stood empty since 2014.", ("2014-01-01", None)),
    ("The dam was finished on 12 June 2014 and tested in 2015.", ("2015-01-01", None)),
    ("The dam will be finished by 2031.", (None, None)),
    ("Elections are planned for 12 March 2018.", (None, None)),
    ("The council agreed to finish the dam in 2031.", (None, None)),
    ("Officials said in the spring that it would be finished on 12 June 2019.", (None, None)),
    ("The new ferry will sail on 12 June 2019.", (None, "2019-06-12")),
    ("“The new ferry will sail on 12 June 2019,” the mayor promised.", (None, None)),
    ("The 2014 flood is still remembered.", (None, None)),
    ("It cost 2014 crowns and weighed 1999 kilos.", (None, None)),
    ("Nothing dates this line.", (None, None)),
    ("The dam was opened on 31 February 2014.", (None, None)),
    ("The dam was opened on 12 June 0000.", (None, None)),
    ("The dam was opened on 12 June 9999.", (None, None)),
    ("The dam was finished on Wednesday, September 7.", (None, None)),
    ("It has stood empty since 2014. The dam was shut on Wednesday, September 7.", ("2016-09-07", None)),
    (
        "On 7 September, the ministers of both banks meet at the weir. The envoy announced Wednesday that he "
        "would go to the lower dam on Thursday and Friday. It was built in 2014.",
        ("2016-09-07", None),
    ),
]


@pytest.mark.parametrize(("line", "expected"), BOUNDS)
def test_bounds_from_the_story(line: str, expected: tuple[str | None, str | None]) -> None:
    found = published(story(line))
    assert (found.start, found.end) == expected


OTHERS = [
    (story("Flood at the weir, Thursday, Sept. 15, 2016 (AP Photo/Jon Doe)"), ("2016-09-15", None)),
    (f"{TITLE} | SALM COURIER Archive 2005 -2017\n\n{PROSE}", ("2005-01-01", "2017-12-31")),
    (story("SALMTON, Nov. 3, 2016 (UPI) — " + PROSE), ("2016-11-02", "2016-11-06")),
    ("https://salmcourier.example/2016/11/03/bridge\n\n" + story(), ("2016-11-02", "2016-11-04")),
    (
        f"{TITLE} | SALM COURIER Archive 2005 -2017\n\nFlood, Sept. 15, 2016 (AP Photo/Jon Doe)\n\n{PROSE}",
        ("2016-09-15", "2017-12-31"),
    ),
    ("منشور في 3/11/2016 😀", ("2016-03-11", "2016-11-03")),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_evidence(text: str, expected: tuple[str | None, str | None]) -> None:
    found = published(text)
    assert (found.start, found.end) == expected


RESOLVED = [
    ("The dam was opened on August 24.", ("2016-08-24", None)),
    ("The dam was opened on August 24. The ferry sank on 9 July.", ("2016-08-24", "2017-07-08")),
    ("The dam was opened on October 20.", (None, None)),
    ("SALMTON, Nov. 3 (UPI) — " + PROSE, ("2016-11-02", "2016-11-06")),
    ("People remember the Sept. 11 attacks and were silent.", (None, None)),
    (
        "On 7 September, the ministers of both banks meet at the weir. The envoy announced Wednesday that he "
        "would go to the lower dam on Thursday and Friday.",
        ("2016-09-07", "2016-09-09"),
    ),
]


@pytest.mark.parametrize(("line", "expected"), RESOLVED)
def test_the_articles_around_tell_the_year(line: str, expected: tuple[str | None, str | None]) -> None:
    around = Neighbours(
        6, datetime.date(2016, 11, 3), datetime.date(2016, 11, 20), datetime.date(2016, 12, 12)
    )
    text = story(line)
    result = solve(Scene(text, layout(text).regions, neighbours=around))
    start, end = expected
    assert result.interval.start == start
    assert end is None or result.interval.end == end
    assert start is None or any("articles around" in one.why for one in result.basis)


@pytest.mark.parametrize(
    "around",
    [
        Neighbours(1, datetime.date(2016, 11, 3), datetime.date(2016, 11, 20), datetime.date(2016, 12, 12)),
        Neighbours(9, datetime.date(2012, 11, 3), datetime.date(2015, 11, 20), datetime.date(2016, 12, 12)),
        Neighbours(
            9, datetime.date(2016, 11, 3), datetime.date(2016, 11, 20), datetime.date(2016, 12, 12), 0.01
        ),
    ],
)
def test_too_few_or_too_spread_articles_tell_no_year(around: Neighbours) -> None:
    assert published(story("The dam was opened on August 24."), around=around).is_open


def test_what_is_known_beforehand_is_stronger_than_what_is_printed() -> None:
    known = Known(published=Interval("2016-11-01", "2016-11-01"), published_why="manifest.jsonl")
    text = story("November 3, 2016")
    found = solve(Scene(text, layout(text).regions, known))
    assert found.interval == known.published
    assert found.basis[0] == Evidence("manifest.jsonl")


def test_a_known_time_of_day_is_kept() -> None:
    known = Known(published=Interval("2016-11-01T10:00:00Z", "2016-11-01T10:00:00Z"), published_why="feed")
    assert published(story(), known) == known.published


def test_what_is_known_may_be_old() -> None:
    known = Known(published=Interval("1815-06-18", "1815-06-22"), published_why="manifest.jsonl")
    assert published(story(), known) == known.published


def test_what_was_given_and_could_not_be_read_is_said() -> None:
    text = story()
    found = solve(Scene(text, layout(text).regions, Known(published_why="manifest.jsonl: “soon” is no date")))
    assert found.interval.is_open
    assert found.basis == (Evidence("manifest.jsonl: “soon” is no date"),)


def test_weaker_evidence_that_does_not_fit_is_set_aside_and_named() -> None:
    text = story("November 3, 2016", "The dam was opened on 12 June 2018.")
    found = solve(Scene(text, layout(text).regions))
    assert (found.interval.start, found.interval.end) == DAY
    assert found.basis[-1].why.startswith("set aside")
    assert found.basis[-1].span is not None
    assert found.basis[-1].span.of(text) == "12 June 2018"


def test_digits_are_read_as_the_other_dates_around() -> None:
    assert published(story("03/11/2016"), order="day first") == Interval(*DAY)
    assert published(story("03/11/2016"), order="month first") == Interval("2016-03-11", "2016-03-11")
    assert published(story("03.11.2016"), order="month first") == Interval("2016-03-11", "2016-03-11")


def test_with_full_stops_the_day_comes_first_where_nothing_else_tells() -> None:
    assert published(story("03.11.2016")) == Interval(*DAY)


def test_a_survey_tells_the_order_of_digits_and_the_neighbours() -> None:
    texts = [story("23/11/2016"), story("24/11/2016", "x"), story("25/11/2016", "y")]
    found = survey([Document(str(k), "0", text, container="folder") for k, text in enumerate(texts)])
    container = found.containers["folder"]
    assert container.order == "day first"
    assert container.neighbours is not None
    assert container.neighbours.count == 3


ADDRESSES = [
    ("https://a.example/2016/11/03/bridge", True),
    ("https://a.example/article/20161103/NEWS", True),
    ("https://a.example/world/2016/nov/03/bridge", True),
    ("https://a.example/2016-11-03/bridge", True),
    ("https://a.example/2016/13/45/bridge", False),
    ("https://a.example/article/1234567", False),
    ("https://a.example/2016/02/31/", False),
]


@pytest.mark.parametrize(("url", "dated"), ADDRESSES)
def test_dates_in_addresses(url: str, dated: bool) -> None:
    assert bool(in_address(url)) is dated


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3 November 2016 and Nov. 4", 2),
        ("31 April, 30 February, Feb 30", 0),
        ("may 5, march 3", 0),
        ("12.12.12.12 and 1.2.3", 0),
        ("Jan 202015", 1),
        ("٣ نوفمبر", 0),
    ],
)
def test_dates_are_found(text: str, count: int) -> None:
    assert len(dates(text)) == count


def test_sets_of_days_meet_and_join() -> None:
    assert either([((1, 3),), ((4, 6), (9, 9))]) == ((1, 6), (9, 9))
    assert both(((1, 6), (9, 12)), ((5, 10),)) == ((5, 6), (9, 10))


ODD = [
    "",
    "1 " * 500_000,
    "November " * 100_000,
    "3 November 2016 " * 20_000,
    "2016 " * 100_000,
    "😀" * 100_000,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_raise_nothing(text: str) -> None:
    published(text)


def test_dates_of_a_real_story(shared: Path) -> None:
    """No interval of the story is wrong, all but one at most are bounded."""
    folder = shared / "stories" / "raqqa"
    gold = [json.loads(line) for line in (folder / "gold" / "articles.jsonl").read_text("utf-8").splitlines()]
    texts = {row["article"]: (folder / "articles" / row["article"]).read_bytes().decode() for row in gold}
    around = survey(Document(name, "0", text, container="raqqa") for name, text in texts.items()).containers[
        "raqqa"
    ]
    bounded = 0
    for row in gold:
        text = texts[row["article"]]
        found = published(text, order=around.order, around=around.neighbours)
        assert found.start is None or found.start <= row["published_from"]
        assert found.end is None or found.end >= row["published_to"]
        bounded += found.is_bounded
    assert bounded >= 4
