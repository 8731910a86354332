"""How old someone is said to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.conflicts.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.background import Background
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.words import Word

_OLDEST = 110
_MOST = 8
"""Years beyond which two ages are rather those of two people of one name."""
_BACK = 3
"""Lines before a line in which the person that "the 27-year-old" points back to is looked for."""


@dataclass(frozen=True, slots=True)
class Age:
    """How old someone is, who by what is known of the name before the last ("" if nothing)."""

    years: int
    first: str


def ages(run: Sequence[Word], background: Background, before: Sequence[tuple[Word, ...]]) -> dict[str, Age]:
    """Age by the last name of the person, where the line says it; `before` are the words of lines before."""
    found: dict[str, Age] = {}
    for k, word in enumerate(run):
        if not word.lower.isdigit() or not 1 <= int(word.lower) <= _OLDEST:
            continue
        person = ""
        if k + 1 < len(run) and run[k + 1].lower in ("year-old", "year"):
            person = _named(run, k, background) or _pointed(run, k, background, before)
        elif (
            k > 1
            and run[k - 1].lower == ","
            and (k + 1 == len(run) or run[k + 1].lower in (",", "and", ".", ";", ")"))
        ):
            person = _name_ending(run, k - 2, background)
        elif k and run[k - 1].lower == "aged":
            person = _name_ending(run, k - 2 - (run[k - 2].lower == ","), background)
        if person:
            found.setdefault(person, Age(int(word.lower), _first_name(run, person, background)))
    return found


def _first_name(run: Sequence[Word], last: str, background: Background) -> str:
    """The name right before the last name, where the line prints one."""
    for k, word in enumerate(run):
        if (
            word.lower == last
            and k
            and background.names(run[k - 1])
            and background.is_person(run[k - 1].lower)
        ):
            return run[k - 1].lower
    return ""


def _named(run: Sequence[Word], k: int, background: Background) -> str:
    """ "Abdel Karim, a 28-year-old baker" or "28-year-old baker Abdel Karim"."""
    at = k - 1
    while at >= 0 and run[at].lower in ("a", "an", "the", ","):
        at -= 1
    if at < k - 1 and run[at + 1].lower == "," and (name := _name_ending(run, at, background)):
        return name
    for last in range(k + 2, min(len(run), k + 8)):
        if run[last].lower in (",", ".", "who", "was", "is", "had", "has"):
            break
        if background.is_person(run[last].lower):
            while last + 1 < len(run) and background.is_person(run[last + 1].lower):
                last += 1
            return run[last].lower
    return ""


def _pointed(run: Sequence[Word], k: int, background: Background, before: Sequence[tuple[Word, ...]]) -> str:
    if not k or run[k - 1].lower != "the" or any(w.lower in ("another", "other") for w in run[k : k + 6]):
        return ""
    for words in (tuple(run[:k]), *reversed(before[-_BACK:])):
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


def _may_be_one(one: str, other: str) -> bool:
    """Whether two first names may be spellings of one ("Mohamed", "Mohammad")."""
    return not one or not other or one[:3] == other[:3] or one[-3:] == other[-3:]


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two ages of one person."""
    for person in sorted(a.ages.keys() & b.ages.keys()):
        one, other = a.ages[person], b.ages[person]
        if 0 < abs(one.years - other.years) <= _MOST and _may_be_one(one.first, other.first):
            why = f"age of {person.title()}: {one.years} against {other.years}"
            return Finding("number", why, 0.6 + 0.2 * near, f"age/{person}")
    return None
