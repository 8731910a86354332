"""Places that the gazetteer doesn't hold, or holds under another spelling: found by what stands around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.places.spots import MOST_WORDS, Spot, is_common, place_words
from onrecord.extract.places.surroundings import BLANKS
from onrecord.language.countries import country_of
from onrecord.language.folding import fold
from onrecord.language.lexicon import is_ordinary
from onrecord.language.names import first_names, not_names
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.places.spots import Line
    from onrecord.extract.places.surroundings import Surroundings
    from onrecord.extract.words import Word

_SHORTEST = 4
_PARKS = frozenset({"National Park", "State Park", "National Forest", "Nature Reserve", "Game Reserve"})
"""Endings that make a name a place's wherever it stands."""
_CALLED_WITH_COMMA = frozenset({"capital", "city", "town", "village"})


def unknown_places(text: str, line: Line, taken: Sequence[Spot], around: Surroundings) -> Iterator[Spot]:
    """Names in a line that the words around them show to be places', where no known place was found."""
    if line.is_heading:
        return
    used = {k for spot in taken for k in range(spot.at, spot.end)}
    at, run = 0, line.words
    while at < len(run):
        end = _run_end(run, at, used)
        if end == at:
            at += 1
            continue
        spot = _judged(text, line, at, end, around, any(_leads_to(run, t, at) for t in taken))
        if spot:
            yield spot
            taken = (*taken, spot)
        at = end


def _run_end(run: Sequence[Word], at: int, used: set[int]) -> int:
    """The end of the capitals from word `at` on; `at` itself where none begin."""
    end = at
    while end < len(run) and end - at < MOST_WORDS and end not in used and _is_part(run[end]):
        if end > at and (run[end].gap not in BLANKS or run[end - 1].possessive):
            break
        end += 1
    return end


def _is_part(word: Word) -> bool:
    return word.is_capital and word.text not in not_names("never") and word.text not in {"The", "A", "An"}


def _judged(text: str, line: Line, at: int, end: int, around: Surroundings, is_listed: bool) -> Spot | None:
    run = line.words
    span = Span(run[at].start, run[end - 1].end)
    if any(m.kind in {"person", "organisation", "outlet", "group"} for m in around.meeting(span)):
        return None
    name = span.of(text)
    if country_of(run[end - 1].text) is not None:
        return None
    if not _could_be_a_name(name, run, at, end, around):
        return None
    after = run[end] if end < len(run) and run[end].gap in BLANKS and not run[end - 1].possessive else None
    kind = after.text.lower() if after is not None else ""
    if kind in place_words("unplaced after"):
        if kind in place_words("sites"):
            assert after is not None
            return Spot(
                line, at, end + 1, Span(span.start, after.end), Span(span.start, after.end).of(text), ()
            )
        return Spot(line, at, end, span, name, ())
    if is_listed and end - at == 1 and (after is None or after.text.islower()):
        return Spot(line, at, end, span, name, ())
    if _is_called_a_place(run, at) or _is_where(run, at, end) or _has_place_word(run, at, end):
        return Spot(line, at, end, span, name, ())
    return None


def _could_be_a_name(name: str, run: Sequence[Word], at: int, end: int, around: Surroundings) -> bool:
    if len(name) < _SHORTEST or len(name) > 60 or (name.isupper() and len(name) < 6):
        return False
    opens = at == 0
    if end - at == 1:
        lower = name.lower()
        if is_common(name) or is_ordinary(lower) or lower in around.lower or fold(name) in first_names():
            return False
        return fold(name) not in around.people
    return not (opens and run[at].text in not_names("at start"))


def _is_called_a_place(run: Sequence[Word], at: int) -> bool:
    """Whether "the village of" and the like stand before it, or "the capital," with the comma."""
    if at >= 2 and run[at].gap == ", " and run[at - 1].text in _CALLED_WITH_COMMA:
        return run[at - 2].text.lower() in {"the", "a", "its", "nearby"}
    return (
        at >= 2
        and run[at - 1].text == "of"
        and run[at - 2].text.lower() in place_words("settled")
        and run[at].gap == " "
    )


def _is_where(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether a plain "in" or "near" stands right before one or two words of name."""
    if at == 0 or end - at > 2 or run[at].gap not in BLANKS:
        return False
    return run[at - 1].text.lower() in {"in", "near", "outside", "nearby"} and (
        end == len(run) or run[end].gap not in BLANKS or run[end].text.islower()
    )


def _has_place_word(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether a word of the name says what it is ("Mount Hamra", "Lake Orta"), after a preposition."""
    if end - at > 2 and f"{run[end - 2].text} {run[end - 1].text}" in _PARKS:
        return True
    if end - at < 2 or at == 0:
        return False
    if run[at - 1].text.lower() not in place_words("in") | place_words("to") | {"the"}:
        return False
    return run[end - 1].text in place_words("unplaced names end") or run[at].text in place_words(
        "unplaced names begin"
    )


def _leads_to(run: Sequence[Word], spot: Spot, at: int) -> bool:
    """Whether the name of a town and "and" stand before word `at`: "Qabasin and Bzaah"."""
    if spot.end != at - 1 or run[at - 1].text != "and" or run[at].gap != " " or spot.last.possessive:
        return False
    return run[at - 1].gap == " " and all(entry.kind == "settlement" for entry in spot.entries)
