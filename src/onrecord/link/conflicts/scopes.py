"""Where and in what: whether two lines, or two counts, speak of the same part of a story."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from onrecord.language.countries import folded_countries
from onrecord.language.folding import fold
from onrecord.link.conflicts.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.words import Word

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
_PLACING = frozenset({"at", "in", "near", "outside", "inside", "on", "around", "across"})
_DETERMINERS = frozenset({"the", "a", "an", "le", "la", "el", "al", "its", "his", "their"})
_BREAKS = frozenset({",", ";", "--", "(", ")", ":", "while"})
_OPENING = 4
"""Words at the head of a line among which a place that holds for all of it is named."""
_CHAIN = 5
"""Words within which two ties may name one place together ("the Melk hotel in Torvik")."""


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
    kinds = frozenset(sites[w.lower] for k, w in enumerate(run) if _is_site(run, k, background))
    if len(kinds) >= _MANY:
        return Scope(wide=frozenset(w.lower for w in run if background.is_wide(w.lower)))
    names: set[str] = set()
    for k, word in enumerate(run):
        if (
            background.names(word)
            and word.lower not in TIMES
            and _places(run, k, background)
            and not background.is_person(word.lower)
            and not _whose(run, k)
        ):
            names.add(word.lower)
    wide = frozenset(w.lower for w in run if background.is_wide(w.lower))
    stems = frozenset(n[:STEM] for n in names - wide)
    known = frozenset(
        kind for stem in stems for kind in background.kinds_of(stem) if not background.is_own(kind)
    )
    return Scope(stems, kinds | known, wide)


def _is_site(run: Sequence[Word], k: int, background: Names) -> bool:
    """Whether the word is a kind of site, not the story's own, and nobody's ("hospital officials")."""
    lists = conflict_words()
    kind = lists.sites.get(run[k].lower, "")
    return (
        bool(kind)
        and not background.is_own(kind)
        and not any(w.lower[0].isdigit() for w in run[max(0, k - 1) : k])  # "75 houses" are counted
        and not any(w.lower in lists.place_speakers for w in run[k + 1 : k + 2])
        and not _is_of_speakers(run, k)
        and not _is_the_whole_place(run, k, background)
    )


def _is_of_speakers(run: Sequence[Word], k: int) -> bool:
    """Whether the site is where those are who tell it: "doctors at the hospital counted 31 dead"."""
    before = [w.lower for w in run[max(0, k - 3) : k]]
    who = next((w for w in before if w in conflict_words().place_speakers), "")
    if not who or not any(w in _PLACING for w in before[before.index(who) :]):
        return False
    return any(w.lower in _TELLING for w in run[k + 1 : k + 3])


_TELLING = frozenset({"said", "says", "say", "counted", "reported", "told", "put", "confirmed", "spoke"})


def _is_the_whole_place(run: Sequence[Word], k: int, background: Names) -> bool:
    """Whether it tells what kind of place the story's own is: "the port of Torvik"."""
    after = run[k + 1 : k + 3]
    return (
        len(after) == 2
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


def _places(run: Sequence[Word], k: int, background: Names) -> bool:
    """Whether the name at k stands after "at" or "in the", or before a kind of site ("Melk concert hall")."""
    first = k
    while first and (background.names(run[first - 1]) or run[first - 1].lower in ("de", "of", "st", "saint")):
        first -= 1
    at = first - 1
    while at >= 0 and run[at].lower in _DETERMINERS:
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
    if at >= 0 and run[at].lower in _PLACING and not describes:
        return True
    if any(w.lower in sites for w in run[last + 1 : last + 3]) or any(
        w.lower in sites for w in run[first : last + 1]
    ):
        return True
    return first == 0 and last + 1 < len(run) and run[last + 1].lower in (",", "--", ":")


def near_scope(run: Sequence[Word], at: int, background: Names) -> Scope:
    """What word `at` is tied to: the first tie after it in its clause, else the last before it."""
    whole = scope(run, background)
    if whole.is_whole:
        return whole
    if (begin := _own_clause(run, at)) is not None:
        return near_scope(run[begin:], at - begin, background)
    last = at
    while last + 1 < len(run) and run[last + 1].lower not in _BREAKS:
        last += 1
    tied = [k for k in range(len(run)) if _ties(run, k, background)]
    after = [k for k in tied if at < k <= last]
    before = [k for k in tied if k < at and not _is_of_another_clause(run, k, at)]
    if not after and not before:
        return Scope(wide=whole.wide)
    first = end = after[0] if after else before[-1]
    if after and _fronted(run, before, at):
        first = end = before[-1]
    while (reach := [k for k in tied if first - _CHAIN <= k < first]) and _joined(run, reach[-1], first):
        first = reach[-1]
    while (reach := [k for k in tied if end < k <= end + _CHAIN]) and _joined(run, end, reach[0]):
        end = reach[0]
    happenings = conflict_words().happenings
    while run[first].lower in happenings and (inner := [k for k in tied if first < k <= end]):
        first = inner[0]  # "a massacre at the Melk hotel" is tied to the hotel
    begin = max(0, first - 3)
    found = scope(run[begin : end + 3], background)
    chosen = run[first : end + 1]
    if any(w.lower in happenings for w in chosen) or found.is_whole:
        return Scope(wide=whole.wide)
    return found


_SETTING = frozenset({"after", "as", "when", "while", "before"})
_FIGURES = frozenset({"number", "toll", "count", "total"})


def _own_clause(run: Sequence[Word], at: int) -> int | None:
    """Where the clause of a toll begins that another sentence is set beside; None where it has none.

    "All schools were closed *after the number of deaths rose to 12*": they died elsewhere than in schools.
    """
    for k in range(at - 1, max(0, at - 10), -1):
        if run[k].lower in _SETTING:
            told = any(w.lower in _FIGURES for w in run[k + 1 : at])
            return k + 1 if told else None
    return None


def _is_of_another_clause(run: Sequence[Word], k: int, at: int) -> bool:
    """Whether a new sentence begins between the two: "the fire reached Melk, and two people have died"."""
    if run[0].lower in _PLACING and k <= _OPENING + _CHAIN:
        return False
    between = [w.lower for w in run[k + 1 : at]]
    return any(pair in ((",", "and"), (",", "but"), (",", "while")) for pair in pairwise(between))


def _fronted(run: Sequence[Word], before: Sequence[int], at: int) -> bool:
    """Whether the line opens with the place: "At the Melk hotel 30 people were killed in the attacks"."""
    return bool(before) and run[0].lower in _PLACING and before[0] <= _OPENING and at - before[-1] <= _CHAIN


def _joined(run: Sequence[Word], one: int, other: int) -> bool:
    """Whether two ties name one place together: nothing stands between them that acts."""
    between = run[one + 1 : other]
    return not any(
        w.lower in ("and", "to", "that", "which", "from", "following", "after", "before") for w in between
    ) and not any(w.lower in conflict_words().fate_of for w in between)


def _ties(run: Sequence[Word], k: int, background: Names) -> bool:
    word, lists = run[k], conflict_words()
    if _is_site(run, k, background) or word.lower in lists.happenings or background.is_wide(word.lower):
        return True
    return (
        background.names(word)
        and word.lower not in TIMES
        and not background.is_person(word.lower)
        and _places(run, k, background)
    )


def month(lower: str) -> str:
    """The month that a word names, in full; "" if none."""
    plain = lower.rstrip(".")
    return plain if plain in MONTHS else _SHORT_MONTHS.get(plain, "") if plain != "may" else "may"


_ORDINALS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "other",
        "another",
    ]
)


def same_one(a: Frame, b: Frame) -> bool:
    """Whether neither is told from the other by a number in a row ("the first attacker", "the second")."""
    one, other = a.lowered & _ORDINALS, b.lowered & _ORDINALS
    return not (one and other and one != other)


def same_times(a: Frame, b: Frame) -> bool:
    """Whether the months and years that they print are the same."""
    return a.months == b.months and a.years == b.years
