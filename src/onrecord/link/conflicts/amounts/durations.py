"""How long something lasted or is to last: "the raid took 20 minutes", "it went on for more than an hour"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.compare.words import number_of, stem
from onrecord.link.conflicts.amounts.windows import of_one_time
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import clause_start
from onrecord.link.conflicts.reading.scopes import of_other_people, one_voice, same_one, same_times
from onrecord.link.conflicts.reading.words import as_printed, conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_NEAR, _NEAR_SIEGE = 0.45, 0.4
"""How near two lines lie that tell how long one thing lasts, and where a story's siege is told of."""
_MINUTES = {"minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0, "month": 43800.0, "year": 525600.0}
"""Minutes in each; of months and years the mean."""
_REACH, _SUBJECT = 7, 8
"""Words between a word of lasting and the length, and words before it among which is named what lasts."""
_POINTING = frozenset({"it", "they", "this"})
_HEAD = 5
"""Words at the head of a line that name what an aside or a pronoun stands for."""
_ENDS = frozenset({",", ";", ":", ".", "but", "while", "which", "who", "that", "--"})
_LEAST = frozenset({"than", "least", "over"})
_MOST = frozenset({"under", "within", "most"})
_SPANS = frozenset({"last", "past", "previous", "next", "coming"})
"""Words before a time in which something was, and needn't have lasted: "over the *past* five days"."""
_ROUGHLY = frozenset({"about", "around", "nearly", "almost", "some", "roughly", "approximately"})
_SLACK, _LOOSE = 0.05, 0.25
"""Share by which a length may be off as printed, and with "about" before it."""
_FAR = 400.0
"""The factor beyond which two lengths are of different things."""
_PLANNED = frozenset({"will", "would", "extended", "prolonged", "could", "may", "might", "to"})
_COMPOUND = re.compile(r"(\d+|[a-z]+)-(minute|hour|day|week|month|year)(?:-long)?")


class Duration(NamedTuple):
    """Minutes between which it lasted, the senses of what lasted, whether it is to come, the words.

    `goes_on` where it is told how long it has lasted so far ("after four days of riots").
    """

    low: float
    high: float
    of: frozenset[str]
    is_planned: bool
    printed: str
    goes_on: bool = False


def durations(run: Sequence[Word]) -> tuple[Duration, ...]:
    """How long a line says that things last."""
    found = []
    for k, word in enumerate(run):
        unit = _MINUTES.get(word.lower.removesuffix("s"), 0.0)
        if unit and k > 2 and _MINUTES.get(run[k - 3].lower.removesuffix("s")) and run[k - 2].lower == "and":
            continue  # "two hours and *forty minutes*" are one length
        if unit and k and (number := _number(run[k - 1])) is not None:
            if _ends_within(run, k):
                found.append(_duration(run, k, number * unit, frozenset({_SIEGE}), planned=False))
                continue
            number += _and_more(run, k) / unit
            length = _of(run, k)
            if length is not None:
                of, planned = length
                duration = _duration(run, k, number * unit, of, planned)
                found.append(duration._replace(goes_on=_is_so_far(run, k, unit)))
        elif (match := _COMPOUND.fullmatch(word.lower)) and k + 1 < len(run):
            value = number_of(match[1])
            if value and run[k + 1].sense and run[k + 1].lower not in ("old", "veteran"):
                of = frozenset({run[k + 1].sense})
                found.append(_duration(run, k, value * _MINUTES[match[2]], of, planned=False))
    return tuple(d for d in found if d.of)


def _is_so_far(run: Sequence[Word], k: int, unit: float) -> bool:
    """Whether a length of days may since have grown: "after four days of riots", not "lasted four days"."""
    return unit >= _MINUTES["day"] and any(w.lower == "of" for w in run[k + 1 : k + 2])


_SIEGE = stem("siege")
_WITHIN, _SOON = 3, 8
"""Words before a length among which "within" stands, and after it among which what then was over."""


def _ends_within(run: Sequence[Word], k: int) -> bool:
    """Whether a siege was over after the length at most: "within an hour police had stormed the hall"."""
    if not any(w.lower == "within" for w in run[max(0, k - _WITHIN) : k]):
        return False
    return any(w.lower in conflict_words().ending for w in run[k + 1 : k + 1 + _SOON])


def _and_more(run: Sequence[Word], k: int) -> float:
    """The minutes that a smaller unit adds: "two hours *and forty minutes*"."""
    after = run[k + 1 : k + 4]
    if len(after) < 3 or after[0].lower != "and" or (number := _number(after[1])) is None:
        return 0.0
    return number * _MINUTES.get(after[2].lower.removesuffix("s"), 0.0)


def _number(word: Word) -> float | None:
    return 1.0 if word.lower in ("a", "an") else number_of(word.lower)


def _duration(run: Sequence[Word], k: int, minutes: float, of: frozenset[str], planned: bool) -> Duration:
    before = {w.lower for w in run[max(0, k - 4) : k]}
    slack = _LOOSE if before & _ROUGHLY else _SLACK
    low, high = (1 - slack) * _from(run, k, minutes), (1 + slack) * minutes
    if before & _LEAST:
        low, high = minutes, float("inf")
    elif before & _MOST:
        low, high = 0.0, minutes
    return Duration(low, high, of, planned, as_printed(run[max(0, k - 5) : k + 1]))


def _from(run: Sequence[Word], k: int, minutes: float) -> float:
    """The least of a range: "*two* to three hours"; the length itself where it is none."""
    if k < 3 or run[k - 2].lower not in ("to", "or"):
        return minutes
    least, most = _number(run[k - 3]), _number(run[k - 1])
    return minutes * least / most if least and most and least < most else minutes


def _of(run: Sequence[Word], k: int) -> tuple[frozenset[str], bool] | None:
    """What lasts so long, and whether it is to come: "the raid lasted", "two days of talks", "a siege of"."""
    after = run[k + 1 : k + 5]
    if after and after[0].lower == "of":
        is_kind = run[k].lower in ("day", "night") and run[k - 1].lower in ("a", "an")
        return None if is_kind else (_things(after[1:]), False)  # "a day of mourning" tells no length
    number = k - 1
    while number and run[number - 1].lower in (
        _LEAST | _MOST | _ROUGHLY | {"more", "less", "at", "only", "just", "another"}
    ):
        number -= 1
    if number > 1 and run[number - 1].lower in _SPANS and run[number - 2].lower == "the":
        return None
    if number and run[number - 1].lower == "of":
        return _things(run[max(0, number - 3) : number - 1]), False
    if any(
        w.lower in ("later", "earlier", "ago", "before", "after", "old", "away", "late") for w in after[:1]
    ):
        return None
    at = next(
        (j for j in range(k - 1, max(-1, k - 1 - _REACH), -1) if run[j].lower in conflict_words().lasting),
        None,
    )
    if at is None or any(w.lower in _ENDS for w in run[at:k]):
        return None
    first = clause_start(run, at, _SUBJECT, _ENDS)
    planned = any(w.lower in _PLANNED for w in run[max(0, at - 4) : at + 1])
    of = _things(run[first : at + 1])
    if (
        not of
        or (first and run[first - 1].lower in (",", "and"))
        or {w.lower for w in run[first:at]} & _POINTING
    ):
        of |= _things(run[: min(first, _HEAD)])
    return of, planned


def _things(some: Sequence[Word]) -> frozenset[str]:
    light = conflict_words().light
    return (
        frozenset(w.sense for w in some if w.sense and w.sense[0].isalpha() and w.sense not in light) - _IDLE
    )


_IDLE = frozenset({"last", "take", "tak", "continu", "extend", "hold", "keep", "stay", "said", "first"})


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two lengths of one thing that no length fits."""
    if not (a.durations and b.durations):
        return None
    besieged = any(_SIEGE in one.of & other.of for one in a.durations for other in b.durations)
    if (
        near < (_NEAR_SIEGE if besieged else _NEAR)
        or not a.in_one_story
        or not same_times(a, b)
        or not of_one_time(a, b)
        or not same_one(a, b)
        or one_voice(a, b)
        or a.open
        or b.open
    ):
        return None
    if of_other_people(a, b):
        return None  # what two people did or got, each for a time of their own
    for one in a.durations:
        for other in b.durations:
            shared = one.of & other.of
            if not shared or not _apart(one, other):
                continue
            if (one.goes_on or other.goes_on) and later(a, b) != "same":
                continue  # so many days by one report are more by the next
            why = f"“{one.printed}” against “{other.printed}”"
            strength = min(1.0, 0.25 + 0.5 * near + 0.05 * min(3, len(shared)))
            replaces = one.is_planned or other.is_planned
            return Finding("time", why, strength, f"lasts/{min(shared)}", replaces=replaces)
    return None


def _apart(one: Duration, other: Duration) -> bool:
    low, high = max(one.low, other.low), min(one.high, other.high)
    small, large = sorted(length.low or length.high for length in (one, other))
    return low > high and large <= _FAR * small
