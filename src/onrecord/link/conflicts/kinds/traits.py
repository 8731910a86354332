"""Values of one trait of one thing: a grey car or a black one, inside or outside, a man or a woman."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.compare.words import stem
from onrecord.link.conflicts import order
from onrecord.link.conflicts.finding import Finding, Kind
from onrecord.link.conflicts.reading.acting import done
from onrecord.link.conflicts.reading.lying import lying
from onrecord.link.conflicts.reading.scopes import STEM, same_one, same_times
from onrecord.link.conflicts.reading.words import as_printed, conflict_words, person_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_RUN = 5
_BEFORE = 6
_JOINING = frozenset({"and", ",", "or", '"'})
_KINDS: dict[str, Kind] = {
    "colour": "actor",
    "inside": "place",
    "sex": "actor",
    "country": "place",
    "agents": "number",
    "lies": "place",
    "born": "place",
}
_LEAST_NEAR = {
    "colour": 0.45,
    "inside": 0.45,
    "sex": 0.45,
    "country": 0.55,
    "agents": 0.45,
    "lies": 0.4,
    "born": 0.3,
}
_CODE = 2
"""Letters of a country's code."""
_FUNCTION = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "with",
        "where",
        "when",
        "by",
        "in",
        "at",
        "of",
        "to",
        ",",
        ".",
        ";",
        ":",
        "--",
        "(",
        ")",
    ]
)


@dataclass(frozen=True, slots=True)
class Trait:
    """A trait, its value, and the words (senses, starts of names, kinds of site) of the thing that has it."""

    trait: str
    value: str
    of: frozenset[str]
    printed: str
    is_made: bool = False
    """Whether its make is named, so that it is one of several that a story may have."""


def traits(
    run: Sequence[Word], keys: Sequence[str] = (), before: Sequence[Sequence[Word]] = ()
) -> tuple[Trait, ...]:
    """The traits that a line gives of things; `before` are the words of the lines before it."""
    lists = conflict_words()
    found = []
    for k, word in enumerate(run):
        named = "outside" if _is_in_front(run, k) else word.lower
        if named not in lists.traits or (word.is_name and k and run[k - 1].is_name):
            continue
        trait, value = lists.traits[named]
        thing: set[str] = set()
        for at, later in enumerate(run[k + 1 : k + 1 + _RUN], k + 1):
            if keys and keys[at].isupper():
                continue
            if later.lower in ("the", "a", "an", "another", "up") or (named != word.lower and at == k + 1):
                continue
            if later.lower in _FUNCTION:
                break
            thing |= {
                later.sense,
                later.lower[:STEM] if later.is_name else "",
                lists.sites.get(later.lower, ""),
            }
        if trait == "sex":
            thing |= {w.sense for w in run[max(0, k - 3) : k]}
        if trait == "colour" and _is_of_people(run, k):
            continue
        if trait == "colour" and thing:
            thing |= _meant_later(run, k)
        thing.discard("")
        if thing:
            printed = as_printed(run[max(0, k - 2) : k + 4])
            is_made = any(w.is_name for w in run[k + 1 : k + 3])
            found.append(Trait(trait, value, frozenset(thing), printed, is_made))
    if not any(trait.trait == "colour" for trait in found):
        found += _pointed_to(run, before)
    return (*found, *_countries(run, keys), *_born(run, keys), *_agents(run), *_lying(run, keys))


def _is_of_people(run: Sequence[Word], k: int) -> bool:
    """Whether a colour is that of people, or of what stands for them: "black voters", "the white vote"."""
    behind = {stem(word.lower) for word in run[k + 1 : k + 1 + _COLOURED]}
    return not (behind.isdisjoint(person_stems()) and behind.isdisjoint(conflict_words().coloured))


_COLOURED = 2
"""Words behind a colour of which one tells what has it."""


def _born(run: Sequence[Word], keys: Sequence[str]) -> Iterator[Trait]:
    """Where somebody was born: "born in Torvik"."""
    for k in range(len(run) - 2):
        if run[k].lower == "born" and run[k + 1].lower == "in":
            at = next((j for j in range(k + 2, min(len(run), k + 4)) if keys and keys[j]), None)
            if at is not None:
                yield Trait("born", keys[at], frozenset({"born"}), as_printed(run[k : at + 1]))


def _meant_later(run: Sequence[Word], k: int) -> set[str]:
    """What a thing with a colour is called further on: "came in a grey Orlo, and left the car"."""
    vehicles = conflict_words().vehicles
    named = any(word.is_name for word in run[k + 1 : k + 3])
    meant = [b for a, b in pairwise(run[k + 1 :]) if a.lower == "the" and b.lower in vehicles]
    return {word.sense for word in meant} if named else set()


def _pointed_to(run: Sequence[Word], before: Sequence[Sequence[Word]]) -> list[Trait]:
    """The colour of what a line opens with, where a line before tells it: "a black car … The car stopped"."""
    if len(run) < 2 or run[0].lower not in ("the", "that", "this"):
        return []
    if run[1].lower not in conflict_words().vehicles:
        return []
    for words in reversed(before):
        told = [t for t in traits(words) if t.trait == "colour"]
        if told:
            return [t for t in told if run[1].sense in t.of] if len(told) == 1 else []
    return []


def _lying(run: Sequence[Word], keys: Sequence[str]) -> Iterator[Trait]:
    """Which place lies in which, or away from it."""
    for value, of, k in lying(run, keys) if keys else ():
        yield Trait("lies", value, of, as_printed(run[k : k + 7]))


def _agents(run: Sequence[Word]) -> Iterator[Trait]:
    """Whether one or several did it: "a gunman opened fire", "the attackers opened fire"."""
    attackers = conflict_words().attackers
    for k, word in enumerate(run[:-2]):
        base = word.lower.removesuffix("s")
        if not {word.lower, base} & attackers or run[k + 1].lower in _FUNCTION:
            continue
        is_one = word.lower == base and not word.lower.endswith("men")
        before = run[k - 1].lower if k else ""
        if is_one and before not in ("a", "lone", "single", "one"):
            continue
        act = frozenset(w.sense for w in run[k + 1 : k + 3] if w.sense and not w.is_name)
        if act:
            yield Trait("agents", "one" if is_one else "several", act, as_printed(run[max(0, k - 1) : k + 3]))


def _is_in_front(run: Sequence[Word], k: int) -> bool:
    """Whether word k is that of "in front of", which is outside."""
    return [w.lower for w in run[max(0, k - 1) : k + 2]] == ["in", "front", "of"]


def _countries(run: Sequence[Word], keys: Sequence[str]) -> Iterator[Trait]:
    """In which country an act is said to have been done: "planned in Syria"."""
    for k, key in enumerate(keys):
        if len(key) == _CODE and key.isupper() and k > 1 and run[k - 1].lower == "in":
            acts = _acts_before(run, k - 1)
            if acts - {""}:
                printed = as_printed(run[max(0, k - 4) : k + 1])
                yield Trait("country", key, frozenset(acts - {""}), printed)


def _acts_before(run: Sequence[Word], at: int) -> set[str]:
    """The senses of the verbs right before word `at`, joined or one ("conceived, organised and planned")."""
    acts: set[str] = set()
    for word in reversed(run[max(0, at - _BEFORE) : at]):
        if word.lower.endswith(("ed", "en")) and not word.is_name:
            acts.add(word.sense)
        elif word.lower not in _JOINING and not word.lower.endswith("ly"):
            break
    return acts


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two values of one trait of one thing."""
    for one in a.traits:
        for other in b.traits:
            if (
                one.trait == other.trait
                and one.value != other.value
                and (found := _compare(a, b, one, other, near))
            ):
                return found
    return None


def _compare(a: Frame, b: Frame, one: Trait, other: Trait, near: float) -> Finding | None:
    same = one.of & other.of
    if not same or near < _LEAST_NEAR[one.trait] or not same_times(a, b) or not same_one(a, b):
        return None
    if any(
        t.trait == one.trait and t.of & same and t.value == v
        for f, v in ((a, other.value), (b, one.value))
        for t in f.traits
    ):
        return None
    shared = (a.senses & b.senses) - same - {one.value, other.value}
    if one.trait == "colour":
        fits = bool(a.scope.names & b.scope.names or a.names & b.names or len(shared) >= 2)
        fits = fits or (a.in_one_story and not one.is_made and not other.is_made and bool(order.later(a, b)))
    elif one.trait == "country":
        some = min(len(a.senses - one.of), len(b.senses - other.of))
        fits = bool(shared) and 2 * len(shared) >= some - 1 and not a.counts and not b.counts
    elif one.trait == "born":
        fits = bool(a.people & b.people) and one.value.isupper() == other.value.isupper()
    elif one.trait == "agents":
        fits = bool(a.scope.names & b.scope.names) and len(same) >= len(one.of)
    elif one.trait == "lies":
        fits = one.of == other.of
    elif one.trait == "inside":
        by_one = bool(a.people & b.people and shared - a.named)
        one_act = bool(done(a) & done(b)) or not (done(a) and done(b))
        fits = by_one or (one_act and len(shared) >= 1 and not _clear_of(a, b, same))
    else:
        there = bool((a.scope.names | a.scope.sites) & (b.scope.names | b.scope.sites))
        both = any({one.value, other.value} <= {t.value for t in frame.traits} for frame in (a, b))
        fits = bool(done(a) & done(b)) and len(shared) >= 1 and there and not both
    if not fits:
        return None
    why = f"“{one.printed}” against “{other.printed}”"
    strength = 0.25 + 0.5 * near + 0.05 * min(3, len(shared))
    return Finding(_KINDS[one.trait], why, strength, f"{one.trait}/{'-'.join(sorted(same)[:2])}")


def _clear_of(a: Frame, b: Frame, same: frozenset[str]) -> bool:
    """Whether both name the site, and by different names."""
    return a.scope.is_elsewhere(b.scope) and not same & (a.names & b.names)
