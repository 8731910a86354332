"""How much there is of anything, by a line: each figure with its unit and what tells of what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.language import lexicon
from onrecord.link.compare.words import claim_words, number_of, stem
from onrecord.link.conflicts.amounts.count import narrowed
from onrecord.link.conflicts.amounts.counts import is_label, word_at
from onrecord.link.conflicts.amounts.windows import (
    is_converted,
    is_distance,
    is_some_of,
    others_before,
    rate_at,
)
from onrecord.link.conflicts.reading.acting import Doing, doing
from onrecord.link.conflicts.reading.runs import clause_end, clause_start, tagged
from onrecord.link.conflicts.reading.scopes import TIMES
from onrecord.link.conflicts.reading.words import as_printed, conflict_words, kinds_by_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Line

_REACH = 8
"""Words before and after a figure in its clause that tell of what it is."""
_ASIDE = 7
"""Words of an aside that tells a sum in another currency: "200 million euros ($260 million) of damage"."""
_ENDS = frozenset({";", ":", "but", "while", "whereas", "--", "(", ")"})
_AMONG = 8
"""Words after a figure among which "among" stands where it is a part of a whole."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The lists of `figure_words.toml`; `uses` leads from a word to what it tells that a figure is of.

    `growing` are uses of which there is more and more, `people` those who are counted of one use, `alone`
    words by which there was but one, `sole` uses of which a story has one sum, `open` words by which a figure
    is only thought of. `converted` leads from a unit to its dimension, and to how many of the unit of that
    it is.
    """

    uses: dict[str, frozenset[str]]
    growing: frozenset[str]
    people: frozenset[str]
    money: frozenset[str]
    alone: frozenset[str]
    loose: frozenset[str]
    dimensions: dict[str, frozenset[str]]
    open: frozenset[str]
    sole: frozenset[str]
    kin: dict[str, frozenset[str]]
    kinds_of_kin: frozenset[str]
    converted: dict[str, tuple[str, float]]
    running: dict[str, frozenset[str]]


@cache
def figure_words() -> FigureWords:
    """The lists, loaded once."""
    table: dict[str, dict[str, str]] = lexicon.table("figure_words.toml")
    return FigureWords(
        uses=kinds_by_word({**table["doings"], **table["sums"], **table["growing"]}),
        growing=frozenset(table["growing"]),
        people=frozenset(word for row in table["doings"].values() for word in row.split()),
        money=frozenset(stem(w) for w in table["money"]["units"].split()),
        alone=frozenset(table["alone"]["words"].split()),
        loose=frozenset(stem(w) for w in table["loose"]["units"].split()),
        dimensions=kinds_by_word(table["dimensions"]),
        open=frozenset(table["open"]["words"].split()),
        sole=frozenset(table["sole"]["uses"].split()),
        kin=kinds_by_word(table["kin"]),
        kinds_of_kin=frozenset(table["kin"]),
        running=kinds_by_word(table["running"]),
        converted={
            stem(word): (dimension, float(factor))
            for dimension in ("lengths", "weights")
            for word, _, factor in (cell.partition("=") for cell in table[dimension]["units"].split())
        },
    )


Amount = tuple[str, float, float, float]
"""Unit, value, and the bounds that it stands for."""


class Figure(NamedTuple):
    """So many of a unit; the senses and names around it, what the words tell it is of, the words.

    `unit` is "person" for all people, "money" for all money, `coin` the currency where one is told, `doing`
    what is done in its clause. `is_alone` where it is told as all there was, `is_part` as some of a whole.
    """

    unit: str
    value: float
    low: float
    high: float
    of: frozenset[str]
    uses: frozenset[str]
    names: frozenset[str]
    doing: Doing
    coin: str
    days: frozenset[str]
    each: str
    at: int
    printed: str
    is_alone: bool
    is_part: bool


def figures(
    line: Line, run: Sequence[Word], keys: Sequence[str], counts: Collection[Count], before: Sequence[Word]
) -> tuple[Figure, ...]:
    """The figures of a line that stand for the whole of something; tolls are left to `counts`."""
    growing = conflict_words().growing
    tolls = {count.at for count in counts if count.fate in growing or count.unit == "attacker"}
    found = list(_quantified(line, run, keys, tolls))
    read = {figure.at for figure in found} | tolls
    found += [
        _figure(run, keys, at, amount)
        for at, amount in _unread(run)
        if at not in read and not _is_added(run, at)
    ]
    if any(pair in _PUT_AT for pair in pairwise(w.lower for w in run)):
        meant = _uses_in(before, figure_words().uses)
        found = [one if one.uses else one._replace(uses=meant) for one in found]
    found += [_figure(run, keys, at, amount) for at, amount in _kin(run)]
    return tuple(one for one in found if one.unit != "money" or one.uses)


def _quantified(
    line: Line, run: Sequence[Word], keys: Sequence[str], tolls: Collection[int]
) -> Iterator[Figure]:
    """What was read as a quantity, tolls and additions left out."""
    place = {word.start: k for k, word in enumerate(run)}
    for quantity in line.quantities:
        at = word_at(line, quantity, place)
        unit = _unit(quantity.unit)
        if at is None or not unit or _is_added(run, at) or is_label(run, at):
            continue
        if unit != "money" and is_distance(run, at + 1):
            continue
        is_part = quantity.part or any(w.lower == "among" for w in run[at + 1 : at + _AMONG])
        if (at in tolls and not is_part) or (unit == "money" and is_converted(run, at)):
            continue
        least, most = narrowed(quantity.value, quantity.low, quantity.high)
        low = float("-inf") if least is None else least
        high = float("inf") if most is None else most
        more = others_before(run, at)
        figure = _figure(run, keys, at, _converted((unit, quantity.value + more, low + more, high + more)))
        coin = stem(quantity.unit) if unit == "money" else ""
        yield figure._replace(is_part=is_part, coin=coin)


_PUT_AT = frozenset({("it", "at"), ("figure", "at"), ("sum", "at"), ("number", "at"), ("total", "at")})
"""Words by which a figure is of what the line before tells: "analysts put it at 90 million"."""
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}


def _unread(run: Sequence[Word]) -> Iterator[tuple[int, Amount]]:
    """What no quantity was read of: sums without a currency, "a kilometre", numbers in words of things."""
    parts = tagged(run)
    for k, word in enumerate(run):
        value, after = number_of(word.lower) or 0.0, run[k + 1].lower if k + 1 < len(run) else ""
        if word.lower in ("a", "an") and stem(after) in figure_words().converted:
            yield k, _converted((stem(after), 1.0, 1.0, 1.0))
        elif value and after in _SCALES:
            total = value * _SCALES[after]
            if not any(w.sense and not w.is_name for w in run[k + 2 : k + 3]):
                yield k, ("money", total, total, total)
        elif value > 1 and _is_of_many(run, k):
            yield k, ("person", value, value, value)
        elif value > 1 and is_distance(run, k + 1):
            continue
        elif value > 1 and word.lower.isalpha() and after and _is_several(run[k + 1], parts[k + 1]):
            yield k, (_unit(after), value, value, value)


def _is_of_many(run: Sequence[Word], k: int) -> bool:
    """Whether the number is of people whom a noun before it stands for: "a staff of 310"."""
    if k < 2 or run[k - 1].lower != "of" or any(w.sense for w in run[k + 1 : k + 2]):
        return False
    return run[k - 2].lower in figure_words().people


def _is_several(word: Word, tag: str) -> bool:
    """Whether the word is a plural noun that names a thing of its own."""
    return tag.startswith("NN") and word.lower.endswith("s") and bool(_unit(word.lower))


def _kin(run: Sequence[Word]) -> Iterator[tuple[int, Amount]]:
    """How many children or siblings somebody has: "her two sons", "his only child"."""
    kin = figure_words().kin
    for k, (word, after) in enumerate(pairwise(run)):
        if after.lower not in kin:
            continue
        whose = {w.lower for w in (*run[max(0, k - 2) : k], *run[k + 2 : k + 3])} & _WHOSE
        for unit in sorted(kin[after.lower]) if whose else ():
            printed = "1" if word.lower == "only" else claim_words().numerals.get(word.lower, word.lower)
            if printed.isdigit():
                yield k, (unit, float(printed), float(printed), float(printed))


_WHOSE = frozenset({"her", "his", "their", "s", "has", "had", "of"})
"""Words before a number of kin that make them somebody's."""


def _uses_in(some: Sequence[Word], told: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(use for word in some for use in told.get(word.lower, ()))


def _converted(amount: Amount) -> Amount:
    """The amount in the unit by which all of its dimension are told: metres, kilograms."""
    unit, *values = amount
    dimension, factor = figure_words().converted.get(unit, (unit, 1.0))
    value, low, high = (factor * some for some in values)
    return dimension, value, low, high


def _unit(unit: str) -> str:
    """What is counted, people and money under one name; "" where that is no thing of its own."""
    lists, own = conflict_words(), figure_words()
    word = unit.rsplit(" ", maxsplit=1)[-1].lower().rstrip(".")
    base = lists.units.get(stem(word), stem(word))
    if base in own.money:
        return "money"
    if word in lists.fate_of or base in _OF_TIME | lists.growing | lists.daily | lists.attackers:
        return ""  # what grows day by day is compared as a toll is
    return "person" if word in lists.people or word in own.people else base


_OF_TIME = frozenset(stem(w) for w in ("year", "month", "week", "day", "hour", "minute", "second", "decade"))


def _figure(run: Sequence[Word], keys: Sequence[str], at: int, amount: Amount) -> Figure:
    first, end = clause_start(run, at, _REACH, _ENDS), clause_end(run, at + 1, _REACH, _ENDS)
    own, unit = figure_words(), amount[0]
    aside = end + _ASIDE if unit == "money" and any(w.lower == "(" for w in run[end : end + 1]) else end
    past = next((k + 1 for k in range(end, min(len(run), aside)) if run[k].lower == ")"), 0)
    some = (*run[first:end], *(run[past : clause_end(run, past, _REACH, _ENDS)] if past else ()))
    return Figure(
        *amount,
        of=frozenset(w.sense for w in some if _tells(w, unit)),
        uses=_uses_in(some, own.dimensions if unit in MEASURED else own.uses),
        names=frozenset(keys[first:end]) - {""},
        doing=doing(run, at),
        coin="",
        days=frozenset(w.lower for w in some if w.lower in TIMES),
        each=rate_at(run, at),
        at=at,
        printed=as_printed(run[max(0, at - 2) : at + 3]),
        is_alone=amount[1] == 1 and any(w.lower in own.alone for w in run[max(0, at - 2) : at + 1]),
        is_part=False,
    )


def _tells(word: Word, unit: str) -> bool:
    """Whether a word beside a figure of the unit tells of what it is."""
    if not word.sense[:1].isalpha() or word.lower in TIMES or word.lower in _SCALES:
        return False
    return stem(word.lower) not in conflict_words().light and _unit(word.lower) != unit


MEASURED = frozenset({"lengths", "weights"})
"""Units that stand for a dimension, whose uses are what is measured of a thing: its height, its depth."""


def _is_added(run: Sequence[Word], at: int) -> bool:
    """Whether the figure comes on top of others, or is a share of a whole told beside it."""
    lists = conflict_words()
    before, after = ([w.lower for w in some] for some in (run[max(0, at - 3) : at], run[at + 1 : at + 3]))
    also = lists.part_before.intersection(before[-2:]) or lists.part_after.intersection(after[:1])
    return bool(also) or after[:1] == ["of"] or is_some_of(run, at)
