"""Numbers as they are printed: figures, words, round plurals, ranges; what each stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIGURE = re.compile(
    r"(?P<money>US\$|C\$|A\$|[$€£¥])?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?P<unit>[a-zA-Z%]{1,3})?"
)
_STARTERS = frozenset({"dozen", "couple", "half", "hundred", "thousand", "million", "billion"})
_DASHES = frozenset({"-", "–", "—"})
_FEW_DOZENS = 20
_CLOSE = 2
"""How many times the first of "three or four" the second may be."""
_LENGTHS = frozenset({"deep", "high", "long", "wide", "tall", "away", "below", "above", "thick"})
"""What follows "120m" where it is metres and no millions."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The lists of `numbers.toml`."""

    ones: dict[str, int]
    scales: dict[str, int]
    rounds: dict[str, list[int]]
    counts: dict[str, int]
    bounds: dict[str, list[str]]
    money: dict[str, str]
    measures: dict[str, str]
    fates: dict[str, str]
    states: dict[str, str]
    labels: dict[str, list[str]]
    singulars: dict[str, str]
    before_of: dict[str, str]
    ranges: dict[str, list[str]]


@cache
def number_words() -> NumberWords:
    """The lists, loaded once."""
    table = lexicon.table("numbers.toml")
    return NumberWords(**table)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens `first` to `last` (exclusive): its bounds, and its unit where it is part of it."""

    first: int
    last: int
    value: float
    low: float | None
    high: float | None
    unit: str = ""


def may_count(word: str) -> bool:
    """The cheap question, asked of every word: may a number begin here?"""
    known, lower = number_words(), word.lower()
    if word[:1].isdigit() or "$" in word or word[:1] in "€£¥":
        return True
    return lower.partition("-")[0] in known.ones or lower in known.rounds or lower in _STARTERS


def numeral_at(words: Sequence[str], k: int) -> Numeral | None:
    """The number or range that begins at word k: "30", "20-30", "20 and 30" of "between 20 and 30"."""
    joined = re.fullmatch(r"(\d{1,6})-(\d{1,6})", words[k])
    if joined and _counts_something(words, k + 1) and int(joined[1]) < int(joined[2]):
        return Numeral(k, k + 1, float(joined[1]), float(joined[1]), float(joined[2]))
    first = _one(words, k)
    if first is None:
        return None
    return _dozens(words, first) or _grouped(words, first) or _range(words, first) or first


def _range(words: Sequence[str], first: Numeral) -> Numeral | None:
    """ "between 20 and 30", "from 20 to 30", "20-30", "20 to 30", "three or four", the second the larger."""
    link = words[first.last].lower() if first.last < len(words) else ""
    before = words[first.first - 1].lower() if first.first else ""
    goes_on = link in {"and", "to", "or", *_DASHES} and first.last + 1 < len(words)
    other = _one(words, first.last + 1) if goes_on else None
    if other is None or other.value <= first.value or other.low is None or first.unit:
        return None
    if link == "and" and before != "between":
        return None
    if link == "or" and other.value > _CLOSE * first.value:
        return None
    earlier = {word.lower() for word in words[max(0, first.first - 6) : first.first]}
    if link == "to" and (earlier & set(number_words().ranges["changes"]) or before == "by"):
        return None
    if link in _DASHES and not _counts_something(words, other.last):
        return None
    return Numeral(first.first, other.last, first.value, first.low, other.high, other.unit)


def _counts_something(words: Sequence[str], at: int) -> bool:
    """Whether a word in lower case follows: "20-30 people", not "won 2-3 in"."""
    follows = words[at] if at < len(words) else ""
    return follows[:1].islower() and follows.lower() not in number_words().ranges["after_scores"]


def _dozens(words: Sequence[str], first: Numeral) -> Numeral | None:
    """ "three dozen"."""
    if first.last < len(words) and words[first.last].lower() == "dozen" and first.value < _FEW_DOZENS:
        value = first.value * number_words().counts["dozen"]
        return Numeral(first.first, first.last + 1, value, value, value)
    return None


def _grouped(words: Sequence[str], first: Numeral) -> Numeral | None:
    """ "30 000", in groups of three with blanks between."""
    last = first.last
    if first.last != first.first + 1 or not re.fullmatch(r"[1-9]\d{0,2}", words[first.first]):
        return None
    while last < len(words) and re.fullmatch(r"\d{3}", words[last]):
        last += 1
    if last == first.last:
        return None
    value = float("".join(words[first.first : last]))
    return Numeral(first.first, last, value, value, value)


def _one(words: Sequence[str], k: int) -> Numeral | None:
    """The number that begins at word k: figures and scale, words, or a round plural."""
    known = number_words()
    lower = words[k].lower()
    if lower in known.rounds:
        low, high = known.rounds[lower]
        of_thousands = (
            words[k + 1 : k + 2] == ["of"] and words[k + 2 : k + 3] and words[k + 2].lower() in known.rounds
        )
        if of_thousands:
            scale = known.scales[words[k + 2].lower().rstrip("s")]
            floor = float(low * scale)
            return Numeral(k, k + 3, floor, floor, float(high * scale))
        return Numeral(k, k + 1, low, low, high)
    if words[k][:1] in "$€£¥" and len(words[k]) == 1 and k + 1 < len(words):
        after = _figure(words, k + 1)
        return replace(after, first=k, unit=known.money[words[k]]) if after else None
    if lower in ("a", "half") and k + 1 < len(words):
        return _counted(words, k)
    return _figure(words, k) or _spelled(words, k)


def _counted(words: Sequence[str], k: int) -> Numeral | None:
    """A dozen, a couple, half a million, a hundred."""
    known = number_words()
    at = k + 2 if words[k].lower() == "half" and words[k + 1].lower() == "a" else k + 1
    factor = 0.5 if words[k].lower() == "half" else 1.0
    word = words[at].lower() if at < len(words) else ""
    if word in known.counts and not (
        word in ("pair", "score", "couple") and words[at + 1 : at + 2] != ["of"]
    ):
        value = factor * known.counts[word]
        return Numeral(k, at + 1, value, value, value)
    if word in ("hundred", "thousand", "million", "billion") and words[k].lower() != "the":
        value = factor * known.scales[word]
        return Numeral(k, at + 1, value, value, value)
    return None


def _hyphened(word: str, k: int) -> Numeral | None:
    """ "3-billion", "40-million-euro"."""
    known = number_words()
    figure, _, rest = word.partition("-")
    scale, _, unit = rest.lower().partition("-")
    plain = _FIGURE.fullmatch(figure)
    if plain is None or plain["unit"] or len(scale) < _SPELLED or scale not in known.scales:
        return None
    if unit and unit not in known.money.values():
        return None
    value = float(plain["figure"].replace(",", "")) * known.scales[scale]
    return Numeral(k, k + 1, value, value, value, unit or known.money.get(plain["money"] or "", ""))


_SPELLED = 3
"""Letters of a scale that is a word ("billion", not "bn") at least."""


def _figure(words: Sequence[str], k: int) -> Numeral | None:
    if "-" in words[k]:
        return _hyphened(words[k], k)
    match = _FIGURE.fullmatch(words[k])
    if match is None:
        return None
    known = number_words()
    printed = match["figure"]
    if "," in printed and not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", printed):
        printed = printed.replace(",", ".")  # "14,5mm": a comma for the decimals
    value = float(printed.replace(",", ""))
    unit = known.money[match["money"]] if match["money"] else ""
    last, tail = k + 1, (match["unit"] or "")
    if tail and not unit and tail.lower() in known.measures and tail not in ("m", "M"):
        return Numeral(k, last, value, value, value, known.measures[tail.lower()])
    if tail == "m" and not unit and words[last : last + 1] and words[last].lower() in _LENGTHS:
        return Numeral(k, last, value, value, value, known.measures["m"])
    if tail.lower() in known.scales:
        value *= known.scales[tail.lower()]
    elif tail:
        return None
    if last < len(words) and words[last].lower() in known.scales and len(words[last]) > 1:
        value *= known.scales[words[last].lower()]
        last += 1
    return Numeral(k, last, value, value, value, unit)


def _spelled(words: Sequence[str], k: int) -> Numeral | None:
    """Twenty-four, two hundred and six, three million."""
    known = number_words()
    total, part, last, found = 0.0, 0.0, k, False
    while last < len(words):
        word = words[last].lower()
        pieces = [word] if word in known.ones else word.split("-")
        if all(p in known.ones for p in pieces) and not (found and part % 100 and part % 10):
            part += sum(known.ones[p] for p in pieces)
        elif found and word == "-" and last + 1 < len(words) and words[last + 1].lower() in known.ones:
            pass
        elif found and word == "hundred":
            part *= 100
        elif found and word in known.scales and len(word) > 2:
            total, part = total + part * known.scales[word], 0
        elif not (
            found
            and word == "and"
            and last + 1 < len(words)
            and words[last + 1].lower() in known.ones
            and part % 100 == 0
            and part
        ):
            break
        found, last = True, last + 1
    value = total + part
    return Numeral(k, last, value, value, value) if found else None
