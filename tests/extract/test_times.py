"""Time expressions: a table of (text, published, what stands in it)."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.times import times
from onrecord.language import split
from onrecord.model import Article, DateOrder, Habit, Interval, Region, Span, TimeExpression

WEDNESDAY = "2016-09-07"


def read(text: str, start: str | None = WEDNESDAY, end: str | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of an article published then."""
    published = Interval(start, end or start)
    body = (Region(Span(0, len(text)), "body"),) if text.strip() else ()
    article = Article("a", "a.txt", "", text, "", "en", published=published, regions=body)
    return times(split(article))


TABLE = [
    ("He arrived on Monday.", "Monday", "DATE", "2016-09-05"),
    ("He said on Wednesday that he was tired.", "Wednesday", "DATE", "2016-09-07"),
    ("The two will meet on Thursday.", "Thursday", "DATE", "2016-09-08"),
    ("He said it would open on Friday.", "Friday", "DATE", "2016-09-09"),
    (
        "Families would have to leave by the end of November, he told them.",
        "the end of November",
        "DATE",
        "2016-11",
    ),
    ("They have to pay in August.", "August", "DATE", "2017-08"),
    ("The two met last Friday.", "last Friday", "DATE", "2016-09-02"),
    ("The vote is due next Tuesday.", "next Tuesday", "DATE", "2016-09-13"),
    ("They agreed late Thursday on a truce.", "late Thursday", "DATE", "2016-09-01"),
    ("Shots were heard on Saturday night.", "Saturday night", "TIME", "2016-09-03TNI"),
    ("It was built in the 1800s.", "the 1800s", "DATE", "18"),
    ("It is from the early 2000s.", "the early 2000s", "DATE", "200"),
    ("جاء في 3 May 2014 إلى", "3 May 2014", "DATE", "2014-05-03"),
    ("🚒 on 3 May 2014 🚒", "3 May 2014", "DATE", "2014-05-03"),
    ("He resigned yesterday.", "yesterday", "DATE", "2016-09-06"),
    ("The road opens tomorrow.", "tomorrow", "DATE", "2016-09-08"),
    ("The road opened today.", "today", "DATE", "2016-09-07"),
    ("The road was shut the day before yesterday.", "the day before yesterday", "DATE", "2016-09-05"),
    ("They meet this morning.", "this morning", "TIME", "2016-09-07TMO"),
    ("They met last night.", "last night", "TIME", "2016-09-06TNI"),
    ("It was signed on September 1.", "September 1", "DATE", "2016-09-01"),
    ("It was signed on 1 September 2014.", "1 September 2014", "DATE", "2014-09-01"),
    ("It was signed on Thursday, Sept. 15, 2016.", "Thursday, Sept. 15, 2016", "DATE", "2016-09-15"),
    ("It was signed on the 3rd of May 2015.", "3rd of May 2015", "DATE", "2015-05-03"),
    ("It was signed on Dec. 20.", "Dec. 20", "DATE", "2016-12-20"),
    ("Fighting began in August 2015.", "August 2015", "DATE", "2015-08"),
    ("Fighting began in July.", "July", "DATE", "2016-07"),
    ("Talks will resume in January.", "January", "DATE", "2017-01"),
    ("Fighting began in early May.", "early May", "DATE", "2016-05"),
    ("Fighting ended at the end of March 2016.", "the end of March 2016", "DATE", "2016-03"),
    ("She was elected last May.", "last May", "DATE", "2016-05"),
    ("The law was passed in July last year.", "July last year", "DATE", "2015-07"),
    ("The town fell in the spring of 2013.", "the spring of 2013", "DATE", "2013-SP"),
    ("They retook it last summer.", "last summer", "DATE", "2015-SU"),
    ("He has held the post since 2013.", "2013", "DATE", "2013"),
    ("He was born in 1958.", "1958", "DATE", "1958"),
    ("The figures of 2010-12 were better.", "2010", "DATE", "2010"),
    ("It was the worst flood of the 1990s.", "the 1990s", "DATE", "199"),
    ("The bridge is from the 19th century.", "the 19th century", "DATE", "18"),
    ("The temple was begun in 490 BC.", "490 BC", "DATE", "BC0490"),
    ("The deal was signed on 2016-08-24.", "2016-08-24", "DATE", "2016-08-24"),
    ("The deal was signed on 24.08.2016.", "24.08.2016", "DATE", "2016-08-24"),
    ("It was signed on Friday 02/09/2016.", "Friday 02/09/2016", "DATE", "2016-09-02"),
    ("It was signed on Tuesday, 02/09/2016.", "Tuesday, 02/09/2016", "DATE", "2016-02-09"),
    ("The deal was signed on 8/24/2016.", "8/24/2016", "DATE", "2016-08-24"),
    ("The shop closed at 10 p.m. on Monday.", "10 p.m. on Monday", "TIME", "2016-09-05T22:00"),
    ("The shop closed at noon yesterday.", "noon yesterday", "TIME", "2016-09-06T12:00"),
    ("It rained last week.", "last week", "DATE", "2016-W35"),
    ("It rained this year.", "this year", "DATE", "2016"),
    ("It will rain next month.", "next month", "DATE", "2016-10"),
    ("Earlier this year it rained.", "Earlier this year", "DATE", "2016"),
    ("Sales fell in the third quarter.", "the third quarter", "DATE", "2016-Q3"),
    ("Sales fell in the first half of 2015.", "the first half of 2015", "DATE", "2015-H1"),
    ("The war began five years ago.", "five years ago", "DATE", "2011"),
    ("The war began two months ago.", "two months ago", "DATE", "2016-07"),
    ("The siege began ten days ago.", "ten days ago", "DATE", "2016-08-28"),
    ("It happened several years ago.", "several years ago", "DATE", "PAST_REF"),
    ("It lasted two weeks.", "two weeks", "DURATION", "P2W"),
    ("It lasted several weeks.", "several weeks", "DURATION", "PXW"),
    ("It lasted more than twenty-four hours.", "more than twenty-four hours", "DURATION", "PT24H"),
    ("It lasted a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
    ("It lasted half an hour.", "half an hour", "DURATION", "PT30M"),
    ("Over the past two months it rained.", "the past two months", "DURATION", "P2M"),
    ("A three-year plan was shown.", "three-year", "DURATION", "P3Y"),
    ("It has rained for years.", "years", "DURATION", "PXY"),
    ("The committee meets every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("The committee meets twice a year.", "a year", "SET", "P1Y"),
    ("The paper appears daily.", "daily", "SET", "P1D"),
    ("They march each July.", "each July", "SET", "XXXX-07"),
    ("It is now raining.", "now", "DATE", "PRESENT_REF"),
    ("It recently rained.", "recently", "DATE", "PAST_REF"),
    ("Nobody knows the future.", "the future", "DATE", "FUTURE_REF"),
    ("They met on New Year's Eve.", "New Year's Eve", "DATE", "2016-12-31"),
    ("The talks ran from 3 to 5 May 2015.", "3", "DATE", "2015-05-03"),
    ("The fair is on 12-14 October.", "12", "DATE", "2016-10-12"),
    ("The flood of May 3-5, 2015, was the worst.", "5, 2015", "DATE", "2015-05-05"),
    ("The flood of May 3-5, 2015, was the worst.", "May 3", "DATE", "2015-05-03"),
    ("The talks ran between March and June 2014.", "March", "DATE", "2014-03"),
    ("The mine was shut from November to March 2014.", "November", "DATE", "2013-11"),
    ("The fighting went on from Monday to Thursday.", "Monday", "DATE", "2016-08-29"),
    ("The works will run from Monday to Thursday.", "Thursday", "DATE", "2016-09-15"),
    ("It fell at 9 p.m. (18:00 GMT) on Friday.", "at 9 p.m.", "TIME", "2016-09-02T21:00"),
    (
        "It fell at 9 a.m. Eastern time on Monday.",
        "9 a.m. Eastern time on Monday",
        "TIME",
        "2016-09-05T09:00",
    ),
    ("It fell at 17.45 CET on Monday.", "17.45 CET on Monday", "TIME", "2016-09-05T17:45"),
    ("It fell at 1745 GMT on Monday.", "1745 GMT on Monday", "TIME", "2016-09-05T17:45"),
    ("The council meets every second Tuesday.", "every second Tuesday", "SET", "XXXX-WXX-2"),
    ("They meet on the first Monday of each month.", "the first Monday of each month", "SET", "P1M"),
    ("She will speak in two days' time.", "two days' time", "DATE", "2016-09-09"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), TABLE, ids=[row[0] for row in TABLE])
def test_one_expression(text: str, words: str, kind: str, value: str) -> None:
    found = [(t.span.of(text), t.type, t.value) for t in read(text)]
    assert (words, kind, value) in found


ZONES = [
    ("It fell at 21:30 GMT on 3 May 2014.", "2014-05-03T21:30+00:00"),
    ("It fell at 16:00 UTC+3 on 3 May 2014.", "2014-05-03T16:00+03:00"),
    ("It fell at 16:00 GMT -0330 on 3 May 2014.", "2014-05-03T16:00-03:30"),
    ("It fell around 4pm EST on Tuesday.", "2016-09-06T16:00-05:00"),
    ("It fell at 17.45 CEST on Monday.", "2016-09-05T17:45+02:00"),
    ("It fell at 5 p.m. local time on Monday.", "2016-09-05"),
    ("It fell at 5 p.m. IST on Monday.", "2016-09-05"),
    ("It fell at 5 p.m. on Monday.", "2016-09-05"),
    ("It fell at 24:00 GMT on 3 May 2014.", "2014-05-03"),
]

OPEN_VALUES = [
    ("He came on Monday.", None, "XXXX-WXX-1"),
    ("He came yesterday.", None, "XXXX-XX-XX"),
    ("He came on 3 May.", None, "XXXX-05-03"),
    ("It will begin on the 5th.", WEDNESDAY, "XXXX-XX-05"),
    ("It was signed on 02/03/2016.", WEDNESDAY, "2016-XX-XX"),
    ("It was signed on 02/03/2016.", None, "2016-XX-XX"),
    ("Two days later it fell.", WEDNESDAY, "XXXX-XX-XX"),
    ("It began 99999999999 years ago.", WEDNESDAY, "PAST_REF"),
]

NUMERIC = [
    ("It was signed on 11/03/2016.", "2016-11-05", "2016-11-03"),
    ("It was signed on 11/03/2016.", "2016-03-15", "2016-03-11"),
    ("It was signed on 03.11.2016.", "2016-11-05", "2016-11-03"),
    ("It was signed on 03.11.2016.", "2019-06-15", "2016-11-03"),
    ("It was signed on 03.11.2016.", "2016-03-15", "2016-XX-XX"),
    ("It was signed on 03.11.2016, as was 11.27.2016.", "2016-11-05", "2016-03-11"),
    ("It was signed on 03.11.2016, as was 11/27/2016.", None, "2016-03-11"),
    ("It was signed on 03.11.2016, as was 27.11.2016.", "2016-03-15", "2016-11-03"),
    ("It was signed on Friday, 03.11.2016.", "2016-11-05", "2016-03-11"),
    ("It was signed on 05.05.2016.", None, "2016-05-05"),
    ("It was signed on 03.11.2016.", None, "2016-11-03"),
    ("It was signed on 02/03/2016, as was 02/28/2016.", WEDNESDAY, "2016-02-03"),
    ("It was signed on 02/03/2016, as was 28/02/2016.", WEDNESDAY, "2016-03-02"),
]

BAD = [
    "It was signed on 31.02.2016.",
    "It was signed on 30 February.",
    "It was signed on February 30, 2016.",
    "It began on 29 February 2015.",
    "In the year 0 it began.",
    "It began in 0 AD.",
    "It began in 0000.",
    "It began on 0000-00-00.",
    "It began on 13/13/2013.",
    "It began on 2016-13-45.",
    "On 45 March it began.",
    "It began at 26:00.",
    "It ends in 9000 years.",
    "It rained on Easter Sunday.",
    "They met on Bloody Sunday.",
    "Section 2010 is void.",
    "He scored in the 90th minute.",
    "They won 10-12 on points.",
    "",
]

NOT_TIMES = [
    "You may march to the second house.",
    "The daily Velmois said so.",
    "The march of the penguins drew 1990 people.",
    "He paid $1,999 for 1500 shares.",
    "Flight 1953 was full.",
    "We fall when we run.",
    "His second wife may sue.",
    "They took Highway 2011.",
]


@pytest.mark.parametrize(("text", "moment"), ZONES)
def test_a_clock_with_a_zone_is_a_moment_and_without_one_a_day(text: str, moment: str) -> None:
    (found,) = read(text)
    assert found.interval == Interval(moment, moment)


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("“We leave tomorrow.”", "2014-05-04", "said 2014-05-03"),
        ("“We shall leave on Sunday.”", "2014-05-04", "said 2014-05-03"),
        ("“It rained last year.”", "2013", "said 2014-05-03"),
        ("“It rained on 7 June 2015.”", "2015-06-07", "the date itself"),
    ],
)
def test_quoted_words_are_read_against_the_day_they_were_said(text: str, value: str, anchor: str) -> None:
    said = Interval("2014-05-03", "2014-05-03")
    body = (Region(Span(0, len(text)), "body"),)
    day = Interval(WEDNESDAY, WEDNESDAY)
    parsed = split(Article("a", "a.txt", "", text, "", "en", published=day, regions=body))
    found = times(parsed, [(Span(0, len(text)), said)])
    assert [(t.value, t.anchor) for t in found] == [(value, anchor)]


@pytest.mark.parametrize(("text", "published", "value"), OPEN_VALUES)
def test_what_nothing_settles_keeps_an_open_value(text: str, published: str | None, value: str) -> None:
    assert [t.value for t in read(text, published)] == [value]


@pytest.mark.parametrize(("text", "published", "value"), NUMERIC)
def test_figures_that_could_be_two_dates(text: str, published: str | None, value: str) -> None:
    assert read(text, published)[0].value == value


@pytest.mark.parametrize(
    ("text", "order", "value", "anchor"),
    [
        ("It was signed on 02/03/2016.", "day first", "2016-03-02", "the date itself: as the Lamp writes"),
        ("It was signed on 02/03/2016.", "month first", "2016-02-03", "the date itself: as the Lamp writes"),
        ("It was signed on 02.03.2016.", "day first", "2016-03-02", "the date itself: as the Lamp writes"),
        ("It was signed on 02.03.2016.", "month first", "2016-02-03", "the date itself: as the Lamp writes"),
        ("Signed on 02/03/2016, sealed on 13/03/2016.", "month first", "2016-03-02",
         "the date itself: day first, as the article's other dates"),
        ("Signed on 02/03/2016, not on 13/03/2016, nor on 03/13/2016.", "day first", "2016-XX-XX",
         "which figure is the month is open"),
    ],
)  # fmt: skip
def test_the_outlets_habit_orders_figures_that_the_article_leaves_open(
    text: str, order: DateOrder, value: str, anchor: str
) -> None:
    body = (Region(Span(0, len(text)), "body"),)
    habit = Habit(order, "as the Lamp writes")
    article = Article("a", "a.txt", "", text, "", "en", regions=body, habit=habit)
    found = times(split(article))[0]
    assert (found.value, found.anchor) == (value, anchor)


def test_a_date_that_could_be_two_spans_both() -> None:
    (found,) = read("It was signed on 02/03/2016.")
    assert found.interval == Interval("2016-02-03", "2016-03-02")


@pytest.mark.parametrize("text", BAD)
def test_dates_that_no_calendar_has_are_not_guessed(text: str) -> None:
    assert [t.span.of(text) for t in read(text)] == []


@pytest.mark.parametrize("text", NOT_TIMES)
def test_words_that_only_look_like_times(text: str) -> None:
    assert [t.span.of(text) for t in read(text)] == []


IN_ORDER = [
    ("On 3 May 2014 the town fell. The next day the army left.", ["2014-05-03", "2014-05-04"]),
    ("On 3 May 2014 the town fell. Two weeks later the army left.", ["2014-05-03", "2014-W20"]),
    ("It fell on 30 December 2014. A year earlier it had held.", ["2014-12-30", "2013"]),
    ("In 1941 it began. The following year it ended.", ["1941", "1942"]),
]


@pytest.mark.parametrize(("text", "values"), IN_ORDER)
def test_a_date_named_before(text: str, values: list[str]) -> None:
    assert [t.value for t in read(text)] == values


def test_a_story_long_past_continues_its_own_dates() -> None:
    text = "In May 1941 it began. In 1940 they had armed. In 1942 they lost. In 1943 they fled. "
    text += "On December 5 it ended."
    assert read(text)[-1].value == "1943-12-05"


def test_two_possible_days_of_publication_leave_the_day_open() -> None:
    (found,) = read("He came on Monday.", "2016-09-07", "2016-09-14")
    assert (found.value, found.interval) == ("XXXX-WXX-1", Interval("2016-09-05", "2016-09-12"))
    assert "between 2016-09-07 and 2016-09-14" in found.anchor


def test_one_day_for_both_ends_is_one_value() -> None:
    (found,) = read("He came on Monday.", "2016-09-07", "2016-09-09")
    assert found.value == "2016-09-05"


@pytest.mark.parametrize(
    ("text", "start", "end", "value", "interval"),
    [
        ("He came on Friday.", "2016-09-07", None, "XXXX-WXX-5", Interval("2016-09-02", None)),
        ("He came on Friday.", None, "2016-09-07", "XXXX-WXX-5", Interval(None, "2016-09-02")),
        ("He came yesterday.", "2016-09-07", None, "XXXX-XX-XX", Interval("2016-09-06", None)),
        ("He came in October last year.", "2016-09-07", None, "XXXX-10", Interval("2015-10-01", None)),
        ("He came on 3 May 2016.", "2016-09-07", None, "2016-05-03", Interval("2016-05-03", "2016-05-03")),
    ],
)
def test_an_open_side_of_the_publication_stays_open(
    text: str, start: str | None, end: str | None, value: str, interval: Interval
) -> None:
    body = (Region(Span(0, len(text)), "body"),)
    article = Article("a", "a.txt", "", text, "", "en", published=Interval(start, end), regions=body)
    (found,) = times(split(article))
    assert (found.value, found.interval) == (value, interval)


def test_without_any_anchor_a_weekday_stays_open() -> None:
    (found,) = read("He came on Monday.", None)
    assert (found.value, found.interval.is_open) == ("XXXX-WXX-1", True)


@pytest.mark.parametrize(
    "text", ["On 31 February 2015 he came.", "On 31.02.2015 he came.", "He came in the year 0."]
)
def test_days_that_no_calendar_has(text: str) -> None:
    assert all(t.interval.is_open or "02-31" not in t.value for t in read(text))


@pytest.mark.parametrize(
    "text", ["يوم الاثنين 2016", "🎉 on Monday 🎉", "M" * 400, "9" * 400, "1/1/" * 200, "the " * 500]
)
def test_odd_text_raises_nothing(text: str) -> None:
    for found in read(text):
        assert found.span.of(text).strip()


@given(st.text(alphabet=st.sampled_from("0123456789 /.-:,'MonMayearlyagotheweekBC\n"), max_size=120))
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    found = read(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(t.span.end <= len(text) for t in found)
