"""How many of what, where: the counts in a line, each with what tells it from other counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.amounts.count import Count, narrowed
from onrecord.link.conflicts.amounts.fates import AFTER, NUMERAL_SUBJECTS, STOPS, fate_at, of_things
from onrecord.link.conflicts.amounts.fates import fate as fate_of_those
from onrecord.link.conflicts.amounts.sums import summed
from onrecord.link.conflicts.amounts.tolls import aboard, bare, in_a_row, none_at_all, one_hurt, toll
from onrecord.link.conflicts.amounts.windows import is_converted, is_distance
from onrecord.link.conflicts.reading.runs import BEING
from onrecord.link.conflicts.reading.words import Word, as_printed, conflict_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.story import Line
    from onrecord.model import Quantity

_NOUNS = 4
"""Words after a number among which the noun is looked for that it counts."""
_FURTHER = frozenset({"additional", "further"})
_LABELS = frozenset({"magnitude", "magnitude-", "intensity", "category", "level", "grade"})


def counts(line: Line, words: Sequence[Word], before: Sequence[Sequence[Word]] = ()) -> tuple[Count, ...]:
    """The counts of a line that stand for the whole of something; shares and additions are left out.

    `before` are the words of the lines before: "a further 118 were put under house arrest" adds to nothing
    where those speak of no house arrest.
    """
    told = frozenset(fate for run in before for k, w in enumerate(run) if (fate := fate_at(run, k)))
    found: list[Count] = []
    places = {word.start: k for k, word in enumerate(words)}
    read: set[int] = set()
    for quantity in line.quantities:
        at = word_at(line, quantity, places)
        if at is None:
            continue
        read.update(range(at, _end_of_number(words, at)))
        if quantity.part or words[at].text.startswith("00"):
            continue  # "50 ,000 people", torn apart
        count = _count(quantity, words, at, found, told)
        if count is not None:
            found += (count, *_all_of(count, words))
    counted = {count.at for count in found}
    found += [
        c
        for c in bare(words)
        if c.at not in read or (c.fate in ("infected", "aboard") and c.at not in counted)
    ]
    found += (*none_at_all(words), *in_a_row(words))
    listed = aboard(words)
    found = [count for count in found if count.at not in {c.at for c in listed}]
    tolls = toll(words) if not any(count.fate == "dead" for count in found) else ()
    hurt = () if any(count.fate == "injured" for count in found) else one_hurt(words)
    beside = hurt if any(count.fate == "dead" for count in found) else ()
    return (*summed(found, words), *listed, *tolls, *beside)


def is_label(words: Sequence[Word], at: int) -> bool:
    """Whether the number at a place only names how strong something is: "a magnitude 6 quake"."""
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    return any(w.lower in _LABELS for w in beside)


def _all_of(count: Count, words: Sequence[Word]) -> tuple[Count, ...]:
    """How many there were, where the fate is that of all of them: "all four attackers were dead"."""
    before = [w.lower for w in words[max(0, count.at - 2) : count.at]]
    if count.fate and count.unit not in ("person", "") and "all" in before:
        return (replace(count, fate=""),)
    return ()


def word_at(line: Line, quantity: Quantity, places: Mapping[int, int]) -> int | None:
    """The number of the word with which a quantity begins; `places` are those of words, by their begin."""
    offset = line.offset(quantity.span)
    return next((places[k] for k in (offset, offset + 1) if offset >= 0 and k in places), None)  # "$4"


def _count(
    quantity: Quantity, words: Sequence[Word], at: int, earlier: Sequence[Count], told: frozenset[str]
) -> Count | None:
    lists = conflict_words()
    end = _end_of_number(words, at)
    before = [w.lower for w in words[max(0, at - 3) : at]]
    after = [w.lower for w in words[end : end + 2]]
    if is_label(words, at) or is_distance(words, end):
        return None
    if whose := _whose(words, end):
        low, high = narrowed(quantity.value, quantity.low, quantity.high)
        printed = as_printed(words[max(0, at - _words_before(words, at)) : end + 6])
        return Count(fate_of_those(words, at, end), whose, quantity.value, low, high, at, printed)
    if any(
        w.lower == "among" and words[k - 1].lower != "," for k, w in enumerate(words[end : end + 4], end)
    ) or _is_added(words, at, end):
        return None
    fate = fate_of_those(words, at, end)
    if not fate and earlier and earlier[-1].fate == "aboard" and words[at - 1].lower == "and":
        fate = "aboard"  # "carrying 80 passengers and 9 crew"
    if lists.part_before.intersection(before[-2:]) and not (
        _FURTHER.intersection(before[-2:]) and fate and fate not in told | {c.fate for c in earlier}
    ):
        return None
    if lists.part_after.intersection(after[:1]) and not _of_another_fate(fate, after, earlier):
        return None
    if (
        after[:1] == ["of"]
        and after[1:] not in (["his"], ["her"], ["its"], ["their"])
        and not _is_round(words, at)
        and quantity.unit not in ("percent", "dollar", "euro", "pound")
    ):
        return None
    unit = _counted(words, end) or _unit(quantity.unit)
    if unit in lists.shares | lists.measures and is_converted(words, at):
        return None
    if unit == "person" and fate and not _has_noun(words, end):
        unit = next((c.unit for c in reversed(earlier) if c.unit == "attacker" and not c.fate), unit)
    is_agent = unit in lists.agents or _acts(words, end)
    if is_agent and not _passive_fate(words, at, end):
        fate = "" if fate == "dead" and _kills(words, end) else fate
        unit = "attacker" if unit in lists.attackers or unit == "person" else unit
    elif unit in lists.people or (fate and unit == ""):
        unit = "person"
    if unit == "person" and not fate:
        fate = _done(words, end)
        if not fate:
            return None
    if unit not in lists.people and unit != "attacker" and not fate:
        fate = of_things(words, at, end, unit)
    if fate in ("arrested", "hostage") and unit not in lists.measures:
        unit = "person"
    printed = as_printed(words[max(0, at - _words_before(words, at)) : end + 2])
    bounds = _range(words, at, end) or narrowed(quantity.value, quantity.low, quantity.high)
    return Count(fate, unit, quantity.value, *bounds, at, printed)


def _whose(words: Sequence[Word], end: int) -> str:
    """Of whose what some are counted, where somebody is named: "detained two of *Serak's sons*"."""
    after = words[end : end + 5]
    if not after or after[0].lower != "of" or not after[1:2] or not after[1].is_name:
        return ""
    at = next((k for k in range(2, len(after) - 1) if after[k].lower == "s"), 0)
    return f"{after[1].lower}/{stem(after[at + 1].lower)}" if at else ""


def _is_round(words: Sequence[Word], at: int) -> bool:
    """Whether the number is a round plural, and no share of those after "of": "thousands of people"."""
    return words[at].lower in _ROUND


_ROUND = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions"})


def _is_added(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether those counted come on top of others: "six people were also killed", "raids also killed ten"."""
    fate_of = conflict_words().fate_of
    also = [k for k in range(max(0, at - 5), min(len(words), end + 5)) if words[k].lower == "also"]
    return any(k >= end or (k + 1 < len(words) and words[k + 1].lower in fate_of) for k in also)


def _range(words: Sequence[Word], at: int, end: int) -> tuple[float, float] | None:
    """The ends of "between 500 and 1,300", whichever of them word `at` is."""
    if at and words[at - 1].lower == "between":
        ends = (words[at : at + 1], words[end + 1 : end + 2])
    elif at > 2 and words[at - 1].lower == "and" and words[at - 3].lower == "between":
        ends = (words[at - 2 : at - 1], words[at : at + 1])
    else:
        return None
    low, high = ("".join(w.lower for w in some).replace(",", "") for some in ends)
    return (float(low), float(high)) if low.isdigit() and high.isdigit() else None


def _of_another_fate(fate: str, after: Sequence[str], earlier: Sequence[Count]) -> bool:
    """Whether "others" are set beside those of another fate: "129 were killed, 352 others wounded"."""
    return after[:1] == ["others"] and bool(fate) and any(c.fate and c.fate != fate for c in earlier)


def _has_noun(words: Sequence[Word], end: int) -> bool:
    """Whether a noun follows the number, rather than at once what befell those counted ("and seven died")."""
    after = next((w.lower for w in words[end : end + 1]), ".")
    return after not in conflict_words().fate_of and after not in BEING and after[:1].isalpha()


def _counted(words: Sequence[Word], end: int) -> str:
    """The people counted, where the first nouns after the number name them; "" where none does."""
    lists = conflict_words()
    for word in words[end : end + _NOUNS]:
        if word.lower in STOPS or word.lower in BEING or word.lower in lists.fate_of or word.lower == "of":
            break
        base = stem(word.lower)
        if word.lower in lists.attackers or base in lists.attackers:
            return "attacker"
    return ""


def _done(words: Sequence[Word], end: int) -> str:
    """What people without a fate do or suffer: the next word that says something ("charged", "fined")."""
    people = conflict_words().people
    for word in words[end : end + 8]:
        if word.lower in STOPS:
            break
        if (
            word.sense
            and not word.is_name
            and not {word.lower, stem(word.lower), word.lower.rstrip("s")} & people
            and word.lower != "far"
        ):
            return conflict_words().fate_of.get(word.sense, word.sense)
    return ""


def _words_before(words: Sequence[Word], at: int) -> int:
    lowered = [w.lower for w in words[max(0, at - 2) : at]]
    return 2 if lowered[-1:] in (["least"], ["than"], ["most"], ["to"], ["as"]) else 0


def _end_of_number(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].lower in (
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "and",
    ):
        if words[end].lower == "and":
            break
        end += 1
    return end


def _unit(unit: str) -> str:
    lists = conflict_words()
    word = unit.rsplit(" ", maxsplit=1)[-1].lower().rstrip(".")
    if word in lists.people or word in lists.fate_of or not word:
        return "person"
    if word in lists.attackers:
        return "attacker"
    return lists.units.get(stem(word), stem(word))


def _passive_fate(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the fate befell those counted: "seven gunmen were killed", "killed seven gunmen", "dead"."""
    fate_of = conflict_words().fate_of
    for k in range(end, min(len(words), end + AFTER)):
        word = words[k].lower
        if word in ("died", "dead", "die", "missing", "perished", "surrendered"):
            return True
        if word in fate_of:
            return words[k - 1].lower in BEING or (
                k + 1 < len(words) and words[k + 1].lower in ("in", "by", "on", "when", "during", "after")
            )
        if word in STOPS:
            break
    return any(words[k].lower in fate_of for k in range(max(0, at - 3), at))


def _kills(words: Sequence[Word], end: int) -> bool:
    return any(w.lower.startswith(("kill", "murder", "massacr")) for w in words[end : end + AFTER])


def _acts(words: Sequence[Word], end: int) -> bool:
    """Whether those counted are who did it: "seven people ... killed 129 people"."""
    window = words[end : end + 30]
    for k, word in enumerate(window):
        if (
            word.lower in ("killed", "kill", "attacked", "murdered", "stormed")
            and k
            and window[k - 1].lower not in BEING
        ):
            after = [w.lower for w in window[k + 1 : k + 4]]
            return any(a[:1].isdigit() or a in ("the", "people", "at", *NUMERAL_SUBJECTS) for a in after[:1])
        if word.lower in conflict_words().fate_of or word.lower in (".", ";"):
            return False
    return False
