"""Which act of a line a time belongs to: the verb before it in its clause, or the noun that happened then."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.link.conflicts.kinds.moment import clock_at
from onrecord.link.conflicts.order import days_between
from onrecord.link.conflicts.reading.background import YEAR
from onrecord.link.conflicts.reading.runs import HELPING, index_at, tagged
from onrecord.link.conflicts.reading.scopes import MONTHS, WEEKDAYS, month

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Line

_LONGEST = 31
"""Days that a time of an act may be long."""
_PARTS = frozenset(
    {
        "early",
        "late",
        "morning",
        "noon",
        "lunchtime",
        "afternoon",
        "evening",
        "night",
        "overnight",
        "midnight",
    }
)

_REACH = 16
"""Words before a time, in its clause, among which the act stands."""
_HEAD = 6
"""Words at the head of a line within which a time may belong to the verb behind it ("On Monday, it sank")."""
_ENDS = frozenset(
    {";", ":", "--", "(", ")", "but", "while", "whereas", "who", "that", "which", "whom", "where"}
    | {"when", "after", "before", "as", "since", "until", "and", "because", "following"}
)
_LEGAL = frozenset(
    {"charged", "accused", "convicted", "sentenced", "arrested", "held", "jailed", "tried", "suspected"}
    | {"acquitted", "cleared", "remanded", "detained"}
)
"""Verbs whose time isn't that of the noun behind them: "was charged with the murder on Monday"."""
_CARRYING = frozenset(
    {"broke", "started", "began", "begun", "occurred", "happened", "struck", "hit", "took", "ripped", "tore"}
    | {"swept", "destroyed", "devastated", "damaged", "gutted", "set", "reported", "rocked", "shook", "raged"}
    | {"engulfed", "killed", "left", "burned", "came", "reported", "caused", "injured"}
)
"""Verbs by which a happening comes about: what is told of when is the happening."""
_BY = frozenset({"in", "by", "during"})


def owners(run: Sequence[Word], at: int, acts: Collection[int]) -> tuple[int, ...]:
    """Which of the acts (numbers of words) the time at a place belongs to; none where it is of other words.

    `acts` are the verbs and nouns of acts in the line.
    """
    after = next((k for k in (at + 1, at + 2) if k < len(run) and run[k].lower == "s"), None)
    if after is not None:
        return tuple(k for k in range(after + 1, min(len(run), after + 5)) if k in acts)[:1]
    noun = _described(run, at)
    if noun is not None:
        return tuple(k for k in range(noun, min(len(run), noun + _DESCRIBED)) if k in acts)[:1]
    nouns, verb = _before(run, at, acts)
    if verb is None and not nouns:
        verb = _behind(run, at) if at <= _HEAD else None
    if verb is None:
        return tuple(nouns)
    return _of(run, nouns, verb, acts)


def _described(run: Sequence[Word], at: int) -> int | None:
    """The place behind a date that only says which: "the June 20, 2005 *attempted murder* of a man"."""
    first = last = at
    while first > 0 and _is_of_date(run[first - 1]):
        first -= 1
    while last + 1 < len(run) and _is_of_date(run[last + 1]):
        last += 1
    if first == 0 or run[first - 1].lower != "the" or last + 1 >= len(run) or run[last].lower == ",":
        return None
    return last + 1 if tagged(run)[last + 1] in ("NN", "NNS", "JJ", "VBN", "VBG") else None


def _is_of_date(word: Word) -> bool:
    return word.lower == "," or word.lower.isdigit() or word.lower in MONTHS


_DESCRIBED = 4
"""Words behind a date among which the act stands that it describes."""


def _of(run: Sequence[Word], nouns: Sequence[int], verb: int, acts: Collection[int]) -> tuple[int, ...]:
    """The acts of a clause whose last verb before a time, and the nouns of acts between them, are known."""
    mine = (verb,) if verb in acts else ()
    if not nouns:
        carried = _subject(run, verb, acts) if run[verb].lower in _CARRYING else None
        return mine if carried is None else (*mine, carried)
    if run[verb].lower in _LEGAL:
        return mine
    by = any(w.lower in _BY for w in run[max(verb, nouns[-1] - 4) : nouns[-1]])
    return (*mine, *nouns) if by else tuple(nouns)


def _before(run: Sequence[Word], at: int, acts: Collection[int]) -> tuple[list[int], int | None]:
    """The nouns of acts and the first verb before a time in its clause, read backwards."""
    parts = tagged(run)
    nouns: list[int] = []
    for k in range(at - 1, max(-1, at - _REACH), -1):
        if run[k].lower in _ENDS or (run[k].lower == "," and not _goes_on(run, k)):
            break
        if run[k].lower in HELPING or parts[k] == "MD" or _is_calling(run, k):
            continue
        if parts[k].startswith("VB") and not _is_noun(run, parts, k, acts):
            return nouns, k
        if k in acts:
            nouns.append(k)
    return nouns, None


def _is_calling(run: Sequence[Word], k: int) -> bool:
    """Whether a verb only tells what something is called: "a paper *called* the Torvik Echo"."""
    return run[k].lower in _CALLING and any(w.is_name for w in run[k + 1 : k + 2])


_CALLING = frozenset({"called", "named", "dubbed", "titled", "entitled"})


def _is_noun(run: Sequence[Word], parts: Sequence[str], k: int, acts: Collection[int]) -> bool:
    """Whether what looks like a verb is the noun of an act: "the fatal *shooting* of", "Friday's *fire*"."""
    if k not in acts:
        return False
    of = parts[k] == "VBG" and any(w.lower == "of" for w in run[k + 1 : k + 2])
    return of or any(w.lower in ("the", "a", "s", "of") for w in run[max(0, k - 1) : k])


def _goes_on(run: Sequence[Word], comma: int) -> bool:
    """Whether a comma stands within a place, an age or a date: "in Melk, Lomar, on Friday", "Holt, 24"."""
    before, after = run[max(0, comma - 1) : comma], run[comma + 1 : comma + 2]
    if not (before and after):
        return False
    age = before[0].lower.isdigit() or after[0].lower.isdigit()
    named = (before[0].is_name or before[0].lower == ".") and (
        after[0].is_name or after[0].lower in ("on", "at")
    )
    return age or named


def _behind(run: Sequence[Word], at: int) -> int | None:
    """The first verb behind a time that opens a line, if it is the line's own."""
    parts = tagged(run)
    for k in range(at + 1, len(run)):
        if run[k].lower in (";", "--"):
            return None
        if run[k].lower in HELPING or not parts[k].startswith("VB") or parts[k] == "VBG":
            continue
        helped = any(w.lower in HELPING for w in run[max(0, k - 3) : k])
        if parts[k] in ("VBD", "VBZ", "VBP") or helped:
            return k
    return None


def _subject(run: Sequence[Word], verb: int, acts: Collection[int]) -> int | None:
    """The noun of an act before a verb in its clause: "a *fire* that was set", "the *blast* tore through"."""
    k, last = verb - 1, max(-1, verb - _REACH)
    while k > last:
        if k in acts:
            return k
        if run[k].lower == ",":
            opens = [c for c in range(k - 1, last, -1) if run[c].lower == "," and run[c + 1].lower == "which"]
            if not opens:
                return None
            k = opens[0]  # "the fire, which police call suspicious, broke out"
        elif run[k].lower in _ENDS - {"that", "which"}:
            return None
        k -= 1
    return None


class Times(NamedTuple):
    """What is told of when an act was: its day (earliest, latest), and as printed, slot by slot."""

    day: tuple[str, str] | None = None
    weekday: str = ""
    part: str = ""
    date: tuple[str, int] | None = None
    month: str = ""
    year: str = ""
    clock: tuple[float, float] | None = None

    @property
    def months(self) -> tuple[str, ...]:
        """The month that is told, alone or with a day of it."""
        return (self.month,) if self.month else self.date[:1] if self.date else ()


def times(
    line: Line, run: Sequence[Word], acts: Collection[int], weekday: Callable[[str, int], str]
) -> dict[int, Times]:
    """By the place of an act when it was, where the line tells but one time of a sort for it.

    `weekday` tells that of a day of a month, as far as the story does.
    """
    slots: dict[int, dict[str, set[Any]]] = {}
    for at, slot, value in _told(line, run):
        for act in owners(run, at, acts):
            slots.setdefault(act, {}).setdefault(slot, set()).add(value)
    for some in slots.values():
        dates = some.get("date", set())
        if len(dates) == 1 and not some.keys() & {"weekday", "year"}:
            some["weekday"] = {weekday(*next(iter(dates)))}
    return {
        act: Times(**{slot: next(iter(values)) for slot, values in some.items() if len(values) == 1})
        for act, some in slots.items()
    }


def _told(line: Line, run: Sequence[Word]) -> Iterator[tuple[int, str, Any]]:
    """(place, slot, value) of the times of a line."""
    for time in line.times:
        interval, at = time.interval, line.offset(time.span)
        if not (time.type in ("DATE", "TIME") and interval.start and interval.end and at >= 0):
            continue
        first, last = index_at(run, at), index_at(run, at + len(time.span))
        printed = {w.lower for w in run[first:last]}
        is_named = any(w.is_name and (w.lower in WEEKDAYS or month(w.lower)) for w in run[first:last])
        if is_named and days_between(interval.start, interval.end) <= _LONGEST:
            yield first, "day", (interval.start, interval.end)
            if interval.start[:10] == interval.end[:10] and printed.isdisjoint(WEEKDAYS):
                yield first, "weekday", WEEKDAYS[dt.date.fromisoformat(interval.start[:10]).weekday()]
    for k, word in enumerate(run):
        if word.lower in WEEKDAYS:
            yield k, "weekday", word.lower
            if part := _part(run, k):
                yield k, "part", part
        elif word.is_name and (name := month(word.lower)):
            day = _day_of_month(run, k)
            yield k, "date" if day else "month", (name, day) if day else name
        elif YEAR.fullmatch(word.lower) and _is_when(run, k):
            yield k, "year", word.lower
        elif clock := clock_at(run, k):
            yield k, "clock", clock


def _part(run: Sequence[Word], k: int) -> str:
    """The part of the day told beside a weekday: "late on Friday", "Friday night"."""
    beside = (*run[k + 1 : k + 3], *run[max(0, k - 3) : k][::-1])
    return next((w.lower for w in beside if w.lower in _PARTS), "")


def _day_of_month(run: Sequence[Word], k: int) -> int:
    beside = (*run[k + 1 : k + 3], *run[max(0, k - 1) : k])
    days = [w.lower.rstrip("stndrh") for w in beside if w.lower[:1].isdigit()]
    return next((int(day) for day in days if day.isdigit() and 1 <= int(day) <= 31), 0)


def _is_when(run: Sequence[Word], k: int) -> bool:
    """Whether a year is when something was: "in 2005", "in May 2005", "on May 30, 2005"."""
    before = [w.lower for w in run[max(0, k - 5) : k]]
    return before[-1:] == ["in"] or any(month(word) for word in before[-3:])
