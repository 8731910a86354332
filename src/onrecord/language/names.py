"""What is known about names beforehand: titles, given names, words of organisations, small word classes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from onrecord.language.folding import fold
from onrecord.language.lexicon import rows

if TYPE_CHECKING:
    from onrecord.model import PartyKind

Gender = Literal["m", "f", "-"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: whom it fits; an office, an honorific ("Mr") or a trade."""

    text: str
    gender: Gender
    is_office: bool
    is_trade: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation, group or outlet that is known by several names; the first is the usual one."""

    names: tuple[str, ...]
    kind: PartyKind


@cache
def titles() -> dict[str, Title]:
    """Titles in lower case, from `titles.txt`."""
    found = {}
    for row in rows("titles.txt"):
        text, gender, sort = row.split("|")
        found[text.lower()] = Title(text, cast("Gender", gender), sort == "office", sort == "trade")
    return found


@cache
def first_names() -> dict[str, Gender]:
    """Given names, folded, with the gender they mostly have; those of both have "-"."""
    found: dict[str, Gender] = {}
    for row in rows("first_names.txt"):
        gender, *names = row.split()
        for name in map(fold, names):
            known = found.setdefault(name, cast("Gender", gender))
            if known != gender:
                found[name] = "-"
    return found


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Short forms of given names, folded -> all that each may stand for, itself too, from `nicknames.txt`."""
    found: dict[str, set[str]] = {}
    for row in rows("nicknames.txt"):
        short, full = (map(fold, part.split()) for part in row.split(">"))
        names = set(full)
        for name in short:
            found.setdefault(name, {name}).update(names)
    return {name: frozenset(names) for name, names in found.items()}


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of a list that is cut into sections by headings in square brackets."""
    found: dict[str, list[str]] = {}
    heading = ""
    for row in rows(name):
        if row.startswith("[") and row.endswith("]"):
            heading = row[1:-1]
        else:
            found.setdefault(heading, []).append(row)
    return {heading: tuple(lines) for heading, lines in found.items()}


@cache
def organisation_words(
    section: Literal["heads", "trades", "names begin", "before of", "bodies"],
) -> dict[str, PartyKind]:
    """Words that make a name an organisation's -> the kind of party, from `organisations.txt`."""
    lines = (row.split("|") for row in sections("organisations.txt")[section])
    return {word: cast("PartyKind", kind) for word, kind in lines}


@cache
def known_organisations() -> dict[str, Known]:
    """Organisations by each name as printed ("NATO", "Nato"), from `organisations.txt`."""
    found: dict[str, Known] = {}
    for row in sections("organisations.txt")["known"]:
        names, kind = row.split("|")
        known = Known(tuple(names.split(";")), cast("PartyKind", kind))
        found.update(dict.fromkeys(known.names, known))
    return found


@cache
def same_bodies() -> dict[str, str]:
    """Bodies of one country that are one under several names -> the first of these ("military" -> "army")."""
    lines = (tuple(map(fold, row.split(";"))) for row in sections("organisations.txt")["same body"])
    return {name: names[0] for names in lines for name in names}


@cache
def not_names(section: Literal["never", "at start", "things"]) -> frozenset[str]:
    """Words that are printed with a capital without naming anyone, from `not_names.txt`."""
    return frozenset(word for row in sections("not_names.txt")[section] for word in row.split())


@cache
def places() -> frozenset[str]:
    """Towns and regions that are not countries or capitals, from `not_names.txt`."""
    rows_ = sections("not_names.txt")["places"]
    return frozenset(name.strip() for row in rows_ for name in row.split(";"))


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `word_classes.txt`."""
    return frozenset(word for row in sections("word_classes.txt")[name] for word in row.split())


def gender_of(name: str) -> Gender:
    """What the given name of a person says about the gender: m, f, or - where it says nothing."""
    first = fold(name).split(" ")[0]
    return first_names().get(first, "-")
