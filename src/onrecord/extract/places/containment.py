"""Which place lies in which: as the text puts it ("Manbij, Syria") and as the gazetteer has it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.places.spots import place_words
from onrecord.language.gazetteer.distance import km

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.places.spots import Spot
    from onrecord.language.gazetteer import Entry

_WITHIN_DISTRICT_KM = 60.0
_WITHIN_CITY_KM = 40.0
_WITHIN_FEATURE_KM = 400.0
_FARTHEST_APART = 6
"""Words between a place and what the text says it is in."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The text puts the place at `inner` into the one at `outer` (spots' numbers); `is_close`: by a comma."""

    inner: int
    outer: int
    is_close: bool


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether the one place lies in the other."""
    if outer.id == inner.id or inner.kind == "country":
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind == "region":
        same = inner.country == outer.country and inner.region == outer.region
        return same and inner.kind != "region"
    if outer.kind == "district":
        near = inner.country == outer.country and km(outer, inner) < _WITHIN_DISTRICT_KM
        return near and inner.kind == "settlement"
    if outer.kind == "settlement":
        smaller = inner.kind == "settlement" and inner.population < outer.population
        return smaller and outer.population > 100_000 and km(outer, inner) < _WITHIN_CITY_KM
    if outer.country is not None:
        return inner.country == outer.country and km(outer, inner) < _WITHIN_FEATURE_KM
    return False


def insides(some: Sequence[Spot]) -> Iterator[Inside]:
    """Where the text puts a place into the next one of the line, and a place of either name fits."""
    for number, (spot, outer) in enumerate(pairwise(some)):
        how = link_between(spot, outer)
        if (
            how
            and not _are_equals(spot, outer)
            and any(holds(b, a) for b in outer.entries for a in spot.entries)
        ):
            yield Inside(number, number + 1, how == "close")
        if how == "close" and number + 2 < len(some):
            further = some[number + 2]
            if link_between(outer, further) == "close" and any(
                holds(b, a) for b in further.entries for a in spot.entries
            ):
                yield Inside(number, number + 2, False)


def _are_equals(spot: Spot, other: Spot) -> bool:
    """Whether both may be countries, or both divisions: then they are a list, not one in the other."""
    return any(
        (a.kind == b.kind == "country" or (a.kind == b.kind == "region" and a.country == b.country))
        and a.form != "bare"
        and b.form != "short"
        for a in spot.entries
        for b in other.entries
    )


def are_listed(one: Spot, other: Spot) -> bool:
    """Whether the two stand beside each other in a list: "A, B", "A and B"."""
    if one.line is not other.line or one.last.possessive:
        return False
    if other.at == one.end:
        return other.gap_before in {", ", "/", "-"}
    between = one.line.words[one.end]
    return (
        other.at == one.end + 1
        and between.text in {"and", "or"}
        and between.gap in {" ", ", "}
        and other.gap_before == " "
    )


def link_between(spot: Spot, outer: Spot) -> str:
    """ "close" for "X, Y", "X (Y)", "Y's X" turned round; "loose" for "X in northern Y"; "" otherwise."""
    if spot.line is not outer.line:
        return ""
    between = outer.at - spot.end
    run = spot.line.words
    if between == 0 and outer.gap_before in {", ", " (", ". "} and not spot.last.possessive:
        return "close" if outer.gap_before != ". " or spot.name.endswith(".") else ""
    if 0 < between <= _FARTHEST_APART:
        words = [word.text.lower() for word in run[spot.end : outer.at]]
        plain = all(word.gap in {" ", ", "} for word in run[spot.end : outer.at + 1])
        if plain and not spot.last.possessive and _says_in(words):
            return "loose"
    return ""


def _says_in(words: Sequence[str]) -> bool:
    """ "in northern", "in the south of", "province, in", "fields in": an "in" with words of places around."""
    if not {"in", "of"} & set(words):
        return False
    plain = words[1:] if words[0] in place_words("sites") else words
    return all(word in place_words("between places") for word in plain)
