"""Articles that share text: which, of what kind, where, and why."""

from __future__ import annotations

import random
import re

import pytest
from tests.link.news_made_up import DAM, FERRY, FERRY_ELSEWHERE, FERRY_REWORDED, QUOTE, article, day

from onrecord.link.echoes import echoes
from onrecord.model import Article, Echo, Interval, Region, Span

P = FERRY.split("\n\n")


def only(*articles: Article) -> Echo:
    """The one echo among them."""
    found = echoes(articles)
    assert len(found) == 1
    return found[0]


CASES = [
    ("the same text", FERRY, FERRY, "identical"),
    ("the same words, other marks", FERRY, FERRY.replace(",", ";").replace("'", "’"), "identical"),
    ("the same words in capitals", FERRY, FERRY.upper(), "identical"),
    ("a paragraph put in", FERRY, FERRY + "\n\nA second ferry was held back in Karsund.", "revision"),
    ("a number changed", FERRY, FERRY.replace("212", "214").replace("Eleven", "Twelve"), "revision"),
    ("half of it and something else", FERRY, "\n\n".join([*P[:4], *DAM.split("\n\n")[:1]]), "revision"),
    ("one paragraph among others", FERRY, "\n\n".join([DAM, FERRY_ELSEWHERE[:300], P[2]]), "excerpt"),
    ("a short item out of a long report", FERRY, P[1] + " " + P[2], "excerpt"),
    ("the same in other words", FERRY, FERRY_REWORDED, "reworded"),
]


@pytest.mark.parametrize(("_what", "one", "other", "kind"), CASES, ids=[case[0] for case in CASES])
def test_kinds(_what: str, one: str, other: str, kind: str) -> None:
    assert only(article(one, "Lantern"), article(other, "Courier")).kind == kind


NONE = [
    ("two events", FERRY, DAM),
    ("one event, each its own report", FERRY, FERRY_ELSEWHERE),
    ("a quotation alone", f"{DAM}\n\n{QUOTE}.", f"{FERRY}\n\n{QUOTE} on Sunday."),
    (
        "a stock phrase",
        f"{DAM} He spoke on condition of anonymity.",
        f"{FERRY} She spoke on condition of anonymity.",
    ),
    (
        "names and a date",
        "Halvek met Orsk in Port Mirel on Tuesday.",
        "In Port Mirel Halvek met Orsk on Tuesday.",
    ),
    ("nothing", "", FERRY),
]


@pytest.mark.parametrize(("_what", "one", "other"), NONE, ids=[case[0] for case in NONE])
def test_no_echo(_what: str, one: str, other: str) -> None:
    assert echoes([article(one, "Lantern"), article(other, "Courier")]) == ()


def test_quoted_words_with_text_around_them_are_an_echo_and_the_quote_is_told() -> None:
    echo = only(
        article(f"{DAM}\n\n{QUOTE}.", "Lantern"), article(f"{DAM}\n\n{QUOTE}.\n\nMore later.", "Courier")
    )
    assert echo.kind == "revision"
    alone = f"{P[2]}\n\n{FERRY_ELSEWHERE}\n\n{QUOTE}."
    echo = only(article(alone, "Lantern"), article(f"{DAM}\n\n{P[2]}\n\n{DAM[:60]}\n\n{QUOTE}.", "Courier"))
    assert "of quoted words not counted" in echo.why


def test_passages_are_the_same_words_side_by_side() -> None:
    one, other = article(FERRY, "Lantern"), article("\n\n".join([DAM, P[2]]), "Courier")
    echo = only(one, other)
    text = {one.id: one.text, other.id: other.text}
    (passage,) = echo.passages
    assert passage.a.of(text[echo.a]).startswith("Three tugboats pulled")
    assert passage.b.of(text[echo.b]).endswith("in the hull")


def test_passages_of_a_rewording_are_sentences_that_tell_the_same() -> None:
    one, other = article(FERRY, "Lantern"), article(FERRY_REWORDED, "Courier")
    echo = only(one, other)
    text = {one.id: one.text, other.id: other.text}
    both = [(passage.a.of(text[echo.a]), passage.b.of(text[echo.b])) for passage in echo.passages]
    assert len(both) >= 5
    for names in (("Halvek", "04.20"), ("Karsund",), ("Saint Oda",), ("Northern Straits",)):
        assert any(all(name in a and name in b for name in names) for a, b in both)


@pytest.mark.parametrize("kind", ["furniture", "byline", "title", "dateline"])
def test_only_bodies_are_compared(kind: str) -> None:
    def with_part(body: str, name: str) -> Article:
        text = f"{P[2]}\n\n{body}"
        parts = (Region(Span(0, len(P[2]) + 2), kind), Region(Span(len(P[2]) + 2, len(text)), "body"))  # type: ignore[arg-type]
        return article(text, name, regions=parts)

    assert echoes([with_part(DAM, "Lantern"), with_part(FERRY_ELSEWHERE, "Courier")]) == ()


FIRST = [
    (day("2031-05-04"), day("2031-05-06"), "Lantern was first: 2031-05-04"),
    (day("2031-05-06"), day("2031-05-04"), "Courier was first: 2031-05-04"),
    (day("2031-05-04"), day("2031-05-04"), "not known"),
    (Interval("2031-05-01", "2031-05-09"), day("2031-05-04"), "not known"),
    (Interval("2031-05-01", None), day("2031-05-04"), "not known"),
    (Interval(None, "2031-05-01"), day("2031-05-04"), "Lantern was first: 2031-05-01"),
    (Interval(), day("2031-05-04"), "not known"),
    (
        Interval("2031-05-04T08:00", "2031-05-04T08:00"),
        Interval("2031-05-04T09:00", "2031-05-04T09:00"),
        "not known",
    ),
]


@pytest.mark.parametrize(("one", "other", "said"), FIRST)
def test_who_was_first(one: Interval, other: Interval, said: str) -> None:
    echo = only(article(FERRY, "Lantern", published=one), article(FERRY, "Courier", published=other))
    assert said in echo.why


def test_credits_are_told() -> None:
    echo = only(
        article(FERRY, "Lantern", credits=("AFP",)), article(FERRY, "Courier", credits=("AFP", "Lantern"))
    )
    assert "both credit Agence France-Presse" in echo.why
    assert "Courier credits Lantern" in echo.why


def test_a_credit_lowers_what_must_be_shared() -> None:
    shared = "Three tugboats pulled the Aldana free at noon and towed her to the dry dock."
    one, other = f"{FERRY_ELSEWHERE}\n\n{shared}", f"{DAM}\n\n{shared}"
    assert echoes([article(one, "Lantern"), article(other, "Courier")]) == ()
    assert only(article(one, "Lantern"), article(other, "Courier", credits=("Lantern",))).kind == "excerpt"


def test_the_order_of_reading_changes_nothing() -> None:
    articles = [
        article(text, name) for text, name in ((FERRY, "A"), (FERRY_REWORDED, "B"), (DAM, "C"), (FERRY, "D"))
    ]
    assert echoes(articles) == echoes(articles[::-1]) == echoes([articles[2], *articles[:2], articles[3]])


def test_many_copies_hang_together_without_all_pairs() -> None:
    copies = [article(FERRY, f"Paper {n}") for n in range(60)]
    found = echoes(copies)
    linked = {copies[0].id}
    for _ in copies:
        linked |= {id for echo in found for id in (echo.a, echo.b) if {echo.a, echo.b} & linked}
    assert len(linked) == 60
    assert len(found) < 60 * 8


def test_what_very_many_articles_have_is_furniture() -> None:
    notice = (
        "We welcome comments that add to the story through facts and links and we close the discussion of "
        "every article after three days so that our editors can keep up with what readers write to us"
    )
    chance = random.Random(7)
    words = sorted(set(re.findall("[a-z]+", FERRY + DAM + FERRY_ELSEWHERE)))
    texts = [" ".join(chance.choices(words, k=120)) + ". " + notice for _ in range(30)]
    assert echoes([article(text, f"Paper {n}") for n, text in enumerate(texts)]) == ()
    assert len(echoes([article(text, f"Paper {n}") for n, text in enumerate(texts[:4])])) == 6


def test_an_article_that_is_not_read_is_left_alone() -> None:
    assert echoes([article(FERRY, "Lantern"), article(FERRY, "Courier", is_read=False)]) == ()


@pytest.mark.parametrize("articles", [[], [article(FERRY)]])
def test_nothing_to_compare(articles: list[Article]) -> None:
    assert echoes(articles) == ()
