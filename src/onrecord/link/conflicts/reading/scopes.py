"""Where and in what: whether two lines, or two counts, speak of the same part of a story."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from onrecord.language.countries import folded_countries
from onrecord.language.folding import fold
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

STEM = 5
"""Letters of a name that its adjective shares: Belgium, Belgian."""
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TIMES = frozenset((*MONTHS, *WEEKDAYS, "nov", "oct", "sept", "dec", "jan", "feb", "aug"))
_SHORT_MONTHS = {month[:3]: month for month in MONTHS} | {"sept": "september"}
_MANY = 3
"""Kinds of sites in one clause that make it speak of the whole again ("bars, a hall and a stadium")."""
PLACING = frozenset({"at", "in", "near", "outside", "inside", "on", "around", "across"})
_DETERMINERS = frozenset({"the", "a", "an", "le", "la", "el", "al", "its", "his", "their"})
"""Words within which two ties may name one place together ("the Melk hotel in Torvik")."""

_DIRECTIONS = frozenset(
    {"eastern", "western", "northern", "southern", "central", "east", "west", "north", "south"}
)
"""Words between "in" and a place's name that tell in which part of it: "in eastern Lomar"."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What ties words to a part of the story: names of places and events, and kinds of them.

    What the whole story is about is left out of `names` and stands in `wide`.
    """

    names: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether nothing ties it to a part."""
        return not (self.names or self.sites)

    def agrees(self, other: Scope) -> bool:
        """Whether both are tied to one site, or neither to any."""
        if self.names & other.names:
            return bool(self.sites) == bool(other.sites) or self.names == other.names
        if self.sites & other.sites:
            return not (self.names and other.names)
        return self.is_whole and other.is_whole

    def is_elsewhere(self, other: Scope) -> bool:
        """Whether both are tied to names, and to none in common."""
        return bool(self.names and other.names) and self.names.isdisjoint(other.names)

    def joined(self, other: Scope) -> Scope:
        """What either is tied to."""
        return Scope(self.names | other.names, self.sites | other.sites, self.wide | other.wide)


NOWHERE = Scope()


class Names(Protocol):
    """What `scope` asks of the story around."""

    def names(self, word: Word) -> bool:
        """Whether the word is part of a proper name."""

    def is_person(self, lower: str) -> bool:
        """Whether it is part of a person's name."""

    def is_own(self, kind: str) -> bool:
        """Whether the whole story is about the one site of that kind."""

    def is_wide(self, lower: str) -> bool:
        """Whether the whole story is about it."""

    def kinds_of(self, stem: str) -> frozenset[str]:
        """The kinds of site that the story calls the one of that name."""


def scope(run: Sequence[Word], background: Names) -> Scope:
    """What the words are tied to: sites, and names that stand where a place's name stands."""
    sites = conflict_words().sites
    kinds = frozenset(sites[w.lower] for k, w in enumerate(run) if is_site(run, k, background))
    if len(kinds) >= _MANY:
        return Scope(wide=frozenset(w.lower for w in run if background.is_wide(w.lower)))
    names: set[str] = set()
    for k, word in enumerate(run):
        if (
            background.names(word)
            and word.lower not in TIMES
            and is_placed(run, k, background)
            and not background.is_person(word.lower)
            and not _whose(run, k)
            and not is_its_own_name(run, k, background)
        ):
            names.add(word.lower)
    wide = frozenset(w.lower for w in run if background.is_wide(w.lower))
    stems = frozenset(n[:STEM] for n in names - wide)
    known = frozenset(
        kind for stem in stems for kind in background.kinds_of(stem) if not background.is_own(kind)
    )
    return Scope(stems, kinds | known, wide)


def is_site(run: Sequence[Word], k: int, background: Names) -> bool:
    """Whether the word is a kind of site, not the story's own, and nobody's ("hospital officials")."""
    lists = conflict_words()
    kind = lists.sites.get(run[k].lower, "")
    return (
        bool(kind)
        and not background.is_own(kind)
        and not any(w.lower[0].isdigit() for w in run[max(0, k - 1) : k])  # "75 houses" are counted
        and not any(w.lower in lists.place_speakers for w in run[k + 1 : k + 2])
        and not any(w.lower in _WHOSE for w in run[max(0, k - 1) : k])
        and not _is_of_speakers(run, k)
        and not any((a.lower, b.lower) in _INTO for a, b in pairwise(run[max(0, k - 4) : k]))
        and not _is_the_whole_place(run, k, background)
    )


_WHOSE = frozenset({"their", "his", "her", "own"})
"""Words before a home that make it anybody's: "were told to leave their homes"."""


_INTO = frozenset({("into", "a"), ("onto", "a"), ("into", "an"), ("onto", "an")})
"""Words before what something moves into, which is not where the event was: "fell into a dry river bed"."""


def _is_of_speakers(run: Sequence[Word], k: int) -> bool:
    """Whether the site is where those are who tell it: "doctors at the hospital counted 31 dead"."""
    before = [w.lower for w in run[max(0, k - 3) : k]]
    who = next((w for w in before if w in conflict_words().place_speakers), "")
    if not who or not any(w in PLACING for w in before[before.index(who) :]):
        return False
    return any(w.lower in _TELLING for w in run[k + 1 : k + 3])


_TELLING = frozenset({"said", "says", "say", "counted", "reported", "told", "put", "confirmed", "spoke"})


def _is_the_whole_place(run: Sequence[Word], k: int, background: Names) -> bool:
    """Whether it tells what kind of place the story's own is: "the port of Torvik"."""
    after = run[k + 1 : k + 4]
    if after and after[0].lower in conflict_words().places:
        after = after[1:]  # "the port city of Torvik"
    return (
        len(after) > 1
        and after[0].lower == "of"
        and run[k].lower in conflict_words().places
        and background.is_wide(after[1].lower)
    )


def _whose(run: Sequence[Word], k: int) -> bool:
    """Whether the name is a country's that says whose what follows is: "in U.S. raids"."""
    after = next((w for w in run[k + 1 : k + 3] if w.lower != "."), None)
    if after is None or not after.sense or after.is_name or after.lower in conflict_words().fate_of:
        return False
    return fold(run[k].text) in folded_countries()


def is_placed(run: Sequence[Word], k: int, background: Names) -> bool:
    """Whether the name at k stands after "at" or "in the", or before a kind of site ("Melk concert hall")."""
    first = k
    while first and (background.names(run[first - 1]) or run[first - 1].lower in ("de", "of", "st", "saint")):
        first -= 1
    at = first - 1
    while at >= 0 and (run[at].lower in _DETERMINERS or run[at].lower in _DIRECTIONS):
        at -= 1
    sites = conflict_words().sites
    if first and run[first].lower == "of" and run[first - 1].lower in conflict_words().places:
        return True
    last = k
    while last + 1 < len(run) and background.names(run[last + 1]):
        last += 1
    describes = (
        last + 1 < len(run)
        and run[last + 1].sense[:1].isalpha()
        and run[last + 1].lower not in conflict_words().fate_of
    )
    if at >= 0 and run[at].lower in PLACING and not describes:
        return True
    if any(w.lower in sites for w in run[last + 1 : last + 3]) or any(
        w.lower in sites for w in run[first : last + 1]
    ):
        return True
    return first == 0 and last + 1 < len(run) and run[last + 1].lower in (",", "--", ":")


def is_its_own_name(run: Sequence[Word], k: int, background: Names) -> bool:
    """Whether the name is that of the one site which the whole story is about: "on the Salvi bridge"."""
    after = next((w.lower for w in run[k + 1 : k + 3] if not w.is_name), "")
    kind = conflict_words().sites.get(after, "")
    return bool(kind) and background.is_own(kind)


def month(lower: str) -> str:
    """The month that a word names, in full; "" if none."""
    plain = lower.rstrip(".")
    return plain if plain in MONTHS else _SHORT_MONTHS.get(plain, "") if plain != "may" else "may"


ROW = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""Ordinals by which somebody is told from others in a row, in order."""
_TOLD_APART = frozenset((*ROW, "other", "another"))


def same_one(a: Frame, b: Frame) -> bool:
    """Whether neither is told from the other by a number in a row ("the first attacker", "the second")."""
    one, other = a.lowered & _TOLD_APART, b.lowered & _TOLD_APART
    return not (one and other and one != other)


def of_other_people(a: Frame, b: Frame) -> bool:
    """Whether both lines tell of people, and of no one person."""
    return bool(a.people and b.people) and not a.people & b.people


def one_voice(a: Frame, b: Frame) -> bool:
    """Whether one tells both in one article, below its headline: then they are rather of two things."""
    mine, theirs = a.line.statement, b.line.statement
    if mine.article != theirs.article or "title" in (mine.region, theirs.region):
        return False
    if mine.is_attributed or theirs.is_attributed:
        return bool(mine.speakers) and mine.speakers == theirs.speakers
    return True


def same_times(a: Frame, b: Frame) -> bool:
    """Whether the months and years that they print are the same."""
    return a.months == b.months and a.years == b.years
