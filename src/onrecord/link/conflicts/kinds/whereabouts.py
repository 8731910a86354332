"""Where somebody was thought to be, against where they turn out to have been: another country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.scopes import same_times
from onrecord.link.conflicts.reading.words import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_AT = frozenset({"in", "at", "outside", "near", "inside"})
_NAME = 5
"""Words after "in" among which the place is named ("in the northern Torvik suburb of Melk")."""
_THINKING = frozenset({"thought", "believed", "understood", "assumed", "presumed", "suspected"})
_THOUGHT = 6
"""Words before "in" among which it is said that this is thought ("believed to be hiding in")."""
_STAYING = frozenset({"be", "been", "based", "hiding", "living", "staying", "somewhere"})
_BEING = frozenset({"was", "is", "been", "were", "be", "being"})
_MET = frozenset({"killed", "shot", "arrested", "captured", "caught", "detained"})
"""What befalls somebody where they are, after a verb of being, and then keeps them there."""
_DIED = frozenset({"died", "dead"})
_REACH = 20
"""Words before a place among which is said what befell somebody there."""
_SUBJECT = 12
"""Words before what befell somebody among which they are named."""
_WHO = frozenset({"he", "she", "who"})


class Whereabouts(NamedTuple):
    """Which people were in which country, whether that is only thought, and where among the words.

    `who` are ids of all persons whom the line names or means.
    """

    who: frozenset[str]
    country: str
    is_thought: bool
    at: int


class Places(Protocol):
    """What `whereabouts` asks of the story around."""

    def country_of(self, word: Word) -> str:
        """The code of the country that a word names, or names a place in; "" where it doesn't."""

    def is_person(self, lower: str) -> bool:
        """Whether it is part of a person's name."""

    def person(self, party: str) -> tuple[str, ...]:
        """The words of a person's name, by the party's id; none of another party's."""


def whereabouts(run: Sequence[Word], parties: Sequence[str], places: Places) -> tuple[Whereabouts, ...]:
    """Where a line that names or means these parties says that somebody is thought to be, or was."""
    who = frozenset(party for party in parties if places.person(party))
    found = []
    for k, word in enumerate(run if who else ()):
        if word.lower not in _AT or any(w.lower in ("rather", "not") for w in run[max(0, k - 2) : k]):
            continue
        country = next((c for w in run[k + 1 : k + 1 + _NAME] if (c := places.country_of(w))), "")
        before = [w.lower for w in run[max(0, k - _THOUGHT) : k]]
        if not country:
            continue
        if _THINKING.intersection(before) and _STAYING.intersection(before):
            found.append(Whereabouts(who, country, True, k))
        elif any(_is_somebody_there(run, at, k, places) for at in range(max(1, k - _REACH), k)):
            found.append(Whereabouts(who, country, False, k))
    return tuple(found)


def _is_somebody_there(run: Sequence[Word], at: int, k: int, places: Places) -> bool:
    """Whether word `at` says of somebody named before it that they were, died or were met with at place k."""
    word, before = run[at].lower, [w.lower for w in run[max(0, at - 3) : at]]
    there = word in _DIED or (word in _MET and (_BEING.intersection(before) or before[-1:] == [","]))
    if not there and not (word in _BEING and at == k - 1):
        return False
    return any(w.lower in _WHO or places.is_person(w.lower) for w in run[max(0, at - _SUBJECT) : at])


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """One line has somebody thought to be in a country, the other has the same person in another one."""
    if not (a.whereabouts and b.whereabouts) or not same_times(a, b):
        return None
    return _elsewhere(a, b, near, "b") or _elsewhere(b, a, near, "a")


def _elsewhere(thought: Frame, seen: Frame, near: float, which: Literal["a", "b"]) -> Finding | None:
    order = later(thought, seen)
    if order == "a":
        return None  # who was seen somewhere may since have gone elsewhere
    there = {where.country for where in seen.whereabouts}
    for one in thought.whereabouts:
        if not one.is_thought or len(one.who) != 1 or one.country in there:
            continue  # whom it means is told only where nobody else is named
        for other in seen.whereabouts:
            if not other.is_thought and one.who <= other.who:
                why = f"“{around(thought.words, one.at)}”, but “{around(seen.words, other.at)}”"
                return Finding("place", why, min(1.0, 0.35 + 0.5 * near), f"where/{min(one.who)}", which)
    return None


def people(frame: Frame) -> frozenset[tuple[str, bool]]:
    """(id of a person, whether that is only thought) for all whom the line tells to be somewhere."""
    return frozenset((person, where.is_thought) for where in frame.whereabouts for person in where.who)
