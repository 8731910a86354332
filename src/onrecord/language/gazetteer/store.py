"""The gazetteer file: where places are, by name. Read only, and only when it is needed."""

from __future__ import annotations

import atexit
import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from onrecord.errors import OnrecordError
from onrecord.language.gazetteer.keys import key, loose_key, without_article

if TYPE_CHECKING:
    from pathlib import Path

FILE = "gazetteer.sqlite"
PER_DEGREE = 10_000
"""Coordinates are kept as whole ten-thousandths of a degree, about eleven metres."""

Kind = Literal["country", "region", "district", "settlement", "area", "water", "land", "point"]
"""country: one with an ISO code; region: a first-level division; district: a second-level one, a US county;
area: several countries, or a part of some; water, land: what nature made; point: a spot, a building."""
NameForm = Literal["main", "other", "bare", "short"]
"""bare: without the Arabic article; short: an abbreviation ("Ga."), good only beside another place."""

KINDS: tuple[Kind, ...] = ("country", "region", "district", "settlement", "area", "water", "land", "point")
FORMS: tuple[NameForm, ...] = ("main", "other", "bare", "short")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that may be meant by a name.

    `id` is the GeoNames id, below 0 for what is ours. `country` is its ISO 3166-1 alpha-2 code, None for
    what lies in several; `region` its GeoNames code for the first-level division ("TX"). `lat` and `lon`
    are WGS 84 degrees. `population` is 0 where it isn't known. `form` says what the name looked up is to it.
    """

    id: int
    name: str
    kind: Kind
    country: str | None
    region: str | None
    lat: float
    lon: float
    population: int
    form: NameForm

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, or None for what GeoNames' cities and countries don't hold."""
        return self.id if self.id > 0 else None


_SELECT = """
SELECT id, name, kind, country, admin1, lat, lon, population, {form} AS form
FROM {table} JOIN places ON places.id = {table}.place WHERE {table}.key = ? {where}
ORDER BY form, population DESC, id
"""
_BY_KEY = _SELECT.format(form="names.form", table="names", where="")
_BY_LOOSE_KEY = _SELECT.format(form="1", table="loose", where="AND country = ?")
_BY_PLACE = "SELECT id, name, kind, country, admin1, lat, lon, population, 0 AS form FROM places WHERE id = ?"


class Gazetteer:
    """An open gazetteer file. Look-ups take some ten microseconds, and are remembered."""

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises OnrecordError where there is none that can be read."""
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute("PRAGMA cache_size = -8000")  # KiB
            self._connection.execute("SELECT 1 FROM places LIMIT 1").fetchone()
        except sqlite3.Error as fault:
            raise OnrecordError(f"{path}: the gazetteer can't be read: {fault}") from fault
        self._named = lru_cache(maxsize=20_000)(self._look_up)
        self._alike = lru_cache(maxsize=5_000)(self._look_up_loosely)

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places of this name, those first whose main name it is, the most populous first."""
        plain = key(name)
        return self._named(plain) if plain else ()

    def spelled_like(self, name: str, country: str) -> tuple[Entry, ...]:
        """The places of one country whose name, transliterated otherwise, may be this one."""
        plain = loose_key(key(name))
        return self._alike(plain, country) if len(plain) >= 4 else ()

    def place(self, id: int) -> Entry | None:
        """The place with this id, or None."""
        row = self._connection.execute(_BY_PLACE, (id,)).fetchone()
        return _entry(row) if row else None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _look_up(self, plain: str) -> tuple[Entry, ...]:
        rows = self._connection.execute(_BY_KEY, (plain,)).fetchall()
        bare = without_article(plain) if not rows else None
        if bare:
            rows = self._connection.execute(_BY_KEY, (bare,)).fetchall()
        return tuple(map(_entry, rows))

    def _look_up_loosely(self, plain: str, country: str) -> tuple[Entry, ...]:
        return tuple(map(_entry, self._connection.execute(_BY_LOOSE_KEY, (plain, country)).fetchall()))


def _entry(row: tuple[int, str, int, str | None, str | None, int, int, int, int]) -> Entry:
    id, name, kind, country, region, lat, lon, population, form = row
    where = (lat / PER_DEGREE, lon / PER_DEGREE)
    return Entry(id, name, KINDS[kind], country, region, *where, population, FORMS[form])


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with the program, opened at the first call."""
    files = ExitStack()
    atexit.register(files.close)
    path = files.enter_context(resources.as_file(resources.files("onrecord.language.gazetteer") / FILE))
    return Gazetteer(path)
