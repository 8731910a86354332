"""The time words, loaded once from `language/data/times.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from onrecord.language import lexicon

if TYPE_CHECKING:
    from onrecord.extract.times.meaning import Part, Season, Unit


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What each word stands for, by its lower-case form."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, Season]
    parts: dict[str, Part]
    clock: dict[str, str]
    zones: dict[str, str]
    units: dict[str, Unit]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    feasts: dict[str, list[int]]
    vague: dict[str, str]
    tense: dict[str, list[str]]
    before_month: list[str]
    counted: list[str]
    repeated: dict[str, str]


@cache
def time_words() -> TimeWords:
    """The lists of `times.toml`."""
    table = lexicon.table("times.toml")
    lists = table.pop("lists")
    return TimeWords(**table, **lists)


def number(text: str) -> float | None:
    """The number that figures or words give ("30", "2.5", "5 1/2", "twenty-four", "a hundred"), else None."""
    folded = text.lower().replace(",", "").strip()
    if folded.replace(".", "", 1).isdigit():
        return float(folded)
    total, found = 0.0, False
    for word in folded.replace("-", " ").split():
        value = _word(word)
        if value is None:
            return None
        total = total * 100 if value == 100 and total else total + value
        found = True
    return total if found else None


def _word(word: str) -> float | None:
    if word == "and":
        return 0
    if word == "half":
        return 0.5
    if "/" in word:
        above, _, below = word.partition("/")
        return int(above) / int(below) if above.isdigit() and below.isdigit() and int(below) else None
    if word.replace(".", "", 1).isdigit():
        return float(word)
    return cast("float | None", time_words().numbers.get(word))
