"""By accident or on purpose: one act was not both."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.language import lexicon
from onrecord.link.compare.words import claim_words, content_word
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.runs import BEING
from onrecord.link.conflicts.reading.scopes import of_other_people, one_voice
from onrecord.link.conflicts.reading.words import around, conflict_words, of_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_NEAR = 0.4
"""How near two lines lie that tell of one act."""
_BEFORE = 4
"""Words before one of purpose among which it is denied."""


class Purpose(NamedTuple):
    """Whether something was meant, and the place of the word that tells so."""

    sort: Literal["accident", "purpose"]
    at: int


def purposes(run: Sequence[Word]) -> tuple[Purpose, ...]:
    """Where a line says that something was done by accident or on purpose; a denial turns it round."""
    found = []
    for k, word in enumerate(run):
        sort = _sorts().get(word.lower) or _of_two_words(run, k)
        if sort is None:
            continue
        before = {w.lower for w in run[max(0, k - _BEFORE) : k]}
        if before & _UNSURE:
            continue
        denied = bool(before & claim_words().negations)
        found.append(Purpose(_OTHER[sort] if denied else sort, k))
    return tuple(found)


_OTHER: dict[str, Literal["accident", "purpose"]] = {"accident": "purpose", "purpose": "accident"}
_UNSURE = frozenset({"if", "whether", "may", "might", "could", "possible", "possibly", "or"})


@cache
def _sorts() -> dict[str, Literal["accident", "purpose"]]:
    """By word whether it tells an accident or a purpose."""
    table = lexicon.table("once_words.toml")["meant"]
    found: dict[str, Literal["accident", "purpose"]] = {}
    found.update(dict.fromkeys(table["accident"].split(), "accident"))
    found.update(dict.fromkeys(table["purpose"].split(), "purpose"))
    return found


def _of_two_words(run: Sequence[Word], k: int) -> Literal["accident", "purpose"] | None:
    """ "An accident" said of something, "on purpose", "took aim"."""
    before = [w.lower for w in run[max(0, k - 2) : k]]
    lower = run[k].lower
    if lower == "accident" and before[-1:] == ["an"] and (before[0] in BEING or before[0] == "as"):
        return "accident"
    if (lower == "purpose" and before[-1:] == ["on"]) or (
        lower == "aim" and before[-1:] in (["took"], ["taken"])
    ):
        return "purpose"
    return None


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """The one tells that something was an accident, the other that it was meant."""
    if not (a.purposes and b.purposes and a.in_one_story) or near < _NEAR or one_voice(a, b):
        return None
    if of_other_people(a, b) or a.open or b.open:
        return None
    for one in a.purposes:
        for other in b.purposes:
            if one.sort != other.sort and (matter := _one_matter(a, b)):
                why = f"“{around(a.words, one.at, 4, 5)}” against “{around(b.words, other.at, 4, 5)}”"
                return Finding("actor", why, 0.2 + 0.5 * near, f"purpose/{matter}")
    return None


def _one_matter(a: Frame, b: Frame) -> str:
    """What both are about: one person, or a happening or harm that both tell; "" if nothing."""
    happened = {of_kind(s) for s in a.topic} & {of_kind(s) for s in b.topic} & _harms()
    if not happened:
        return ""
    return min(a.people & b.people, default=min(happened))


@cache
def _harms() -> frozenset[str]:
    """Kinds of the senses of happenings, and of what becomes of people."""
    lists = conflict_words()
    words = (*lists.happenings, *lists.events, "shot", "killed", "died", "injured", "hit", "burned")
    return frozenset(of_kind(content_word(word)) for word in words)
