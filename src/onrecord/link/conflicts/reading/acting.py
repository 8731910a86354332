"""What is done around a word of a line: two figures, or two times, are of one thing where that is one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.compare.words import content_word, stem
from onrecord.link.conflicts.reading.runs import clause_end, clause_start, tagged
from onrecord.link.conflicts.reading.words import conflict_words, of_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_REACH = 8
"""Words before and after a word in its clause that tell what is done."""
_ENDS = frozenset({";", ":", "but", "while", "whereas", "--", "(", ")"})
_TELLING = frozenset(
    content_word(w)
    for w in ("said", "say", "told", "estimated", "believed", "expected", "reported", "thought", "valued")
)
"""Verbs by which something is only told or put at so much."""


class Doing(NamedTuple):
    """The kinds of the verbs in a clause, and of all that its words say."""

    acts: frozenset[str]
    told: frozenset[str]

    def may_be(self, other: Doing) -> bool:
        """Whether the two may tell of one act: a verb of the one is told in the other, or one has no verb."""
        if not (self.acts and other.acts):
            return True
        return bool(self.acts & other.told or other.acts & self.told)


def doing(run: Sequence[Word], at: int) -> Doing:
    """What is done in the clause of the word at a place."""
    first, end = clause_start(run, at, _REACH, _ENDS), clause_end(run, at + 1, _REACH, _ENDS)
    parts, light = tagged(run), conflict_words().light
    some = [
        (of_kind(word.sense), tag)
        for word, tag in zip(run[first:end], parts[first:end], strict=True)
        if word.sense[:1].isalpha() and stem(word.lower) not in light
    ]
    acts = frozenset(kind for kind, tag in some if tag.startswith("VB")) - _TELLING
    return Doing(acts, frozenset(kind for kind, _ in some))


def done(frame: Frame) -> frozenset[str]:
    """The kinds of the verbs of a line: what was done, not to what."""
    parts = tagged(frame.words)
    return frozenset(
        of_kind(word.sense)
        for word, tag in zip(frame.words, parts, strict=True)
        if word.sense and tag.startswith("VB")
    )
