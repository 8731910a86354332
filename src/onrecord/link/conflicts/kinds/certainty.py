"""Open against settled: one line says that a thing isn't known, decided or done yet, the other that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.runs import OF_SOMEBODY
from onrecord.link.conflicts.reading.words import as_printed, conflict_words, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_LEAST_NEAR = 0.5
_LEAST_SHARED = 2
_ASKED, _HEAD_WORDS = frozenset({"when", "where", "why", "how", "who", "what"}), 8
"""Words among the first of a line by which it leaves more open than whether something is so."""
_OF_A_NOUN = frozenset({"unknown", "unconfirmed", "unverified", "uncertain"})
"""Words that may only describe a noun ("an unknown illness")."""
_NEAR_UNNAMED, _UNNAMED, _MOST = 0.45, 3, 0.6
"""How near two lines lie of which one settles what the other leaves open though neither names anybody, how
many senses they share at least, and what share of what is left open."""


_TO_COME = frozenset({"intend", "demand", "propose", "ask", "expect", "believe", "threaten"})
"""Acts whose content isn't so yet, or only in somebody's mind."""


def _wide(frame: Frame) -> frozenset[str]:
    """The names that the whole story is about, as `Frame.names` has them."""
    wide = frame.scope.wide
    return frozenset(key for word, key in zip(frame.words, frame.keys, strict=True) if word.lower in wide)


def left_open(text: str, run: Sequence[Word]) -> str:
    """The words by which a line leaves a matter open; "" where it doesn't."""
    lists = conflict_words()
    lowered = text.lower()
    for phrase in lists.unclear_phrases:
        if phrase in lowered:
            return phrase
    if run and run[0].lower in ("whether", "if"):
        return run[0].lower
    return next((w.lower for w in run if w.lower in lists.unclear), "")


def is_hedged(run: Sequence[Word]) -> bool:
    """Whether any word makes less sure of it."""
    return any(w.lower in conflict_words().hedges for w in run)


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """What one leaves open and the other states flatly of the same people and things."""
    if bool(a.open) != bool(b.open):
        return _open(a, b, near) if a.open else _open(b, a, near, swapped=True)
    return (_talked(a, b, near) or _talked(b, a, near)) if near >= _LEAST_NEAR else None


def _open(unsure: Frame, sure: Frame, near: float, swapped: bool = False) -> Finding | None:
    named = unsure.names & sure.names | unsure.people & sure.people
    left = _left(unsure)
    shared = left & sure.told
    whole = settles(sure, unsure, left_of(unsure))
    asked = _is_whether(unsure)
    if is_hedged(sure.words) or (sure.negated and not asked):
        return None
    if not whole and not named - _wide(unsure):
        return _of_one_story(unsure, sure, near, shared, swapped)
    if unsure.lowered & OF_SOMEBODY and not unsure.people & sure.people:
        return None  # open of "him", whom nothing tells to be one of those the other names
    if not whole and (near < _LEAST_NEAR or len(shared) < _LEAST_SHARED):
        return None
    if not shared - unsure.named:
        return None  # who is meant is no matter: what is open of them must be what the other states
    if sure.line.statement.act in _TO_COME:
        return None
    if sure.line.statement.commitment != "certain" or sure.lowered & {"if", "whether", "could", "would"}:
        return None
    why = f"“{unsure.open}” ({_head(unsure)}) against the flat “{_head(sure)}”"
    strength = 0.1 + 0.5 * near + 0.04 * min(5, len(shared))
    return Finding("commitment", why, strength, f"open/{_key(named)}", later="a" if swapped else "b")


def _of_one_story(
    unsure: Frame, sure: Frame, near: float, shared: frozenset[str], swapped: bool
) -> Finding | None:
    """As `_open`, of two lines of one story that name nobody: they share most of what is left open."""
    if not unsure.in_one_story or sure.open or unsure.is_of_people or sure.is_of_people:
        return None
    statement = sure.line.statement
    if statement.act in _TO_COME or statement.commitment != "certain" or statement.region == "title":
        return None
    if sure.lowered & {"if", "whether", "could", "would", "will"}:
        return None
    left = _left(unsure)
    if unsure.open in _OF_A_NOUN:
        return None
    if near < _NEAR_UNNAMED or len(shared) < min(_UNNAMED, len(left)) or len(shared) < _MOST * len(left):
        return None
    if (
        len(left) == 1
        or unsure.line.text.lower().rstrip('. "”').endswith(unsure.open)
        or _ASKED & {w.lower for w in unsure.words[:_HEAD_WORDS]}
    ):
        return None  # when or why it was, no line tells that only says that it was so
    why = f"“{unsure.open}” ({_head(unsure)}) against the flat “{_head(sure)}”"
    strength = 0.1 + 0.5 * near + 0.04 * min(5, len(shared))
    matter = f"open/{'-'.join(sorted(shared)[:2])}"
    return Finding("commitment", why, strength, matter, later="a" if swapped else "b")


def _is_whether(frame: Frame) -> bool:
    """Whether it is left open if something is so, so that it isn't so settles it too."""
    return bool(frame.lowered & {"whether", "if"})


def left_of(unsure: Frame, *, alone: bool = False) -> frozenset[str]:
    """What a line leaves open of somebody, names left out; nothing where it leaves nothing open.

    `alone` where nothing else will speak for two lines: then it must be more than that somebody died or was
    held, which a line about a person may say of others.
    """
    left = _left(unsure) - unsure.named
    return frozenset() if alone and left <= set(conflict_words().fate_of.values()) else left


def settles(sure: Frame, unsure: Frame, left: frozenset[str]) -> bool:
    """Whether the one says of a person all that is `left` open of them by the other."""
    if not left or sure.open or not unsure.people & sure.people:
        return False
    return left <= sure.told


def _left(frame: Frame) -> frozenset[str]:
    """The senses of what is left open: those after the words that say so, else all of the line."""
    at = frame.line.text.lower().find(frame.open) + len(frame.open)
    after = told([w for w in frame.words if w.start >= at])
    if after:
        return after
    before = told([w for w in frame.words if w.start < at - len(frame.open)])
    return before or frame.senses


def _talked(settled: Frame, talked: Frame, near: float) -> Finding | None:
    """One says that it is granted or agreed, the other that it is talked of."""
    lists = conflict_words()
    done = sorted(settled.lowered & lists.agreed)
    talk = sorted(talked.lowered & lists.talks)
    named = settled.names & talked.names
    if (
        not done
        or not talk
        or settled.lowered & lists.talks
        or talked.lowered & lists.agreed
        or len(named) < 2
    ):
        return None
    why = f"“{done[0]}” ({_head(settled)}) against “{talk[0]}” ({_head(talked)})"
    return Finding("commitment", why, 0.15 + 0.5 * near + 0.03 * min(5, len(named)), f"settled/{_key(named)}")


def _key(named: frozenset[str]) -> str:
    return "-".join(sorted(named)[:2])


def _head(frame: Frame) -> str:
    return as_printed(frame.words[:9])
