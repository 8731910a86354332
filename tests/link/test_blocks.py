"""Articles divided for linking: stories stay whole, nothing hangs on the order of reading."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from news_made_up import DAM, FERRY, FERRY_ELSEWHERE, article, day

from onrecord import link
from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article, Entry, Interval, Links, Position, Turn

CHESS = "Ilka Sommerau won the open chess tournament of Tarn with a draw against Otto Bellwig on Sunday."
CHOIR = "A choir of two hundred sang in Osterby on Friday, and the mayor, Jens Aal, lost his hat."
BOTH = """
Pavel Orsk, the keeper of the Brezna dam, and people from Lower Brezna and Hask saw the commission on Monday.
"""


def known(*articles: Article) -> link.Read:
    """What a ledger would hold of the articles, as far as stories need it."""
    readings = [read(parse(one)) for one in articles]
    mentions = tuple(mention for reading in readings for mention in reading.mentions)
    toponyms = tuple(name for reading in readings for name in reading.toponyms)
    return link.Read(articles, (), mentions, (), link.parties(mentions), link.places(toponyms), toponyms)


@pytest.fixture(scope="module")
def mixed() -> link.Read:
    """Two articles on a ferry, one on a dam with one that just touches on it, and two on other things."""
    texts = {
        "gazette": FERRY,
        "post": FERRY_ELSEWHERE,
        "dam": DAM,
        "both": BOTH,
        "chess": CHESS,
        "choir": CHOIR,
    }
    return known(*(article(text, name, published=day("2031-05-06")) for name, text in texts.items()))


def _titles(some: link.Read, blocks: tuple[frozenset[str], ...]) -> set[frozenset[str]]:
    named = {one.id: one.path for one in some.articles}
    return {frozenset(named[id] for id in block) for block in blocks}


def test_few_articles_are_one_block_whatever_they_tell(mixed: link.Read) -> None:
    assert link.divided(mixed).blocks == (frozenset(one.id for one in mixed.articles),)
    assert link.divided(known()).blocks == ()


def test_a_story_stays_whole_up_to_four_times_the_largest_block(mixed: link.Read) -> None:
    length = {one.id: len(one.text) for one in mixed.articles}
    for largest in (0, 10, 100, 500, 1_000, 2_000):
        divided = link.divided(mixed, largest=largest)
        assert divided.stories == link.divided(mixed).stories
        for story in divided.stories:
            ids = {one.article for one in story.members}
            is_whole = any(ids <= block for block in divided.blocks)
            assert is_whole == (sum(length[id] for id in ids) <= 4 * largest)
        assert sorted(id for block in divided.blocks for id in block) == sorted(o.id for o in mixed.articles)


def test_a_longer_story_is_cut_into_runs_of_its_articles() -> None:
    texts = [f"{FERRY} It was report number {n}." for n in range(12)]
    some = known(*(article(t, f"{n}", published=day("2031-05-06")) for n, t in enumerate(texts)))
    (story,) = link.stories(some)
    assert len(story.members) == len(texts)
    longest = max(map(len, texts))
    blocks = link.divided(some, largest=longest).blocks
    assert sorted(map(len, blocks)) == [4, 4, 4]
    assert len(frozenset().union(*blocks)) == len(texts)


def test_blocks_keep_to_the_length_save_for_a_long_story(mixed: link.Read) -> None:
    length = {one.id: len(one.text) for one in mixed.articles}
    stories = [{one.article for one in story.members} for story in link.stories(mixed)]
    for largest in (0, 500, 1_000, 2_000):
        for block in link.divided(mixed, largest=largest).blocks:
            fits = sum(length[id] for id in block) <= largest
            assert fits or block in stories or len(block) == 1


def test_what_just_misses_a_story_is_linked_with_it(mixed: link.Read) -> None:
    """Both are on the dam; which of the two it is that a story has or lacks makes no difference."""
    longest = len(DAM) + len(BOTH) + 10
    by_name = {one.id: one.path for one in mixed.articles}
    blocks = link.divided(mixed, largest=longest).blocks
    (of_dam,) = (block for block in blocks if any("dam" in by_name[id] for id in block))
    assert {by_name[id].rpartition("/")[2].partition(".")[0] for id in of_dam} == {"dam", "both"}


def test_the_order_of_reading_makes_no_difference(mixed: link.Read) -> None:
    shuffled = list(mixed.articles)
    random.Random(7).shuffle(shuffled)
    for largest in (0, 1_000, 2_000):
        again = link.divided(replace(mixed, articles=shuffled), largest=largest)
        assert again == link.divided(mixed, largest=largest)


def test_positions_of_one_party_on_one_issue_become_one_track() -> None:
    def position(line: str, when: str | None) -> Links:
        track = (Entry(line, "asserts", Interval(when, when)),)
        return Links(
            positions=(Position("p", "dam: gates", (f"claim of {line}",), track, (Turn(line, line, "w"),)),)
        )

    found = link.together(
        [position("b", "2031-05-09"), position("x", None), position("a", "2031-05-02")], Links()
    )
    (one,) = found.positions
    assert [entry.statement for entry in one.track] == ["a", "b", "x"]
    assert one.claims == ("claim of a", "claim of b", "claim of x")
    assert len(one.changes) == 3
