"""Times that count from another: the forms, and what each means."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.extract.times.form import Form, Match
from onrecord.extract.times.meaning import Day, Length, Meaning, Near, Shift, Unit, Vague
from onrecord.extract.times.parts import base_of, direction_of, part_of, unit_of
from onrecord.extract.times.words import number, time_words


def relative_part(m: Match) -> Meaning | None:
    """This morning, last night, the same evening."""
    rel = m["rel"]
    shift = direction_of(rel)
    return Shift(shift, "D", base_of(rel), part_of(m["part"]))


def bare_part(m: Match) -> Meaning | None:
    """In the morning: of the day that the story stands in."""
    return Shift(0, "D", "then", part_of(m["part"]))


def two_days(m: Match) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    return Shift(-2 if m["w"].lower().startswith("before") else 2, "D")


def today(m: Match) -> Meaning | None:
    """Today, late yesterday, tomorrow morning, tonight."""
    word = m["w"].lower()
    return Shift(direction_of(word), "D", part="NI" if word == "tonight" else part_of(m["part"]))


def near_unit(m: Match) -> Meaning | None:
    """Last year, next week, the previous day, later that month."""
    unit, near = unit_of(m["unit"]), m["near"].lower()
    if near in ("previous", "following") or (
        unit == "D" and near in ("last", "the last", "the past", "past")
    ):
        return None
    if unit == "D" and near == "this":
        return Shift(0, "D")
    base = base_of(near)
    if unit == "D" and near == "the next":
        base = "then"
    if near in ("the past", "the last", "the next", "the coming") and unit not in ("D",):
        return (
            Length(1, unit)
            if unit not in ("Y", "DECADE", "CENTURY") or near == "the next"
            else Shift(direction_of(near), unit)
        )
    direction = -1 if near == "this past" else 1 if near == "this coming" else direction_of(near)
    return Shift(direction, unit, base)


def end_unit(m: Match) -> Meaning | None:
    """The end of the year: of that in which the story stands."""
    unit = unit_of(m["unit"])
    return None if unit == "D" else Shift(0, unit, "then")


def the_quarter(m: Match) -> Meaning | None:
    """The quarter, the latest quarter: the one named before."""
    return Shift(0, "Q", "then")


def year_end(m: Match) -> Meaning | None:
    """Year-end."""
    return Near(Day(month=12, day=31)) if "mid" not in m["w"].lower() else Shift(0, "Y")


def weekend(m: Match) -> Meaning | None:
    """Last weekend; the weekend (the nearest)."""
    near = m["near"].lower()
    return Shift(-1 if near in ("last", "the", "this past") else direction_of(near), "E")


def ago(m: Match) -> Meaning | None:
    """Two years ago, a week earlier, several days later, days after."""
    direction = m["dir"].lower()
    back = direction in ("ago", "earlier", "before", "previously")
    if direction in ("on", "after") and m.string[m.end() : m.end() + 1] not in (",", ".", ";", " ", ""):
        return None
    groups = m.groupdict()
    if direction in ("before", "after", "on") and (
        not groups.get("num") or re.match(r"\s+\w", m.string[m.end() :])
    ):
        return None  # "two days after the vote" counts from an event
    count = number(groups["num"]) if groups.get("num") else None
    base: Literal["now", "then"] = (
        "now" if direction in ("ago", "time", "from now", "hence", "from today") else "then"
    )
    unit = unit_of(m["unit"])
    if unit in ("S", "M", "H"):
        return Length(count, unit) if direction != "ago" else Shift(None, "D", base)
    if count is None:
        return Vague("PAST_REF") if direction == "ago" else Shift(None, unit, base)
    return Shift(int(-count if back else count), unit, base, same_period=unit == "Y" and count == 1 and back)


def long_ago(m: Match) -> Meaning | None:
    """Long ago."""
    return Vague("PAST_REF") if m["w"] else None


def day_before(m: Match) -> Meaning | None:
    """The day before, the year after, where nothing follows that they count from."""
    if re.match(r"\s+\w", m.string[m.end() :]) and m["dir"].lower() in ("before", "after", "following"):
        return None
    word = m["unit"].lower()
    part = part_of(word) if word in time_words().parts else None
    unit: Unit = "D" if part else unit_of(word)
    return Shift(-1 if m["dir"].lower() in ("before", "earlier", "previous") else 1, unit, "then", part)


def year_earlier(m: Match) -> Meaning | None:
    """The year-earlier quarter."""
    return Shift(-1, "Y", same_period=True)


def vague(m: Match) -> Meaning | None:
    """Now, recently, the future."""
    return Vague(time_words().vague[m["w"].lower()])


FORMS: tuple[Form, ...] = (
    Form("relative part", r"(?:early |late |later |earlier )?(?P<rel>this|yesterday|tomorrow|last|that|the same|the next|the following|the previous) (?P<part>PART)", relative_part),
    Form("day before yesterday", r"the day (?P<w>before yesterday|after tomorrow)", two_days),
    Form("today", r"(?:early |late |later |earlier )?(?P<w>today|yesterday|tomorrow|tonight)\b(?: (?P<part>PART)\b)?", today),
    Form("near unit", r"(?:(?P<mod>early|late|later|earlier|mid|(?:at )?the (?:end|beginning|start|middle|latter part) of|(?:the )?(?:first|second|last|latter) (?:half|part) of)[ -](?:in )?)?(?P<near>last|this|next|this past|this coming|the past|the last|the next|the coming|the current|the present|the same|that same|that|the previous|the preceding|the following|the prior|the ensuing|previous|following) (?P<unit>UNIT1)\b(?!-)(?!['’]s (?:first|second|third|fourth) (?:quarter|half))", near_unit),
    Form("end of the unit", r"(?:(?:the )?(?:end|beginning|start|middle|rest|turn|close|latter part|course) of|late in|early in|later in) the (?P<unit>day|week|month|year|decade|century|quarter)\b", end_unit),
    Form("year-end", r"(?P<w>year-end|year's end|the turn of the year|mid-?year)", year_end),
    Form("weekend", r"(?:(?P<near>last|this|next|this past|this coming|the) )weekend\b", weekend),
    Form("part yesterday", r"(?:at |in )?(?P<part>PART) (?P<rel>yesterday|today|tomorrow)\b", relative_part),
    Form("in the morning", r"(?:in|during|by|until|later in) (?P<x>the (?P<part>(?:early |late )?(?:morning|afternoon|evening)))\b", bare_part),
    Form("overnight", r"(?P<part>overnight)\b", bare_part),
    Form("the quarter", r"(?:the|this|that) (?:latest |most recent |current |same |fiscal )?quarter\b(?!-|s| of (?:a |all|the|his|her|their|its|those|those))(?! (?:century|mile|finals?|horse|pounder))|the latest (?:period|fiscal quarter)", the_quarter),
    Form("so long ago", r"(?:ABOUT)?(?:(?P<num>NUM)|(?P<some>SOME))(?: or (?:so|more))?[ -](?P<unit>UNIT)(?: or (?:so|more))?,? (?P<dir>ago|earlier|previously|later|afterwards?|hence|from now|from today|(?:before|after|on)\b(?! (?:the|that|an?|his|her|its|their)\b))\b", ago),
    Form("in units' time", r"in (?P<x>(?:ABOUT)?(?P<num>NUM) (?P<unit>UNIT)['’] (?P<dir>time))\b", ago),
    Form("unit ago", r"(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes) (?P<dir>ago|earlier|later|afterwards?)\b", ago),
    Form("long ago", r"(?P<w>long ago|not long ago|a long time ago|some time ago|a while ago)", long_ago),
    Form("the day before", r"the (?P<unit>day|night|week|month|year|morning|evening|afternoon) (?P<dir>before|after|earlier|later|following|previous)\b(?! (?:the|an?|his|her|its|their)\b|[ -][A-Z])", day_before),
    Form("year-earlier", r"(?:the )?(?:comparable |same )?(?:year-(?:earlier|ago)(?: (?:quarter|period|month|third quarter))?)", year_earlier),
    Form("vague", r"(?P<w>VAGUE)\b", vague),
)  # fmt: skip
