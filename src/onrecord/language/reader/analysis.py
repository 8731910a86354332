"""A text as the reader model reads it: words, sentences, trees, names, times, facts, roles. All in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language.reader.features import Words

Range = tuple[int, int]
"""First word and the one after the last."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words [start, end) of a type."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Roles:
    """A cue with its source and content; `within` is the number of the one in whose content it lies.

    At most one source, none where the text names nobody. A content may be in several parts. `lead` is by how
    much its cue is rather one than none to the reader, in log odds.
    """

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    within: int | None = None
    lead: float = math.inf


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A text as read. `head` holds numbers of words, a root's its own.

    `upos` and `deprel` are Universal Dependencies' tags and relations. `fact` is how far a predicate's event
    happened as the writer puts it, -3 to 3 (UDS It-Happened's scale), meaningful at predicates only.
    """

    words: Words
    sentences: tuple[Range, ...] = ()
    upos: tuple[str, ...] = ()
    head: tuple[int, ...] = ()
    deprel: tuple[str, ...] = ()
    entities: tuple[Tagged, ...] = ()
    timexes: tuple[Tagged, ...] = ()
    fact: tuple[float, ...] = ()
    attributions: tuple[Roles, ...] = ()

    def span(self, words: Range) -> Span:
        """The characters from the first of some words to the last."""
        return Span(self.words.start.item(words[0]), self.words.end.item(words[1] - 1))

    def names(self) -> Iterator[tuple[Span, str]]:
        """The characters of each name, and its type."""
        return ((self.span((named.start, named.end)), named.kind) for named in self.entities)


def joined(words: Words, parts: Sequence[tuple[int, Analysis]]) -> Analysis:
    """One analysis from those of its parts, each with the number of its first word."""
    return Analysis(
        words=words,
        sentences=tuple((s + at, e + at) for at, x in parts for s, e in x.sentences),
        upos=tuple(tag for _, x in parts for tag in x.upos),
        head=tuple(head + at for at, x in parts for head in x.head),
        deprel=tuple(name for _, x in parts for name in x.deprel),
        entities=tuple(_moved(t, at) for at, x in parts for t in x.entities),
        timexes=tuple(_moved(t, at) for at, x in parts for t in x.timexes),
        fact=tuple(value for _, x in parts for value in x.fact),
        attributions=tuple(_attributions(parts)),
    )


def _moved(tagged: Tagged, by: int) -> Tagged:
    return Tagged(tagged.start + by, tagged.end + by, tagged.kind)


def _attributions(parts: Sequence[tuple[int, Analysis]]) -> list[Roles]:
    found: list[Roles] = []
    for at, part in parts:
        before = len(found)
        for one in part.attributions:
            (cue,) = _shifted((one.cue,), at)
            within = None if one.within is None else one.within + before
            found.append(Roles(cue, _shifted(one.source, at), _shifted(one.content, at), within, one.lead))
    return found


def _shifted(ranges: tuple[Range, ...], by: int) -> tuple[Range, ...]:
    return tuple((start + by, end + by) for start, end in ranges)
