"""Years, decades, centuries, eras, seasons and quarters: the forms, and what each means."""

from __future__ import annotations

import re
from typing import cast

from onrecord.extract.times.form import Form, Match
from onrecord.extract.times.meaning import Day, Inside, Meaning, Near, Shift
from onrecord.extract.times.parts import base_of, direction_of, get_of, month_of, year_of
from onrecord.extract.times.words import time_words


def _counts_things(after: str) -> bool:
    """Whether the number is followed by something that is counted ("1990 people", "1500 US troops")."""
    following = re.findall(r"[\w-]+", after)[:3] if after[:1] == " " else []
    counted = time_words().counted
    return any(
        word.lower() in counted
        and all(w[0].isupper() or w in ("more", "other", "new", "armed") for w in following[:k])
        for k, word in enumerate(following)
    )


_OF_NO_DATE = re.compile(r"\d[./-]\d{1,2}[./-]$")
_NO_DATE = re.compile(r"[./-]\d{1,2}[./-]\d")
"""What stands before or after the year of a date that no calendar has: "13/13/2013", "2016-13-45"."""


def season(m: Match) -> Meaning | None:
    """The spring of 2013; last fall; in the summer."""
    groups = m.groupdict()
    name = time_words().seasons[cast("str", get_of(m, "season", "season2")).lower()]
    if groups.get("year"):
        return Day(int(m["year"]), season=name)
    near = groups.get("near")
    return Near(Day(season=name), direction_of(near) if near else None, base_of(near) if near else "now")


def season_of(m: Match) -> Meaning | None:
    """The summer of last year."""
    return Inside(
        Day(season=time_words().seasons[m["season"].lower()]),
        Shift(direction_of(m["rel"]), "Y", base_of(m["rel"])),
    )


def quarter(m: Match) -> Meaning | None:
    """The third quarter; the first half of 2016; this year's second quarter."""
    groups = m.groupdict()
    which = time_words().ordinals.get(m["ord"].lower()) or (
        int(m["ord"][0]) if m["ord"][0].isdigit() else None
    )
    if m["what"].lower() == "half":
        which = which or 2
        if which > 2 or not (
            groups.get("year") or groups.get("year1") or groups.get("rel") or m[0].lower().endswith("year")
        ):
            return None  # of a match, or of anything else
        day = Day(half=which)
    else:
        day = Day(quarter=which or 4)
    year = year_of(get_of(m, "year", "year1"))
    if year:
        return Day(year, quarter=day.quarter, half=day.half)
    if groups.get("rel"):
        return Inside(day, Shift(direction_of(groups["rel"]), "Y", base_of(groups["rel"])))
    return Near(day)


def quarter_code(m: Match) -> Meaning | None:
    """Q3 2016, 2016Q3."""
    year = year_of(get_of(m, "year", "year1"))
    day = Day(year, quarter=int(cast("str", get_of(m, "ord", "ord1"))))
    return day if year else Near(day)


def decade(m: Match) -> Meaning | None:
    """The 1990s, the 460s BC."""
    years = int(m["decade"])
    if years % 100 == 0 and years != 2000 and not m["bc"]:
        return Day(century=years // 100)
    return Day(decade=-(years // 10) if m["bc"] else years // 10)


def short_decade(m: Match) -> Meaning | None:
    """The '80s."""
    return Day(decade=190 + int(m["short"]) // 10)


def decade_words(m: Match) -> Meaning | None:
    """The nineties, the eighteen-eighties."""
    base = 180 if (m["cent"] or "").lower() == "eighteen" else 190
    return Day(decade=base + time_words().decades[m["word"].lower()] // 10)


def century(m: Match) -> Meaning | None:
    """The 19th century."""
    text = m["ord2"] or m["ord"]
    which = time_words().ordinals.get(text.lower()) or (
        int(re.sub(r"\D", "", text)) if text[0].isdigit() else 0
    )
    if not 1 <= which <= 30:
        return None
    return Day(century=-which if m["bc"] else which - 1)


def era(m: Match) -> Meaning | None:
    """490 BC, AD 79, April 480 BC."""
    if m["ad"]:
        return Day(int(m["ad"]))
    if not m[0][-1].isupper() and not m[0].endswith("."):
        return None
    year = int(m["year"])
    return Day(-year if m["bc"] else year, month_of(m["month"])) if year else None


def year(m: Match) -> Meaning | None:
    """1990; not a number of things."""
    if _counts_things(m.string[m.end() : m.end() + 40]):
        return None
    if _OF_NO_DATE.search(m.string[: m.start("year")]) or _NO_DATE.match(m.string, m.end("year")):
        return None
    value = int(m["year"])
    before = m.string[max(0, m.start() - 14) : m.start()].rstrip().lower()
    if before.endswith(
        (
            "no.",
            "number",
            "#",
            "route",
            "highway",
            "flight",
            "section",
            "article",
            "chapter",
            "page",
            "resolution",
            "about",
            "nearly",
            "room",
            "boeing",
            "some",
            "than",
            "$",
        )
    ):
        return None
    if value < 1500 or value > 2050:
        led = re.search(
            r"\b(?:in|since|by|until|from|to|of|and|between|during|after|before|around|early|late)$|[(\-–—]$",
            before,
        )
        if not led:
            return None
    return Day(value)


def range_end(m: Match) -> Meaning | None:
    """The "45" of 1939-45."""
    first = int(m.string[m.start() - 5 : m.start() - 1])
    end = int(m["short"]) if len(m["short"]) == 4 else first // 100 * 100 + int(m["short"])
    return Day(end) if first < end < first + 100 else None


def year_words(m: Match) -> Meaning | None:
    """Nineteen ninety-six; two thousand and five."""
    numbers = time_words().numbers
    if m[0].lower().startswith("nineteen"):
        tens = m["tens"]
        if not tens or tens.lower() in time_words().decades:
            return None
        return Day(1900 + numbers[tens.lower()] + (numbers[m["ones"].lower()] if m["ones"] else 0))
    if "year" not in m[0].lower() and not m["k"]:
        return None
    return Day(2000 + (numbers[m["k"].lower()] if m["k"] else 0))


FORMS: tuple[Form, ...] = (
    Form("season of year", r"(?:MOD)?(?:the )?(?P<season>SEASON),?(?: of|-| in)? ?(?:the year )?(?P<year>YYYY)\b", season),
    Form("year season", r"(?P<year>YYYY) (?P<season>SEASON)\b", season),
    Form("near season", r"(?:MOD)?(?P<near>last|next|this|this past|this coming|the following|the previous|that) (?P<season>SEASON)\b", season),
    Form("season of shifted year", r"(?:MOD)?(?:the )?(?P<season>SEASON) of (?P<rel>last|this|next|the same|that|the following) year", season_of),
    Form("season", r"(?:(?:in|during|by|until|since|of|through|over|throughout) (?P<x>(?:MOD)?(?:the )?(?P<season>SEASON)\b(?! of)(?! from))|(?:MOD)?the (?P<season2>spring|summer|autumn|winter)\b(?! (?:of|olympic|games|palace)))", season),
    Form("quarter", r"(?:MOD)?(?:the |its |their )?(?:(?P<year1>YYYY) )?(?:fiscal )?(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th|final|last)[ -](?P<what>quarter|half)\b(?: (?:of )?(?:fiscal )?(?:the )?(?:year )?(?:(?P<year>YYYY)\b|(?P<rel>last|this|next|the same|that) year|the year))?", quarter),
    Form("year's quarter", r"(?P<rel>last|this|next) year['’]s (?P<ord>first|second|third|fourth) (?P<what>quarter|half)", quarter),
    Form("quarter code", r"(?:Q(?P<ord>[1-4]) ?(?P<year>YYYY)?|(?P<year1>YYYY)[ -]?Q(?P<ord1>[1-4]))", quarter_code),
    Form("decade", r"(?:the )?(?:early|late|mid)?[ -]?(?:the )?(?P<decade>1\d{2}0|20\d0)['’]?s(?P<bc> BCE?| B\.C\.?)?", decade),
    Form("short decade", r"(?:the )?(?:early|late|mid)?[ -]?(?:the )?['’‘](?P<short>\d0)s", short_decade),
    Form("decade in words", r"(?:the )(?:early |late |mid-?)?(?:(?P<cent>nineteen|eighteen)[ -])?(?P<word>DECADE)\b", decade_words),
    Form("century", r"(?:the )?(?:early |late |mid-?)?(?P<ord>ORD)[ -](?:and (?P<ord2>ORD)[ -])?centur(?:y|ies)(?P<bc> BCE?| B\.C\.?)?", century),
    Form("year of an era", r"(?:(?:MOD)?(?P<month>MONTH) )?(?P<day>DD )?(?P<year>\d{1,4})(?:/\d{1,3})? (?:(?P<bc>BCE?|B\.C\.(?:E\.)?)|AD|A\.D\.|CE)\b|AD (?P<ad>\d{1,4})", era),
    Form("years", r"(?:MOD)?(?:the )?(?:fiscal |calendar |full )?(?:year )?(?P<year>YYYY)\b(?!['’]?s\b)(?!,\d{3})(?!\.\d)(?![%°])(?!-(?:square|foot|mile|km|meter|metre|acre|member|seat|page|pound|ton|man|strong))", year),
    Form("year range end", r"(?<=\b(?:1\d|20)\d\d[-–—])(?P<short>\d{2}|YYYY)\b(?![-–—]\d)", range_end),
    Form("year in words", r"nineteen[ -](?:(?P<tens>DECADE|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?P<ones>one|two|three|four|five|six|seven|eight|nine))?)\b|(?:the )?(?:year )?two thousand(?: and)?(?: (?P<k>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty))?", year_words),
)  # fmt: skip
