"""What else tells two counts apart: over how long they were counted, and of whom they are told."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.compare.words import number_of
from onrecord.link.conflicts.reading.scopes import MONTHS, WEEKDAYS
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_DAY, _MONTH = (rf"(?:{'|'.join(names)})" for names in (WEEKDAYS, MONTHS))
_LENGTH = r"(?:\w+ ){0,2}(?:hours?|days?|nights?|weeks?|weekend|months?|quarter|years?|decades?)"
_SINCE = r"(?:\d{4}|\w+ \d{1,2}|began|started|beginning|start)"
_WINDOW = re.compile(
    rf"\bsince (?!then)(?:[\w-]+ ){{0,3}}?(?:{_DAY}|{_MONTH}|{_SINCE})\b|"
    rf"\b(?:in|over|during|within|for) the (?:past|last|previous|final|first|second|third) {_LENGTH}\b|"
    r"\b(?:so far this|earlier this|this|last) (?:year|month|quarter|season)\b|"
    r"\b(?:a|two|three) years? (?:ago|earlier)\b",
    re.IGNORECASE,
)
_EACH = frozenset({"a", "an", "per", "each", "every"})
_REACH = 60
"""Characters before and after a figure among which its span of time is told."""


def window(frame: Frame, count: Count) -> str:
    """The span of time that a figure is told for ("since Saturday", "in the past week"); "" if none."""
    words = frame.words
    start = words[count.at].start
    text = frame.line.text
    begin = max(text.rfind(mark, 0, start) for mark in ";:")
    within = text[max(begin + 1, start - _REACH) : start + _REACH]
    found = _WINDOW.search(within)
    return found[0].lower() if found else ""


_PAST = re.compile(
    r"\bearlier (?:this|that|in the) year\b|"
    r"\b(?:last|previous) (?:year|month|season|quarter|century|time)\b|\byears? (?:ago|earlier)\b",
    re.IGNORECASE,
)


def of_one_time(a: Frame, b: Frame) -> bool:
    """Whether not only one of two lines tells of what was in a time long past ("a strike last year")."""
    return bool(_PAST.search(a.line.text)) == bool(_PAST.search(b.line.text))


_TOTAL = re.compile(r"\b(?:(?:so|thus) far|to date|a total of)\b", re.IGNORECASE)


def is_total(frame: Frame) -> bool:
    """Whether a line tells how many there were until then, of several times."""
    return bool(_TOTAL.search(frame.line.text))


_SOME_OF = frozenset({"first", "last", "final", "next", "previous", "past", "opening", "remaining"})


def is_some_of(words: Sequence[Word], at: int) -> bool:
    """Whether a figure is of some in a row only: "his first 17 passes", "the final two games"."""
    return any(w.lower in _SOME_OF for w in words[max(0, at - 1) : at])


_APART = frozenset({"sooner", "later", "earlier", "apart", "ahead", "behind", "away", "ago"})
"""Words behind what is counted that make it a distance."""


def is_distance(words: Sequence[Word], end: int) -> bool:
    """Whether a number that ends there with its unit only tells how far two things lie apart: "won five
    rounds *sooner*"."""
    return any(w.lower in _APART for w in words[end + 1 : end + 2])


_SCORE = re.compile(r"(?<![\w-])\d{1,3}-\d{1,3}(?![\w-])")


def of_two_matches(a: Frame, b: Frame) -> bool:
    """Whether both lines print scores, and no score in common: "a 91-73 win", "the 108-70 rout"."""
    mine, theirs = _scores(a), _scores(b)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def others_before(words: Sequence[Word], at: int) -> float:
    """How many of another people are told right before a number: "*12 Somali and* 11 Yemeni suspects"."""
    before, after = words[max(0, at - 3) : at], words[at + 1 : at + 2]
    if len(before) < 3 or before[2].lower != "and" or not (before[1].is_name and after and after[0].is_name):
        return 0.0
    return number_of(before[0].lower) or 0.0


def of_other_play(a: Frame, b: Frame, printed: Iterable[str]) -> bool:
    """Whether what is counted as printed is a player's, and nothing says that it is of one match.

    One line counts this match, one that, and one all that year, which they hardly say. A score that both
    print says it.
    """
    played = conflict_words().played
    if not any(word in played for some in printed for word in some.lower().split()):
        return False
    return _scores(a).isdisjoint(_scores(b))


def _scores(frame: Frame) -> set[str]:
    return set(_SCORE.findall(frame.line.text))


def rate(frame: Frame, count: Count) -> str:
    """What a figure is told for each of ("$46 a share", "40 tonnes per day"); "" if nothing."""
    return rate_at(frame.words, count.at)


def rate_at(words: Sequence[Word], at: int) -> str:
    """What the figure at a place is told for each of; "" if nothing."""
    after = words[at + 1 : at + 1 + _OF_EACH]
    for each, of in pairwise(after):
        if each.lower in _EACH and of.lower[:1].isalpha() and of.lower != "cent":
            return of.sense or of.lower
        if not each.sense and each.lower not in _OF:
            break
    return ""


_OF_EACH = 7
"""Words after a figure among which it is told for each of what: "1.6 million barrels of oil a day"."""
_OF = frozenset({"of", "million", "billion", "thousand"})


def is_converted(words: Sequence[Word], at: int) -> bool:
    """Whether a sum only tells the one before it in another currency: "two million euros ($2.6 million)"."""
    first = at
    while first and words[first - 1].lower in _ABOUT:
        first -= 1
    if not first or words[first - 1].lower not in ("(", "or"):
        return False
    return any(w.lower[0].isdigit() or w.lower in _OF for w in words[max(0, first - 4) : first - 1])


_ABOUT = frozenset({"about", "around", "some", "nearly", "almost", "roughly", "approximately", "over", "us"})


def whose(frame: Frame, count: Count) -> frozenset[str]:
    """The names that stand before a figure in its clause: those of whom it may be told."""
    first = count.at
    while first and frame.words[first - 1].lower not in (";", "while", "but"):
        first -= 1
    return frozenset(frame.keys[first : count.at]) - {""}


def of_others(a: Frame, b: Frame, one: Count, other: Count) -> bool:
    """Whether both figures are told of somebody or something named, and not of the same."""
    mine, theirs = whose(a, one), whose(b, other)
    return are_apart(mine, theirs)


def are_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether names beside two figures make them of two: none in common, or two countries."""
    countries = [{name for name in some if name.isupper()} for some in (mine, theirs)]
    if all(countries) and not countries[0] & countries[1]:
        return True  # "the Norwegian navy", "the Hungarian navy"
    return bool(mine and theirs) and not mine & theirs


_BY = 12
"""Words before and after a count among which the day stands that it is of."""


def days_by(frame: Frame, count: Count) -> frozenset[str]:
    """The weekdays that stand by a count.

    Left out are those until which or since which it was counted ("as of Friday"), and those that tell what
    else happened ("Friday's siege").
    """
    words = frame.words
    return frozenset(
        word.lower
        for k, word in enumerate(words[: count.at + _BY])
        if k >= count.at - _BY
        and word.lower in WEEKDAYS
        and (_is_during(words, k) or not any(w.lower == "s" for w in words[k + 1 : k + 3]))
        and not any(w.lower in ("since", "from", "by") for w in words[max(0, k - 2) : k])
        and not any((a.lower, b.lower) == ("as", "of") for a, b in pairwise(words[max(0, k - 3) : k]))
    )


def _is_during(words: Sequence[Word], k: int) -> bool:
    """Whether what was counted came about in the course of a day's happening: "during Friday's rally"."""
    return any(w.lower in ("during", "over", "course") for w in words[max(0, k - 3) : k])
