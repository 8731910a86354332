"""Whether a name is only part of a longer one: an organisation's, a team's, a street's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.places.by_itself import fame_of, is_land
from onrecord.extract.places.spots import is_common, place_words
from onrecord.extract.places.surroundings import BLANKS
from onrecord.language.countries import printed_countries
from onrecord.language.gazetteer import gazetteer
from onrecord.language.lexicon import is_ordinary
from onrecord.language.names import not_names, titles

if TYPE_CHECKING:
    from onrecord.extract.places.spots import Spot
    from onrecord.extract.places.surroundings import Surroundings
    from onrecord.model import Span


def company(spot: Spot, around: Surroundings) -> float:
    """Inside a longer name: of an organisation, a team, a street, a person's."""
    score = 0.0
    for mention in around.meeting(spot.span):
        inside = mention.span is not None and mention.span != spot.span and mention.span.holds(spot.span)
        if inside and mention.kind in {"organisation", "outlet", "group"}:
            score -= 0.3 if _is_owner(spot, mention.span) else 3.0
        elif mention.span == spot.span and mention.kind in {"organisation", "outlet", "group"}:
            score -= 0.0 if is_land(spot) else 3.0
    after, before = spot.after, spot.before
    known, one_word = max(map(fame_of, spot.entries), default=0.0), " " not in spot.name
    if (
        after
        and spot.gap_after == " "
        and after.text.lower() in {"virus", "ebolavirus", "fever", "flu", "strain"}
    ):
        score -= 2.5
    if after and spot.last.possessive and after.gap in BLANKS and after.is_capital and known < 1.0:
        score -= 1.5
    if before and before.text.lower() == "the" and one_word and known <= 1.5 and not _modifies(spot):
        score -= 0.5 if around.sure.get(spot.key) else 1.5
    if _in_foreign_name(spot) or _is_half(spot):
        score -= 3.0
    if spot.gap_after.startswith("$"):
        score -= 5.0
    if after and spot.gap_after in {*BLANKS, "-", "&", " & "} and not spot.last.possessive:
        if after.text in place_words("works and bodies after"):
            score -= 3.0
        elif (
            after.is_capital
            and spot.gap_after != "-"
            and not _is_local_body(spot)
            and not _begins_something_else(after.text)
            and not _owns(spot, around)
        ):
            score -= 0.8 if spot.line.is_heading or around.sure.get(spot.key) else 2.0
    if before and spot.gap_before in BLANKS and before.is_capital and not before.possessive and spot.at > 0:
        if before.text in place_words("of places before"):
            score -= 2.0
        elif not _may_lead(spot):
            score -= 0.6 if spot.line.is_heading else 3.0
    if (
        before
        and before.text.lower() == "of"
        and spot.at >= 2
        and spot.line.words[spot.at - 2].text in place_words("of places before")
    ):
        score -= 2.5
    return score


_PARTICLES = frozenset({"de", "du", "des", "del", "della", "di", "da", "do", "dos", "von", "van", "der"})


def _in_foreign_name(spot: Spot) -> bool:
    """Whether it is a word of a name in another language: "Gare du Nord", "Croix de Velm"."""
    run, at, end = spot.line.words, spot.at, spot.end
    follows = at >= 2 and run[at - 1].text in _PARTICLES and run[at - 2].is_capital
    gaps_before = at >= 2 and run[at].gap == run[at - 1].gap == " "
    leads = end + 1 < len(run) and run[end].text in _PARTICLES and run[end + 1].is_capital
    gaps_after = end + 1 < len(run) and run[end].gap == run[end + 1].gap == " "
    return (follows and gaps_before) or (leads and gaps_after)


def _is_half(spot: Spot) -> bool:
    """Whether a hyphen ties it to a name that is no place's: "Champs-Velmois", unlike "Homs-Palmyra"."""
    if any(entry.kind in {"country", "area", "region"} for entry in spot.entries):
        return False
    for word, gap in ((spot.before, spot.gap_before), (spot.after, spot.gap_after)):
        if word is None or gap != "-" or not word.text.istitle() or len(word.text) == 1:
            continue
        if word.text not in printed_countries() and not gazetteer().named(word.text):
            return True
    return False


def _modifies(spot: Spot) -> bool:
    """Whether a noun follows that places go before ("the Mosul operation"), or "the" is usual."""
    after = spot.after
    if any(entry.kind in {"country", "region", "area", "water", "land", "point"} for entry in spot.entries):
        return True
    if spot.gap_after == "-":
        return True
    if after is None or spot.gap_after not in BLANKS:
        return False
    return after.text.islower() and after.text not in place_words("no nouns")


def _owns(spot: Spot, around: Surroundings) -> bool:
    """Whether it leads the name of an organisation that belongs there."""
    return any(_is_owner(spot, m.span) for m in around.meeting(spot.span) if m.kind == "organisation")


def _is_owner(spot: Spot, whole: Span | None) -> bool:
    """Whether the name leads an organisation's that belongs there: "Ohio Department of Health"."""
    after = spot.after
    if whole is None or whole.start != spot.span.start or after is None:
        return False
    if after.text in place_words("works and bodies after") or after.text in {
        "State",
        "University",
        "College",
    }:
        return False
    return _is_local_body(spot) or any(e.kind in {"country", "region", "district"} for e in spot.entries)


def _is_local_body(spot: Spot) -> bool:
    """Whether an office or body of a place follows its name: "Springfield Police", "Ohio Gov."."""
    after = spot.after
    return after is not None and spot.gap_after in BLANKS and after.text in place_words("after a place")


def _begins_something_else(word: str) -> bool:
    return word in not_names("never") or word.lower() in titles() or is_common(word)


def _may_lead(spot: Spot) -> bool:
    """Whether the capital before the name is none of its words: "Downtown", "In", "Mayor", "Monday"."""
    assert spot.before is not None
    word, at = spot.before.text, spot.at
    opens = at == 1 or any(mark in spot.line.words[at - 1].gap for mark in '.!?“"‘(')
    return (
        word in place_words("before a place")
        or word in not_names("never")
        or (opens and (word in not_names("at start") or is_ordinary(word.lower())))
        or word.lower() in place_words("in")
    )
