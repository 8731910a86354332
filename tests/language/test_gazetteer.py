"""The gazetteer: look-ups by name, however it is spelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.language.gazetteer import Gazetteer, gazetteer, key, loose_key

LARGEST = 25_000_000
"""Bytes that the file may have: it is in every installation, and in the repository for good."""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("St. Louis", "saint louis"),
        ("Mt. Vernon", "mount vernon"),
        ("Côte d'Ivoire", "cote divoire"),
        ("The Hague", "hague"),
        ("al-Bab", "al bab"),
        ("U.S.", "us"),
        ("İzmir", "izmir"),
        ("123", ""),
    ],
)
def test_keys(printed: str, expected: str) -> None:
    assert key(printed) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("Qabbasin", "Kabaseen"), ("al-Raqqah", "Rakka"), ("Kunduz", "Kundooz")]
)
def test_spellings_of_one_name_share_a_loose_key(one: str, other: str) -> None:
    assert loose_key(key(one)) == loose_key(key(other))


def test_different_names_have_different_loose_keys() -> None:
    assert len({loose_key(key(name)) for name in ("Homs", "Hama", "Aleppo", "Palmyra", "Manbij")}) == 5


@pytest.mark.parametrize(
    ("name", "country", "kind", "lat", "lon"),
    [
        ("Raqqa", "SY", "settlement", 36, 39),
        ("al-Raqqah", "SY", "settlement", 36, 39),
        ("al-Bab", "SY", "settlement", 36, 38),
        ("Kobani", "SY", "settlement", 37, 38),
        ("Washington", "US", "settlement", 39, -77),
        ("Texas", "US", "region", 31, -99),
        ("Tamil Nadu", "IN", "region", 11, 79),
        ("Rapides Parish", "US", "district", 31, -92),
        ("Turkey", "TR", "country", 39, 35),
        ("DRC", "CD", "country", -2, 24),
        ("Gaza Strip", "PS", "region", 31, 34),
        ("Black Sea", None, "water", 43, 35),
        ("Ga.", "US", "region", 33, -84),
    ],
)
def test_places_are_where_they_are(name: str, country: str | None, kind: str, lat: int, lon: int) -> None:
    assert any(
        (e.country, e.kind) == (country, kind) and abs(e.lat - lat) < 1.5 and abs(e.lon - lon) < 1.5
        for e in gazetteer().named(name)
    )


def test_namesakes_come_all() -> None:
    assert {e.region for e in gazetteer().named("Springfield") if e.country == "US"} >= {
        "IL",
        "MA",
        "MO",
        "OH",
    }


def test_main_names_come_first() -> None:
    forms = [e.form for e in gazetteer().named("Springfield")]
    assert forms == sorted(forms, key=["main", "other", "bare", "short"].index)


def test_other_spellings_are_found_within_a_country() -> None:
    assert any(e.name.startswith("Qabb") for e in gazetteer().spelled_like("Qabaseen", "SY"))
    assert not gazetteer().spelled_like("Qabaseen", "NO")
    assert not gazetteer().spelled_like("Ab", "SY")


def test_a_place_is_found_by_its_id() -> None:
    aleppo = gazetteer().place(170063)
    assert aleppo is not None
    assert (aleppo.name, aleppo.geonameid) == ("Aleppo", 170063)
    assert gazetteer().place(1) is None
    ours = next(e for e in gazetteer().named("Black Sea") if e.kind == "water")
    assert ours.geonameid is None


def test_the_file_stays_small() -> None:
    import onrecord.language.gazetteer as room

    assert (Path(room.__file__).parent / "gazetteer.sqlite").stat().st_size < LARGEST


def test_no_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OnrecordError, match=r"nowhere\.sqlite: the gazetteer can't be read"):
        Gazetteer(tmp_path / "nowhere.sqlite")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_name_can_be_looked_up(name: str) -> None:
    gazetteer().named(name)
    gazetteer().spelled_like(name, "SY")
    assert key(name).isascii()
