"""What descriptions such as "the airline" and names such as "Velmar Airlines" say that an organisation is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.language.folding import fold
from onrecord.language.names import known_organisations, sections

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.model import Mention

Fit = Literal["is", "may be", "no"]
_STEM = 5
"""Letters that words of one stem share at least: "electoral" and "Election", "chemical" and "Chemicals"."""


@dataclass(frozen=True, slots=True)
class _Class:
    """A class of organisations: what descriptions call it, what names say, which others it may stand for."""

    called: frozenset[str]
    named: frozenset[str]
    wider: frozenset[str]


@cache
def _classes() -> tuple[_Class, ...]:
    found = []
    for row in sections("class_words.txt")["classes"]:
        called, named, wider = (frozenset(cell.split()) for cell in row.split("|"))
        found.append(_Class(called, named, wider))
    return tuple(found)


@cache
def class_words(section: Literal["loose", "plain", "by themselves", "alone"]) -> frozenset[str]:
    """The words of a section of `class_words.txt`."""
    return frozenset(word for row in sections("class_words.txt")[section] for word in row.split())


@cache
def is_class_word(head: str) -> bool:
    """Whether a description's head says what sort of organisation it means."""
    return any(head in one.called for one in _classes()) or head in class_words("by themselves")


def usual_name(mention: Mention) -> str:
    """The name under which the organisation is one, folded: "World Health Organization" of "WHO"."""
    known = known_organisations().get(mention.text)
    return fold(known.names[0] if known else mention.text)


def fit(mention: Mention, head: str, narrower: Sequence[str], called: AbstractSet[str] = frozenset()) -> Fit:
    """Whether "the (narrower) head" can be said of an organisation of this name.

    `narrower` are the words before the head ("health" of "the health ministry"): the name must bear them out.
    `called` are nouns that stand beside the name in the article ("the RMT union").
    """
    names = {*usual_name(mention).split(), *fold(mention.text).split(), *called}
    narrowing = [word for word in narrower if word not in class_words("plain")]
    if any(not _says(names, word) for word in narrowing):
        return "no"
    if head in names or names & _named(head):
        return "is"
    if any(names & one.named for one in _classes()):
        return "no"
    return "may be" if head in class_words("loose") and not narrowing else "no"


@cache
def _named(head: str) -> frozenset[str]:
    """What says in a name that a description with this head can be said of it."""
    own = [one for one in _classes() if head in one.called]
    wider = {word for one in own for word in one.wider}
    return frozenset(word for one in _classes() if one in own or one.called & wider for word in one.named)


def _says(names: set[str], word: str) -> bool:
    return any(
        word == name or (len(word) >= _STEM <= len(name) and word[:_STEM] == name[:_STEM]) for name in names
    )
