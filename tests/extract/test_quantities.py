"""Quantities: a table of (text, number printed, value, unit, low, high, part)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quantities import quantities
from onrecord.language import parse
from onrecord.model import Article, Quantity, Region, Span


def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of an article that consists of this text."""
    body = (Region(Span(0, len(text)), "body"),) if text.strip() else ()
    return quantities(parse(Article("a", "a.txt", "", text, "", "en", regions=body)))


TABLE = [
    ("30 government troops had been killed.", "30", 30, "troop", 30, 30, False),
    ("30 troops, including 12 officers, had been killed.", "12", 12, "officer", 12, 12, True),
    ("Some 30 soldiers, among them 12 officers, died.", "12", 12, "officer", 12, 12, True),
    ("At least 30 were killed.", "30", 30, "killed", 30, None, False),
    ("At least 30 were killed and dozens wounded.", "dozens", 24, "injured", 24, 99, False),
    ("More than 1,200 police officers came.", "1,200", 1200, "officer", 1200, None, False),
    ("Up to 40 dogs came.", "40", 40, "dog", None, 40, False),
    ("Fewer than 40 dogs came.", "40", 40, "dog", None, 40, False),
    ("Nearly 20 rebels died.", "20", 20, "rebel", 18, 22, False),
    ("The lake is about 13km away.", "13km", 13, "kilometre", 11.7, 14.3, False),
    ("A 2km stretch of the cable is new.", "2km", 2, "kilometre", 2, 2, False),
    ("It holds 2.7 million refugees.", "2.7 million", 2.7e6, "refugee", 2.7e6, 2.7e6, False),
    ("Tens of thousands of people left.", "Tens of thousands", 20000, "person", 20000, 99000, False),
    ("Hundreds of civilians fled.", "Hundreds", 200, "civilian", 200, 999, False),
    ("The death toll rose to 129.", "129", 129, "killed", 129, 129, False),
    ("The toll stood at 19 on Monday.", "19", 19, "killed", 19, 19, False),
    ("They killed three men and wounded four more.", "four", 4, "injured", 4, 4, False),
    ("The number of dead has risen to twenty-four.", "twenty-four", 24, "killed", 24, 24, False),
    ("Two hundred and six people were held.", "Two hundred and six", 206, "person", 206, 206, False),
    ("A dozen men came.", "A dozen", 12, "man", 12, 12, False),
    ("He paid $5 million.", "$5 million", 5e6, "dollar", 5e6, 5e6, False),
    ("Sales fell by 10 percent.", "10", 10, "percent", 10, 10, False),
    ("Of 352 people hurt, 99 of them were children.", "99", 99, "person", 99, 99, True),
    ("It has half a million readers.", "half a million", 5e5, "reader", 5e5, 5e5, False),
    ("One woman died.", "One", 1, "woman", 1, 1, False),
]


@pytest.mark.parametrize(("text", "printed", "value", "unit", "low", "high", "part"), TABLE)
def test_one_quantity(
    text: str, printed: str, value: float, unit: str, low: float | None, high: float | None, part: bool
) -> None:
    found = {q.span.of(text): q for q in read(text)}
    assert printed in found
    quantity = found[printed]
    assert (quantity.value, quantity.unit, quantity.part) == (value, unit, part)
    assert quantity.low == (pytest.approx(low) if low is not None else None)
    assert quantity.high == (pytest.approx(high) if high is not None else None)


NOT_COUNTS = [
    "Article 5 applies.",
    "Flight 370 vanished.",
    "One of them left.",
    "No one came.",
    "It is the 1st.",
    "",
]


@pytest.mark.parametrize("text", NOT_COUNTS)
def test_numbers_that_count_nothing(text: str) -> None:
    assert read(text) == ()


def test_numbers_in_times_are_left_to_times() -> None:
    text = "He came in 2015 with 3 men."
    body = (Region(Span(0, len(text)), "body"),)
    parsed = parse(Article("a", "a.txt", "", text, "", "en", regions=body))
    assert [q.span.of(text) for q in quantities(parsed, [Span(11, 15)])] == ["3"]


@given(st.text(alphabet="0123456789,.$% -dozenhundredoftwo\n", max_size=80))
def test_any_text_gives_spans_within_it(text: str) -> None:
    assert all(q.span.end <= len(text) and q.unit for q in read(text))
