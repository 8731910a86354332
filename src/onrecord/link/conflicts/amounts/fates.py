"""What became of those counted: said before the number ("killing at least 80") or after its noun."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.conflicts.reading.runs import BEING
from onrecord.link.conflicts.reading.words import Word, conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE, AFTER = 7, 7
"""Words before and after a number among which its fate is looked for."""
STOPS = frozenset({",", ";", ":", ".", "(", ")", "--", "while", "with", "and", "but", "that"})
_NO_FATE = frozenset({"squad", "penalty", "threat", "row", "sentence"})
"""Words after "death" that make it nobody's."""
_ASIDES = frozenset({"among", "who", "which", "many", "most", "some", "including", "whom"})
_HURT_OR_DEAD = frozenset({"victim", "victims"})
"""Nouns of people to whom something was done, who needn't have died of it: "shot the three victims"."""
_APPOSED = frozenset({"a", "an", "one", "both", "all"})
_ASIDE = 20
"""Words that an aside between a noun and its verb has at most."""
NUMERAL_SUBJECTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_LEAVING = frozenset({"told", "ordered", "forced", "urged", "advised", "asked", "had", "have", "has", "made"})
"""Words before "to leave" with which those counted are driven from where they live."""
_CARRYING = frozenset({"carrying", "carried", "carries"})


def fate(words: Sequence[Word], at: int, end: int) -> str:
    """What became of those counted: said before the number ("killing at least 80") or after its noun."""
    for k in range(at - 1, max(-1, at - _BEFORE), -1):
        word = words[k].lower
        if fate_at(words, k):
            return fate_at(words, k)
        if word in STOPS or word[0].isdigit() or word in NUMERAL_SUBJECTS:
            break
    k, last = end - 1, end + AFTER
    while (k := k + 1) < min(len(words), last):
        word = words[k].lower
        if word in (",", "including") and (past := _past_aside(words, k)):
            k, last = past, past + AFTER
            continue
        if word in ("who", "that") and k <= end + 1 and (past := _past_clause(words, k)):
            k, last = past, past + AFTER
            continue
        if k <= end + 2 and _is_living(words, k) and (past := _past_clause(words, k - 1)):
            k, last = past, past + AFTER
            continue
        if word == "and" and k + 1 < len(words) and k <= end + 1:
            continue
        if _has_its_own(words, k):
            break
        if word in _HURT_OR_DEAD:
            continue
        if fate_at(words, k) and not any(w.lower.rstrip("s") in _NO_FATE for w in words[k + 1 : k + 2]):
            return fate_at(words, k)
        if word in STOPS and word != "--":
            break
    return _aboard(words, at, end)


def _has_its_own(words: Sequence[Word], k: int) -> bool:
    """Whether what befell is told of another number: "shot three people, *killing* two"."""
    after = next((w.lower for w in words[k + 1 : k + 2]), "")
    numeral = after[:1].isdigit() or after in NUMERAL_SUBJECTS or after == "one"
    return numeral and words[k].lower.endswith("ing") and bool(fate_at(words, k))


def _aboard(words: Sequence[Word], at: int, end: int) -> str:
    """Whether those counted were on board, where nothing is said of what became of them."""
    on_it = conflict_words().people - {"other"}
    people = any({w.lower, w.lower.removesuffix("s")} & on_it for w in words[end : end + 2])
    if people and any(w.lower in _CARRYING for w in words[max(0, at - 3) : at]):
        return "aboard"
    after = [w.lower for w in words[end : end + AFTER]]
    before = [w.lower for w in words[max(0, at - 3) : at]]
    there = "aboard" in after or any(pair == ("on", "board") for pair in pairwise(after))
    return "aboard" if people and there and "of" not in before else ""


def _is_living(words: Sequence[Word], k: int) -> bool:
    """Whether word k tells, right after a noun, where those counted are: "three nationals living in Melk"."""
    return words[k].lower in _LIVING and bool(words[k - 1].sense)


_LIVING = frozenset(
    {
        "living",
        "staying",
        "working",
        "travelling",
        "traveling",
        "hiding",
        "waiting",
        "sleeping",
        "sheltering",
        "residing",
        "attending",
        "dining",
        "based",
        "from",
    }
)


def _past_clause(words: Sequence[Word], k: int) -> int:
    """Where the clause ends that tells who those counted are: "40 people who live there were told to go"."""
    if _goes_on(words, k):
        return 0
    within = range(k + 2, min(len(words), k + _ASIDE))
    return next((at - 1 for at in within if words[at].lower in BEING), 0)


def _past_aside(words: Sequence[Word], k: int) -> int:
    """Where the aside ends that word k opens; 0 where it opens none.

    "89 people, who had come to hear it, were killed", "nine people including two guards were killed".
    """
    if words[k].lower == "including":
        within = range(k + 2, min(len(words), k + _ASIDE))
        return next((at - 1 for at in within if words[at].lower in BEING), 0)
    apposed = any(w.lower in _APPOSED for w in words[k + 1 : k + 2])
    if not apposed and not any(w.lower in _ASIDES for w in words[k + 1 : k + 3]):
        return 0
    ends = [at for at in range(k + 2, min(len(words), k + _ASIDE)) if words[at].lower == ","]
    return next((at for at in ends if _goes_on(words, at)), ends[0] if ends else 0)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the verb of a clause follows word `at`, be it a comma that ends an aside or a "who"."""
    return any(w.lower in BEING or w.lower in ("had", "have", "has") for w in words[at + 1 : at + 2])


def fate_at(words: Sequence[Word], k: int) -> str:
    """The fate that word k names; "" if it names none."""
    if words[k].lower == "arrest" and k and words[k - 1].lower == "house":
        return "under-house-arrest"
    if words[k].lower == "leave" and k > 1 and words[k - 1].lower == "to":
        return "displaced" if words[k - 2].lower in _LEAVING else ""
    if words[k].lower == "investigation" and k and words[k - 1].lower == "under":
        return "investigated"
    if words[k].lower == "moved" and any(w.lower == "out" for w in words[k + 1 : k + 3]):
        return "displaced"
    if words[k].lower == "held" and any(w.lower in _WITHIN for w in words[k + 1 : k + 4]):
        return "hostage"
    return conflict_words().fate_of.get(words[k].lower, "")


_WITHIN = frozenset({"inside", "hostage", "captive"})
_WITHIN_THEM = frozenset({"in", "of", "across", "from"})
_JOBS = frozenset({"job", "post"})


def of_things(words: Sequence[Word], at: int, end: int, unit: str) -> str:
    """What became of things counted: "destroyed 40 houses", "2,000 jobs would be cut"."""
    known = conflict_words().thing_fates
    behind = range(end, min(len(words), end + AFTER))
    if any(w.lower in _WITHIN_THEM for w in words[max(0, at - 1) : at]):
        behind = range(0)  # "half of the houses in seven villages were destroyed": the houses were
    for k in (*behind, *range(at - 1, max(-1, at - 4), -1)):
        found = known.get(words[k].lower, "")
        if found and (found == "laid-off") == (unit in _JOBS):
            return found
    return ""
