"""What is read off a scale: how cold it was ("minus-20 degree temperatures"), a quake's strength, a bore."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.conflicts.amounts.figure import figure_words
from onrecord.link.conflicts.amounts.windows import of_one_time
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.scopes import of_other_people, one_voice, same_one, same_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.conflicts.frames import Frame

_NEAR = 0.5
"""How near two lines lie that read one scale once."""
_DEGREES = re.compile(
    r"(?P<minus>\bminus[ -]|(?<![\w-])[-−])?\b(?P<value>\d{1,3}(?:\.\d)?)(?:[ -]degrees?\b|\s?°)?"
    r"(?:\s?(?P<unit>C|F)(?:elsius|ahrenheit)?\b)?(?P<below>(?: degrees?)? below(?: zero| freezing)?\b)?"
)
_TEMPERATURE = re.compile(r"\btemperatures?\b", re.IGNORECASE)
_BESIDE = 32
"""Characters between "temperature" and the degrees at most."""
_MARKS = re.compile(r"[.;:,()](?!\d)")
_MAGNITUDE = re.compile(
    r"\bmagnitude(?:[ -]|[- ]of[ -])(?P<a>\d(?:\.\d)?)\b|\b(?P<b>\d(?:\.\d)?)[ -]magnitude\b|"
    r"\b(?P<c>\d\.\d) on the (?:[\w-]+ )?Richter\b",
    re.IGNORECASE,
)
_CALIBRE = re.compile(r"\b(?P<value>\d{2,3})[ -]calib(?:er|re)s?\b", re.IGNORECASE)
_OTHERS = frozenset({"aftershock", "aftershocks", "foreshock", "foreshocks", "tremors"})
"""Quakes that come in numbers, each with a strength of its own."""


class Gauge(NamedTuple):
    """The scale, with its unit where one is told, what it reads, and the words."""

    scale: str
    unit: str
    value: float
    printed: str


def gauges(text: str) -> tuple[Gauge, ...]:
    """What a line reads off scales."""
    bores = (Gauge("calibre", "", float(m["value"]), m[0]) for m in _CALIBRE.finditer(text))
    return (*_temperatures(text), *_magnitudes(text), *bores)


def _temperatures(text: str) -> Iterator[Gauge]:
    named = [match.span() for match in _TEMPERATURE.finditer(text)]
    for match in _DEGREES.finditer(text) if named else ():
        if not any(_are_beside(text, span, match.span()) for span in named):
            continue
        value = float(match["value"]) * (-1 if match["minus"] or match["below"] else 1)
        yield Gauge("temperature", match["unit"] or "", value, match[0].strip())


def _are_beside(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    between = text[min(one[1], other[1]) : max(one[0], other[0])]
    return len(between) <= _BESIDE and not _MARKS.search(between)


def _magnitudes(text: str) -> Iterator[Gauge]:
    for match in _MAGNITUDE.finditer(text):
        value = match["a"] or match["b"] or match["c"]
        yield Gauge("magnitude", "", float(value), match[0])


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two readings of one scale at one time and place."""
    if near < _NEAR or not (a.gauges and b.gauges and a.in_one_story) or one_voice(a, b):
        return None
    if not same_one(a, b) or not same_times(a, b) or not of_one_time(a, b) or a.open or b.open:
        return None
    if of_other_people(a, b):
        return None
    lowered = a.lowered | b.lowered
    if lowered & (figure_words().open | _OTHERS | {"can"}):
        return None
    if (a.weekdays and b.weekdays and not a.weekdays & b.weekdays) or a.scope.is_elsewhere(b.scope):
        return None
    for scale in sorted({gauge.scale for gauge in a.gauges} & {gauge.scale for gauge in b.gauges}):
        mine, theirs = ([g for g in frame.gauges if g.scale == scale] for frame in (a, b))
        if len(mine) == len(theirs) == 1 and _apart(mine[0], theirs[0]):
            why = f"{scale}: “{mine[0].printed}” against “{theirs[0].printed}”"
            return Finding("number", why, 0.3 + 0.45 * near, f"gauge/{scale}", replaces=scale != "calibre")
    return None


def _apart(one: Gauge, other: Gauge) -> bool:
    """Whether the two readings differ by more than rounding, in units that may be one."""
    if one.unit and other.unit and one.unit != other.unit:
        return False
    is_rounded = one.value.is_integer() != other.value.is_integer()
    return abs(one.value - other.value) > (0.5 if is_rounded else 0.0)
