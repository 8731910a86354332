"""Numbers with what they count: "at least 30 government troops, including 12 officers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.numerals import may_count, number_words, numeral_at
from onrecord.language.tags import tags
from onrecord.model import Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.numerals import Numeral
    from onrecord.language import Parsed, Sentence, Token

_REACH = 7
"""Words after a number among which what it counts is looked for."""
_FAR = 12
"""Words before a number among which "the number of" is looked for."""
_NEAR = 4
"""Words before a number that may say how exact it is."""
_AFTER_BARE = frozenset(
    {".", ",", ";", "and", "more", "others", "on", "in", "after", "from", "–", ")", "as", "by"}
)
"""Words and marks that may follow a number whose noun is left out."""
_BEING = frozenset({"are", "were", "remain", "remained", "lie", "lay"})
"""Verbs after a number that stands for people or things told of before."""
_ADVERBS = frozenset({"still", "now", "already", "reportedly", "also"})
_CLAUSE_ENDS = frozenset({".", ",", ";", "and", "but", "after", "when", "while"})
_BEFORE_NOUN = frozenset({"JJ", "DT", "RB", "VBG", "VBN", "NNP"})
_SPREAD = 0.1
"""The share by which "about" may be off, for want of a better measure: a tenth either way."""


def quantities(parsed: Parsed, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of an article in reading order; numbers within `taken` (times, names) are left out."""
    busy = sorted(taken)
    return tuple(q for sentence in parsed.sentences for q in _in_sentence(sentence, busy))


def _in_sentence(sentence: Sentence, taken: Sequence[Span]) -> Iterator[Quantity]:
    tokens = sentence.tokens
    if not any(may_count(token.text) for token in tokens):
        return
    blocked = [span for span in taken if span.meets(sentence.span)]
    earlier: Quantity | None = None
    words = [token.text for token in tokens]
    tagged = tags(words)
    k = 0
    while k < len(tokens):
        number = numeral_at(words, k)
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


def _is_label(words: Sequence[str], tagged: Sequence[str], number: Numeral) -> bool:
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
    if before == "in" and number.first > 1 and may_count(words[number.first - 2]):
        return True  # "one in five": a share
    joined = after in ("-", "th", "st", "nd", "rd") or (before in ("-", "/") and number.first > 1)
    return joined or (after == ":" and before == ":")


def _quantity(
    tokens: Sequence[Token], tagged: Sequence[str], number: Numeral, span: Span, earlier: Quantity | None
) -> Quantity | None:
    words = [token.text for token in tokens]
    following = [word.lower() for word in words[number.last : number.last + 2]]
    of_them = following in (["of", "them"], ["of", "whom"], ["of", "which"], ["of", "those"])
    unit, state = number.unit or _unit(words, tagged, number.last), ""
    if not number.unit and (of_them or not unit):
        unit = (
            (_noun_of_them(words, tagged, number.last) or _fate_after(words, number.last) if of_them else "")
            or _noun_before(words, number)
            or _fate_before(words, number)
        )
        state = "" if unit else _state_after(words, tagged, number.last)
        unit = unit or state or _carried(words, number, earlier, of_them)
    if not unit:
        return None
    low, high = _bounds(words, number)
    is_part = of_them or bool(state) or _is_part(words, number.first) or _is_of_more(words, number)
    return Quantity(span, number.value, unit, low, high, is_part)


def _is_of_more(words: Sequence[str], number: Numeral) -> bool:
    """Whether a whole follows: "43 of 120 seats", "43 of the 120 seats"."""
    after = [word.lower() for word in words[number.last : number.last + 3]]
    if after[:1] != ["of"]:
        return False
    at = number.last + (2 if after[1:2] in (["the"], ["its"]) else 1)
    whole = numeral_at(words, at) if at < len(words) else None
    return whole is not None and whole.value > number.value


def _noun_of_them(words: Sequence[str], tagged: Sequence[str], last: int) -> str:
    """ "two of them children": who they are."""
    k = last + 2
    return _singular(words[k]) if k < len(words) and tagged[k] == "NN" else ""


def _noun_before(words: Sequence[str], number: Numeral) -> str:
    """What is counted, said before: "a crowd of 3,000", "the number of cases rose to 1,204"."""
    before = [word.lower() for word in words[max(0, number.first - _FAR) : number.first]]
    if before[-1:] == ["of"] and len(before) > 1 and before[-2] in number_words().before_of:
        return number_words().before_of[before[-2]]
    after = words[number.last].lower() if number.last < len(words) else "."
    if after not in _AFTER_BARE:
        return ""
    for k in range(len(before) - 3, -1, -1):
        if before[k : k + 2] == ["number", "of"] and not {".", ";"} & set(before[k:]):
            nouns = [word for word in before[k + 2 :] if word.isalpha()][:1]
            return "" if not nouns or nouns[0] in number_words().fates else _singular(nouns[0])
    return ""


def _fate_before(words: Sequence[str], number: Numeral) -> str:
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


def _carried(words: Sequence[str], number: Numeral, earlier: Quantity | None, of_them: bool) -> str:
    """The unit of the number before, where this one goes on counting: "30, including 12", "99 of them"."""
    goes_on = of_them or _is_part(words, number.first)
    return earlier.unit if earlier is not None and goes_on else ""


def _unit(words: Sequence[str], tagged: Sequence[str], last: int) -> str:
    """What is counted: the noun that ends the words after the number, or what befell those counted."""
    known = number_words()
    noun = ""
    for k in range(last, min(last + _REACH, len(words))):
        lower = words[k].lower()
        if lower == "per" and words[k + 1 : k + 2] == ["cent"] and k == last:
            return known.measures["percent"]
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


def _state_after(words: Sequence[str], tagged: Sequence[str], last: int) -> str:
    """How or what they are: "Eighty are in a critical condition", "nine were children"."""
    being = last + (last < len(words) and words[last].lower() in _ADVERBS)
    if being >= len(words) or words[being].lower() not in _BEING:
        return ""
    first = being + 1
    for k in range(first, min(first + _REACH, len(words))):
        lower = words[k].lower()
        if lower in number_words().states:
            return number_words().states[lower]
        if lower in _CLAUSE_ENDS:
            break
    noun = next((k for k in range(first, min(first + 4, len(words))) if tagged[k] not in _BEFORE_NOUN), first)
    if noun < len(words) and tagged[noun] == "NN" and words[noun].lower() in number_words().singulars:
        return number_words().singulars[words[noun].lower()]
    return _singular(words[noun]) if noun < len(words) and tagged[noun] == "NN" else ""


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


def _bounds(words: Sequence[str], number: Numeral) -> tuple[float | None, float | None]:
    """Low and high, by the words before the number ("more than", "some") and right after it ("or more").

    A range keeps its ends: "as many as 35 to 40" are 40 at most.
    """
    bounds = number_words().bounds
    least = number.value if number.low is None else number.low
    most = number.value if number.high is None else number.high
    before = " ".join(words[max(0, number.first - _NEAR) : number.first]).lower()
    after = " ".join(words[number.last : number.last + 2]).lower()
    if before.endswith((*bounds["at_least"], *bounds["over"])) or after == "or more":
        return least, None
    if before.endswith((*bounds["at_most"], *bounds["under"])):
        return None, most
    if before.endswith(tuple(bounds["about"])) or after == "or so":
        return _even(least * (1 - _SPREAD)), _even(most * (1 + _SPREAD))
    return number.low, number.high


def _even(value: float) -> float:
    """Without what binary fractions leave over: 2,970,000 for 2,970,000.0000000005."""
    even = float(f"{value:.12g}")
    return int(even) if even.is_integer() else even


def _is_part(words: Sequence[str], first: int) -> bool:
    before = " ".join(words[max(0, first - _NEAR) : first]).lower()
    parts = number_words().bounds["part"]
    return any(
        before.endswith(p) or before.endswith((f"{p} at least", f"{p} about", f"{p} some")) for p in parts
    )
