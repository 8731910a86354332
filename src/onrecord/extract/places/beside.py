"""What stands beside a name: prepositions, kinds of places, datelines, other places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.places.spots import place_words
from onrecord.extract.places.surroundings import BLANKS

if TYPE_CHECKING:
    from onrecord.extract.places.spots import Spot
    from onrecord.extract.places.surroundings import Surroundings


def preposition(spot: Spot, _around: Surroundings) -> float:
    """ "in", "near", "outside" before it; less for "from", "to", "at"."""
    at = spot.at - 1
    words = spot.line.words
    gap = spot.gap_before
    while (
        at >= 0
        and (
            words[at].text.lower() in place_words("leading")
            or words[at].text in place_words("before a place")
        )
        and gap in BLANKS
    ):
        gap = words[at].gap
        at -= 1
    if at < 0 or gap not in BLANKS:
        return 0.0
    word = words[at].text.lower()
    if word in place_words("in"):
        return 1.6
    if word in place_words("to"):
        return 0.9
    if word in place_words("taking"):
        return 1.2
    if word == "of" and at >= 1 and words[at - 1].text.lower() in place_words("taking"):
        return 1.4
    if word == "of":
        return 1.5 if "," in words[at].gap else 0.3
    return 0.0


def kind_word(spot: Spot, _around: Surroundings) -> float:
    """ "the town of" before it, "province" or "-based" after it."""
    words, score = spot.line.words, 0.0
    if (
        spot.at >= 2
        and words[spot.at - 1].text.lower() == "of"
        and words[spot.at - 2].text.lower() in place_words("kinds before of")
    ):
        score += 2.5
    if (
        spot.before
        and spot.gap_before in BLANKS
        and spot.before.text.lower() in {"city", "town", "village", "province", "region"}
    ):
        score += 1.0
    if spot.before and spot.gap_before == "-" and spot.before.text in {"D", "R"}:
        score += 2.5
    after = spot.after
    if (
        after
        and spot.gap_after in BLANKS
        and after.text.lower() in place_words("kinds after")
        and after.text.islower()
    ):
        score += 1.5
    if after and spot.gap_after in BLANKS and after.text in place_words("people after"):
        score += 1.2
    if (
        after
        and spot.gap_after == "-"
        and after.text.lower()
        in {"based", "born", "area", "bound", "wide", "controlled", "held", "administered", "backed"}
    ):
        score += 2.0
    return score


def containment(spot: Spot, around: Surroundings) -> float:
    """A place that holds it after a comma ("Manbij, Syria"), or one that it holds before."""
    return 2.5 if around.sure.get(f"{spot.span.start}") else 0.0


def elsewhere(spot: Spot, around: Surroundings) -> float:
    """The article has the name where it can be nothing else."""
    return 1.2 if around.sure.get(spot.key) else 0.0


def dateline(spot: Spot, _around: Surroundings) -> float:
    """At the start of a line with a dash or an agency after it: "PARIS, Texas (AP) -"."""
    starts = spot.at == 0 or (spot.at <= 3 and spot.line.words[0].text.isupper())
    after = spot.gap_after.strip()
    return (
        2.0
        if starts and (after in {"--", "—", "–", "-", "(", ")"} and (spot.name.isupper() or after != "-"))
        else 0.0
    )


def listed(spot: Spot, around: Surroundings) -> float:
    """Beside a name that is a place's, with a comma or "and" between."""
    return 1.1 if around.sure.get(f"beside {spot.span.start}") else 0.0


def heading(spot: Spot, _around: Surroundings) -> float:
    return -0.5 if spot.line.is_heading and not spot.line.in_capitals else 0.0
