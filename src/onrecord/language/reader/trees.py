"""What hangs on a word of the reader's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.language.reader import Analysis, Roles
    from onrecord.model import Span


def dependents(analysis: Analysis) -> list[list[int]]:
    """For each word the words that hang on it, in order."""
    below: list[list[int]] = [[] for _ in analysis.head]
    for word, head in enumerate(analysis.head):
        if head != word:
            below[head].append(word)
    return below


def subtree(word: int, below: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The first word that hangs on a word, itself among them, and the one after the last."""
    low, high, open_ = word, word, [word]
    while open_:
        at = open_.pop()
        low, high = min(low, at), max(high, at)
        open_.extend(below[at])
    return low, high + 1


def verb_of(roles: Roles, analysis: Analysis) -> int:
    """The word of the cue that its others hang on: a verb, where several hang on none of them."""
    first, last = roles.cue
    tops = [k for k in range(first, last) if analysis.head[k] == k or not first <= analysis.head[k] < last]
    return next((k for k in tops if analysis.upos[k] == "VERB"), tops[0] if tops else first)


def last_verb(analysis: Analysis, span: Span | None) -> int | None:
    """The last verb of a cue; None where it has none."""
    low, high = numbers_of(analysis, span) if span else (0, 0)
    return max((k for k in range(low, high) if analysis.upos[k] == "VERB"), default=None)


def subject_before(verb: int, analysis: Analysis, below: Sequence[Sequence[int]]) -> int | None:
    """The subject that a verb has before it; None where it has none there."""
    return next((k for k in below[verb] if analysis.deprel[k] == "nsubj" and k < verb), None)


def is_passive(verb: int, analysis: Analysis, below: Sequence[Sequence[int]]) -> bool:
    """Whether a verb's auxiliary or subject is a passive's."""
    return any(analysis.deprel[k] in {"aux:pass", "nsubj:pass"} for k in below[verb])


def lower_of(word: int, analysis: Analysis, text: str) -> str:
    """A word as printed, in lower case."""
    words = analysis.words
    return text[words.start.item(word) : words.end.item(word)].lower()


def numbers_of(analysis: Analysis, span: Span) -> tuple[int, int]:
    """The numbers of the first word of a span and of the one after its last."""
    starts = analysis.words.start
    return int(starts.searchsorted(span.start)), int(starts.searchsorted(span.end))


def head_of(analysis: Analysis, low: int, high: int) -> int | None:
    """The word of these that hangs on none of them; None where they are none."""
    words = range(low, high)
    return next((k for k in words if not low <= analysis.head[k] < high or analysis.head[k] == k), None)


def first_joined(word: int, analysis: Analysis) -> int:
    """The first of the words that are joined by "and" with this one; itself where none is."""
    while analysis.deprel[word] == "conj" and analysis.head[word] < word:
        word = analysis.head[word]
    return word
