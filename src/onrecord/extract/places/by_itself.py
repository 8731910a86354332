"""What a name says by itself: how known it is, whether it is a word, a person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.places.spots import is_common
from onrecord.extract.places.surroundings import BLANKS
from onrecord.language.folding import fold
from onrecord.language.lexicon import is_ordinary
from onrecord.language.names import first_names, not_names, titles

if TYPE_CHECKING:
    from onrecord.extract.places.spots import Spot
    from onrecord.extract.places.surroundings import Surroundings
    from onrecord.language.gazetteer import Entry


def fame(spot: Spot, _around: Surroundings) -> float:
    """How likely a name is a place's wherever it stands: countries and large cities by their main name."""
    best = max(map(fame_of, spot.entries), default=0.0)
    return best + (0.5 if " " in spot.name or "-" in spot.name else 0.0)


def fame_of(entry: Entry) -> float:
    if entry.kind == "country":
        return 2.0
    if entry.form == "short":
        return 0.2
    if entry.kind == "point":
        return 0.4
    if entry.kind in {"area", "water", "land"}:
        return 1.5
    if entry.kind == "region":
        return 1.6 if entry.country in {"US", "CA", "GB", "AU"} or entry.population > 2_000_000 else 1.0
    if entry.kind == "district":
        return 1.6 if " " in entry.name and entry.form == "main" else 0.0
    size = (
        1.5
        if entry.population > 500_000
        else 1.0
        if entry.population > 100_000
        else 0.6
        if entry.population > 15_000
        else 0.2
    )
    return size if entry.form == "main" else size - 0.3 if entry.population > 100_000 else size - 0.6


def ordinary(spot: Spot, around: Surroundings) -> float:
    """A word of the language, or one that the article also prints in lower case, is no name by itself."""
    if " " in spot.name or "." in spot.name or is_short_for_land(spot):
        return 0.0
    if is_common(spot.name):
        return -3.0
    lower = spot.name.lower()
    score = 0.0
    if lower in around.lower:
        score -= 0.3 if max(map(fame_of, spot.entries), default=0.0) > 1.0 and not is_ordinary(lower) else 2.5
    elif is_ordinary(lower):
        score -= 1.2
    opens = spot.at == 0 or any(mark in spot.gap_before for mark in '.!?“"')
    if opens and spot.name in not_names("at start"):
        score -= 2.0
    return score


def person(spot: Spot, around: Surroundings) -> float:
    """Part of a person's name, or a surname that someone in the article bears."""
    score, best = 0.0, max(map(fame_of, spot.entries), default=0.0)
    for mention in around.meeting(spot.span):
        if mention.kind == "person" and mention.span:
            if mention.span == spot.span:
                score -= 1.5 if best < 1.0 else 0.4
            else:
                score -= 0.5 if spot.span.holds(mention.span) else 4.0
    one_word = " " not in spot.name
    if one_word and fold(spot.name) in around.people:
        score -= 3.0
    if one_word and fold(spot.name) in first_names():
        score -= 1.0
    before, after = spot.before, spot.after
    if before and spot.gap_before in {*BLANKS, ". "} and not before.possessive:
        title = before.text.lower()
        if title in titles() and before.is_capital and title not in {"state", "city"}:
            score -= 2.0
        if fold(before.text) in first_names() and before.is_capital:
            score -= 2.5
        if len(before.text) == 1 and before.is_capital and spot.gap_before == ". ":
            score -= 2.0
    if one_word and after and spot.gap_after == " " and fold(spot.name) in first_names() and after.is_capital:
        score -= 1.5
    return score


def is_land(spot: Spot) -> bool:
    """Whether it is the name of a country or the like, not of an organisation: "West Bank", "NSW", "D.C."."""
    return any(
        entry.kind in {"country", "region", "area", "water", "land"}
        or (entry.form == "main" and entry.population > 1_000_000)
        for entry in spot.entries
    )


def is_short_for_land(spot: Spot) -> bool:
    return spot.name.isupper() and len(spot.name) <= 4 and is_land(spot)
