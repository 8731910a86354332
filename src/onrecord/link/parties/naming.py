"""How a mention's name is keyed: what is one name whoever prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.language.countries import Country, folded_countries
from onrecord.language.folding import fold
from onrecord.language.names import known_organisations, same_bodies, titles

if TYPE_CHECKING:
    from onrecord.model import Mention

_SPELLINGS = {
    "defense": "defence", "organization": "organisation", "center": "centre", "labor": "labour",
    "ministries": "ministry",
}  # fmt: skip
_ACRONYM_LETTERS = 5
_LEGAL_FORMS = frozenset(
    {"sa", "plc", "inc", "ltd", "limited", "corp", "co", "ag", "gmbh", "nv", "bv", "llc", "llp", "spa"}
    | {"ab", "asa", "oyj", "pty", "incorporated"}
)
"""What a firm is before the law, behind its name: one article prints it and the next doesn't."""


@dataclass(frozen=True, slots=True)
class Key:
    """A name's key, its words, the usual name where our lists know it, and the reason that gives."""

    text: str
    words: tuple[str, ...]
    usual: str | None = None
    why: str = ""


@lru_cache(maxsize=65536)
def key_of(name: str, kind: str) -> Key:
    """The key of a name: a country's or known organisation's one key, else its folded words.

    A body of a country has one key however the country is said: "Turkish Foreign Ministry", "Foreign Ministry
    of Turkey", "Turkey's foreign ministry".
    """
    folded = fold(name)
    if kind != "person":
        known = _known(name, folded, kind)
        if known:
            return known
        body = _country_body(folded)
        if body:
            return body
    if kind == "person":
        folded = _one_servant(folded)
    words = tuple(_SPELLINGS.get(word, word) for word in folded.split())
    if kind == "person":
        words = _without_titles(words)
    elif len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    return Key(" ".join(words), words)


def _known(name: str, folded: str, kind: str) -> Key | None:
    entry = _known_folded().get(folded)
    if entry is None or (len(folded) <= _ACRONYM_LETTERS and not _is_printed(name, entry[1])):
        entry = None
    if entry and kind != "government":
        return Key("known:" + fold(entry[0]), tuple(fold(entry[0]).split()), entry[0], f"{entry[0]} by name")
    country = folded_countries().get(folded)
    if country and kind in {"government", "place-as-actor", "outlet", "organisation", "group"}:
        form, which = country
        sort = {"name": "a name", "demonym": "the adjective", "seat": "a seat of government"}[form]
        return _country_key(which, f"“{name}” is {sort} of {which.name}") if kind == "government" else None
    return None


def _country_key(country: Country, why: str) -> Key:
    return Key("country:" + country.code, (fold(country.name),), country.name, why)


def _is_printed(name: str, names: tuple[str, ...]) -> bool:
    """Short acronyms count only as printed: "IS", not "Is"."""
    return name in names or name.upper() in names


@lru_cache(maxsize=1)
def _known_folded() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Known organisations by each folded name -> the usual name, and all as printed."""
    return {
        fold(name): (known.names[0], known.names)
        for name, known in reversed(list(known_organisations().items()))
    }


@lru_cache(maxsize=1)
def _country_words() -> dict[str, Country]:
    """Folded names and adjectives of countries, capitals left out."""
    return {folded: country for folded, (form, country) in folded_countries().items() if form != "seat"}


def _country_body(folded: str) -> Key | None:
    """A body of a country: "turkish foreign ministry", "foreign ministry of turkey"."""
    words = [_SPELLINGS.get(word, word) for word in folded.split()]
    for many in (3, 2, 1):
        front, back = " ".join(words[:many]), " ".join(words[-many:])
        rest_after, rest_before = words[many:], words[:-many]
        if front in _country_words() and rest_after:
            return _body_key(_country_words()[front], rest_after)
        if back in _country_words() and len(rest_before) > 1 and rest_before[-1] == "of":
            return _body_key(_country_words()[back], rest_before[:-1])
        seat = folded_countries().get(back)
        if seat and len(rest_before) > 2 and rest_before[-1] == "in" and "ministry" in rest_before:
            return _body_key(seat[1], rest_before[:-1])
    return None


def _body_key(country: Country, body: list[str]) -> Key:
    words = tuple(word for word in body if word not in {"the", "of", "and", "for"})
    if body[:2] in (["ministry", "of"], ["department", "of"]) and len(body) > 2:
        words = (*(word for word in body[2:] if word != "the"), body[0])
    joined = " ".join(words)
    same = same_bodies().get(" ".join(body)) or same_bodies().get(joined)
    why = f"the {same or joined} of {country.name}"
    return Key(f"body:{country.code}:{same or joined}", (fold(country.name), *words), None, why)


_SERVANT_OF = re.compile(r"\babd(?:[aeu][lr]| [aeu][lr]) ?(?=[a-z]{4})")
"""The first part of names such as Abdel Rahman, Abdul-Rahman, Abd al-Rahman, Abdurrahman."""


def _one_servant(folded: str) -> str:
    """Names of the sort "servant of" in one spelling and one word: "abdel rahman" -> "abdulrahman"."""
    return _SERVANT_OF.sub("abdul", folded) if "abd" in folded else folded


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    while (
        len(words) > 1 and (words[0] in titles() or words[0] + "." in titles()) and words[0] not in _NAMES_TOO
    ):
        words = words[1:]
    return words


_NAMES_TOO = frozenset(
    {"king", "prince", "judge", "bishop", "major", "lee", "may", "dean", "justice", "general"}
)


def shown(mention: Mention) -> str:
    """The name as it would head a party: without title, "the" and possessive."""
    name = " ".join((mention.name or mention.text).split())
    return name[4:] if name.lower().startswith("the ") and len(name) > 4 else name
