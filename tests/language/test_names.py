"""Folding, countries and what is known about names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.countries import countries, country_of, printed_countries
from onrecord.language.folding import fold, skeleton
from onrecord.language.names import (
    first_names,
    gender_of,
    known_organisations,
    nicknames,
    not_names,
    places,
    titles,
)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The U.S.", "us"),
        ("Işık", "isik"),
        ("IŞIK", "isik"),
        ("al-Sham", "al sham"),
        ("Turkey’s", "turkey"),
        ("O'Brien", "obrien"),
        ("François  Molin", "francois molin"),
        ("The", "the"),
        ("—", "—"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=500))
def test_folding_again_changes_nothing_and_never_fails(name: str) -> None:
    fold(name)
    skeleton(fold(name))


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Turkish", "TR"),
        ("ankara", "TR"),
        ("the Kremlin", "RU"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "CI"),
        ("Congolese", None),
        ("Atlantis", None),
    ],
)
def test_country_of(printed: str, code: str | None) -> None:
    found = country_of(printed)
    assert (found.code if found else None) == code


def test_the_lists_are_whole() -> None:
    assert len(countries()) > 190
    assert all(len(code) == 2 and country.name in country.names for code, country in countries().items())
    assert len(known_organisations()) > 200
    assert not places() & set(printed_countries())
    assert "president" in titles()
    assert first_names()["ana"] == "f"


def test_nicknames() -> None:
    assert nicknames()["dave"] == {"dave", "david"}
    assert {"bill", "william"} <= nicknames()["bill"]
    assert "david" not in nicknames()
    assert gender_of("Ivan Kolar") == "m"
    assert "Monday" in not_names("never")
