"""Words that can't both be so of one thing at once: "closed" and "open", "accepted" and "rejected"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.kinds.denials import are_opposed
from onrecord.link.conflicts.reading.matter import opening
from onrecord.link.conflicts.reading.negation import NEGATIONS
from onrecord.link.conflicts.reading.runs import tagged
from onrecord.link.conflicts.reading.supposed import is_supposed, is_wished
from onrecord.link.conflicts.reading.things import is_one_thing, thing
from onrecord.link.conflicts.reading.words import around, conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_LEAST_SHARED = 2
"""Senses that lines with two opposites must share beside them."""
_SUPPOSED = frozenset(
    {"hope", "hopes", "hoping", "feared", "if", "whether", "could", "would", "should", "might", "must"}
)
_WINDOW = 7
"""Words around one of two opposites among which both must name something in common."""
_OF_ONE = 9
"""Senses of two lines at most that tell opposites of one person and need have nothing else in common."""


def opposite(a: Frame, b: Frame, near: float) -> Finding | None:
    opposites = conflict_words().opposites
    if (a.lowered | b.lowered) & _SUPPOSED or {c.unit for c in a.counts} & {c.unit for c in b.counts}:
        return None  # of so many held and so many set free, all may be so
    mine, yours = a.opposed, b.opposed
    for one in sorted(mine.keys() - yours.keys()):
        for other in sorted((opposites[one] & yours.keys()) - mine.keys()):
            common = _window(a, mine[one]) & _window(b, yours[other])
            if (
                _enough(common, a, b)
                and is_one_thing(a.words, mine[one], b.words, yours[other])
                and _names_its_thing(a, mine[one], b, yours[other])
                and _names_its_thing(b, yours[other], a, mine[one])
                and (one not in _STANDS or a.named_before(mine[one]) & b.named_before(yours[other]))
                and are_opposed(a, b, (a.words[mine[one]].sense, b.words[yours[other]].sense))
            ):
                why = f"“{around(a.words, mine[one])}” against “{around(b.words, yours[other])}”"
                strength = 0.1 + 0.55 * near + 0.06 * min(4, len(common))
                matter = f"{min(one, other)}-{max(one, other)}/{'-'.join(sorted(common)[:2])}"
                return Finding("polarity", why, strength, matter, replaces=True)
    return None


def _enough(common: frozenset[str], a: Frame, b: Frame) -> bool:
    """Whether what stands around two opposites makes them opposites of one thing."""
    things = common - a.named
    if a.people and a.people == b.people and max(len(a.senses), len(b.senses)) <= _OF_ONE:
        return True
    short = 2 * len(common) >= min(len(a.senses), len(b.senses)) - 1
    return len(things) >= _LEAST_SHARED or (bool(things) and (bool(common & a.named) or short))


def _names_its_thing(a: Frame, i: int, b: Frame, j: int) -> bool:
    """Whether the line b, where its word is no act, names what the word of a does something to."""
    mine = thing(a.words, i)
    return not mine or tagged(b.words)[j].startswith("VB") or bool(mine & (b.senses | b.names))


_STANDS = frozenset(
    form
    for word in (
        "support",
        "oppose",
        "back",
        "favour",
        "fight",
        "praise",
        "advance",
        "retreat",
        "win",
        "lose",
    )
    for form in (word, stem(word))
)
"""What one may do while another does the opposite."""


def opposed(run: Sequence[Word], turned: frozenset[str]) -> dict[str, int]:
    """Where each word stands that has an opposite, those left out that are turned round."""
    opposites, roles = conflict_words().opposites, conflict_words().roles
    return {
        base: k
        for k, w in enumerate(run)
        if w.lower[:1].isalpha() and not w.is_name and w.sense not in turned
        for stemmed in (stem(w.lower),)
        for base in (stemmed if stemmed in opposites else w.sense,)
        if base in opposites  # few words have one: what follows is asked of these alone
        if w.sense or w.lower != "control"  # "out of control" is told by its first word
        if stemmed not in roles  # "survivors" are others than the dead
        if not (base in _STANDS and tagged(run)[k].startswith("NN"))  # "the opposition"
        if not (_is_kept_from(run, k) or _only_calls(run, k) or _is_none_of_it(run, k) or _leaves_so(run, k))
        if not is_wished(run, k) and not is_supposed(run, k)
    }


def _is_none_of_it(run: Sequence[Word], k: int) -> bool:
    """Whether it is not so, or done to none: "didn't know", "had drunk no wine"."""
    before = (w.lower for w in run[max(0, k - 2) : k])
    return any(word in NEGATIONS for word in before) or any(
        w.lower in ("no", "nothing") for w in run[k + 1 : k + 2]
    )


def _leaves_so(run: Sequence[Word], k: int) -> bool:
    """Whether what is left isn't left behind, but left in some state: "were left homeless"."""
    if run[k].lower not in ("left", "leave", "leaves", "leaving"):
        return False
    return tagged(run)[k + 1 : k + 2] == ("JJ",) or any(w.lower == "without" for w in run[k + 1 : k + 9])


def _only_calls(run: Sequence[Word], k: int) -> bool:
    """Whether the word only tells what something is called ("known as") or that it has a name."""
    return run[k].lower in ("name", "names") or (
        run[k].lower == "known" and any(w.lower == "as" for w in run[k + 1 : k + 2])
    )


_KEEPING = frozenset(
    {"prevent", "prevents", "prevented", "stop", "stopped", "kept", "barred", "failed", "refused"}
)


def _is_kept_from(run: Sequence[Word], k: int) -> bool:
    """Whether somebody is kept from it, or fails to do it: "prevented the council from approving it"."""
    before = [w.lower for w in run[max(0, k - _WINDOW) : k]]
    return before[-1:] in (["from"], ["to"]) and not _KEEPING.isdisjoint(before)


def _window(frame: Frame, k: int) -> frozenset[str]:
    """What stands around word k, without the story's own name; of "it", what the line before tells."""
    if opening(frame) == "it" and frame.in_one_story:
        return frame.topic
    some = frame.words[max(0, k - _WINDOW) : k + _WINDOW]
    return frozenset(w.sense for w in some if w.sense and w.lower not in frame.scope.wide)
