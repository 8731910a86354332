"""Which articles tell one developing story, and why."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from news_made_up import DAM, FERRY, FERRY_ELSEWHERE, article, day

from onrecord import link
from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.link.stories import stories
from onrecord.link.stories.days import Days, days
from onrecord.link.stories.groups import weights
from onrecord.link.stories.profiles import profiles
from onrecord.link.stories.shelves import LONGEST
from onrecord.model import Article, Interval, NewsStory

FERRY_LATER = """
The Aldana will sail again next month, Northern Straits Lines said in Karsund on Monday. Captain Teodor
Halvek won't be on her bridge.

The coast guard of Vesna has closed its inquiry into how the Aldana ran aground off Port Mirel.
"""
DAM_LATER = """
The lake behind the Brezna dam may fill again, a commission decided on Monday, though Pavel Orsk, its keeper,
had asked for more time.

People from Lower Brezna and Hask went home in buses. In Hask a choir sang.
"""
CHESS = """
Ilka Sommerau won the open chess tournament of Tarn with a draw against Otto Bellwig on Sunday.
"""


def known(*articles: Article) -> link.Read:
    """What a ledger would hold of the articles, as far as stories need it."""
    readings = [read(parse(one)) for one in articles]
    mentions = tuple(mention for reading in readings for mention in reading.mentions)
    toponyms = tuple(name for reading in readings for name in reading.toponyms)
    parties, places = link.parties(mentions), link.places(toponyms)
    return link.Read(articles, (), mentions, (), parties, places, toponyms)


def dated(text: str, name: str, iso: str | None) -> Article:
    """An article of the text, published on that day."""
    return article(text, name, **({"published": day(iso)} if iso else {}))


@pytest.fixture(scope="module")
def mixed() -> link.Read:
    """Two stories, and an article that belongs to neither."""
    return known(
        dated(FERRY, "gazette", "2031-05-06"),
        dated(FERRY_ELSEWHERE, "post", "2031-05-07"),
        dated(FERRY_LATER, "mail", "2031-05-26"),
        dated(DAM, "gazette", "2031-05-09"),
        dated(DAM_LATER, "post", "2031-05-12"),
        dated(CHESS, "mail", "2031-05-12"),
    )


def told(found: tuple[NewsStory, ...], read: link.Read) -> set[frozenset[str]]:
    """The stories as sets of the first words of their articles."""
    words = {one.id: " ".join(one.text.split()[:3]) for one in read.articles}
    return {frozenset(words[member.article] for member in one.members) for one in found}


def test_mixed_news_falls_into_stories_and_what_fits_none_stays_alone(mixed: link.Read) -> None:
    assert told(stories(mixed), mixed) == {
        frozenset({"The ferry Aldana", "Families waited in", "The Aldana will"}),
        frozenset({"Engineers lowered the", "The lake behind"}),
    }


def test_the_order_of_reading_makes_no_difference(mixed: link.Read) -> None:
    found = stories(mixed)
    for seed in range(4):
        chance = random.Random(seed)

        def shuffled(things: object, chance: random.Random = chance) -> tuple[object, ...]:
            some = list(things)  # type: ignore[call-overload]
            chance.shuffle(some)
            return tuple(some)

        names = ("articles", "mentions", "parties", "places", "toponyms")
        other = replace(mixed, **{name: shuffled(getattr(mixed, name)) for name in names})
        assert stories(other) == found


def test_every_membership_says_why_and_its_reasons_add_up(mixed: link.Read) -> None:
    for story in stories(mixed):
        assert story.head in {member.article for member in story.members}
        assert [member.article for member in story.members] == sorted(m.article for m in story.members)
        for member in story.members:
            assert member.score == pytest.approx(sum(reason.score for reason in member.reasons), abs=1e-3)
            assert all(reason.why for reason in member.reasons)
    whys = [reason.why for s in stories(mixed) for member in s.members for reason in member.reasons]
    assert "names Brezna, as the other article does" in whys
    assert any(why.startswith("names Aldana, as all 2 others do") for why in whys)
    assert "came out within the days of the others (2031-05-06 to 2031-05-26)" in whys
    assert "came out 19 days from the others (2031-05-06 to 2031-05-07)" in whys


def test_the_id_stays_when_a_later_article_comes(mixed: link.Read) -> None:
    fewer = replace(mixed, articles=[a for a in mixed.articles if not a.text.startswith(FERRY_LATER)])
    assert {one.id for one in stories(fewer)} == {one.id for one in stories(mixed)}


def test_like_events_far_apart_in_time_are_two_stories() -> None:
    """The same names, years apart: a race of 2011 and the race of 2031."""
    first = "Tarik Olm won the Tarn regatta before Jana Wick. The Tarn regatta was held at Port Mirel."
    again = (
        "Jana Wick won the Tarn regatta on Sunday. Mirta Sool came second at Port Mirel, before Bo Ketter."
    )
    near = known(dated(first, "gazette", "2031-06-01"), dated(again, "post", "2031-06-02"))
    far = known(dated(first, "gazette", "1951-06-01"), dated(again, "post", "2031-06-02"))
    (together,) = stories(near)
    heaviest = max(member.score for member in together.members)
    strict = replace(weights(), floor=heaviest - 0.05)
    assert len(stories(near, strict)) == 1
    assert stories(far, strict) == ()


def test_a_story_of_more_articles_than_are_compared_with_each_other_is_still_one() -> None:
    places = ("Hask", "Karsund", "Selk", "Tarn", "Orlo", "Mirel", "Venn", "Brod")
    some = [
        dated(
            f"Day {n} of the flood at Lower Brezna. Boats came from {places[n % 8]} to Brezna.", f"p{n}", None
        )
        for n in range(LONGEST + 15)
    ]
    (story,) = stories(known(*some))
    assert len(story.members) == LONGEST + 15


def test_an_article_that_isnt_read_is_in_no_story() -> None:
    read = known(dated(FERRY, "gazette", None), dated(FERRY_ELSEWHERE, "post", None))
    unread = replace(read, articles=[replace(one, is_read=False) for one in read.articles])
    assert len(stories(read)) == 1
    assert stories(unread) == ()


def test_nothing_is_made_of_nothing() -> None:
    assert stories(known()) == ()
    assert stories(known(dated("It rained and rained.", "a", None), dated("It rained.", "b", None))) == ()


def test_people_whom_nobody_names_are_no_names(mixed: link.Read) -> None:
    """ "A fisherman" and "a baker" are of every story."""
    _, names = profiles(mixed)
    used = {names[key] for one in profiles(mixed)[0] for key in one.keys}
    assert "Pavel Orsk" in used
    assert not any(name.lower().startswith(("a ", "an ")) for name in used)


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (Interval("2031-05-04", "2031-05-06T10:00:00+02:00"), "2031-05-04 to 2031-05-06"),
        (Interval("2031-05-04", "2031-05-04"), "2031-05-04"),
        (Interval("2032-02", "2032-02"), "2032-02-01 to 2032-02-29"),
        (Interval("2031", "2031"), "2031-01-01 to 2031-12-31"),
        (Interval("2031-05-04", None), "2031-05-04 or later"),
        (Interval(None, "2031-05-04"), "2031-05-04 or before"),
    ],
)
def test_days_of_an_interval(interval: Interval, expected: str) -> None:
    assert days(interval).told() == expected


def test_days_apart() -> None:
    may, june = days(Interval("2031-05-01", "2031-05-31")), days(Interval("2031-06-10", "2031-06-12"))
    assert (may.gap(june), june.gap(may), may.gap(may), Days().gap(may)) == (10, 10, 0, 0)
    assert may.distance(june) == june.distance(may) > may.distance(may) == 0
    assert days(Interval("2031-07-01", None)).gap(june) == 19
    assert may.with_(june).told() == "2031-05-01 to 2031-06-12"
    assert may.with_(Days()) == Days().with_(may) == may
    assert not days(Interval("0000-13-77", "nonsense")).are_known
