"""GeoJSON (RFC 7946): the places that statements are about. A mere mention gets no pin."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.ledger import StatementQuery
from onrecord.report.export.files import in_document, of_lines
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.ledger import Ledger
    from onrecord.model import Place
    from onrecord.report.export.files import Json

Spoken = dict[str, tuple[str, tuple[str, ...], bool]]
"""Of the statements about a place: id -> article, speakers, whether attributed."""


def _pieces(ledger: Ledger) -> Iterator[str]:
    about = _about(ledger)
    left: Json = {"not_placed": [], "only_mentioned": 0}
    head: Json = {"type": "FeatureCollection"}
    yield from in_document(head, "features", _features(ledger, about, left), {"onrecord": left})


def _about(ledger: Ledger) -> dict[str, Spoken]:
    """For each place the statements that are about it."""
    found: defaultdict[str, Spoken] = defaultdict(dict)
    for one in ledger.statements(StatementQuery(order="id")):
        for place in one.about.where:
            found[place][one.id] = (one.article, one.speakers, one.is_attributed)
    return found


def _features(ledger: Ledger, about: Mapping[str, Spoken], left: Json) -> Iterator[Json]:
    """A feature for each place with coordinates; what is left out is put down in `left`."""
    unplaced: list[Json] = []
    mentioned = 0
    for place in ledger.places():
        if place.id not in about:
            mentioned += 1
        elif place.lat is None or place.lon is None:
            unplaced.append(
                {"id": place.id, "name": in_line(place.name), "statements": list(about[place.id])}
            )
        else:
            yield _feature(place, about[place.id])
    left.update(not_placed=unplaced, only_mentioned=mentioned)


def _feature(place: Place, spoken: Spoken) -> Json:
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "name": in_line(place.name),
            "country": place.country,
            "precision": place.precision,
            "geonameid": place.geonameid,
            "statement_count": len(spoken),
            "attributed_count": sum(is_attributed for _, _, is_attributed in spoken.values()),
            "article_count": len({article for article, _, _ in spoken.values()}),
            "speaker_count": len({speaker for _, speakers, _ in spoken.values() for speaker in speakers}),
            "statements": list(spoken),
        },
    }


FILES = (of_lines("places.geojson", _pieces),)
