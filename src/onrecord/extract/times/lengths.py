"""Durations and repetitions: the forms, and what each means."""

from __future__ import annotations

import re
from typing import cast

from onrecord.extract.times.form import Form, Match
from onrecord.extract.times.meaning import Length, Meaning, Repeated
from onrecord.extract.times.parts import get_of, month_of, unit_of
from onrecord.extract.times.values import duration
from onrecord.extract.times.words import number, time_words


def every(m: Match) -> Meaning | None:
    """Every day, each year, every two weeks."""
    unit = unit_of(m["unit"])
    count = number(m["num"]) if m["num"] else 2 if (m["other"] or "").lower() == "other" else 1
    return Repeated(duration(count, unit))


def every_season(m: Match) -> Meaning | None:
    """Each July, every summer."""
    month = month_of(m["season"])
    return Repeated(
        f"XXXX-{month:02}" if month else f"XXXX-{time_words().seasons.get(m['season'].lower(), 'XX')}"
    )


def rate(m: Match) -> Meaning | None:
    """Twice a year."""
    return Repeated(duration(1, unit_of(m["unit"])))


def adverb(m: Match) -> Meaning | None:
    """Daily, annually."""
    if m["w"][0].isupper() and m.start() > 0:
        return None  # "Hurriyet Daily"
    return Repeated(time_words().repeated[m["w"].lower()])


def length(m: Match) -> Meaning | None:
    """Two weeks, several years, 30-year, the past five days."""
    groups = m.groupdict()
    count = number(groups["num"]) if groups.get("num") else None
    if (groups.get("some") or "").lower().startswith("a couple"):
        count = 2
    if m[0].lower().endswith("and a half") and count is not None:
        count += 0.5
    if groups.get("num2"):
        count = None
    unit = unit_of(m["unit"])
    if groups.get("num") and groups["num"].lower() in ("a", "an", "one") and unit in ("S", "E"):
        return None
    if m["unit"].lower() == "second" or (
        m["unit"].lower() in ("minute", "quarter") and (groups.get("num") or "").lower() == "a"
    ):
        return None
    if re.match(r"[ -]olds?\b| of age", m.string[m.end() :]) or m[0].lower().endswith("-old"):
        return Length(count, unit) if unit != "Y" else None
    return Length(count, unit)


def whole(m: Match) -> Meaning | None:
    """An entire week."""
    return Length(1, unit_of(m["unit"]))


def unknown_length(m: Match) -> Meaning | None:
    """For years, in recent weeks."""
    return Length(None, unit_of(m["unit"]))


def half(m: Match) -> Meaning | None:
    """Half an hour."""
    return Length(0.5, unit_of(cast("str", get_of(m, "unit", "unit2"))))


FORMS: tuple[Form, ...] = (
    Form("every unit", r"(?:every|each|per)(?: (?:(?P<num>NUM)|(?P<other>other|single)))? (?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|decade|seconds|minutes|hours|days|weeks|months|years)\b", every),
    Form("every season", r"(?:every|each) (?P<season>SEASON|MONTH)\b", every_season),
    Form("rate", r"(?:once|times|twice|hours|cents|dollars|million|billion|thousand|percent|\w+s) (?P<x>a (?P<unit>minute|hour|day|night|week|month|year)\b)(?! ago| earlier| later| before| after| or | and a half|-)", rate),
    Form("adverb of repetition", r"(?P<w>daily|nightly|hourly|weekly|fortnightly|biweekly|monthly|quarterly|annually|yearly|every day)\b(?! (?-i:[A-Z]))", adverb),
    Form("past period", r"(?:(?:over|in|for|during|within) )?(?P<x>(?:ABOUT)?(?:the )?(?:(?P<side>past|last|previous|preceding|next|coming|following|first|final|initial|latest|additional) )(?:(?P<num>NUM)|(?P<some>SOME))[ -](?P<unit>UNIT)\b)", length),
    Form("length", r"(?:ABOUT)?(?:a (?:further|whole|full|mere|total of) )?(?:(?P<num>NUM)|(?P<some>SOME))(?: or (?:so|more))?(?: to (?P<num2>NUM))?[ -](?:more |full |straight |consecutive |additional |whole |long )?(?P<unit>UNIT)(?:-long|-old)?\b(?: and a half)?", length),
    Form("whole unit", r"(?:an? |the )(?:additional |entire |whole |full |single |further |extra )(?P<unit>day|week|month|year|decade|century|hour|minute)\b", whole),
    Form("unknown length", r"(?:for|in|within|after|over|during|of|than|through|throughout) (?P<x>(?:the )?(?:(?:recent|coming|past|last|ensuing|subsequent|intervening|following|previous|early|later|final|long|more) )?(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)\b)(?! old| of age| earlier| ago| later)", unknown_length),
    Form("recent units", r"(?:the )?(?:most )?(?P<side>recent|coming|past) (?P<unit>minutes|hours|days|weeks|months|years|decades|quarters)\b", unknown_length),
    Form("half a unit", r"(?:ABOUT)?half (?:a|an) (?P<unit>minute|hour|day|year|decade|century)\b|(?:a )?half[ -](?P<unit2>hour|century|decade)\b", half),
)  # fmt: skip
