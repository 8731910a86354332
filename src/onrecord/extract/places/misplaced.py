"""Names that the text puts into a country, state or province: the place of that name there, or none known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.places.containment import holds, link_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.extract.places.resolve import Outcome
    from onrecord.extract.places.spots import Spot
    from onrecord.language.gazetteer import Entry
    from onrecord.model import Span

_WELL_KNOWN = 100_000
"""Inhabitants from which on a city may come up beside any state or country."""


def without_misplaced(some: Sequence[Spot], kept: AbstractSet[int], outcome: Outcome) -> Outcome:
    """The outcome with what a comma says against it: "Stroud, Ontario", "Washington, D.C." beside the state.

    `here` gets the place meant at one spot where an article uses a name in two senses, `inside` the division
    for a town that the gazetteer holds only elsewhere. Only a first-level division right after a comma
    counts; after a country the next name of a list may stand. A country counts after an "in" ("the Sabra
    fields in Syria"), where what the name means elsewhere is a small place, and after a comma where it is an
    unusual name.
    """
    inside = dict(_put_into_a_country(some, kept, outcome))
    here: dict[Span, Entry] = {}
    for spot, division in _put_into(some, kept, outcome):
        place = outcome.choices[spot.key].entry
        if holds(division, place):
            continue
        there = [entry for entry in spot.entries if holds(division, entry) and entry.form != "short"]
        if there:
            here[spot.span] = there[0]
        elif place.kind in {"settlement", "district", "point"} and not _may_be_listed(place, division):
            inside[spot.key] = division
    return replace(outcome, inside=inside, here=here)


def _put_into(some: Sequence[Spot], kept: AbstractSet[int], outcome: Outcome) -> Iterator[tuple[Spot, Entry]]:
    """Spots with the division that stands after them, where neither is one of a list."""
    for number in range(len(some) - 1):
        spot, outer = some[number], some[number + 1]
        if not {number, number + 1} <= kept or link_between(spot, outer) != "close":
            continue
        before = some[number - 1] if number else None
        after = some[number + 2] if number + 2 < len(some) else None
        division = outcome.choices[outer.key].entry
        is_listed = before is not None and link_between(before, spot) == "close"
        if after is not None and number + 2 in kept and link_between(outer, after) == "close":
            is_listed = is_listed or not holds(outcome.choices[after.key].entry, division)
        if division.kind == "region" and not is_listed:
            yield spot, division


def _put_into_a_country(
    some: Sequence[Spot], kept: AbstractSet[int], outcome: Outcome
) -> Iterator[tuple[str, Entry]]:
    """Names of small places that the text says are in a country, where the gazetteer has none of the name."""
    for number in range(len(some) - 1):
        spot, outer = some[number], some[number + 1]
        how = link_between(spot, outer) if {number, number + 1} <= kept else ""
        if not how:
            continue
        place, country = outcome.choices[spot.key].entry, outcome.choices[outer.key].entry
        if country.kind != "country" or place.kind not in {"settlement", "district", "point"}:
            continue
        means_little = (
            place.population <= _WELL_KNOWN
            if how == "loose"
            else _is_rare(place, outer, some[number + 2] if number + 2 < len(some) else None)
        )
        if means_little and not any(holds(country, entry) for entry in spot.entries):
            yield spot.key, country


def _is_rare(place: Entry, outer: Spot, further: Spot | None) -> bool:
    """Whether a name before a comma and a country is not the usual one, and the two end there.

    "Talks in Akara, Turkey, on Thursday", a slip of the pen that is a name of Accra; but neither "in Akara,
    Turkey said" nor "from Akara, Turkey and Iran".
    """
    is_listed = further is not None and further.line is outer.line and further.at <= outer.end + 1
    return place.form == "other" and outer.gap_after.strip() != "" and not is_listed


def _may_be_listed(town: Entry, division: Entry) -> bool:
    """Whether it is a well-known city of the same country, that may stand beside a state in a list."""
    return town.country == division.country and town.population > _WELL_KNOWN
