"""Offices of states and organisations and who held them when, from `offices.txt`: evidence, no guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.countries import country_of
from onrecord.language.folding import fold
from onrecord.language.names import known_organisations, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.model import Interval

CHANGEOVER_DAYS = 3
"""Days after a change of office, and before it, in which nobody is taken for its holder: an oath may be dated
by the vote, the appointment or the day it was taken, and an article by the day before."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office of a country (ISO code) or organisation (usual name), between which days.

    `names` are spellings, the usual one first. `last` is the last day on which it is known.
    """

    of: str
    office: str
    first: date
    last: date
    names: tuple[str, ...]

    def through(self, when: Interval) -> bool:
        """Whether the holder was in office for certain over all days of the interval."""
        try:
            first = date.fromisoformat((when.start or "")[:10])
            last = date.fromisoformat((when.end or "")[:10])
        except ValueError:
            return False
        margin = timedelta(days=CHANGEOVER_DAYS)
        return self.first + margin <= first and last <= self.last - margin


@cache
def holders() -> tuple[Holder, ...]:
    """All rows of the list."""
    (until,) = sections("offices.txt")["known until"]
    last_known = date.fromisoformat(until) + timedelta(days=CHANGEOVER_DAYS)
    found = []
    for row in sections("offices.txt")["holders"]:
        of, office, first, last, names = row.split("|")
        end = date.fromisoformat(last) if last else last_known
        found.append(Holder(of, office, date.fromisoformat(first), end, tuple(names.split(";"))))
    return tuple(found)


@cache
def offices_called() -> Mapping[str, tuple[str, ...]]:
    """What an office is called ("premier") -> the offices that it may be ("prime minister")."""
    found: dict[str, list[str]] = {}
    for row in sections("offices.txt")["offices"]:
        office, *others = row.split(";")
        for called in (office, *others):
            found.setdefault(called, []).append(office)
    return {called: tuple(some) for called, some in found.items()}


def whose(name: str) -> str | None:
    """The key under which the list has a country or an organisation: its ISO code, its usual name."""
    country = country_of(name)
    if country:
        return country.code
    known = known_organisations().get(name)
    return known.names[0] if known else None


def in_office(called: str, when: Interval, of: str | None = None) -> list[Holder]:
    """Those who held for certain what is `called` so through all of `when`, of one country if it is given."""
    wanted = offices_called().get(called, ())
    return [
        holder
        for holder in holders()
        if holder.office in wanted and (of is None or holder.of == of) and holder.through(when)
    ]


def bears(holder: Holder, name: str) -> bool:
    """Whether a printed name may be the holder's: in full, or the surname alone."""
    printed = fold(name).split()
    return any(_fits(printed, fold(full).split()) for full in holder.names)


def _fits(printed: list[str], full: list[str]) -> bool:
    if len(printed) == 1:
        return printed[0] in {full[-1], " ".join(full)}
    return (printed[-1] == full[-1] and set(printed) <= set(full)) or printed == full


def only(found: Iterable[Holder]) -> Holder | None:
    """The one holder if there is only one person among them."""
    some = {holder.names[0]: holder for holder in found}
    return next(iter(some.values())) if len(some) == 1 else None
