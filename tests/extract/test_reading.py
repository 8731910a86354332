"""A whole article's reading: nesting, times, the article's own words, ids."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import Marked, marked

from onrecord.extract.read import read_with
from onrecord.language import split
from onrecord.model import OPEN, Attribution, Interval, Span

FRIDAY = Interval("2024-03-15", "2024-03-15")
WIDE = Interval("2024-03-15", "2024-03-20")

SAID = [
    ("[[s Kolar]] [[c said]] on Monday [[x it holds]].", FRIDAY, ("2024-03-11", "2024-03-11")),
    ("[[s Kolar]] [[c said]] Friday [[x it holds]].", FRIDAY, ("2024-03-15", "2024-03-15")),
    ("[[x It holds]], [[s Kolar]] [[c said]] late on Thursday.", FRIDAY, ("2024-03-14", "2024-03-14")),
    ("[[x So]], [[s Kolar]] [[c said]] at a talk in Oslo on Monday.", FRIDAY, ("2024-03-11", "2024-03-11")),
    ("On Tuesday, [[s Kolar]] [[c said]] [[x it holds]].", FRIDAY, ("2024-03-12", "2024-03-12")),
    ("[[s Kolar]] on Tuesday [[c said]] [[x it holds]].", FRIDAY, ("2024-03-12", "2024-03-12")),
    ("[[s Kolar]] [[c announced]] Monday [[x a new dam]].", WIDE, ("2024-03-11", "2024-03-18")),
    ("[[s Kolar]] [[c said]] on 3 March [[x it holds]].", FRIDAY, ("2024-03-03", "2024-03-03")),
    ("[[s Kolar]] [[c said]] on April 3 [[x it holds]].", FRIDAY, ("2023-04-03", "2023-04-03")),
    ("[[s Kolar]] [[c said]] on 3 March 2020 [[x it holds]].", FRIDAY, ("2020-03-03", "2020-03-03")),
    ("[[s Kolar]] [[c said]] yesterday [[x it holds]].", FRIDAY, ("2024-03-14", "2024-03-14")),
    ("[[s Kolar]] [[c declared]] [[x a new state]] in 2014.", FRIDAY, ("2014-01-01", "2014-12-31")),
    ("[[x So]], [[c according to]] [[s Wednesday's edition of Bild]].", FRIDAY, ("2024-03-13", "2024-03-13")),
    ("[[s Kolar]] [[c said]] [[x it holds]].", FRIDAY, (None, "2024-03-15")),
    ("[[s Kolar]] [[c said]] [[x it broke on Monday]].", FRIDAY, (None, "2024-03-15")),
    ("[[s Kolar, who fled on Monday,]] [[c said]] [[x it holds]].", FRIDAY, (None, "2024-03-15")),
    ("[[s Kolar]] [[c said]] after a trip on Monday [[x it holds]].", FRIDAY, (None, "2024-03-15")),
    ("[[s Kolar]] has [[c said]] since Monday [[x it holds]].", FRIDAY, (None, "2024-03-15")),
    ("[[s Kolar]] [[c said]] last Monday [[x it holds]].", FRIDAY, (None, "2024-03-15")),
    ("[[s Kolar]] [[c believes]] on Monday [[x it broke]].", FRIDAY, (None, "2024-03-15")),
    ("[[s Kolar]] [[c said]] on Monday [[x it holds]].", OPEN, (None, None)),
    ("[[s Kolar]] [[c said]] on 31 February [[x it holds]].", FRIDAY, (None, "2024-03-15")),
    ("[[s Kolar]] [[c said]] on Monday [[x it holds]].", Interval(None, "2024-03-15"), (None, "2024-03-11")),
    ("Last month [[s Kolar]] [[c had said]] [[x it holds]].", FRIDAY, ("2024-02-01", "2024-02-29")),
    ("Last month, [[s Kolar]] [[c said]] [[x it holds]].", WIDE, ("2024-02-01", "2024-02-29")),
    ("Earlier this week, [[s Kolar]] [[c said]] [[x it holds]].", FRIDAY, ("2024-03-11", "2024-03-15")),
    ("Last week [[s Kolar]] [[c said]] [[x it holds]].", FRIDAY, ("2024-03-04", "2024-03-10")),
    ("Last year [[s Kolar]] [[c denied]] [[x it]].", FRIDAY, ("2023-01-01", "2023-12-31")),
    ("In December 2019, [[s Kolar]] [[c had denied]] [[x it]].", FRIDAY, ("2019-12-01", "2019-12-31")),
    ("In December [[s Kolar]] [[c denied]] [[x it]].", FRIDAY, ("2023-12-01", "2023-12-31")),
    ("In March [[s Kolar]] [[c denied]] [[x it]].", FRIDAY, ("2024-03-01", "2024-03-15")),
    ("[[s Kolar]] [[c said]] [[x it broke last month]].", FRIDAY, (None, "2024-03-15")),
    ("Last month [[s Kolar]] [[c had said]] [[x it holds]].", OPEN, (None, None)),
    ("Last month [[s Kolar]] [[c said]] [[x so]].", Interval(None, "2024-03-15"), (None, "2024-02-29")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "said"), SAID)
def test_when_it_was_said(text: str, published: Interval, said: tuple[str | None, str | None]) -> None:
    found = marked(text, published=published).statement().said
    assert (found.start, found.end) == said


def test_words_in_words_are_said_no_later() -> None:
    text = "[[s Reuters]] [[c reported]] on Monday [[x [[s2 Kolar]] [[c2 said]] [[x2 it holds]]]]."
    made_up = marked(text, published=FRIDAY)
    assert made_up.statement(2).said == Interval(None, "2024-03-11")
    assert made_up.statement(2).within == made_up.statement(1).id
    assert made_up.statement(1).within is None


def test_three_deep_each_lies_in_the_next() -> None:
    text = "[[s A]] [[c wrote]] [[x [[s2 B]] [[c2 said]] [[x2 [[s3 C]] [[c3 proposed]] [[x3 a new dam]]]]]]."
    made_up = marked(text)
    assert [made_up.statement(n).within for n in (1, 2, 3)] == [
        None,
        made_up.statement(1).id,
        made_up.statement(2).id,
    ]


def test_neighbours_dont_nest() -> None:
    made_up = marked("[[s A]] [[c said]] [[x it holds]] and [[s2 B]] [[c2 said]] [[x2 it broke]].")
    assert made_up.statement(1).within is made_up.statement(2).within is None


def test_own_sentences_are_the_outlets() -> None:
    reading = marked(
        "It rained all day. [[s Kolar]] [[c said]] [[x it holds]].", outlet="Brezana Herald"
    ).reading
    own, attributed = reading.statements
    outlet = next(m for m in reading.mentions if m.form == "outlet")
    assert (own.source, own.cue, own.voice, own.quoted) == (None, None, outlet.id, "indirect")
    assert own.content[0].of(reading.article.text) == "It rained all day"
    assert attributed.is_attributed
    assert not own.is_attributed


def test_own_sentences_of_an_unknown_outlet_have_no_voice() -> None:
    (own,) = marked("It rained all day.").reading.statements
    assert own.voice is None
    assert "not known" in own.speaker_why


def test_titles_are_own_assertions_and_labels_are_not() -> None:
    reading = marked("It rained all day.\n\nMore soon.", title="Rain falls on Brezana").reading
    assert [(s.content[0].of(reading.article.text), s.region) for s in reading.statements] == [
        ("Rain falls on Brezana", "title"),
        ("It rained all day", "body"),
    ]


def test_a_sentence_all_in_quotation_marks_is_not_the_articles() -> None:
    (statement,) = marked("“It will never break again.”", outlet="Brezana Herald").reading.statements
    assert statement.voice is None
    assert (statement.quoted, statement.is_attributed) == ("direct", False)


def test_an_attribution_in_a_longer_sentence_lies_in_the_articles_own() -> None:
    text = (
        "The old dam above the town of Brezana, which was built by hand a hundred years ago, is, "
        "[[s Kolar]] [[c said]], [[x safe]], though the road to it has been shut since the flood of May."
    )
    reading = marked(text).reading
    own, attributed = sorted(reading.statements, key=lambda s: s.is_attributed)
    assert attributed.within == own.id


def test_reading_twice_gives_the_same() -> None:
    made_up = marked("[[s Kolar]] [[c said]] [[x it holds]]. It rained all day.")
    assert made_up.reading == made_up.reading
    backwards = read_with(made_up.parsed, made_up.attributions[::-1])
    assert backwards == made_up.reading


def test_nothing_to_read_is_read() -> None:
    assert marked("Hm.").reading.statements == ()


@given(st.lists(st.tuples(*[st.integers(0, 90)] * 6), max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_spans_are_read(numbers: list[tuple[int, ...]]) -> None:
    """Whatever a reader takes for attributions, even absurd ones, statements come out with spans as given."""
    first = "He said “we know”. She, Ana Kolar, who it said told them, said they said it."
    text = f"{first}\n\nWe said it broke, he said."
    parsed = split(marked(text).parsed.article)
    attributions = [
        Attribution(
            (_span(a, b),), _span(c, d) if c % 3 else None, _span(e, f) if e % 4 or not c % 3 else None
        )
        for a, b, c, d, e, f in numbers
    ]
    reading = read_with(parsed, attributions)
    assert {s.content for s in reading.statements if s.is_attributed} == {a.content for a in attributions}
    ids = {m.id for m in reading.mentions}
    assert all(s.voice is None or s.voice in ids for s in reading.statements)
    assert Marked(parsed, tuple(attributions)).reading == reading


def _span(a: int, b: int) -> Span:
    return Span(min(a, b), max(a, b) + 1)


WHEN = [
    ("[[s Kolar]] [[c said]] [[x he was jailed between 2004 and 2010]].", ("2004-01-01", "2010-12-31")),
    ("[[s Kolar]] [[c said]] [[x it was shut from 3 May 2020 to 9 May 2020]].", ("2020-05-03", "2020-05-09")),
    ("[[s Kolar]] [[c said]] [[x it was shut on 3 May 2020 and 9 May 2020]].", ("2020-05-03", "2020-05-03")),
    ("[[s Kolar]] [[c said]] [[x it rose between 2010 and 2004]].", ("2010-01-01", "2010-12-31")),
    ("[[s Kolar]] [[c said]] [[x it was shut in 2012-13]].", ("2012-01-01", "2013-12-31")),
    ("[[s Kolar]] [[c said]] [[x it ran from 3 to 5 May 2020]].", ("2020-05-03", "2020-05-05")),
    ("[[s Kolar]] [[c said]] [[x it has been shut since 2013]].", ("2013-01-01", None)),
    ("[[s Kolar]] [[c said]] [[x it stays shut until the end of 2030]].", (None, "2030-12-31")),
    ("[[s Kolar]] [[c said]] [[x it fell at 9 p.m. GMT on 3 May 2020]].", ("2020-05-03", "2020-05-03")),
    ("[[x “It fell yesterday,”]] [[s Kolar]] [[c said]] on 3 May 2020.", ("2020-05-02", "2020-05-02")),
    ("[[s Kolar]] [[c said]] on 3 May 2020 [[x it fell “two days ago”]].", ("2020-05-01", "2020-05-01")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "when"), WHEN)
def test_when_a_content_happens(text: str, when: tuple[str | None, str | None]) -> None:
    found = marked(text, published=FRIDAY).statement().about.when
    assert found is not None and (found.start, found.end) == when


def test_a_cue_of_blanks_alone_is_survived() -> None:
    article = marked("It rained  all day. Kolar said so.").parsed
    blank = Attribution((Span(0, 9),), Span(20, 25), Span(9, 11))
    assert read_with(article, [blank]).statements
