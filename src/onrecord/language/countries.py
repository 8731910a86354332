"""Countries: their names, their adjectives, and the capitals and seats that stand for their governments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.language.folding import fold
from onrecord.language.lexicon import rows

CountryForm = Literal["name", "demonym", "seat"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-2 code, its usual English name, and what it goes by."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """All countries by code, from `countries.txt`."""
    return {country.code: country for country in map(_country, rows("countries.txt"))}


def _country(row: str) -> Country:
    code, names, demonyms, seats = (
        tuple(filter(None, map(str.strip, cell.split(";")))) for cell in row.split("|")
    )
    return Country(code[0], names[0], names, demonyms, seats)


@cache
def printed_countries() -> dict[str, tuple[CountryForm, Country]]:
    """What may be printed for a country ("Turkey", "Turkish", "Ankara") -> what it is, and of which.

    What two countries share ("Congolese") is left out.
    """
    found: dict[str, tuple[CountryForm, Country]] = {}
    shared: set[str] = set()
    for country in countries().values():
        forms: tuple[tuple[CountryForm, tuple[str, ...]], ...] = (
            ("name", country.names),
            ("demonym", country.demonyms),
            ("seat", country.seats),
        )
        for form, words in forms:
            for word in words:
                if word in found and found[word][1] is not country:
                    shared.add(word)
                found.setdefault(word, (form, country))
    return {word: entry for word, entry in found.items() if word not in shared}


@cache
def folded_countries() -> dict[str, tuple[CountryForm, Country]]:
    """`printed_countries` by folded form."""
    return {fold(word): entry for word, entry in printed_countries().items()}


def country_of(name: str) -> Country | None:
    """The country that a name, adjective, capital or seat stands for, or None."""
    entry = folded_countries().get(fold(name))
    return entry[1] if entry else None
