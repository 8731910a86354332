"""GeoJSON, checked by the geojson package: places that statements are about, where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geojson
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.ledger import Ledger


@pytest.fixture
def places(exported: Callable[[str], Path]) -> Any:
    return geojson.loads((exported("geojson") / "places.geojson").read_text(encoding="utf-8"))


def test_it_is_valid(places: Any, nothing: Callable[[str], Path]) -> None:
    assert places.is_valid, places.errors()
    empty = geojson.loads((nothing("geojson") / "places.geojson").read_text(encoding="utf-8"))
    assert (empty.is_valid, empty["features"]) == (True, [])


def test_longitude_comes_first(places: Any) -> None:
    (port,) = places["features"]
    assert port["geometry"]["coordinates"] == [174.5, -41.25]
    assert (port["properties"]["name"], port["properties"]["precision"]) == ("Port Mere", "settlement")


def test_a_count_has_its_list(places: Any, full: Ledger) -> None:
    (port,) = places["features"]
    about = [one.id for one in full.statements() if port["id"] in one.about.where]
    assert port["properties"]["statements"] == sorted(about)
    assert port["properties"]["statement_count"] == len(about) == 1
    assert (port["properties"]["article_count"], port["properties"]["speaker_count"]) == (1, 1)


def test_what_has_no_pin_is_counted(places: Any, full: Ledger) -> None:
    left = places["onrecord"]
    assert left == {"not_placed": [], "only_mentioned": 1}
    pins = len(places["features"]) + len(left["not_placed"]) + left["only_mentioned"]
    assert pins == full.counts().places
