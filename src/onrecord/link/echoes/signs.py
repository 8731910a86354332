"""Signs that an article was put together from others, spun, or translated by a machine."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.language import lexicon
from onrecord.language.countries import printed_countries
from onrecord.language.folding import fold, skeleton
from onrecord.language.tags import tags
from onrecord.link.compare.words import content_words
from onrecord.model import Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.echoes.pages import Page

FEWEST = 8
"""Paragraphs of some length below which jumps of topic say nothing."""
NO_LINK = 0.5
"""Share of neighbouring paragraphs without a telling word in common from which an article jumps."""
LONG_ENOUGH = 6
"""Words of content of a paragraph that counts."""
NAME = 4
"""Letters from which a name is looked at: shorter ones are acronyms and words of every kind."""
LONG_NAME = 6
"""Letters from which two names that differ by one are one name misspelt."""


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Patterns, and `any` of them in one: few articles have any, and need be searched for each."""

    each: tuple[re.Pattern[str], ...]
    any: re.Pattern[str]

    @classmethod
    def of(cls, table: str, group: str = "(?:") -> _Phrases:
        """Those of a table, one a line; `group` opens each ("(?i:" where case makes no difference)."""
        lines = [f"{group}{line})" for line in table.strip().splitlines()]
        return cls(tuple(re.compile(line) for line in lines), re.compile("|".join(lines)))

    def on(self, page: Page) -> Iterator[Span]:
        """Where any stands in the body, outside quotations; pattern by pattern."""
        if self.any.search(page.text):
            for pattern in self.each:
                yield from page.all(pattern)


@dataclass(frozen=True, slots=True)
class _Words:
    house: tuple[tuple[str, ...], ...]
    loose: frozenset[str]
    half_office: re.Pattern[str]
    calques: _Phrases
    spun: _Phrases


@cache
def _words() -> _Words:
    table: dict[str, str] = lexicon.table("suspect_words.toml")
    before, offices = table["before_office"].split(), table["offices"].split()
    return _Words(
        tuple(tuple(row.split(";")) for row in table["house"].strip().splitlines()),
        frozenset(table["loose"].split(";")),
        re.compile(rf"\b(?:{'|'.join(before)}) (?:{'|'.join(offices)}) (?=[A-Z])"),
        _Phrases.of(table["calques"]),
        _Phrases.of(table["spun"], "(?i:"),
    )


def mixed_spellings(page: Page) -> Iterator[Evidence]:
    """One thing spelt as several houses spell it, outside quotations: "US" and "U.S.", "Isik" and "Işık"."""
    for group in _words().house:
        printed = (form for form in group if form in page.text)
        places = {form: found for form in printed if (found := page.first(_whole(form))) is not None}
        loose = set(group) <= _words().loose
        if len(places) >= (3 if loose else 2):
            last = max(places.values())
            yield Evidence(f"one thing spelt in several ways: {', '.join(sorted(places))}", last)
    by_name: dict[tuple[str, str], dict[str, Span]] = defaultdict(dict)
    for span in page.names:
        name = span.of(page.text)
        plain = fold(name)
        if len(plain) >= NAME and " " not in plain:
            by_name[skeleton(plain), plain[-1]].setdefault(name, span)
    for spellings in by_name.values():
        if len(spellings) > 1 and _is_one_name(list(spellings), page):
            yield Evidence(
                f"one name spelt in several ways: {', '.join(sorted(spellings))}", max(spellings.values())
            )


def _is_one_name(spellings: list[str], page: Page) -> bool:
    """Whether they are spellings, rather than words that happen to have the same consonants."""
    plain = {fold(name) for name in spellings}
    if len(plain) == 1:
        return len({name.lower() for name in spellings}) > 1
    ordered = sorted(plain, key=len)
    return all(_is_spelling(ordered[0], other) for other in ordered[1:]) and not any(
        page.has_word(name.lower()) for name in spellings
    )


def _is_spelling(short: str, long: str) -> bool:
    """Whether one letter put in or changed, not the first or last, makes the one the other."""
    if len(long) - len(short) > 1 or short[:2] != long[:2] or len(short) < LONG_NAME:
        return False
    if len(long) == len(short):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(2, len(long) - 1))


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.-]){re.escape(form)}(?![\w-]|\.\w)"
        if form[-1] != "."
        else rf"(?<![\w.-]){re.escape(form)}(?!\w)"
    )


_PRONOUN = re.compile(r"(?:He|She|His|Her)\b")
_SAID_BY_NOBODY = re.compile(r"[”\"],? (?:he|she) (?:said|added|told)\b|[”\"],? (?:said|added) (?:he|she)\b")


def orphans(page: Page) -> Iterator[Evidence]:
    """Paragraphs that begin with a person nobody has named: the text before them stood somewhere else."""
    for at, span in enumerate(page.paragraphs):
        text = span.of(page.text)
        opening = _PRONOUN.match(text)
        said = _SAID_BY_NOBODY.search(text)
        found = opening or said
        if found is None:
            continue
        before = page.people_before(span.start + found.start())
        recent = [p for p in before if p.start >= page.paragraphs[max(at - 3, 0)].start]
        if not before or (at > 1 and not recent):
            yield Evidence(
                "a paragraph goes on about somebody whom nothing before it names",
                Span(span.start + found.start(), span.start + found.end()),
            )


def jumps(page: Page) -> Iterator[Evidence]:
    """Neighbouring paragraphs that have no telling word in common, where they are half of all or more."""
    words = [(span, frozenset(content_words(span.of(page.text)))) for span in page.paragraphs]
    long = [(span, some) for span, some in words if len(some) >= LONG_ENOUGH]
    if len(long) < FEWEST:
        return
    count: dict[str, int] = defaultdict(int)
    for _, some in long:
        for word in some:
            count[word] += 1
    telling = {word for word, n in count.items() if n <= max(3, len(long) // 3)}
    apart = [b for (_, a_words), (b, b_words) in pairwise(long) if not a_words & b_words & telling]
    if len(apart) >= NO_LINK * (len(long) - 1):
        yield Evidence(
            f"{len(apart)} of {len(long) - 1} paragraphs have no telling word in common with the one before",
            apart[0],
        )


_TORN = re.compile(r"\b[A-Z]\w+ -(?=[a-z])\w+")


def torn(page: Page) -> Iterator[Evidence]:
    """A compound with a space in it ("USA -backed"): a word was put in place of another by rule."""
    for found in page.all(_TORN):
        yield Evidence(f"a word put in by rule: “{found.of(page.text)}”", found)


def lower_names(page: Page) -> Iterator[Evidence]:
    """A name that the article prints without its capital, as translation from other scripts does."""
    names = {span.of(page.text) for span in page.names}
    for name in sorted(names):
        known = printed_countries().get(name)
        if len(name) < NAME or name.lower() not in page.text or (known is None and not page.is_place(name)):
            continue
        if known is None and tags([name.lower()])[0].startswith(("VB", "JJ", "RB")):
            continue  # a word besides: "reports from Felt", "he felt that"
        found = page.first(re.compile(rf"(?<![\w./@#-]){re.escape(name.lower())}(?![\w-])"))
        if found is not None:
            yield Evidence(f"a name without its capital: “{found.of(page.text)}”", found)
    for found in page.all(re.compile(r"\bthe us (?=[a-z]+ [A-Z])")):
        yield Evidence("a name without its capital: “us”", Span(found.start + 4, found.start + 6))


def half_offices(page: Page) -> Iterator[Evidence]:
    """An office with half a capital: "foreign Minister" before a name."""
    for found in page.all(_words().half_office):
        yield Evidence(f"an office half with a capital: “{found.of(page.text).strip()}”", found)


def calques(page: Page) -> Iterator[Evidence]:
    """Turns of phrase that are another language's, word for word."""
    for found in _words().calques.on(page):
        yield Evidence(f"a turn of phrase translated word for word: “{found.of(page.text)}”", found)


def spun(page: Page) -> Iterator[Evidence]:
    """Fixed phrases with a word swapped for a synonym, as programs that reword do ("lawyer general")."""
    for found in _words().spun.on(page):
        yield Evidence(f"a fixed phrase with a word swapped: “{found.of(page.text)}”", found)
