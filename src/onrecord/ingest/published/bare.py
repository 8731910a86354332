"""Evidence from dates without a year and from weekdays: by the calendar, and by the articles around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.ingest.published.dates import FIRST_YEAR, LAST_YEAR, Printed
from onrecord.ingest.published.days import ANY, CEILING, Days, both, day, either, shifted
from onrecord.ingest.published.evidence import SCANNED, Constraint
from onrecord.ingest.published.tense import Tense, sentence, tense
from onrecord.model.article import Evidence
from onrecord.model.span import Span

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from onrecord.ingest.published.evidence import Neighbours, Scene

LAST_SUCH_DAY = 364
"""A day told of in the past without its year is the last one of that name."""
AFTER_DATELINE = 3
AHEAD = 180
"""Days before an event within which it is announced without its year."""
CURRENT = 6
"""Days for which a weekday, or an event told of in the present, stays current."""
MIN_NEIGHBOURS = 2
MIN_SHARE = 0.1
"""Fewer of the articles around than this share don't tell for the rest."""
MAX_SPREAD = 300
"""Days within which the articles around must lie to tell a year."""
MARGIN = 90
"""Days by which one year must fit the articles around better than the next best."""

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = "|".join(_NAMES)
_SAID_ON = re.compile(
    r"\b(?:said|announced|told|reported|stated|confirmed|declared|agreed)\s(?:\w+\s){0,2}?"
    rf"(?:on\s|late\s|early\s)?({_DAYS})\b"
)
_THEN_WOULD = re.compile(
    rf"\b(?:said|announced|told|reported|stated|confirmed)\s(?:\w+\s){{0,2}}?(?:on\s)?(?P<said>{_DAYS})\b"
    rf"[^.!?\n]{{0,160}}?\b(?:will|would)\b[^.!?\n]{{0,80}}?\bon\s(?P<next>{_DAYS})(?:\s(?:and|or)\s(?P<last>{_DAYS}))?"
)
_MODIFIES = re.compile(
    r"['’]?s?[\s-](?:attack|bombing|movement|revolution|uprising|coup|election|referendum|primary|massacre|shooting"
    r"|brigade|anniversary)",
    re.I,
)


def _bare(scene: Scene) -> Iterator[tuple[Printed, Tense]]:
    """The days without a year that the story tells of, with their tense."""
    for one, region in scene.printed:
        text, end = scene.text, one.span.end
        if region.kind != "body" or not one.month or _MODIFIES.match(text[end : end + 16]):
            continue
        when = tense(text, one.span)
        if when != "present" or sentence(text, one.span)[0].strip().lower() in ("", "on"):
            yield one, when


def _over_years(one: Printed, before: int, after: int, left: Days) -> Days:
    found = [one.in_year(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    return both(
        either(shifted(one_day, before, after) for one_day in found if one_day is not None), left or ANY
    )


def named_weekday(scene: Scene, left: Days) -> Iterator[Constraint]:
    """A day printed with its weekday but without its year: only some years have it so."""
    for one, when in _bare(scene):
        if one.weekday is None or when not in ("past", "future"):
            continue
        before, after = (0, LAST_SUCH_DAY) if when == "past" else (AHEAD, 0)
        days = _over_years(one, before, after, left)
        years = f"years in which it is a {_NAMES[one.weekday]}"
        yield Constraint(
            days, (Evidence(f"a day in the {when} with its weekday: {years}", one.span),), repeats=True
        )


def from_neighbours(scene: Scene, left: Days) -> Iterator[Constraint]:
    """The year that a date doesn't print, where only one fits the articles around it."""
    around = scene.neighbours
    if (
        around is None
        or around.count < MIN_NEIGHBOURS
        or around.share < MIN_SHARE
        or (around.high - around.low).days > MAX_SPREAD
    ):
        return
    for one, region in scene.printed:
        if region.kind == "dateline" and one.month and (found := _nearest(one, around, left)) is not None:
            yield _resolved(one, found, shifted(found, 1, AFTER_DATELINE), "the dateline's day")
    for one, when in _bare(scene):
        if when == "past" and (found := _last_before(one, around)) is not None:
            yield _resolved(one, found, shifted(found, 0, LAST_SUCH_DAY), "a day told of in the past")
        elif when == "present" and (found := _nearest(one, around, left)) is not None:
            yield _resolved(one, found, shifted(found, AHEAD, CURRENT), "a day told of in the present")


def _resolved(one: Printed, found: datetime.date, days: Days, what: str) -> Constraint:
    return Constraint(
        days, (Evidence(f"{what}, in {found.year}: year from the articles around it", one.span),)
    )


def _nearest(one: Printed, around: Neighbours, left: Days) -> datetime.date | None:
    """The day of the year that is nearest to the articles around, if clearly so."""
    tries = [one.in_year(year) for year in range(around.median.year - 2, around.median.year + 3)]
    fitting = [found for found in tries if found is not None and both(shifted(found, AHEAD, 3), left)]
    ranked = sorted(fitting, key=lambda found: abs((found - around.median).days))
    if (
        len(ranked) > 1
        and abs((ranked[1] - around.median).days) - abs((ranked[0] - around.median).days) < MARGIN
    ):
        return None
    return ranked[0] if ranked and abs((ranked[0] - around.median).days) <= MAX_SPREAD else None


def _last_before(one: Printed, around: Neighbours) -> datetime.date | None:
    """The day of the year after which, within a year, all articles around lie."""
    inside = MARGIN // 2
    for year in range(around.low.year - 1, around.high.year + 1):
        found = one.in_year(year)
        if (
            found
            and inside <= (around.low - found).days
            and (around.high - found).days <= LAST_SUCH_DAY - inside
        ):
            return found
    return None


def same_weekday(scene: Scene, left: Days) -> Iterator[Constraint]:
    """A day told of in the present that falls on the weekday of an announcement: the news is of that day."""
    said = {_NAMES.index(match[1]) for match in _SAID_ON.finditer(scene.text, 0, SCANNED)}
    current = [one for one, when in _bare(scene) if when == "present" and one.weekday is None]
    if len(said) != 1 or len(current) != 1:
        return
    if left[-1][1] >= CEILING and _THEN_WOULD.search(scene.text, 0, SCANNED) is None:
        return
    (weekday,) = said
    one = current[0]
    found = [
        candidate
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        if (candidate := one.in_year(year)) is not None and candidate.weekday() == weekday
    ]
    days = both(either(shifted(candidate, 0, CURRENT) for candidate in found), left)
    if days:
        why = (
            f"a day told of in the present, in years in which it is the {_NAMES[weekday]} of the announcement"
        )
        yield Constraint(days, (Evidence(why, one.span),), repeats=True)


def weekdays_around(scene: Scene, left: Days) -> Iterator[Constraint]:
    """What was announced on one weekday for another is still ahead: published between the two."""
    if not left or left[-1][1] - left[0][0] > LAST_SUCH_DAY:
        return
    match = _THEN_WOULD.search(scene.text, 0, SCANNED)
    if match is None:
        return
    said, last = _NAMES.index(match["said"]), _NAMES.index(match["last"] or match["next"])
    stretch = (last - said) % 7
    days = either(
        ((start, start + stretch),)
        for start in range(left[0][0] - 7, left[-1][1] + 1)
        if day(start).weekday() == said
    )
    why = f"announced on {match['said']} for {match['last'] or match['next']}: published between the two"
    yield Constraint(both(days, left), (Evidence(why, Span(match.start(), match.end())),), repeats=True)
