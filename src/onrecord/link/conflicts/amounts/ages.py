"""How old someone is said to be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import days_apart, later
from onrecord.link.conflicts.reading.runs import role_of
from onrecord.link.conflicts.reading.scopes import STEM, of_other_people
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.background import Background
    from onrecord.link.conflicts.reading.words import Word

_OLDEST = 110
_MOST = 8
"""Years beyond which two ages are rather those of two people of one name."""
_BACK = 3
"""Lines before a line in which the person that "the 27-year-old" points back to is looked for."""


@dataclass(frozen=True, slots=True)
class Age:
    """How old someone is, who by what is known of the name before the last ("" if nothing).

    `is_shared` where the story has others of that last name; `sex` by the title before it ("" if none is).
    """

    years: int
    first: str
    is_shared: bool = False
    sex: str = ""


def ages(run: Sequence[Word], background: Background, before: Sequence[tuple[Word, ...]]) -> dict[str, Age]:
    """Age by the last name of the person, where the line says it; `before` are the words of lines before."""
    found: dict[str, Age] = {}
    for k, word in enumerate(run):
        if word.lower.endswith("-year-old"):
            years = claim_words().numerals.get(word.lower.removesuffix("-year-old"), "")
            for role in _roles(run, k, "") if years.isdigit() else ():
                found.setdefault(role, Age(int(years), ""))
        if not word.lower.isdigit() or not 1 <= int(word.lower) <= _OLDEST:
            continue
        person, is_told = "", _is_of_years(run, k)
        if is_told:
            person = _named(run, k, background) or _pointed(run, k, background, before)
        elif (
            k > 1
            and run[k - 1].lower == ","
            and (k + 1 == len(run) or run[k + 1].lower in (",", "and", ".", ";", ")"))
        ):
            person = _name_ending(run, k - 2, background)
        elif k > 1 and (run[k - 1].lower == "aged" or _is_told(run, k)):
            person = _name_ending(run, _before_who(run, k - 2), background)
        if person and _is_kin_of(run, k, person):
            continue
        for role in _roles(run, k, person) if person or is_told else ():
            found.setdefault(role, Age(int(word.lower), ""))
        first = _first_name(run, k, person, background)
        if person:
            is_shared, sex = background.are_several(person), _sex(run, person)
            found.setdefault(person, Age(int(word.lower), first, is_shared, sex))
    return found


def _is_kin_of(run: Sequence[Word], k: int, person: str) -> bool:
    """Whether it is the age of kin that bears the name too: "Holt's older sister, Mina Holt, 19"."""
    kin = conflict_words().kin
    return any(
        run[at].lower == person
        and run[at + 1].lower in ("'s", "’s", "s")
        and any(w.lower in kin for w in run[at + 2 : at + 2 + _AROUND])
        for at in range(k - 2)
    )


def _is_of_years(run: Sequence[Word], k: int) -> bool:
    """Whether the number at k is an age by the word behind it: "26-year-old", not "a 26-year reign"."""
    after = [w.lower for w in run[k + 1 : k + 3]]
    if any(w.lower == "then" for w in run[max(0, k - 2) : k]):
        return False  # how old somebody was at the time
    if any(stem(w.lower) in conflict_words().aged for w in run[k + 1 : k + 1 + _AROUND]):
        return False  # "the 60-year-old firm"
    return after[:1] == ["year-old"] or after == ["year", "old"]


def _is_told(run: Sequence[Word], k: int) -> bool:
    """Whether the number at k is an age: "Jan Holt was 26 and had never served"."""
    if run[k - 1].lower not in ("was", "is"):
        return False
    after = [w.lower for w in run[k + 1 : k + 3]]
    return not after or after[0] in (",", ".", "and", "when", ";", ")") or after == ["years", "old"]


def _before_who(run: Sequence[Word], at: int) -> int:
    """The place of the last word before a comma and "who": "Jan Holt, who is 26"."""
    at -= run[at].lower == "who"
    return at - (run[at].lower == ",")


_AROUND = 4
"""Words after "9-year-old" among which it is told who is so old."""


def _roles(run: Sequence[Word], k: int, person: str) -> list[str]:
    """Whose age it is, by what they are: "a nine-year-old girl", "the girl, Mina Holt, 11"."""
    lists = conflict_words()
    some = run[k + 1 : k + 1 + _AROUND] if not person else run[:3]
    roles = [role_of(word) for word in some if word.lower != "year-old"]
    return [f"{_THE} {role}" for role in roles if role in lists.roles and role not in lists.anybody][:1]


_THE = "the"
"""What a role begins with where ages are filed by role rather than by name."""


def _first_name(run: Sequence[Word], k: int, last: str, background: Background) -> str:
    """The name right before the last name, where the line prints one: the one nearest to the number at k."""
    told = [
        at
        for at, word in enumerate(run)
        if at
        and word.lower == last
        and background.names(run[at - 1])
        and background.is_person(run[at - 1].lower)
    ]
    return run[min(told, key=lambda at: abs(at - k)) - 1].lower if told else ""


def _sex(run: Sequence[Word], last: str) -> str:
    """By the title right before the name: "Mrs. Holt"."""
    told = (b.lower.rstrip(".") for b, w in pairwise(w for w in run if w.lower != ".") if w.lower == last)
    return next((_TITLES[title] for title in told if title in _TITLES), "")


_TITLES = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}


def _named(run: Sequence[Word], k: int, background: Background) -> str:
    """ "Abdel Karim, a 28-year-old baker" or "28-year-old baker Abdel Karim"."""
    at = k - 1
    while at >= 0 and run[at].lower in ("a", "an", "the", ","):
        at -= 1
    if at < k - 1 and run[at + 1].lower == "," and (name := _name_ending(run, at, background)):
        return name
    for last in range(k + 2, min(len(run), k + 8)):
        if run[last].lower in (",", ".", "who", "was", "is", "had", "has", "s", "and"):
            break
        if background.is_person(run[last].lower):
            while last + 1 < len(run) and background.is_person(run[last + 1].lower):
                last += 1
            return run[last].lower
    return ""


def _pointed(run: Sequence[Word], k: int, background: Background, before: Sequence[tuple[Word, ...]]) -> str:
    """Whom "the 27-year-old" at the head of a line means: the one person whom a line before names.

    Anywhere else it may be somebody to whom another does something ("Holt struck the 10-year-old girl").
    """
    if k != 1 or run[0].lower != "the" or any(background.is_person(w.lower) for w in run):
        return ""
    if any(w.lower in ("another", "other") for w in run[k : k + 6]):
        return ""
    for words in reversed(before[-_BACK:]):
        people = [
            w.lower
            for i, w in enumerate(words)
            if w.is_name
            and background.is_person(w.lower)
            and not (i + 1 < len(words) and words[i + 1].is_name and background.is_person(words[i + 1].lower))
        ]
        if people:
            return people[-1] if len(set(people)) == 1 else ""
    return ""


def _name_ending(run: Sequence[Word], at: int, background: Background) -> str:
    if at < 0 or not run[at].is_name:
        return ""
    return run[at].lower if background.is_person(run[at].lower) else ""


def _may_be_one(a: Frame, b: Frame, person: str) -> bool:
    """Whether two of one last name may be one, by first names or spellings of one ("Mohamed", "Mohammad").

    Of a last name that several bear, a line that prints it must mean whom the other names in full.
    """
    one, other = a.ages[person], b.ages[person]
    if one.sex and other.sex and one.sex != other.sex:
        return False
    if one.is_shared and bool(one.first) != bool(other.first):
        meant = (b if one.first else a).people
        return not meant or (one.first or other.first)[:STEM] in meant
    if not one.first or not other.first:
        return True
    return one.first[:3] == other.first[:3] or one.first[-3:] == other.first[-3:]


_NEAR = 0.35
"""How near two lines lie that tell the age of one of whom they tell only what they are."""


def _is_one_of_its_kind(a: Frame, b: Frame, near: float) -> bool:
    """Whether a story's girl is one girl: in two articles, not by two names, nor of two countries."""
    named = of_other_people(a, b)
    countries = [{name for name in frame.names if name.isupper()} for frame in (a, b)]
    named = named or bool(all(countries) and not countries[0] & countries[1])
    return near >= _NEAR and a.in_one_story and a.line.article.id != b.line.article.id and not named


def _has_grown(a: Frame, b: Frame, one: Age, other: Age) -> bool:
    """Whether who was 27 in June 2005 is as old as that by the day of the other line: 29 in April 2007."""
    grown = other.years - one.years if later(a, b) == "b" else one.years - other.years
    passed = days_apart(a, b) / _YEAR
    return later(a, b) in ("a", "b") and passed >= _HALF and floor(passed) <= grown <= ceil(passed)


_YEAR, _HALF = 365.25, 0.5
"""Days of a year; and years from which on a birthday is likelier than a slip."""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two ages of one person."""
    for person in sorted(a.ages.keys() & b.ages.keys()):
        if person.startswith(f"{_THE} ") and not _is_one_of_its_kind(a, b, near):
            continue
        one, other = a.ages[person], b.ages[person]
        is_apart = 0 < abs(one.years - other.years) <= _MOST and not _has_grown(a, b, one, other)
        if is_apart and _may_be_one(a, b, person):
            why = f"age of {person if ' ' in person else person.title()}: {one.years} against {other.years}"
            return Finding("number", why, 0.6 + 0.2 * near, f"age/{person}")
    return None
