"""Single comparisons of people's names."""

from __future__ import annotations

import pytest

from onrecord.link.parties.people import SAME, compare, is_variant


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("mohamed", "mohammed", True),
        ("mohammad", "mohammed", True),
        ("sami", "samy", True),
        ("youssef", "yussef", True),
        ("bilal", "bilel", True),
        ("djoric", "doric", True),
        ("oruc", "oruch", True),
        ("halimov", "khalimov", True),
        ("halimow", "halimov", True),
        ("can", "chan", False),
        ("maria", "mario", False),
        ("jon", "jan", False),
        ("martin", "marlin", False),
        ("ali", "ala", False),
        ("brahim", "ibrahim", False),
    ],
)
def test_spellings_of_one_word(a: str, b: str, is_one: bool) -> None:
    assert is_variant(a, b) is is_one
    assert is_variant(b, a) is is_one


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        ("ana kolar", "ana kolar", SAME),
        ("kolar ana", "ana kolar", SAME),
        ("ana maria kolar", "ana kolar", SAME),
        ("a kolar", "ana kolar", 0.5),
        ("ana kolar", "ivo kolar", -10.0),
        ("dave kolar", "david kolar", SAME),
        ("bob kolar", "rob kolar", SAME),
        ("bill m kolar", "william kolar", SAME),
        ("dave kolar", "daniel kolar", -10.0),
        ("albert kolar", "alan kolar", -10.0),
    ],
)
def test_evidence(a: str, b: str, score: float) -> None:
    for one, other in ((a, b), (b, a)):
        found = compare(tuple(one.split()), tuple(other.split()))
        assert found is not None
        assert found.score == score
        assert found.why
