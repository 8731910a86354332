"""Where an act was: the kind of place that stands behind it, and the place on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from onrecord.link.conflicts.kinds.once_words import once_words
from onrecord.link.conflicts.reading.runs import tagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.reading.spots import Spot
    from onrecord.link.conflicts.reading.words import Word

AT = frozenset({"in", "at", "on", "inside", "aboard"})
NEAR = frozenset({"near", "outside", "off"})
_PLACE = 8
"""Words after an act among which its place stands."""


class Map(Protocol):
    """What is asked of the story around."""

    def spot(self, run: Sequence[Word], k: int) -> Spot | None:
        """The place whose name begins at word k."""


_AT_ONCE = (("at", "the", "scene"), ("on", "the", "spot"), ("on", "arrival"), ("instantly",))


def is_at_once(run: Sequence[Word], k: int) -> bool:
    """Whether somebody died where it happened: "was declared *dead* on arrival", "died at the scene"."""
    after = tuple(w.lower for w in run[k + 1 : k + 4])
    return any(after[: len(words)] == words for words in _AT_ONCE)


def _is_later(run: Sequence[Word], k: int) -> bool:
    """Whether somebody lived on for a while: "later died", "died hours later"."""
    return any(w.lower == "later" for w in (*run[max(0, k - 1) : k], *run[k + 1 : k + 4]))


def setting_of(run: Sequence[Word], k: int, end: int, acts: frozenset[str]) -> str:
    """The kind of place of an act; of a death the scene, or where somebody is brought who dies later."""
    if "death" in acts and is_at_once(run, k):
        return "scene"
    return _setting(run, k, end) or ("hospital" if "death" in acts and _is_later(run, k) else "")


def are_apart(one: str, other: str) -> bool:
    """Whether two kinds of places are none of which the one is a part of the other."""
    lists, both = once_words(), {one, other}
    if "scene" in both:
        return both == {"scene", "hospital"}
    if not (one and other) or one == other or lists.loose & both:
        return False
    return (one in lists.inner) == (other in lists.inner)


def _setting(run: Sequence[Word], k: int, end: int) -> str:
    """The kind of place that stands behind an act: "was found in a garden shed"; "" if none does."""
    kinds = once_words().settings
    for at in range(k + 1, min(end, k + 1 + _PLACE)):
        if run[at].lower in NEAR:
            return ""
        if run[at].lower not in AT:
            continue
        for noun in range(at + 1, min(end, at + 5)):
            if run[noun].lower in AT or run[noun].is_name:
                break
            kind = kinds.get(run[noun].lower, "")
            if kind and not _goes_on(run, noun):
                return kind
    return ""


def spot_of(run: Sequence[Word], k: int, end: int, story: Map) -> Spot | None:
    """The place on the map that stands behind an act: "died in Torvik"."""
    for at in range(k + 1, min(end, k + 1 + _PLACE)):
        if run[at].lower in AT and (spot := story.spot(run, at + 1)):
            return spot
    return None


def _goes_on(run: Sequence[Word], k: int) -> bool:
    """Whether the noun only tells of what kind the next is: "a police station", "hospital staff"."""
    after = run[k + 1 : k + 2]
    return any(tag.startswith("NN") for tag in tagged(run)[k + 1 : k + 2]) and not after[0].is_name
