"""Which of its namesakes a place is: an ordered list of evidence, with scores and reasons."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.extract.places.evidence import EVIDENCE, container
from onrecord.extract.places.home import Home
from onrecord.extract.places.scene import Name, Scene, Votes
from onrecord.language.countries import country_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.extract.places.spots import Spot
    from onrecord.language.gazetteer import Entry, Kind
    from onrecord.model import Span

_CALM = 1.0
"""How many points make a place e times likelier than its namesake."""
_MAINLY = 0.4
"""The share of all that points to countries from which on an article is about one of them."""
_WELL_KNOWN = 15_000
"""Inhabitants from which on a town may come up in any article."""
_SAYS_MUCH, _HARDLY = 3.0, 0.02
"""Names that point to countries from which on a country with hardly any share is out of place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a name, and what spoke for it."""

    entry: Entry
    score: float
    why: str
    is_stray: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The choice for each name, and the country that the article is mainly about, if it is about one.

    `inside` has the division that the text puts a name into, where the gazetteer has none of that name there;
    `here` the place at one spot that differs from what the name is elsewhere in the article.
    """

    choices: Mapping[str, Choice]
    mainly: str | None
    inside: Mapping[str, Entry] = field(default_factory=dict)
    here: Mapping[Span, Entry] = field(default_factory=dict)


def resolve(names: Sequence[Name], said: Mapping[str, int], home: Home | None = None) -> Outcome:
    """The place of each name; `said` counts the adjectives of countries ("Turkish": TR) in the article.

    First each by itself, then twice more in the light of what the others may be.
    """
    home = home or Home()
    scene = Scene(
        _said(said),
        counts=Counter({name.key: len(name.spots) for name in names}),
        home=home.names,
        districts=_of_kind(names, "district"),
        towns=_of_kind(names, "settlement"),
    )
    scene.said.add(home.votes)
    scene.sum_up()
    weighed = {name.key: _weighed(name, scene) for name in names}
    for _ in range(2):
        scene.votes = {name.key: _votes(weighed[name.key], scene.counts[name.key]) for name in names}
        scene.sum_up()
        scene.chosen = {name: _best(choices).entry for name, choices in weighed.items()}
        weighed = {name.key: _weighed(name, scene) for name in names}
    chosen = {name.key: _best(weighed[name.key]) for name in names}
    return Outcome(
        {n.key: replace(chosen[n.key], is_stray=_is_stray(chosen[n.key], n, scene)) for n in names},
        _mainly(scene.every.countries),
    )


def _of_kind(names: Sequence[Name], kind: Kind) -> dict[str, tuple[Entry, ...]]:
    """The places of one kind that each name may mean; districts only by their own name ("Boone County")."""
    found = {
        name.key: tuple(
            entry
            for entry in name.entries
            if entry.kind == kind and (kind != "district" or " " in name.key) and entry.form == "main"
        )
        for name in names
    }
    return {key: some for key, some in found.items() if some}


def _said(said: Mapping[str, int]) -> Votes:
    votes = Votes()
    for code, count in said.items():
        votes.countries[code] += count**0.5
    return votes


def _mainly(countries: Mapping[str, float]) -> str | None:
    """The country that has most of the votes, if that is a good part of them."""
    first = max(countries, key=lambda code: (countries[code], code), default=None)
    return first if first and countries[first] > _MAINLY * sum(countries.values()) else None


def _is_stray(choice: Choice, name: Name, scene: Scene) -> bool:
    """Whether it is a small place in a country that nothing else in the article points to, as others do."""
    entry = choice.entry
    if (
        entry.kind in {"country", "area", "water", "land"}
        or entry.population > _WELL_KNOWN
        or entry.country is None
    ):
        return False
    if container(entry, name, scene)[0] > 0:
        return False
    votes, every = scene.country(entry.country, name.key)
    return every >= _SAYS_MUCH and votes < _HARDLY * every


def _best(choices: Sequence[Choice]) -> Choice:
    return max(choices, key=lambda c: (c.score, c.entry.population, -c.entry.id))


def _weighed(name: Name, scene: Scene) -> list[Choice]:
    return [_weigh(entry, name, scene) for entry in name.entries]


def _weigh(entry: Entry, name: Name, scene: Scene) -> Choice:
    found = [look(entry, name, scene) for look in EVIDENCE]
    why = "; ".join(reason for points, reason in found if reason and points > 0)
    return Choice(entry, sum(points for points, _ in found), why)


def _votes(choices: Sequence[Choice], count: int) -> Votes:
    """How far a name points to each country and division: as likely as each of its places is meant."""
    best = max(choice.score for choice in choices)
    weights = [math.exp((choice.score - best) / _CALM) for choice in choices]
    each = count**0.5 / sum(weights)
    votes = Votes()
    for choice, weight in zip(choices, weights, strict=True):
        entry = choice.entry
        if entry.country:
            votes.countries[entry.country] += weight * each
            if entry.region:
                votes.regions[entry.country, entry.region] += weight * each
    return votes


def adjectives(mentions: Iterable[str]) -> Counter[str]:
    """How often each country's adjective or name is printed, by code."""
    found: Counter[str] = Counter()
    for printed in mentions:
        country = country_of(printed)
        if country:
            found[country.code] += 1
    return found


def grouped(some: Iterable[Spot]) -> dict[str, list[Spot]]:
    """Spots by what namesakes share."""
    found: dict[str, list[Spot]] = defaultdict(list)
    for spot in some:
        found[spot.key].append(spot)
    return found
