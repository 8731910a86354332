"""Sources described rather than named: "the minister", "the report", "Turkish authorities", "witnesses"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.speakers.sources import governing_adjective
from onrecord.extract.speakers.voices import Voice
from onrecord.extract.words import words
from onrecord.language.countries import country_of
from onrecord.language.folding import fold
from onrecord.language.names import titles, word_class

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.model import Mention

_OUTLET_WORDS = word_class("outlet words")
_REPORT_WORDS = word_class("report words")
_GROUP_WORDS = word_class("group words")
_BODY_WORDS = word_class("body words")
_GIVEN_OUT = word_class("what a speaker gives out")
_UNITS = word_class("unit of people")
_BEFORE_NAME = 60
"""Characters before a name in which its office and country are looked for."""
_REACH_BACK = 400
"""Mentions before a description among which it looks for whom it stands for: a few dozen paragraphs."""
_NOBODY = word_class("nobody")
"""Bare words that don't say whose words these are: "media reported"."""
_PLURAL_PEOPLE = word_class("plural people")
_LOOSE = word_class("loose")


def by_government(voices: Voices, _number: int, source: Source) -> Voice | None:
    """ "Turkish authorities", "the French government": the country's government."""
    country = governing_adjective(source)
    if country is None:
        return None
    voices.mention(source.span, "description", "government", country, "the government of the country named")
    return Voice(country, f"{source.head} of the country named: {country.text}")


def by_office(voices: Voices, _number: int, source: Source) -> Voice | None:
    """ "the minister": the person named before with that office, if the text leaves only one."""
    head = source.head.removesuffix("s") if source.head not in titles() else source.head
    if not source.is_definite or head not in titles():
        return None
    named = {
        word.text.lower()
        for name in source.names
        for word in words(voices.cast.text, name.span or source.span)
    }
    wanted = {word for word in source.lower[1:] if word not in {"former", "then", "own", *named}}
    holders = [m for m in _people_before(voices, source) if _holds_office(voices, m, head, wanted, source)]
    distinct = {_surname(m) for m in holders}
    if not holders and source.names:
        return None
    if not holders:
        return _unresolved(voices, source, "person", f"nobody named before is called {head}")
    here = voices.cast.paragraph_at(source.span.start)
    near = [m for m in holders if m.span and here - voices.cast.paragraph_at(m.span.start) <= 1]
    if len(distinct) > 1 and len({_surname(m) for m in near}) != 1:
        return _unresolved(voices, source, "person", f"several named before are called {head}")
    chosen = (near or holders)[-1]
    voices.mention(source.span, "description", "person", chosen, f"the {head} named before")
    return Voice(chosen, f"the {head} named before: {chosen.text}")


def by_class(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "the report", "the ministry", "the group": what was named or spoke before and is one."""
    head = source.head
    if not source.is_definite or source.names or (source.adjectives and head not in _BODY_WORDS):
        return None
    known = (_GIVEN_OUT, _REPORT_WORDS, _OUTLET_WORDS, _GROUP_WORDS, _BODY_WORDS, _UNITS)
    if not any(head in words_ for words_ in known):
        return None
    found = _of_class(voices, number, source)
    if found is None:
        return _unresolved(voices, source, "organisation", f"no {head} is named before")
    voices.mention(source.span, "description", found.kind, found, f"the {head} named before")
    return Voice(found, f"the {head} named before: {found.text}")


def _of_class(voices: Voices, number: int, source: Source) -> Mention | None:
    """What of the class of the source's head was named or spoke before."""
    head = source.head
    found: Mention | None = None
    if head in _GIVEN_OUT:
        return _last_speaker(voices, number, {"person", "organisation", "group", "government"}, 1)
    if head in _REPORT_WORDS or head in _OUTLET_WORDS:
        found = _last_speaker(voices, number, {"outlet"}, 1)
        return found if found or head in _REPORT_WORDS else _last_named(voices, source, {"outlet"}, "", 1)
    if head in _GROUP_WORDS:
        found = _last_named(voices, source, {"group"}, "", 1)
    if found is None and (head in _BODY_WORDS or head in _UNITS):
        found = _last_named(voices, source, {"organisation", "group"}, head, 99)
    if found is None and (head in _GROUP_WORDS or head in _UNITS):
        found = _last_named(voices, source, {"organisation"}, "", 1)
    return found


def by_own_description(voices: Voices, _number: int, source: Source) -> Voice | None:
    """Unnamed but described: "Turkish military sources", "a senior official"; a party by its description."""
    if source.pronoun is not None:
        return None
    if source.head in _NOBODY and not source.names and not source.adjectives:
        rest = set(source.lower) - {source.head} - _LOOSE
        if not rest:
            return Voice(None, f"“{' '.join(source.lower)}” does not say whose words these are")
    if (
        source.is_definite
        and source.head.removesuffix("s") in titles()
        and not (source.names or source.adjectives)
    ):
        return None
    if source.head in word_class("inanimate") or source.lower[:1] == ("there",):
        return Voice(None, f"“{source.head}”: whose words they are is not said")
    kind = _kind(source)
    if kind in {"person", "organisation"} and source.is_definite and not (source.names or source.adjectives):
        return _unresolved(voices, source, kind, f"the {source.head} is nobody that is named before")
    made = voices.mention(source.span, "description", kind, None, "")
    return Voice(made, "described, not named")


def _kind(source: Source) -> str:
    """A guess: what is no body and no plural is a person where the word is one for people."""
    if source.head in _BODY_WORDS:
        return "organisation"
    if _is_plural(source) or source.head in _GROUP_WORDS | word_class("governing"):
        return "group"
    endings = tuple(sorted(word_class("human endings")))
    is_human = source.head in titles() or source.head in word_class("human words")
    return "person" if is_human or source.head.endswith(endings) else "organisation"


def _is_plural(source: Source) -> bool:
    head = source.head
    return head in _PLURAL_PEOPLE or (head.endswith("s") and not head.endswith(("ss", "us")))


def _unresolved(voices: Voices, source: Source, kind: str, why: str) -> Voice:
    voices.mention(source.span, "description", kind, None, "")
    return Voice(None, why)


def _people_before(voices: Voices, source: Source) -> list[Mention]:
    return [
        m
        for m in voices.cast.inside(0, source.span.start)[-_REACH_BACK:]
        if m.form == "name" and m.kind == "person"
    ]


def _holds_office(voices: Voices, person: Mention, head: str, wanted: set[str], source: Source) -> bool:
    """Whether the person is printed with that office, of that country where one is said."""
    assert person.span is not None
    text = voices.cast.text
    after = re.match(r",\s([^,.;]{3,60})[,.;]", text[person.span.end : person.span.end + 64])
    office = (person.title or "").lower().split()
    apposition = re.findall(r"\w+", after.group(1).lower()) if after else []
    if head not in office and head not in apposition:
        return False
    first = max(0, person.span.start - _BEFORE_NAME)
    others = [
        m.span.end for m in voices.cast.inside(first, person.span.start) if m.kind == "person" and m.span
    ]
    before = text[max([first, *others]) : person.span.start]
    around = f"{before} {after.group(1)}" if after else before
    for country in source.adjectives:
        known = country_of(country.text)
        if known and not any(
            re.search(rf"\b{re.escape(w)}\b", around) for w in (*known.names, *known.demonyms)
        ):
            return False
    narrower = wanted - {head} - {country.text.lower() for country in source.adjectives}
    return narrower <= {*office, *apposition}


def _surname(mention: Mention) -> str:
    return fold(mention.name or mention.text).rsplit(" ", 1)[-1]


def _last_speaker(voices: Voices, number: int, kinds: set[str], paragraphs: int) -> Mention | None:
    """Who of these kinds spoke last, at most so many paragraphs back."""
    for other in voices.earlier(number, paragraphs):
        mention = voices.of(other).mention
        if mention is not None and mention.kind in kinds:
            return mention
    return None


def _last_named(
    voices: Voices, source: Source, kinds: set[str], word: str, paragraphs: int
) -> Mention | None:
    """What of these kinds (with that word in its name) was named last; None where several fit."""
    here = voices.cast.paragraph_at(source.span.start)
    fitting = [
        m
        for m in voices.cast.inside(0, source.span.start)[-_REACH_BACK:]
        if m.form == "name"
        and m.kind in kinds
        and m.span
        and here - voices.cast.paragraph_at(m.span.start) <= paragraphs
        and (not word or word in fold(m.text).split())
        and not any(country.text not in m.text for country in source.adjectives)
    ]
    distinct = {fold(m.text) for m in fitting}
    return fitting[-1] if len(distinct) == 1 else None
