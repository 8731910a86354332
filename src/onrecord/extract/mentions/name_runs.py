"""Runs of capitalised words in a sentence, cut into what may be names: titles and adjectives split off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.extract.mentions.gazetteer import longest
from onrecord.extract.mentions.organisation_names import LONGEST_RUN, organisation_at, owner_end
from onrecord.extract.mentions.title_words import starts_a_title, title_at, title_before
from onrecord.extract.words import span_of, words
from onrecord.language.countries import printed_countries
from onrecord.language.folding import fold
from onrecord.language.names import first_names, not_names, organisation_words, word_class
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.mentions.gazetteer import Entry
    from onrecord.extract.words import Word
    from onrecord.model.mention import MentionForm

Sureness = Literal["known", "named", "weak"]
"""known: in our lists; named: by a title, a given name or an organisation's word; weak: by capitals only."""

_PARTICLES = word_class("particles")
_LONGEST_WORD = 40
_NOUNS_OF_BODIES = (
    word_class("bodies beside names")
    | word_class("groups beside names")
    | word_class("outlets before their names")
)
_ONLY_WHERE = frozenset({"based", "born", "bound", "bred", "educated", "wide"})
"""What makes a place that a compound begins with one where something is: "London-based"."""
_ROAD = re.compile(r"[A-Z]{1,2}\d+")
"""Roads, paper sizes, models: "M62", "A4"; such names as "G20" are in our lists."""
_COMPOUND = re.compile(r"[-‐‑–]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a name: where, as which words, with which title, how sure, and what stands around it."""

    words: tuple[Word, ...]
    form: MentionForm
    kind: str
    sureness: Sureness
    title: str | None
    sentence: int
    at: int

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return span_of(self.words)


_ALSO_SURNAMES = frozenset({"Sen", "Gen", "King", "Pope", "Dean", "Marshal", "Bishop", "Prince"})
"""Titles that people are called by, too, whatever stands before: "Hun Sen", "Amartya Sen"."""
_LONGEST_FIRM = 3
"""Words before the "&" of a firm's name at most."""


def candidates(run: Sequence[Word], sentence: int) -> Iterator[Candidate]:
    """The names of one sentence's words, in order; adjectives inside a name as well as the name."""
    at = 0
    while at < len(run):
        step = 0
        for candidate, end in _at(run, at, sentence):
            yield candidate
            step = max(step, end - at)
        at += step or (title_at(run, at) if _leads_a_name(run, at) else 0) or 1


def _at(run: Sequence[Word], at: int, sentence: int) -> Iterator[tuple[Candidate, int]]:
    """What begins at word `at`, with the number of the word after it."""
    word = run[at]
    if len(word.text) > _LONGEST_WORD or _COMPOUND.split(word.text)[-1].lower() in _ONLY_WHERE:
        return
    part = _country_part(word) if word.is_capital and _COMPOUND.search(word.text) else None
    known = longest(run, at)
    if part and not known:
        yield Candidate((part,), "adjective", "government", "known", None, sentence, at), at + 1
        return
    organisation = organisation_at(run, at, known)
    if organisation:
        end, kind = organisation
        if known and known[0].form != "organisation":
            yield _known(run, at, known, sentence), at + known[1]
        owner = owner_end(run, at) if known is None else None
        if owner is not None:
            yield Candidate(tuple(run[at:owner]), "name", "person", "weak", None, sentence, at), owner
        first = at + 1 if word.text == "The" else at
        yield Candidate(tuple(run[first:end]), "name", kind, "named", None, sentence, first), end
    elif (beyond := _firm_end(run, at)) is not None:
        yield Candidate(tuple(run[at:beyond]), "name", "organisation", "named", None, sentence, at), beyond
    elif known and not _is_given_name(run, at, known):
        yield _known(run, at, known, sentence), at + known[1]
    elif word.is_capital and not _is_no_name(run, at) and not _leads_a_name(run, at):
        yield from _plain(run, at, sentence)


def _firm_end(run: Sequence[Word], at: int) -> int | None:
    """The word after a firm of two names: "Halden & Price"; None where there is none."""
    end = at + 1
    while end < len(run) and end - at < _LONGEST_FIRM and run[end].gap == " " and run[end].is_capital:
        end += 1
    if end >= len(run) or run[end].gap != " & " or not (run[at].is_capital and run[end].is_capital):
        return None
    if (
        title_at(run, at)
        or any(word.possessive for word in run[at:end])
        or run[at].text in not_names("never")
    ):
        return None
    return end + 1


def _known(run: Sequence[Word], at: int, known: tuple[Entry, int], sentence: int) -> Candidate:
    entry, many = known
    form: MentionForm = "adjective" if entry.form == "demonym" else "name"
    here = tuple(run[at : at + many])
    if entry.form == "place":
        return Candidate(here, form, "thing", "weak", None, sentence, at)
    kind = "seat" if entry.form == "seat" else entry.kind
    return Candidate(here, form, kind, "known", None, sentence, at)


def _is_no_name(run: Sequence[Word], at: int) -> bool:
    """Whether the word names nothing; "Jun" and "Jan" before another name do."""
    after = run[at + 1] if at + 1 < len(run) else None
    is_given = (
        run[at].text in {"Jun", "Jan"} and after is not None and after.gap == " " and after.text[0].isupper()
    )
    return run[at].text in not_names("never") and not is_given


def _is_given_name(run: Sequence[Word], at: int, known: tuple[Entry, int]) -> bool:
    """Whether a country's name is here a person's first ("Jordan Belfort") or last ("Paris Hilton")."""
    after = run[at + 1] if at + 1 < len(run) else None
    return (
        known[1] == 1
        and fold(run[at].text) in first_names()
        and after is not None
        and after.gap == " "
        and after.is_capital
        and longest(run, at + 1) is None
        and not starts_a_title(run, at + 1)
    )


@cache
def _country_part(word: Word) -> Word | None:
    """The country in a compound ("US-backed", "Pro-Turkish"), as a word of its own."""
    parts = _COMPOUND.split(word.text)
    start = word.start
    for part in parts:
        some = words(part, Span(0, len(part))) if part else []
        if some and len(parts) == 2 and (found := longest(some, 0)) and found[0].kind == "government":
            return type(word)(start, start + len(part), part, False, word.gap)
        start += len(part) + 1
    return None


def _leads_a_name(run: Sequence[Word], at: int) -> bool:
    """Whether a title begins here, and no surname that is one too ("Mr. King", "Charlie King")."""
    many = title_at(run, at)
    after = run[at + many] if at + many < len(run) else None
    goes_on = after is not None and after.gap in {" ", ". "} and after.is_capital
    return bool(many) and (goes_on or many > 1 or title_before(run, at) is None)


def _plain(run: Sequence[Word], at: int, sentence: int) -> Iterator[tuple[Candidate, int]]:
    """A run of capitals that no list knows: a person by title or given name, else only perhaps a name."""
    if _is_opening(run, at) or run[at].text.removesuffix("s") in _demonyms():
        return
    end = at + 1
    while end < len(run) and end - at < LONGEST_RUN and _joins(run, at, end):
        end += 1
    while end - 1 > at and not run[end - 1].is_capital:
        end -= 1
    here = tuple(run[at:end])
    title = title_before(run, at)
    if title and end == at + 1 and end < len(run) and run[end].gap == " " and title_at(run, end):
        return  # "Chief Health Officer": of an office
    is_given = _is_given(here[0]) and len(here) > 1
    if any(word.text in not_names("things") for word in here) and not title:
        yield Candidate(here, "name", "thing", "weak", None, sentence, at), end
    elif title or (is_given and len(here) <= 5):
        yield Candidate(here, "name", "person", "named", title, sentence, at), end
    elif len(here) == 1 and (
        here[0].text.capitalize() in not_names("at start") or _ROAD.fullmatch(here[0].text)
    ):
        return
    elif len(here) == 1 and here[0].is_acronym:
        yield Candidate(here, "name", "organisation", "named", None, sentence, at), end
    else:
        yield Candidate(here, "name", "", "weak", None, sentence, at), end


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for word, (form, _) in printed_countries().items() if form == "demonym")


def _is_given(word: Word) -> bool:
    """Whether it is a known given name, or begins with one ("Jean-Luc")."""
    folded = fold(word.text)
    return folded in first_names() or ("-" in word.text and folded.split(" ")[0] in first_names())


def _is_opening(run: Sequence[Word], at: int) -> bool:
    """Whether the word is a common one that only opens a sentence or a quotation."""
    opens = at == 0 or any(mark in run[at].gap for mark in '“"‘:.!?(—–')
    if opens and run[at].text.lower() in _NOUNS_OF_BODIES and run[at].text not in organisation_words("heads"):
        return True
    return run[at].text in not_names("at start") and (opens or len(run[at].text) < 3)


def _joins(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether word `end` goes on with the name that began at `at`."""
    word, before = run[end], run[end - 1]
    initial = len(before.text) == 1 and word.gap in {". ", "."}
    if before.possessive or not (word.gap in {" ", "\xa0"} or initial):
        return False
    if word.is_capital:
        is_may = word.text == "May" and end == at + 1 and _is_given(run[at])
        is_initial = len(word.text) == 1 and end + 1 < len(run) and run[end + 1].gap in {". ", "."}
        return (
            (word.text not in not_names("never") or is_may or is_initial)
            and not (end > at and longest(run, end) and not _mid_name(run, at, end))
            and not _leads_on(run, at, end)
            and len(word.text) <= _LONGEST_WORD
        )
    after = run[end + 1] if end + 1 < len(run) else None
    return (
        word.text in _PARTICLES
        and after is not None
        and after.gap == " "
        and (after.is_capital or after.text in _PARTICLES)
    )


def _leads_on(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether a title begins at `end`, and no surname ("Hun Sen said"); a cardinal's stands in his name."""
    many = title_at(run, end)
    after = run[end + many] if end + many < len(run) else None
    goes_on = after is not None and after.is_capital
    is_given = fold(run[at].text) in first_names()
    is_surname = many == 1 and not goes_on and (is_given or run[end].text in _ALSO_SURNAMES)
    return bool(many) and not is_surname and not (is_given and run[end].text == "Cardinal")


def _mid_name(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether a country's word goes on a person's name here: "Michael Jordan"."""
    is_given = fold(run[at].text) in first_names() or title_before(run, at) is not None
    return end == at + 1 and is_given and not run[end].is_acronym
