"""All of them against one of them: "all the gunmen were dead", and one is still at large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.scopes import same_times
from onrecord.link.conflicts.reading.words import around, conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

LEAST_NEAR = 0.2
"""How near two lines lie of which one says of all what the other knows of one not to be so."""
_NOUN, _STATE = 4, 8
"""Words after "all" among which those meant are named, and after these what became of them."""
_ALL = frozenset({"all", "every", "both"})
_NOBODY = frozenset({"no", "nobody", "none", "not", "n't", "if", "whether"})
_END = frozenset({",", ";", ".", "but", "--"})


class Whole(NamedTuple):
    """Who all are in a state or, where not `is_all`, one of whom isn't: their class, the state, the place."""

    of: str
    state: str
    is_all: bool
    at: int


def wholes(run: Sequence[Word]) -> tuple[Whole, ...]:
    """What a line says of all of some, or of one left over."""
    lists = conflict_words()
    found = []
    for k, word in enumerate(run):
        if word.lower in _ALL and (noun := _noun(run, k + 1)) is not None:
            for at in range(noun + 1, min(len(run), noun + 1 + _STATE)):
                if run[at].lower in _END:
                    break
                if (state := _state(run[at])) in lists.left_over:
                    found.append(Whole(_class(run[noun]), state, True, at))
                    break
    found += _none_left(run)
    lower = [word.lower for word in run]
    classes: list[str] | None = None
    for state, phrases in lists.left_over.items():
        begun = {phrase[0] for phrase in phrases}
        for k, begins in enumerate(lower):
            if begins in begun and any(lower[k : k + len(phrase)] == phrase for phrase in phrases):
                if any(w in _NOBODY for w in lower[max(0, k - 4) : k]):
                    continue  # "no survivors", "none of them survived"
                if classes is None:
                    classes = sorted({of for w in run if (of := _class(w))} | {ANYBODY})
                found += [Whole(of, state, False, k) for of in classes]
    return tuple(found)


def _none_left(run: Sequence[Word]) -> list[Whole]:
    """That all who were there died: "no survivors", "all those on board", "everyone aboard"."""
    lower = [word.lower for word in run]
    for k, word in enumerate(lower):
        before = set(lower[max(0, k - _NOUN) : k])
        if word in _SURVIVING and before & _NONE and not before & {"word", "sign", "news"}:
            return [Whole(ANYBODY, "dead", True, k)]
        if word in ("aboard", "board") and _EVERYBODY & set(lower[max(0, k - _NOUN - 2) : k]):
            for at in range(k + 1, min(len(run), k + 1 + _STATE)):
                if lower[at] in _END:
                    break
                if _state(run[at]) == "dead":
                    return [Whole(ANYBODY, "dead", True, at)]
    return []


_SURVIVING = frozenset({"survivor", "survivors", "survived"})
_NONE = frozenset({"no", "nobody", "none"})
_EVERYBODY = frozenset({"all", "everyone", "everybody"})
ANYBODY = "anybody"
"""The class of those of whom it is told only that they were there."""


def _state(word: Word) -> str:
    lists = conflict_words()
    if word.lower in lists.unharmed:
        return "rescued"
    return "recovered" if word.lower == "recovered" else lists.fate_of.get(word.lower, "")


def _noun(run: Sequence[Word], start: int) -> int | None:
    return next((k for k in range(start, min(len(run), start + _NOUN)) if _class(run[k])), None)


_YOUNG = frozenset({"children", "girl", "boy", "baby", "toddler", "infant"})


def _class(word: Word) -> str:
    """Those who did it under one name; who suffered or was held as printed; "" for anything else."""
    lists = conflict_words()
    base = stem(word.lower)
    base = "child" if base in _YOUNG else base
    if base in lists.held:
        return base
    if word.lower in lists.attackers or base in lists.attackers or word.lower.rstrip("s") in lists.attackers:
        return "attacker"
    return base if base in lists.people or base in lists.agents else ""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """The one says it of all, the other knows of one of whom it isn't so."""
    if near < LEAST_NEAR or not a.in_one_story:
        return None
    ways: tuple[tuple[Frame, Frame, Literal["a", "b"]], ...] = ((a, b, "b"), (b, a, "a"))
    for all_, one, later in ways:
        if all_.scope.names or one.open:
            continue  # all who were there are not all; and who may be left isn't
        for x in all_.wholes:
            for y in one.wholes:
                if x.is_all and not y.is_all and (x.of, x.state) == (y.of, y.state):
                    if all_.scope.sites and x.of != ANYBODY:
                        continue
                    if not _is_attackers(x) and not same_times(a, b):
                        continue
                    every, other = around(all_.words, x.at, 5, 3), around(one.words, y.at, 5, 3)
                    why = f"“{every}” of all, against “{other}” of one"
                    since = later if _is_attackers(x) or x.of == ANYBODY else ""
                    return Finding("polarity", why, 0.3 + 0.4 * near, f"all/{x.of}-{x.state}", since)
    return None


def _is_attackers(whole: Whole) -> bool:
    return whole.of == "attacker"
