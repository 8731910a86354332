"""Numbers with what they count: "at least 30 government troops, including 12 officers"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.language.tags import tags
from onrecord.model import Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed, Sentence, Token

_FIGURE = re.compile(
    r"(?P<money>US\$|C\$|A\$|[$€£¥])?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?P<unit>[a-zA-Z%]{1,3})?"
)
_REACH = 7
"""Words after a number among which what it counts is looked for."""
_NEAR = 4
"""Words before a number that may say how exact it is."""
_STARTERS = frozenset({"dozen", "couple", "half", "hundred", "thousand", "million", "billion"})
_AFTER_BARE = frozenset(
    {".", ",", ";", "and", "more", "others", "on", "in", "after", "from", "–", ")", "as", "by"}
)
"""Words and marks that may follow a number whose noun is left out."""
_SPREAD = 0.1
"""The share by which "about" may be off, for want of a better measure: a tenth either way."""


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
    labels: dict[str, list[str]]
    singulars: dict[str, str]


@cache
def number_words() -> NumberWords:
    """The lists, loaded once."""
    table = tomllib.loads((files("onrecord.language") / "data" / "numbers.toml").read_text(encoding="utf-8"))
    return NumberWords(**table)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at tokens `first` to `last` (exclusive): its bounds, and its unit where it is part of it."""

    first: int
    last: int
    value: float
    low: float | None
    high: float | None
    unit: str = ""


def quantities(parsed: Parsed, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of an article in reading order; numbers within `taken` (times, names) are left out."""
    busy = sorted(taken)
    return tuple(q for sentence in parsed.sentences for q in _in_sentence(sentence, busy))


def _in_sentence(sentence: Sentence, taken: Sequence[Span]) -> Iterator[Quantity]:
    tokens = sentence.tokens
    if not any(_may_count(token.text) for token in tokens):
        return
    blocked = [span for span in taken if span.meets(sentence.span)]
    earlier: Quantity | None = None
    words = [token.text for token in tokens]
    tagged = tags(words)
    k = 0
    while k < len(tokens):
        number = _number(words, k)
        if number is None:
            k += 1
            continue
        span = Span(tokens[k].span.start, tokens[number.last - 1].span.end)
        if not any(b.meets(span) for b in blocked) and not _is_label(words, tagged, number):
            found = _quantity(tokens, tagged, number, span, earlier)
            if found is not None:
                yield found
                earlier = found
        k = number.last


def _may_count(word: str) -> bool:
    """The cheap question, asked of every word: may a number begin here?"""
    known, lower = number_words(), word.lower()
    if word[:1].isdigit() or "$" in word or word[:1] in "€£¥":
        return True
    return lower.partition("-")[0] in known.ones or lower in known.rounds or lower in _STARTERS


def _number(words: Sequence[str], k: int) -> _Number | None:
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
            return _Number(k, k + 3, floor, floor, float(high * scale))
        return _Number(k, k + 1, low, low, high)
    if words[k][:1] in "$€£¥" and len(words[k]) == 1 and k + 1 < len(words):
        after = _figure(words, k + 1)
        return replace(after, first=k, unit=known.money[words[k]]) if after else None
    if lower in ("a", "half") and k + 1 < len(words):
        return _counted(words, k)
    return _figure(words, k) or _spelled(words, k)


def _counted(words: Sequence[str], k: int) -> _Number | None:
    """A dozen, a couple, half a million, a hundred."""
    known = number_words()
    at = k + 2 if words[k].lower() == "half" and words[k + 1].lower() == "a" else k + 1
    factor = 0.5 if words[k].lower() == "half" else 1.0
    word = words[at].lower() if at < len(words) else ""
    if word in known.counts and not (
        word in ("pair", "score", "couple") and words[at + 1 : at + 2] != ["of"]
    ):
        value = factor * known.counts[word]
        return _Number(k, at + 1, value, value, value)
    if word in ("hundred", "thousand", "million", "billion") and words[k].lower() != "the":
        value = factor * known.scales[word]
        return _Number(k, at + 1, value, value, value)
    return None


def _figure(words: Sequence[str], k: int) -> _Number | None:
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
        return _Number(k, last, value, value, value, known.measures[tail.lower()])
    if tail.lower() in known.scales:
        value *= known.scales[tail.lower()]
    elif tail:
        return None
    if last < len(words) and words[last].lower() in known.scales and len(words[last]) > 1:
        value *= known.scales[words[last].lower()]
        last += 1
    return _Number(k, last, value, value, value, unit)


def _spelled(words: Sequence[str], k: int) -> _Number | None:
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
    return _Number(k, last, value, value, value) if found else None


def _is_label(words: Sequence[str], tagged: Sequence[str], number: _Number) -> bool:
    """Whether the number names rather than counts: "Article 5", "one of them", "No. 7", an age."""
    before = words[number.first - 1] if number.first else ""
    after = words[number.last].lower() if number.last < len(words) else ""
    if before.rstrip(".").lower() in number_words().labels["words"] and (
        before[:1].isupper() or before.endswith(".")
    ):
        return True
    if words[number.first].lower() == "one" and number.last - number.first == 1:
        follows = tagged[number.last] if number.last < len(words) else ""
        return follows not in ("NN", "JJ", "NNP") and after not in number_words().fates and after != "person"
    joined = after in ("-", "th", "st", "nd", "rd") or (before in ("-", "/") and number.first > 1)
    return joined or (after == ":" and before == ":")


def _quantity(
    tokens: Sequence[Token], tagged: Sequence[str], number: _Number, span: Span, earlier: Quantity | None
) -> Quantity | None:
    words = [token.text for token in tokens]
    following = [word.lower() for word in words[number.last : number.last + 2]]
    of_them = following in (["of", "them"], ["of", "whom"], ["of", "which"], ["of", "those"])
    unit = number.unit or _unit(words, tagged, number.last)
    if not number.unit and (of_them or not unit):
        unit = (
            (_fate_after(words, number.last) if of_them else "")
            or _fate_before(words, number)
            or _carried(words, number, earlier, of_them)
        )
    if not unit:
        return None
    low, high = _bounds(words, number)
    return Quantity(span, number.value, unit, low, high, of_them or _is_part(words, number.first))


def _fate_before(words: Sequence[str], number: _Number) -> str:
    """What befell those counted, said before the number: "the toll rose to 129", "wounded four more"."""
    after = words[number.last].lower() if number.last < len(words) else "."
    if after not in _AFTER_BARE:
        return ""
    for word in reversed(words[max(0, number.first - _REACH) : number.first]):
        if word.lower() in number_words().fates:
            return number_words().fates[word.lower()]
        if word in (".", ";", "that"):
            break
    return ""


def _carried(words: Sequence[str], number: _Number, earlier: Quantity | None, of_them: bool) -> str:
    """The unit of the number before, where this one goes on counting: "30, including 12", "99 of them"."""
    goes_on = of_them or _is_part(words, number.first)
    return earlier.unit if earlier is not None and goes_on else ""


def _unit(words: Sequence[str], tagged: Sequence[str], last: int) -> str:
    """What is counted: the noun that ends the words after the number, or what befell those counted."""
    known = number_words()
    noun = ""
    for k in range(last, min(last + _REACH, len(words))):
        lower = words[k].lower()
        if lower in known.measures and k == last:
            return known.measures[lower]
        if lower in known.money and k == last:
            return known.money[lower]
        if not noun and lower in known.fates:
            return known.fates[lower]
        if tagged[k] == "NN" or (tagged[k] == "NNP" and (noun or k > last)):
            noun = words[k] if tagged[k] == "NN" else noun or words[k]
        elif noun or not (
            tagged[k] in ("JJ", "NNP", "VBN", "RB", "CD", "VBG")
            or lower in ("of", "the", "more", "other", "their", "his", "its", "-")
        ):
            break
    if noun:
        return _singular(noun)
    return _fate_after(words, last)


def _fate_after(words: Sequence[str], last: int) -> str:
    """ "Thirty have been killed", "the number of dead rose to 30"."""
    for word in words[last : last + 5]:
        if word.lower() in number_words().fates:
            return number_words().fates[word.lower()]
        if word in (".", ";", ","):
            break
    return ""


def _singular(noun: str) -> str:
    """A noun as it is compared: lower case, without a plural's ending."""
    irregular = {
        "people": "person",
        "men": "man",
        "women": "woman",
        "children": "child",
        "police": "police",
        "wives": "wife",
        "lives": "life",
    }
    lower = noun.lower()
    if lower in irregular:
        return irregular[lower]
    if lower.endswith("men") and len(lower) > 4:
        return f"{lower[:-3]}man"
    if lower.endswith("ies") and len(lower) > 4:
        return f"{lower[:-3]}y"
    if lower.endswith(("sses", "shes", "ches", "xes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else lower


def _bounds(words: Sequence[str], number: _Number) -> tuple[float | None, float | None]:
    """Low and high, by the words before the number ("more than", "some") and right after it ("or more")."""
    bounds, value = number_words().bounds, number.value
    before = " ".join(words[max(0, number.first - _NEAR) : number.first]).lower()
    after = " ".join(words[number.last : number.last + 2]).lower()
    if before.endswith(tuple(bounds["at_least"])) or after == "or more":
        return value, None
    if before.endswith(tuple(bounds["at_most"])):
        return None, value
    if before.endswith(tuple(bounds["over"])):
        return value, None
    if before.endswith(tuple(bounds["under"])):
        return None, value
    if before.endswith(tuple(bounds["about"])) or after == "or so":
        return value * (1 - _SPREAD), value * (1 + _SPREAD)
    return number.low, number.high


def _is_part(words: Sequence[str], first: int) -> bool:
    before = " ".join(words[max(0, first - _NEAR) : first]).lower()
    parts = number_words().bounds["part"]
    return any(
        before.endswith(p) or before.endswith((f"{p} at least", f"{p} about", f"{p} some")) for p in parts
    )
