"""What is printed with somebody who speaks: a country, the sort of body, the department; or an occupation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language import lexicon
from onrecord.language.countries import printed_countries

if TYPE_CHECKING:
    from collections.abc import Mapping

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})
_WORD = re.compile(r"[a-z]+(?:'s)?")
_OFFICE_WITH_GENERAL = re.compile(
    r"\b(secretary|attorney|director|consul|solicitor|inspector|auditor)[- ]general\b|"
    r"\bgeneral (manager|secretary)\b",
    re.IGNORECASE,
)
"""Offices with a general in them who commands nobody."""
_TAIL = re.compile(r" to ")
_LONGEST_NAMELESS = 3
"""Words of a description at most; what is longer is a name that ends like one."""


@dataclass(frozen=True, slots=True)
class _Words:
    nameless: frozenset[str]
    officials: frozenset[str]
    offices: frozenset[str]
    accused: frozenset[str]
    bodies: dict[str, str]
    departments: dict[str, str]


@cache
def _words() -> _Words:
    table = lexicon.table("origin_words.toml")
    sorts = {
        name: {
            word: sort.strip()
            for sort, words in (row.split(":") for row in table[name].strip().splitlines())
            for word in words.split()
        }
        for name in ("bodies", "departments")
    }
    nameless, officials, offices, accused = (
        frozenset(table[name].split()) for name in ("nameless", "officials", "offices", "accused")
    )
    return _Words(nameless, officials, offices, accused, **sorts)


@dataclass(frozen=True, slots=True)
class Traits:
    """Codes of countries, sorts of bodies ("justice", "military") and departments ("energy").

    `is_official` says that somebody with an office is printed: "officials", "the mayor", "a spokesman".
    """

    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    is_official: bool = False

    def __or__(self, other: Traits) -> Traits:
        """All that either has."""
        return Traits(
            self.countries | other.countries,
            self.bodies | other.bodies,
            self.departments | other.departments,
            self.is_official or other.is_official,
        )

    def fits(self, other: Traits) -> bool:
        """Whether nothing tells the two apart: no other country, and no other department."""
        one_country = not self.countries or not other.countries or self.countries & other.countries
        departments = not self.departments or not other.departments or self.departments & other.departments
        return bool(one_country and departments)


NONE = Traits()


def traits(text: str, place_countries: Mapping[str, str], name: str = "") -> Traits:
    """What a text prints of somebody; the words of `name` tell no country: a person may be called Jordan."""
    words = _plain(_OFFICE_WITH_GENERAL.sub(r"\1\2", text))
    known = _words()
    bodies = frozenset(known.bodies[word] for word in words if word in known.bodies)
    departments = frozenset(known.departments[word] for word in words if word in known.departments)
    if departments and not bodies and any(word in known.offices for word in words):
        bodies = frozenset({"government"})
    is_official = bool(bodies) or any(word in known.officials or word in known.offices for word in words)
    return Traits(_countries(text, place_countries, name), bodies, departments, is_official)


def is_somebody(printed: str) -> bool:
    """Whether it is a pronoun or describes people or a body: "officials", but not "the raid"."""
    words, known = _plain(printed), _words()
    return any(word in known.nameless or word in known.bodies or word in PRONOUNS for word in words)


def is_of_the_accused(cue: str) -> bool:
    """Whether who stands before such a cue is spoken of: "is accused of", but not "accused"."""
    words = _plain(cue)
    return words[-1:] in (["of"], ["with"], ["for"]) and any(word in _words().accused for word in words)


def is_private(printed: str) -> bool:
    """Whether it describes somebody without an office: "a baker", but not "officials", "he" or nobody."""
    words, known = _plain(printed), _words()
    return bool(words) and not any(
        word in known.officials or word in known.bodies or word in PRONOUNS for word in words
    )


def names_in(printed: str) -> frozenset[str]:
    """The words of names in a description, in lower case: "vodaline" of "a Vodaline spokesman"."""
    some = (word.strip(".,;:“”\"'’()").removesuffix("’s").removesuffix("'s") for word in printed.split())
    return frozenset(
        word.lower()
        for word in some
        if word[:1].isupper() and word not in printed_countries() and not lexicon.is_ordinary(word.lower())
    )


def is_nameless(name: str, kind: str) -> bool:
    """Whether the name of a party of that kind is none, but a description: "Haitian ambassador to Mexico"."""
    if kind == "government":
        return False
    head = name.split(",")[0].strip()
    plain = head.lower().replace("’", "'").split()
    if not plain:  # a name that is cut wrongly, and begins with its comma, names nobody
        return True
    if head[:1].islower() or plain[0] in ("a", "an", "another", "some", "one", "two", "several", "many"):
        return True
    nouns = _TAIL.split(" ".join(plain))[0].split()
    return bool(nouns) and nouns[-1] in _words().nameless and len(nouns) <= _LONGEST_NAMELESS


def _plain(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _countries(text: str, place_countries: Mapping[str, str], name: str) -> frozenset[str]:
    known = printed_countries()
    left_out = name.split()
    words = text.replace("’s", "").replace("'s", "").replace(",", " ").split()
    words = [word for word in words if word not in left_out]
    runs = {" ".join(words[k : k + n]) for n in (1, 2) for k in range(len(words) + 1 - n)}
    return frozenset(known[run][1].code for run in runs if run in known) | frozenset(
        place_countries[run] for run in runs if run in place_countries
    )
