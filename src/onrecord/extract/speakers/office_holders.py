""" "The minister", "the striker", "the official": whom the article gives that office or trade before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people
from onrecord.extract.speakers.known_holders import known_holder
from onrecord.extract.speakers.sources import SELVES
from onrecord.extract.speakers.voices import Voice, unresolved
from onrecord.extract.words import words
from onrecord.language.countries import country_of
from onrecord.language.folding import fold
from onrecord.language.names import titles, word_class

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.model import Mention

_BEFORE_NAME = 60
"""Characters before a name in which its office and country are looked for."""
_REACH_BACK = 400
"""Mentions before a description among which it looks for whom it stands for: a few dozen paragraphs."""
_APPOSITION_AFTER = re.compile(r",\s([^,.;]{3,60})[,.;]")
_APPOSITION_BEFORE = re.compile(
    r"(?:^|[.;:!?“”\"\n,–—-]\s*|\s)((?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[^\W\d_][\w-]+['’]s)\s"
    r"[^,.;:!?“”\"\n]{2,60}),\s$"
)
_GOES_ON = "of|for|in|at|on|to|from|with|and|who|there|here"
"""What may follow the noun of an apposition."""
_WRITTEN_OUT = {"premier": ("prime", "minister"), "pm": ("prime", "minister"), "boss": ("chief", "executive")}


def by_office(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "the minister": the person named before with that office, if the text leaves only one."""
    if source.is_owned or not is_of_people(source.head) or (source.has_owner and not source.opens_with_name):
        return None
    if not source.is_definite:
        return known_holder(voices, source) if source.opens_with_name else None
    if source.head not in titles() and source.head.endswith("s"):
        return _described_before(voices, number, source)
    holders = holders_before(voices, source)
    described = _described_before(voices, number, source)
    if described is not None and _is_newer(described.mention, holders):
        return described
    if not holders:
        known = known_holder(voices, source)
        if known is not None:
            return known
        if source.names or source.adjectives or is_of_one(source):
            return None
        if source.head not in titles():
            return None
        return unresolved(voices, source.span, "person", f"nobody named before is called {source.head}")
    here = voices.cast.paragraph_at(source.span.start)
    near = [m for m in holders if m.span and here - voices.cast.paragraph_at(m.span.start) <= 1]
    if len({_surname(m) for m in holders}) > 1 and len({_surname(m) for m in near}) != 1:
        return unresolved(voices, source.span, "person", f"several named before are called {source.head}")
    chosen = (near or holders)[-1]
    why = f"the {source.head} named before"
    voices.mention(source.span, "description", "person", chosen, why)
    return Voice(chosen, f"{why}: {chosen.text}")


def is_of_one(source: Source) -> bool:
    """Whether one in a country has the office at a time: "the Polish president", "the interior minister"."""
    of_country = bool(source.names or source.adjectives)
    narrowing = {word for word in source.narrower if not country_of(word)} - word_class("held and former")
    if narrowing & word_class("of several"):
        return False
    if source.head in word_class("heads of states") or "prime" in narrowing:
        return of_country
    return source.head in word_class("heads of departments") and bool(narrowing)


def holders_before(voices: Voices, source: Source) -> list[Mention]:
    """The people named before who are printed with the office, of the country if one is said."""
    named = {
        word.text.lower()
        for name in source.names
        for word in words(voices.cast.text, name.span or source.span)
    }
    wanted = {
        word for word in source.lower[1:] if word not in {*word_class("held and former"), *named, *SELVES}
    }
    if source.head in _WRITTEN_OUT:
        wanted = (wanted - {source.head}) | set(_WRITTEN_OUT[source.head])
    if source.head in word_class("anyone"):
        return []
    people = [
        m
        for m in voices.cast.inside(0, source.span.start)[-_REACH_BACK:]
        if m.form == "name" and m.kind == "person"
    ]
    return [m for m in people if _holds_office(voices, m, wanted, source)]


def _described_before(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "a Turkish official" who spoke a little before, if nobody else so called did: "the official"."""
    found: dict[str, Mention] = {}
    here = voices.cast.paragraph_at(source.span.start)
    for other in voices.earlier(number, 2):
        if found and voices.cast.paragraph_at(voices.place(other)) < here:
            break
        mention = voices.of(other).mention
        if mention is None or mention.form != "description" or mention.refers_to:
            continue
        printed = mention.text.lower().split()
        if source.head in printed and printed[0] not in {"the", "this", "that"}:
            found.setdefault(fold(mention.text), mention)
    narrowing = {word for word in source.narrower if word not in word_class("held and former")}
    fitting = [m for m in found.values() if narrowing <= set(m.text.lower().split())]
    if len(fitting) != 1 or len(found) != 1:
        return None
    why = f"the {source.head} who spoke before"
    voices.mention(source.span, "description", fitting[0].kind, fitting[0], why)
    return Voice(fitting[0], f"{why}: {fitting[0].text}")


def _is_newer(mention: Mention | None, holders: list[Mention]) -> bool:
    """Whether it stands after all that are named with the office."""
    if mention is None or mention.span is None:
        return False
    return all(m.span is not None and m.span.start < mention.span.start for m in holders)


def _holds_office(voices: Voices, person: Mention, wanted: set[str], source: Source) -> bool:
    """Whether the person is printed with that office, of that country where one is said."""
    assert person.span is not None
    text = voices.cast.text
    first = max(0, person.span.start - _BEFORE_NAME)
    others = [
        m.span.end for m in voices.cast.inside(first, person.span.start) if m.kind == "person" and m.span
    ]
    before = text[max([first, *others]) : person.span.start]
    after = _APPOSITION_AFTER.match(text, person.span.end, person.span.end + 64)
    ahead = _APPOSITION_BEFORE.search(before)
    if ahead and not _ends_in(ahead.group(1), source.head):
        ahead = None
    office = re.findall(r"\w+", (person.title or "").lower())
    appositions = [re.findall(r"\w+", found.group(1).lower()) for found in (after, ahead) if found]
    has = {*office, *(word for some in appositions for word in some)}
    head = source.head if source.head in has else _WRITTEN_OUT.get(source.head, (source.head,))[-1]
    if head not in has:
        return False
    around = f"{before} {after.group(1)}" if after else before
    if any(not _is_beside(voices.cast.text, name, around) for name in source.names):
        return False
    for country in source.adjectives:
        known = country_of(country.text)
        if known and not any(
            re.search(rf"\b{re.escape(w)}\b", around) for w in (*known.names, *known.demonyms)
        ):
            return False
    return wanted - {country.text.lower() for country in source.adjectives} <= has


def _is_beside(text: str, name: Mention, around: str) -> bool:
    """Whether a body that narrows an office ("the leader of the Opal Union") is told of its holder too.

    Of countries and places it needn't be: "the Polish president" is the president of before.
    """
    if name.span is None or name.kind not in {"organisation", "group"}:
        return True
    return any(word.text in around for word in words(text, name.span) if word.is_capital)


def _ends_in(apposition: str, head: str) -> bool:
    """Whether an apposition's own noun is this one: "the judge in the case", not "the judge cut the term"."""
    called = _WRITTEN_OUT.get(head, (head,))[-1]
    return (
        re.search(rf"\b(?:{re.escape(head)}|{called})(?:$| (?:{_GOES_ON})\b)", apposition, re.IGNORECASE)
        is not None
    )


def _surname(mention: Mention) -> str:
    return fold(mention.name or mention.text).rsplit(" ", 1)[-1]
