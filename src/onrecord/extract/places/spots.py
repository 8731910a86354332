"""Capitalised words that may name a place: the longest stretches that the gazetteer knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.words import Word, words
from onrecord.language.countries import printed_countries
from onrecord.language.folding import fold
from onrecord.language.gazetteer import gazetteer
from onrecord.language.names import not_names, sections
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed, Sentence
    from onrecord.language.gazetteer import Entry

MOST_WORDS = 5
_ENDS = re.compile(r"[.?!][”\"’')]?$")
_HYPHEN = re.compile(r"[-‐‑]")
_LONGEST_NAME = 60
_HEADING_SHARE = 0.6
"""Share of the longer words after the first that have capitals from which on capitals say nothing."""


@cache
def place_words(section: str) -> frozenset[str]:
    """The words of one section of `place_words.txt`."""
    return frozenset(word for row in sections("place_words.txt")[section] for word in row.split())


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's words; whether capitals say nothing in it (a heading), or all is in capitals."""

    number: int
    sentence: Sentence
    words: list[Word]
    is_heading: bool
    in_capitals: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `at` to `end` of a line that may name a place, and the places of that name, if any."""

    line: Line
    at: int
    end: int
    span: Span
    name: str
    entries: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """What namesakes share."""
        return fold(self.name)

    @property
    def before(self) -> Word | None:
        """The word before it."""
        return self.line.words[self.at - 1] if self.at else None

    @property
    def after(self) -> Word | None:
        """The word after it."""
        return self.line.words[self.end] if self.end < len(self.line.words) else None

    @property
    def gap_before(self) -> str:
        """What stands between it and the word before."""
        return self.line.words[self.at].gap

    @property
    def gap_after(self) -> str:
        """What stands between it and the word after; for a possessive, "'s"."""
        if self.line.words[self.end - 1].possessive:
            return "'s"
        return self.after.gap if self.after else ""

    @property
    def last(self) -> Word:
        """Its last word."""
        return self.line.words[self.end - 1]


def lines(parsed: Parsed) -> list[Line]:
    """The sentences' words."""
    return [_line(parsed.article.text, n, sentence) for n, sentence in enumerate(parsed.sentences)]


def _line(text: str, number: int, sentence: Sentence) -> Line:
    some = [part for word in words(text, sentence.span) for part in _parts(word)]
    long = [word for word in some if len(word.text) > 3 and word.text[0].isalpha()]
    capital = sum(word.text[0].isupper() for word in long[1:])
    shouted = len(long) >= 2 and sum(word.text.isupper() for word in long) >= 0.8 * len(long)
    is_heading = (
        len(long) >= 4
        and not _ENDS.search(sentence.span.of(text))
        and capital > _HEADING_SHARE * (len(long) - 1)
    )
    return Line(number, sentence, some, is_heading or shouted, shouted)


def _parts(word: Word) -> Iterator[Word]:
    """The parts of a compound ("Ohio-based", "Winston-Salem"); the Arabic article stays with its name."""
    pieces = _HYPHEN.split(word.text)
    if len(pieces) == 1 or not all(pieces) or (word.text[0].islower() and word.is_capital):
        yield word
        return
    start, gap = word.start, word.gap
    for number, piece in enumerate(pieces, 1):
        is_last = number == len(pieces)
        yield Word(start, start + len(piece), piece, word.possessive and is_last, gap)
        start, gap = start + len(piece) + 1, "-"


def spots(text: str, line: Line) -> Iterator[Spot]:
    """What may name a place of the gazetteer in a line, in order, none over another."""
    at, run = 0, line.words
    while at < len(run):
        found = _known(text, line, at) if _may_begin(run[at]) and not _only_opens(run, at) else None
        if found:
            yield found
        at = found.end if found else at + 1


def _may_begin(word: Word) -> bool:
    return (
        word.is_capital
        and not word.text[0].isdigit()
        and word.text not in {"The", "A", "An"}
        and len(word.text) <= _LONGEST_NAME
    )


def _only_opens(run: Sequence[Word], at: int) -> bool:
    """Whether it is a small word that opens a sentence, and no Arabic article: "As Ghana knows"."""
    return run[at].text in _SMALL and (at == 0 or any(mark in run[at].gap for mark in '.!?:“"\n'))


_SMALL = frozenset({"As", "At", "An"})


def _known(text: str, line: Line, at: int) -> Spot | None:
    """The longest stretch from `at` on that names a place of the gazetteer."""
    run = line.words
    for many in range(min(MOST_WORDS, len(run) - at), 0, -1):
        here = run[at : at + many]
        if not _holds_together(here):
            continue
        span = _with_dot(text, Span(here[0].start, here[-1].end), here)
        name = span.of(text)
        entries, is_dateline = gazetteer().named(name), at == 0 and line.sentence.region == "dateline"
        if not is_dateline:
            entries = _meant(name, entries, line, at)
        if entries and (is_dateline or _prints(name, entries, line)) and not _is_adjective(name):
            return _with_kind(text, Spot(line, at, at + many, span, name, entries))
    return None


def _meant(name: str, entries: tuple[Entry, ...], line: Line, at: int) -> tuple[Entry, ...]:
    """What a name printed like this can mean: "EU" no village Eu, "PA" no state but after a comma."""
    bare = name.replace(".", "")
    if not (len(bare) <= _LONGEST_ACRONYM and bare.isupper()) or line.in_capitals:
        return entries
    alone = (
        len(bare) <= _STATE_CODE and "." not in name and not line.words[at].gap.strip(" \n").endswith(_OPENS)
    )
    kinds = {"country", "area"} if alone else {"country", "area", "region"}
    return tuple(entry for entry in entries if entry.kind in kinds or _is_code(entry))


_LONGEST_ACRONYM = 4
_STATE_CODE = 2
_OPENS = (",", "(", "/")
"""Marks before the code of a state: "Dover, PA"."""


def _with_kind(text: str, spot: Spot) -> Spot:
    """With the capitalised kind that belongs to the name: "Aleppo Governorate"."""
    after = spot.after
    if after is None or spot.gap_after != " " or after.text not in place_words("part of the name after"):
        return spot
    span = Span(spot.span.start, after.end)
    return replace(spot, end=spot.end + 1, span=span, name=span.of(text))


def _holds_together(here: Sequence[Word]) -> bool:
    """Whether the words are one stretch: blanks between, capitals save "of" and the like."""
    if not here[-1].is_capital and not here[-1].text.isdigit():
        return False
    for before, word in pairwise(here):
        dotted = len(before.text) <= 3 and word.gap in {". ", "."}
        if not (word.gap in {" ", "\xa0", "-", "–", "/"} or dotted):
            return False
        if not word.is_capital and word.text not in place_words("joining") and word.gap != "-":
            return False
    return True


def _with_dot(text: str, span: Span, here: Sequence[Word]) -> Span:
    """With the dot of an abbreviation: "Va.", "W.Va."."""
    last = here[-1].text
    is_short = (
        1 < len(last) <= 5 and not last.isupper() and "." not in last and text[span.end : span.end + 1] == "."
    )
    if is_short and any(
        entry.form == "short" and entry.kind == "region" for entry in gazetteer().named(span.of(text) + ".")
    ):
        return Span(span.start, span.end + 1)
    return span


def _prints(name: str, entries: tuple[Entry, ...], line: Line) -> bool:
    """Whether the name is printed as it is where it is meant: "US" and "Ga.", not "Us" and "GA" anywhere."""
    bare = name.replace(".", "")
    if len(bare) <= 4 and bare.isupper() and not line.in_capitals:
        return any(e.kind in {"country", "area", "region"} or _is_code(e) for e in entries)
    if len(bare) <= 2:
        return name.endswith(".") and entries[0].form == "short"
    return True


def _is_adjective(name: str) -> bool:
    known = printed_countries().get(name)
    return known is not None and known[0] == "demonym"


def _is_code(entry: Entry) -> bool:
    return entry.form == "main" and entry.population > 1_000_000


def is_common(word: str) -> bool:
    """Whether the word is printed with a capital without naming a place."""
    return word in place_words("never places") or word in not_names("never")
