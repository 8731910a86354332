"""Quantities: a table of (text, number printed, value, unit, low, high, part)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quantities import quantities
from onrecord.language import split
from onrecord.model import Article, Quantity, Region, Span


def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of an article that consists of this text."""
    body = (Region(Span(0, len(text)), "body"),) if text.strip() else ()
    return quantities(split(Article("a", "a.txt", "", text, "", "en", regions=body)))


TABLE = [
    ("Eighty are in a critical condition.", "Eighty", 80, "injured", 80, 80, True),
    ("Twelve remain in intensive care.", "Twelve", 12, "injured", 12, 12, True),
    ("Six are still in custody.", "Six", 6, "arrested", 6, 6, True),
    ("Nine are unaccounted for.", "Nine", 9, "missing", 9, 9, True),
    ("Seven were young children.", "Seven", 7, "child", 7, 7, True),
    ("30 government troops had been killed.", "30", 30, "troop", 30, 30, False),
    ("30 troops, including 12 officers, had been killed.", "12", 12, "officer", 12, 12, True),
    ("Some 30 soldiers, among them 12 officers, died.", "12", 12, "officer", 12, 12, True),
    ("At least 30 were killed.", "30", 30, "killed", 30, None, False),
    ("At least 30 were killed and dozens wounded.", "dozens", 24, "injured", 24, 99, False),
    ("More than 1,200 police officers came.", "1,200", 1200, "officer", 1200, None, False),
    ("Up to 40 dogs came.", "40", 40, "dog", None, 40, False),
    ("As many as 35 to 40 dogs came.", "35 to 40", 35, "dog", None, 40, False),
    ("More than 35 to 40 dogs came.", "35 to 40", 35, "dog", 35, None, False),
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
    ("Three or four men ran.", "Three or four", 3.0, "man", 3.0, 4.0, False),
    ("They took $137-million of gold.", "$137-million", 1.37e8, "dollar", 1.37e8, 1.37e8, False),
    ("It is a 40-million-euro deal.", "40-million-euro", 4e7, "euro", 4e7, 4e7, False),
    ("He paid $5 million.", "$5 million", 5e6, "dollar", 5e6, 5e6, False),
    ("Sales fell by 10 percent.", "10", 10, "percent", 10, 10, False),
    ("Of 352 people hurt, 99 of them were children.", "99", 99, "person", 99, 99, True),
    ("It has half a million readers.", "half a million", 5e5, "reader", 5e5, 5e5, False),
    ("One woman died.", "One", 1, "woman", 1, 1, False),
    ("Between 20 and 30 people were hurt.", "20 and 30", 20, "person", 20, 30, False),
    ("From 20 to 30 people came.", "20 to 30", 20, "person", 20, 30, False),
    ("20-30 people came.", "20-30", 20, "person", 20, 30, False),
    ("The toll rose from 12 to 15.", "15", 15, "killed", 15, 15, False),
    ("No fewer than 12 miners died.", "12", 12, "miner", 12, None, False),
    ("As many as 12 miners died.", "12", 12, "miner", None, 12, False),
    ("Under 500 votes decided it.", "500", 500, "vote", None, 500, False),
    ("Roughly 300 litres leaked.", "300", 300, "litre", 270, 330, False),
    ("Around a hundred boats left.", "a hundred", 100, "boat", 90, 110, False),
    ("Almost 5,000 ballots were void.", "5,000", 5000, "ballot", 4500, 5500, False),
    ("Exactly 17 cows were ill.", "17", 17, "cow", 17, 17, False),
    ("Turnout was 61.4%.", "61.4%", 61.4, "percent", 61.4, 61.4, False),
    ("Turnout was 61.4 per cent.", "61.4", 61.4, "percent", 61.4, 61.4, False),
    ("The party won 43 of 120 seats.", "43", 43, "seat", 43, 43, True),
    ("It fined the firm £2.5m.", "£2.5m", 2500000.0, "pound", 2500000.0, 2500000.0, False),
    ("It fined the firm €300,000.", "€300,000", 300000.0, "euro", 300000.0, 300000.0, False),
    ("It cost 40 million euros.", "40 million", 40000000.0, "euro", 40000000.0, 40000000.0, False),
    ("It cost 3bn dollars.", "3bn", 3000000000.0, "dollar", 3000000000.0, 3000000000.0, False),
    ("The well is 120 metres deep.", "120", 120, "metre", 120, 120, False),
    ("The well is 120m deep.", "120m", 120, "metre", 120, 120, False),
    ("It weighs 4.5 tonnes.", "4.5", 4.5, "tonne", 4.5, 4.5, False),
    ("The quake had a magnitude of 6.1.", "6.1", 6.1, "magnitude", 6.1, 6.1, False),
    (
        "Hundreds of thousands of hens were culled.",
        "Hundreds of thousands",
        200000.0,
        "hen",
        200000.0,
        999000.0,
        False,
    ),
    ("Dozens were hurt.", "Dozens", 24, "injured", 24, 99, False),
    ("Half of the 40 beds are full.", "40", 40, "bed", 40, 40, False),
    ("Three people, two of them children, died.", "two", 2, "child", 2, 2, True),
    ("Eleven died and 40 were injured.", "Eleven", 11, "killed", 11, 11, False),
    ("Eleven died and 40 were injured.", "40", 40, "injured", 40, 40, False),
    ("The crash killed 12 and injured 30.", "30", 30, "injured", 30, 30, False),
    ("The number of cases rose to 1,204.", "1,204", 1204, "case", 1204, 1204, False),
    ("There were 1,204 confirmed cases.", "1,204", 1204, "case", 1204, 1204, False),
    ("There were zero cases.", "zero", 0, "case", 0, 0, False),
    ("Six more patients died.", "Six", 6, "patient", 6, 6, False),
    ("A further six patients died.", "six", 6, "patient", 6, 6, False),
    ("They beat Lusk by 12 points.", "12", 12, "point", 12, 12, False),
    (
        "It made a profit of $1.2 billion.",
        "$1.2 billion",
        1200000000.0,
        "dollar",
        1200000000.0,
        1200000000.0,
        False,
    ),
    ("30 000 people fled.", "30 000", 30000, "person", 30000, 30000, False),
    ("It holds 1.2m people.", "1.2m", 1200000.0, "person", 1200000.0, 1200000.0, False),
    ("A crowd of 3,000 gathered.", "3,000", 3000, "person", 3000, 3000, False),
    ("They had 12 rescue workers and 3 dogs.", "3", 3, "dog", 3, 3, False),
    ("They had 12 rescue workers and 3 dogs.", "12", 12, "worker", 12, 12, False),
    ("Three dozen boats left.", "Three dozen", 36, "boat", 36, 36, False),
    ("Scores of fans were held.", "Scores", 40, "fan", 40, 199, False),
    ("It fell by 20 to 30 votes.", "30", 30, "vote", 30, 30, False),
    ("On Monday 11 people and 3 dogs left.", "11", 11, "person", 11, 11, False),
    ("At least 12 to 15 boats left.", "12 to 15", 12, "boat", 12, None, False),
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


def test_bounds_are_even() -> None:
    (litres,) = read("Some 2.7 million litres were pumped.")
    assert (litres.low, litres.high) == (2_430_000, 2_970_000)


NOT_COUNTS = [
    "0-",
    "Between 3 and",
    "From 3 to",
    "It is 30 000-",
    "Article 5 applies.",
    "Flight 370 vanished.",
    "One of them left.",
    "No one came.",
    "It is the 1st.",
    "He scored his 20th goal.",
    "He wears number 10.",
    "Covid-19 spread.",
    "It flew on a Boeing 737.",
    "They won 2-1.",
    "They won 3–0 in Lusk.",
    "Call 0800 1111 now.",
    "He ran Formula 1 teams.",
    "Section 12 is void.",
    "Room 101 is shut.",
    "Group A and Team 7 met.",
    "The G20 met.",
    "See page 12.",
    "No. 7 Elm Street burnt.",
    "It is one of the best.",
    "A 34-year-old man left.",
    "Twice as many came.",
    "Five-year-old Ana left.",
    "Fourteen-storey flats burnt.",
    "One in five children is ill.",
    "Ana Kolar, 34, left.",
    "They lost 2-3 in Lusk.",
    "",
]


@pytest.mark.parametrize("text", NOT_COUNTS)
def test_numbers_that_count_nothing(text: str) -> None:
    assert read(text) == ()


def test_numbers_in_times_are_left_to_times() -> None:
    text = "He came in 2015 with 3 men."
    body = (Region(Span(0, len(text)), "body"),)
    parsed = split(Article("a", "a.txt", "", text, "", "en", regions=body))
    assert [q.span.of(text) for q in quantities(parsed, [Span(11, 15)])] == ["3"]


@given(st.text(alphabet="0123456789,.$% -dozenhundredoftwo\n", max_size=80))
def test_any_text_gives_spans_within_it(text: str) -> None:
    assert all(q.span.end <= len(text) and q.unit for q in read(text))
