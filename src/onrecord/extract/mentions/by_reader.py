"""What the reader model takes for names, where lists, titles and the words around don't settle it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.mentions.beside_names import body_kind
from onrecord.extract.mentions.name_runs import Candidate
from onrecord.extract.mentions.title_words import title_at, title_before
from onrecord.language.countries import country_of
from onrecord.language.names import not_names, organisation_words
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.mentions.lines import Line
    from onrecord.extract.words import Word
    from onrecord.language import Analysis

_KINDS = {"Person": "person", "Organization": "organisation"}
"""The reader's types that may speak, and the party kinds that they are."""
_NOBODY = frozenset({"Location", "Facility", "Product", "Date", "Money"})
"""Types that never speak; what was taken for a person by its capitals alone is dropped where one fits."""
_SMALL = frozenset({"to", "of", "for", "and", "the", "on", "against", "in"})
"""Words without a capital within a body's name."""
LONGEST = 7
"""Words: a longer name is more often two that run together."""


def with_reader(
    analysis: Analysis | None, lines: Sequence[Line], decided: Sequence[Candidate]
) -> list[Candidate]:
    """The decided candidates, those that capitals alone spoke for checked, and the names that they lack."""
    if analysis is None:
        return list(decided)
    kinds = {(span.start, span.end): kind for span, kind in analysis.names()}
    spans = sorted(kinds)
    kept = [checked for candidate in decided if (checked := _checked(candidate, kinds, spans)) is not None]
    kept = _with_bodies_called_after(lines, kinds, kept)
    taken = [candidate for candidate in kept if candidate.form == "name"]
    known = {_printed(candidate): candidate.kind for candidate in taken if candidate.kind}
    return kept + [
        replace(lacking, kind=known.get(_printed(lacking), lacking.kind))
        for lacking in _lacking(lines, kinds, taken)
    ]


def _printed(candidate: Candidate) -> str:
    """The name as printed: what has it elsewhere in the article is of the kind that was decided there."""
    return " ".join(word.text for word in candidate.words)


def _checked(
    candidate: Candidate, kinds: dict[tuple[int, int], str], spans: Sequence[tuple[int, int]]
) -> Candidate | None:
    """A candidate of capitals alone as what the reader takes it for; None where that is nobody.

    `spans` are those of `kinds` in order; none meets another.
    """
    if candidate.sureness != "weak" or candidate.kind not in {"person", ""}:
        return candidate
    start, end = candidate.span.start, candidate.span.end
    kind = kinds.get((start, end))
    if kind in _NOBODY:
        return None
    if kind in _KINDS:
        return replace(candidate, kind=_KINDS[kind])
    last = spans[nth - 1] if (nth := bisect_left(spans, (end,))) else (start, start)
    if last[0] < start and end <= last[1] and kinds[last] == "Organization":
        return None  # "Public Health" of "the Institute of Hygiene and Public Health"
    inner = last[0] if start < last[0] and last[1] == end and kinds[last] == "Person" else start
    words = tuple(word for word in candidate.words if word.start >= inner)
    if not words or len(words) == len(candidate.words):
        return candidate  # else the end of an office: "Director of Finance Ann Ober"
    return replace(candidate, words=words, kind="person", at=candidate.at + len(candidate.words) - len(words))


def _lacking(
    lines: Sequence[Line], kinds: dict[tuple[int, int], str], taken: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The reader's people and organisations that no candidate meets."""
    covered = {at for candidate in taken for at in range(candidate.span.start, candidate.span.end)}
    by_word = {
        word.start: (number, at)
        for number, line in enumerate(lines)
        if not line.is_heading
        for at, word in enumerate(line.words)
    }
    surnames = _parts_of_full_names(lines, kinds)
    for (start, end), kind in sorted(kinds.items()):
        if kind not in _KINDS or start not in by_word or not covered.isdisjoint(range(start, end)):
            continue
        sentence, at = by_word[start]
        found = _candidate(lines[sentence].words, (at, end), _KINDS[kind], sentence, surnames)
        if found is not None:
            acts = found.kind == "organisation" and country_of(_printed(found)) is not None
            yield replace(found, kind="government") if acts else found  # "Kremlin spokesman"


def _with_bodies_called_after(
    lines: Sequence[Line], kinds: dict[tuple[int, int], str], kept: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates, those that are only part of a body's name put in its place: "France 2", "BBC Sport".

    Countries and known bodies begin or end such names; so does what looks like a title ("Premier League").
    """
    starts = {start: end for (start, end), kind in kinds.items() if kind == "Organization"}
    ends = {end: start for start, end in starts.items()}
    found, whole = list(kept), set[Span]()
    for number, part in enumerate(kept):
        if not _may_be_part(part):
            continue
        first, last = part.span.start, part.span.end
        start, end = ends.get(last, first), starts.get(first, last)
        run = lines[part.sentence].words
        body = [k for k, word in enumerate(run) if start <= word.start and word.end <= end]
        if len(body) > len(part.words) and _is_one_name(run, body, part):
            at, beyond = body[0], body[-1] + 1
            kind = part.kind if part.kind == "outlet" else _kind_of_body(run, at, beyond)
            found[number] = replace(part, words=tuple(run[at:beyond]), kind=kind, at=at, title=None)
            whole.add(found[number].span)
    return [c for c in found if c.span in whole or not any(span.holds(c.span) for span in whole)]


def _may_be_part(part: Candidate) -> bool:
    """Whether a body's longer name may be called after it, or begin with it: "Committee to Save Lusk"."""
    if part.form != "name":
        return False
    if part.kind == "person":
        return _is_noun(part) and part.title is not None and part.title[:1].isupper()
    return part.sureness == "known" or (_is_noun(part) and part.kind == "organisation")


def _is_noun(part: Candidate) -> bool:
    """Whether it is no more of a body's name than what sort of body it is: "Committee"."""
    return len(part.words) == 1 and part.words[0].text in organisation_words("heads")


def _is_one_name(run: Sequence[Word], body: Sequence[int], part: Candidate) -> bool:
    """Whether words of a sentence are one name: capitals or a channel's number, nobody's and no title's."""
    some = [run[k] for k in body]
    is_noun = _is_noun(part) and part.kind == "organisation"
    inside = {word.text for word in some[1:-1]} & _SMALL if is_noun else set[str]()
    printed = all(
        word.is_capital or word.text in inside or (k and word.text.isdigit()) for k, word in enumerate(some)
    )
    whole = all(word.gap == " " for word in some[1:]) and len(some) <= LONGEST
    titled = part.title is None and any(title_at(run, k) for k in body)
    free = not any(word.possessive for word in some[:-1]) and not titled
    is_thing = any(word.text in not_names("things") for word in some)
    ends = {some[0].text, some[-1].text}
    return printed and whole and free and not is_thing and ends.isdisjoint(not_names("never"))


def _kind_of_body(run: Sequence[Word], at: int, end: int) -> str:
    """A channel by its number, else by the name's last word or what stands beside it."""
    if any(word.text.isdigit() for word in run[at:end]):
        return "outlet"
    by_word = organisation_words("heads").get(run[end - 1].text)
    return by_word or body_kind(run, at, end) or "organisation"


def _parts_of_full_names(lines: Sequence[Line], kinds: dict[tuple[int, int], str]) -> frozenset[str]:
    """The last and the first words of the people whom the reader finds in full, in headings too."""
    starts = {start for (start, _), kind in kinds.items() if kind == "Person"}
    ends = {end for (_, end), kind in kinds.items() if kind == "Person"}
    words = (word for line in lines for word in line.words)
    return frozenset(word.text for word in words if (word.end in ends) != (word.start in starts))


def _goes_on(run: Sequence[Word], at: int) -> bool:
    """Whether a name follows right after a title."""
    return at < len(run) and run[at].is_capital and run[at].gap in {" ", ". "}


def _candidate(
    run: Sequence[Word], where: tuple[int, int], kind: str, sentence: int, surnames: frozenset[str]
) -> Candidate | None:
    """The words from the first to a character, without a title or article before the name."""
    at, end = where
    last = at
    while last < len(run) and run[last].end <= end:
        last += 1
    if at < last and run[at].text.lower() == "the":
        at += 1
    if kind == "person":
        while at < last and (many := title_at(run, at)) and at + many < last:
            at += many
        while last > at + 1 and run[last - 1].text in not_names("never"):
            last -= 1
    here = tuple(run[at:last])
    if kind == "person" and title_at(run, at) == len(here) and _goes_on(run, last):
        return None  # "Const." of "Const. Tim Brandt"
    if kind == "organisation" and at > 0 and run[at - 1].possessive:
        return None  # "Foreign Ministry" of "Velmara's Foreign Ministry" is nobody's name by itself
    if not 0 < len(here) <= LONGEST or not here[0].is_capital or here[0].text in not_names("never"):
        return None
    if len(here) == 1 and here[0].text.capitalize() in not_names("at start"):
        return None
    if at == 0 and last < len(run) and not {*run[last].gap}.isdisjoint("–—-"):
        return None  # a place before a dash that the dateline begins with
    title = title_before(run, at) if kind == "person" else None
    if kind == "person" and len(here) == 1 and not title and here[0].text not in surnames:
        return None  # one word alone is as often a place, unless somebody in the article has that name
    return Candidate(here, "name", kind, "named", title, sentence, at)
