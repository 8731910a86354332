"""Evidence of the first rank: what is known beforehand, and dates printed as those of publication."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from onrecord.ingest.published.dates import FIRST_YEAR, LAST_YEAR, Printed, Reading, year_ranges
from onrecord.ingest.published.days import ANY, Days, between, both, either, shifted
from onrecord.ingest.published.evidence import Constraint
from onrecord.ingest.regions.words import words
from onrecord.model.article import Evidence
from onrecord.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.published.evidence import Scene
    from onrecord.model.article import Region

HEAD_CHARACTERS = 400
"""A date that is run into the text stands within so many characters of its start."""
LABELLED_CHARACTERS = 1_200
"""And so far where a label like "Published:" stands before it: decks and captions may come first."""
FOOT_CHARACTERS = 300
AFTER_DATELINE = 3
"""Days within which a dated report is printed; a day before it may be told by a clock further west."""

_CLOCK = re.compile(
    r"\W{0,3}(?:at\s+)?(?:\d{1,2}[:.]\d\d|\d{3,4}\s?(?:[ap]\.?m|GMT|UTC|hrs|EST|EDT|KSA)\b|\d{4}\b"
    r"|\d{1,2}\s?[ap]\.?m\b|KSA\b|GMT\b)",
    re.I,
)
_CLOCK_BEFORE = re.compile(r"\b\d{1,2}[:.]\d\d(?:\s?[A-Za-z.]{2,8}){0,2}[,|\s]*$")
_LABEL = re.compile(r"([A-Za-z]+(?:\s[A-Za-z]+)?)\s*[:|–-]?\s*(?:on\s|at\s)?\W{0,4}$")
_EMBEDDED = re.compile(
    r"\b(?:on|in|since|of|until|till|from|by|before|after|to|between|and|dated|for|the|through|late|early|,)\s*$",
    re.I,
)
_LEFT = re.compile(r"[A-Za-z]{3,}")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2])[/-](?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
    r"|/(?P<c>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)"
    r"|/(?P<y2>(?:19|20)\d\d)/(?P<n>[a-z]{3})/(?P<d2>0?[1-9]|[12]\d|3[01])(?=/|$)"
    r"|/(?P<y3>(?:19|20)\d\d)[/-](?P<m3>0[1-9]|1[0-2])(?=/)"
)


def known(scene: Scene, left: Days) -> Iterator[Constraint]:
    """Facts given beside the text; where these couldn't be read, why."""
    given = scene.known.published
    if given.is_open:
        if scene.known.published_why:
            yield Constraint(left, (Evidence(scene.known.published_why),))
        return
    days = both(left, between(_date(given.start), _date(given.end)))
    yield Constraint(days, (Evidence(scene.known.published_why or "known beforehand"),))


def _date(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso[:10]) if iso else None


def printed(scene: Scene, left: Days) -> Iterator[Constraint]:
    """Dates printed as dates of publication; of two, from the earlier to the later."""
    found: list[tuple[Days, Evidence]] = []
    claims = [(one, _as_publication(scene, one, region)) for one, region in scene.printed if one.is_day]
    listed = _listed([(one, what) for one, what in claims if what is not None])
    for one, what in claims:
        if what is not None and what not in listed:
            readings, why = _readings(scene, one)
            days = either(shifted(reading.first, 0, 0) for reading in readings)
            if fitting := both(days, left):
                found.append((fitting, Evidence(what + why, one.span)))
    if found:
        low = min(days[0][0] for days, _ in found)
        high = max(days[-1][1] for days, _ in found)
        single = found[0][0] if all(days == found[0][0] for days, _ in found) else ((low, high),)
        yield Constraint(single, tuple(evidence for _, evidence in found))


def _listed(claims: list[tuple[Printed, str]]) -> frozenset[str]:
    """The labels that stand before several different dates: those of a list of other pages."""
    days: dict[str, set[datetime.date]] = {}
    for one, what in claims:
        if what.startswith("printed after"):
            days.setdefault(what, set()).add(one.readings[0].first)
    return frozenset(what for what, different in days.items() if len(different) > 1)


def _readings(scene: Scene, one: Printed) -> tuple[list[Reading], str]:
    """The readings of a date that its surroundings leave, and how the order of its digits was settled."""
    readings = list(one.readings)
    if len(readings) < 2:
        return readings, ""
    order, why = scene.order, scene.order_why or f"{scene.order}, as other dates around it"
    if order is None and "." in one.span.of(scene.text):
        order, why = "day first", "with full stops the day comes first"
    if order is None:
        return readings, "; day and month can't be told apart"
    return [reading for reading in readings if reading.order == order], f"; {why}"


def _as_publication(scene: Scene, one: Printed, region: Region) -> str | None:
    """What makes a date that of publication, in words; None where it is none."""
    text, span = scene.text, one.span
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 24]
    label = _labelled(before)
    first, last = scene.story
    outside = span.end <= first or span.start >= last
    if region.kind == "byline":
        if label:
            return f"printed after “{label}”"
        if span.start >= last and region.span.of(text).endswith("."):
            return None
        return (
            "printed in the line of date and author"
            if outside or _CLOCK.match(after) or len(region.span) < 40
            else None
        )
    if region.kind == "furniture":
        if label:
            return f"printed after “{label}”"
        rest = region.span.of(text).replace(span.of(text), " ") if len(region.span) <= 80 else ""
        return "printed on a line of its own" if rest and len(_LEFT.findall(rest)) <= 3 and outside else None
    if region.kind != "body":
        return None
    if label and (span.start - first <= LABELLED_CHARACTERS or last - span.end <= FOOT_CHARACTERS):
        return f"printed after “{label}”"
    return _run_in(text[first : span.start], after) if span.start - first <= HEAD_CHARACTERS else None


def _labelled(before: str) -> str | None:
    """The word for publication that stands right before a date."""
    match = _LABEL.search(before)
    if match is None:
        return None
    for phrase in (match[1], match[1].split()[-1], match[1].split()[0]):
        if phrase.lower() in words().published and (
            phrase[:1].isupper() or before.rstrip().endswith((":", "|"))
        ):
            return phrase
    tail = " ".join(before.lower().split()[-3:]).rstrip(":")
    return next(
        (
            label
            for label in ("last updated at", "last update", "posted on", "published on")
            if tail.endswith(label) and before[:1]
        ),
        None,
    )


def _run_in(before: str, after: str) -> str | None:
    """Why a date at a text's head, run into its first sentence, is that of publication."""
    if not before.strip(" \t\r\n-–—|(["):
        word = after.lstrip(" ,|-–—.:")
        if not word[:1].islower() or word.startswith(("at ", "by ", "get")) or re.match(r"[a-z]+:", word):
            return "the text begins with it"
        return None
    if _CLOCK_BEFORE.search(before):
        return "printed at the head after a time"
    if _EMBEDDED.search(before):
        return None
    if (
        (_CLOCK.match(after) and not after.lstrip(" ,").startswith("at"))
        or after.lstrip()[:1] == "|"
        or before.rstrip().endswith("|")
    ):
        return "printed at the head with a time or between bars"
    last = before.split()[-1].strip("().,")
    return f"printed at the head after “{last}”" if last in words().agencies else None


def address(scene: Scene, left: Days) -> Iterator[Constraint]:
    """The date in the article's address."""
    del left
    if scene.known.url and (days := in_address(scene.known.url)):
        yield Constraint(days, (Evidence("the date in its address"),))
    region = scene.regions[0] if scene.regions else None
    if region is not None and region.kind == "furniture" and len(region.span) < 400:
        match = _ADDRESS.fullmatch(region.span.of(scene.text))
        if match and (days := in_address(match[0])):
            yield Constraint(days, (Evidence("the date in the address above the text", region.span),))


def in_address(url: str) -> Days:
    """The day or month that a path like /2016/11/03/ names, a day more either way (time zones); else none."""
    match = _IN_ADDRESS.search(url)
    if match is None:
        return ()
    try:
        if match["y3"]:
            year, month = int(match["y3"]), int(match["m3"])
            first = datetime.date(year, month, 1)
            return either([shifted(first, 1, 31)])
        if match["c"]:
            found = datetime.datetime.strptime(match["c"] + "+0000", "%Y%m%d%z").date()
        elif match["n"]:
            found = datetime.datetime.strptime(
                f"{match['y2']} {match['n']} {match['d2']} +0000", "%Y %b %d %z"
            ).date()
        else:
            found = datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return ()
    return shifted(found, 1, 1) if FIRST_YEAR <= found.year <= LAST_YEAR else ()


def dateline(scene: Scene, left: Days) -> Iterator[Constraint]:
    """A dateline's date: the report is printed on that day or soon after; without a year, in any year."""
    for one, region in scene.printed:
        if region.kind != "dateline":
            continue
        if one.is_day:
            days = either(shifted(reading.first, 1, AFTER_DATELINE) for reading in one.readings)
            yield Constraint(days, (Evidence("the dateline's day, and a few after it", one.span),))
        elif one.month and one.day:
            within = _in_years(one, left)
            if within:
                yield Constraint(
                    within,
                    (Evidence("the dateline's day, whose year isn't printed", one.span),),
                    repeats=True,
                )


def _in_years(one: Printed, left: Days) -> Days:
    days = [one.in_year(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    return both(either(shifted(found, 1, AFTER_DATELINE) for found in days if found is not None), left or ANY)


def archive(scene: Scene, left: Days) -> Iterator[Constraint]:
    """The years that a site's archive spans, as its masthead or footer prints them."""
    del left
    for region in scene.regions:
        if region.kind != "furniture" or len(region.span) > 300:
            continue
        for span, first, last in year_ranges(scene.text, region.span.start, region.span.end):
            days = between(datetime.date(first, 1, 1), datetime.date(last, 12, 31))
            yield Constraint(
                days,
                (
                    Evidence(
                        f"the years {first} to {last} that the site names for itself",
                        Span(span.start, span.end),
                    ),
                ),
            )
