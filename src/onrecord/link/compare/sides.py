"""What is looked up about a line before it is compared, once for each: its words, numbers, marks of doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.compare.numbers import counts, numbers
from onrecord.link.compare.words import claim_words, content_word, content_words, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.link.compare.scale import Scale
    from onrecord.link.conflicts.kinds.fates import Fate
    from onrecord.link.story import Line
    from onrecord.model import Quantity, TimeExpression


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a text and what they weigh together (see `scale.py`)."""

    every: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Side:
    """One line of a pair, with all that the comparisons look at.

    `words` are those of all that is printed of it, source, cue and content; `said` those of cue and content
    alone; `plain` and `plain_said` those of either that are neither names nor numbers; `numbers` all values
    in it, `counts` those that are no age or day; `quantities` come with the class of what they count;
    `speakers` are the parties along the chain; `fates` what it tells that befell people; `depth` the share of
    its article's lines that stand before it.
    """

    line: Line
    words: Words
    said: Words
    plain: frozenset[str]
    plain_said: frozenset[str]
    numbers: frozenset[float]
    counts: frozenset[float]
    quantities: tuple[tuple[str, Quantity], ...]
    parties: frozenset[str]
    speakers: frozenset[str]
    times: tuple[TimeExpression, ...]
    fates: Sequence[Fate]
    is_negated: bool
    is_open: bool
    depth: float


def side(line: Line, scale: Scale, fates: Sequence[Fate] = (), depth: float = 0.0) -> Side:
    """All that the comparisons look at of one line."""
    text, lists = line.text, claim_words()
    printed = plain_words(text)
    content = content_words(text)
    around = content_words(printed_of(line))
    said = content_words(_said(line))
    named = {word for word in {*content, *around} if scale.is_name(word)}
    plain = {word for word in {*content, *around} if word not in named and not word[0].isdigit()}
    return Side(
        line,
        _weighed(around, scale),
        _weighed(said, scale),
        frozenset(plain),
        frozenset(plain.intersection(said)),
        numbers(line),
        counts(line),
        tuple((content_word(q.unit) or q.unit, q) for q in line.quantities),
        frozenset(line.parties),
        frozenset(s.speaker for s in line.chain if s.is_attributed and s.speaker),
        tuple(t for t in line.times if t.type in ("DATE", "TIME") and _is_dated(t)),
        fates,
        line.statement.polarity == "denied",
        line.statement.commitment in ("possible", "unknown") or bool(lists.maybe.intersection(printed)),
        depth,
    )


_PARTLY = re.compile(r"XXXX-(?:WXX-\d|\d\d)")


def _is_dated(time: TimeExpression) -> bool:
    """Whether it says when: from a day to a day, or at least on which weekday or in which month."""
    return time.interval.is_bounded or _PARTLY.match(time.value) is not None


def printed_of(line: Line) -> str:
    """What is printed from the first to the last character of source, cue and content."""
    hull = line.statement.hull
    return hull.of(line.article.text) if len(hull) < _LONGEST else line.text


def _said(line: Line) -> str:
    """`printed_of` without the words of its source."""
    hull, source = line.statement.hull, line.statement.source
    if source is None or len(hull) >= _LONGEST:
        return printed_of(line)
    text = line.article.text
    return f"{text[hull.start : source.start]} {text[source.end : hull.end]}"


_LONGEST = 600
"""Characters: what runs longer is no one sentence, and its words say little about a part of it."""


def _weighed(words: Iterable[str], scale: Scale) -> Words:
    every = frozenset(words)
    return Words(every, scale.weigh(every))
