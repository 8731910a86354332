"""The names of places in one article: found, told apart from others, and placed."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.places.containment import Inside, are_listed, insides, link_between
from onrecord.extract.places.home import home_of
from onrecord.extract.places.misplaced import without_misplaced
from onrecord.extract.places.naming import ENOUGH, looks_like_a_place
from onrecord.extract.places.resolve import Outcome, adjectives, grouped, resolve
from onrecord.extract.places.scene import Name
from onrecord.extract.places.spots import Spot, lines, place_words, spots
from onrecord.extract.places.surroundings import Surroundings
from onrecord.extract.places.unknown import unknown_places
from onrecord.language.countries import country_of
from onrecord.language.folding import fold
from onrecord.language.gazetteer import gazetteer
from onrecord.model import Toponym, content_id, place_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.gazetteer import Entry, Kind
    from onrecord.model import Mention, Precision

_SURE = 1.7
"""The score from which on a name vouches for its namesakes in the article."""
_PRECISION: dict[Kind, Precision] = {
    "country": "country",
    "region": "region",
    "district": "region",
    "area": "region",
    "water": "region",
    "land": "region",
    "settlement": "settlement",
    "point": "point",
}


def toponyms(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Toponym, ...]:
    """The names of places in order; `mentions` are the article's (`extract.mentions.named`)."""
    text, rows = parsed.article.text, lines(parsed)
    some = [spot for line in rows for spot in spots(text, line)]
    links = list(insides(some))
    around = _surroundings(text, mentions)
    kept = _kept(some, links, around)
    outcome = resolve(_names(some, kept, links), _said(mentions), home_of(parsed.article))
    outcome = without_misplaced(some, kept, outcome)
    by_line = grouped_by_line(some[n] for n in kept)
    unknown = [
        (spot, _said_country(spot, by_line.get(line.number, []), outcome))
        for line in rows
        for spot in unknown_places(text, line, by_line.get(line.number, []), around)
    ]
    said = {spot.key: here for spot, here in reversed(unknown) if here is not None and here[0]}
    found = [_known(parsed, some[number], outcome) for number in kept]
    for spot, here in unknown:
        clear = here if here and here[0] else said.get(spot.key)
        country, why = clear or here or (outcome.mainly, "the article is about that country")
        found.append(_elsewhere(parsed, spot, country, why))
    return tuple(sorted(found, key=lambda toponym: toponym.span))


def _kept(some: Sequence[Spot], links: Sequence[Inside], around: Surroundings) -> set[int]:
    """The numbers of the spots that name places."""
    for link in links:
        if link.is_close:
            around.sure[f"{some[link.inner].span.start}"] = True
            around.sure[f"{some[link.outer].span.start}"] = True
    scores = [looks_like_a_place(spot, around) for spot in some]
    for spot, score in zip(some, scores, strict=True):
        if score >= _SURE:
            around.sure[spot.key] = True
    scores = [looks_like_a_place(spot, around) for spot in some]
    for number, (one, other) in enumerate(pairwise(some)):
        if are_listed(one, other):
            for here, there in ((number, number + 1), (number + 1, number)):
                if scores[there] >= ENOUGH + 0.5:
                    around.sure[f"beside {some[here].span.start}"] = True
    scores = [looks_like_a_place(spot, around) for spot in some]
    return {number for number, score in enumerate(scores) if score >= ENOUGH}


def _surroundings(text: str, mentions: Sequence[Mention]) -> Surroundings:
    people: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "person" and mention.form == "name":
            words = fold(mention.text).split()
            if len(words) > 1:
                people.update({words[-1], words[0]})
    lower = {word for word in text.split() if word.islower()}
    stripped = {word.strip(".,;:!?\"'()”“’") for word in lower}
    return Surroundings(mentions, frozenset(people), frozenset(stripped))


def _said(mentions: Sequence[Mention]) -> Counter[str]:
    return adjectives(m.text for m in mentions if m.form == "adjective")


def _names(some: Sequence[Spot], kept: set[int], links: Sequence[Inside]) -> list[Name]:
    number_of = {id(spot): number for number, spot in enumerate(some)}
    found = []
    for name_key, group in grouped(some[n] for n in sorted(kept)).items():
        numbers = {number_of[id(spot)] for spot in group}
        within = tuple((some[link.outer], link.is_close) for link in links if link.inner in numbers)
        around = tuple(some[link.inner] for link in links if link.outer in numbers)
        kinds = frozenset(kind for spot in group for kind in _kinds_said(spot))
        beside = tuple(some[m].key for n in numbers for m in (n - 1, n + 1) if _is_beside(some, kept, n, m))
        found.append(Name(name_key, tuple(group), within, around, kinds, beside))
    return found


def _is_beside(some: Sequence[Spot], kept: set[int], number: int, other: int) -> bool:
    return other in kept and are_listed(some[min(number, other)], some[max(number, other)])


_KIND_WORDS: dict[str, Kind] = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "suburb"), "settlement"),
    **dict.fromkeys(("province", "state", "governorate", "region", "oblast", "prefecture"), "region"),
    **dict.fromkeys(("county", "district", "parish", "municipality"), "district"),
}


def _kinds_said(spot: Spot) -> Iterator[Kind]:
    """What the text calls the place beside its name; what has an east ("eastern Texas") is large."""
    after, words = spot.after, spot.line.words
    before = spot.before
    if before and spot.gap_before == " " and before.text in place_words("parts of regions"):
        yield "region"
    if after and spot.gap_after == " " and after.text.lower() in _KIND_WORDS:
        yield _KIND_WORDS[after.text.lower()]
    if spot.at >= 2 and words[spot.at - 1].text == "of" and words[spot.at - 2].text.lower() in _KIND_WORDS:
        yield _KIND_WORDS[words[spot.at - 2].text.lower()]


def grouped_by_line(some: Iterable[Spot]) -> dict[int, list[Spot]]:
    """Spots by the number of their line, in order."""
    found: dict[int, list[Spot]] = {}
    for spot in sorted(some, key=lambda spot: spot.span):
        found.setdefault(spot.line.number, []).append(spot)
    return found


def _known(parsed: Parsed, spot: Spot, outcome: Outcome) -> Toponym:
    """A name of the gazetteer's, placed, unless all that it can mean lies elsewhere."""
    choice = outcome.choices[spot.key]
    here = outcome.here.get(spot.span)
    if here is not None:
        return _placed(parsed, spot, here, "in the state or province after the comma")
    outer = outcome.inside.get(spot.key)
    if outer is not None:
        why = f"in {outer.name}, as the text says, where the gazetteer has no such place"
        return _elsewhere(parsed, spot, outer.country, why, outer.region)
    if not choice.is_stray:
        return _placed(parsed, spot, choice.entry, choice.why)
    return _elsewhere(parsed, spot, outcome.mainly, "its namesakes lie in other countries")


def _said_country(spot: Spot, taken: Sequence[Spot], outcome: Outcome) -> tuple[str | None, str] | None:
    """The country that the text puts a name into that the gazetteer lacks, with the reason; or None.

    "X in Y", "the Belgian town of X", "the Brussels suburb of X".
    """
    inside = next((outer for outer in taken if outer.at >= spot.end and link_between(spot, outer)), None)
    if inside is None and _is_kind_of(spot):
        inside = next((outer for outer in taken if outer.end == spot.at - 2), None)
        country = country_of(spot.line.words[spot.at - 3].text) if spot.at > 2 else None
        if inside is None and country is not None:
            return country.code, f"{country.name}, as the text says"
    if inside is None:
        return None
    return outcome.choices[inside.key].entry.country, f"in {inside.name}, as the text says"


def _is_kind_of(spot: Spot) -> bool:
    """Whether "town of" or the like stands before it."""
    run = spot.line.words
    return spot.at >= 2 and run[spot.at - 1].text == "of" and run[spot.at - 2].text in place_words("settled")


def _elsewhere(
    parsed: Parsed, spot: Spot, country: str | None, why: str, region: str | None = None
) -> Toponym:
    """Under another spelling in that country (and its division), or else without coordinates."""
    alike = gazetteer().spelled_like(spot.name, country) if country else ()
    alike = tuple(entry for entry in alike if region in {None, entry.region})
    if alike:
        best = max(alike, key=lambda e: (e.kind == "settlement", e.population, -e.id))
        return _placed(parsed, spot, best, f"spelled much like {best.name}; {why}")
    return Toponym(
        id=_id(parsed, spot),
        article=parsed.article.id,
        span=spot.span,
        place=place_id(spot.name, country, None),
        name=spot.name,
        known_as=spot.name,
        country=country,
        precision="point" if spot.name.split()[-1].islower() else None,
        why=f"not in the gazetteer; {why}" if country else "not in the gazetteer",
    )


def _placed(parsed: Parsed, spot: Spot, entry: Entry, why: str) -> Toponym:
    return Toponym(
        id=_id(parsed, spot),
        article=parsed.article.id,
        span=spot.span,
        place=place_id(entry.name, entry.country, entry.geonameid),
        name=spot.name,
        known_as=entry.name,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        precision=_PRECISION[entry.kind],
        geonameid=entry.geonameid,
        why=why,
    )


def _id(parsed: Parsed, spot: Spot) -> str:
    return content_id("toponym", parsed.article.id, spot.span.start, spot.span.end)
