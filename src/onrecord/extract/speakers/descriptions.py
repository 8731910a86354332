"""Sources described rather than named: "the minister", "the report", "Turkish authorities", "witnesses"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people
from onrecord.extract.numerals import may_count
from onrecord.extract.speakers.office_holders import is_of_one
from onrecord.extract.speakers.sources import governing_adjective
from onrecord.extract.speakers.voices import Voice, unresolved
from onrecord.language.names import titles, word_class
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices

_RELATIVE = re.compile(r", (?:(?:some|all|many|most|none|one) of )?(?:which|who|whose|whom|where)\b")
_SHARE = re.compile(r"(?:about |some |only |nearly |just )*[\d.]+ ?(?:%|per ?cent)")
"""A share of people: "only 19 percent", "69 percent of those polled"."""
_GROUP_WORDS = word_class("group words")
_BODY_WORDS = word_class("body words")
_NOBODY = word_class("nobody")
"""Bare words that don't say whose words these are: "media reported"."""
_EVERYBODY = word_class("everybody or nobody")
_PLURAL_PEOPLE = word_class("plural people")
_LOOSE = word_class("loose")


def by_government(voices: Voices, _number: int, source: Source) -> Voice | None:
    """ "Turkish authorities", "the French government": the country's government."""
    country = governing_adjective(source)
    if country is None:
        return None
    voices.mention(source.span, "description", "government", country, "the government of the country named")
    return Voice(country, f"{source.head} of the country named: {country.text}")


def by_name_elsewhere(voices: Voices, _number: int, source: Source) -> Voice | None:
    """A name that is only known for one where it stands elsewhere in the article."""
    if not source.words or not all(word.is_capital for word in source.words):
        return None
    everywhere = voices.cast.names_in(Span(0, len(voices.cast.text)))
    printed = " ".join(word.text for word in source.words)
    name = next((name for name in everywhere if name.text == printed and name.span != source.span), None)
    if name is None and _is_place(voices, source.span):
        made = voices.mention(source.span, "name", "government", None, "", name=printed)
        return Voice(made, f"a place that speaks: {printed}")
    if name is None:
        return None
    why = f"the article has {name.text} elsewhere"
    return Voice(voices.mention(source.span, "name", name.kind, name, why, name=name.name), why)


def _is_place(voices: Voices, span: Span) -> bool:
    """Whether the reader takes the words for a place."""
    analysis = voices.cast.parsed.analysis
    return analysis is not None and (span, "Location") in analysis.names()


def by_own_description(voices: Voices, _number: int, source: Source) -> Voice | None:
    """Unnamed but described: "Turkish military sources", "a senior official"; a party by its description."""
    if source.pronoun is not None:
        return None
    if source.head in _NOBODY and not source.names and not source.adjectives:
        rest = set(source.lower) - {source.head} - _LOOSE
        if not rest and source.lower[-2:] != ("local", "people"):
            return Voice(None, f"“{' '.join(source.lower)}” does not say whose words these are")
    if source.lower[:1] and source.lower[0] in _EVERYBODY and not source.names:
        return Voice(None, f"“{' '.join(source.lower[:4])}” is nobody in particular")
    if all(may_count(word) or _SHARE.fullmatch(word) for word in source.lower):
        return Voice(None, f"“{source.span.of(voices.cast.text)}”: of whom isn't said")
    is_office = source.head.removesuffix("s") in titles() and not source.has_owner
    if source.is_definite and is_office and not (source.names or is_of_one(source)):
        return None
    if source.head in word_class("inanimate") or source.lower[:1] == ("there",):
        return Voice(None, f"“{source.head}”: whose words they are is not said")
    kind = _kind(source)
    by_country = bool(source.adjectives) and kind != "person"
    tells = source.has_owner or source.names or by_country or source.says_enough or is_of_one(source)
    is_open = not (tells or _says_which(source))
    if kind in {"person", "organisation"} and source.is_definite and is_open:
        return unresolved(voices, source.span, kind, f"the {source.head} is nobody that is named before")
    made = voices.mention(_described(voices, source.span), "description", kind, None, "")
    return Voice(made, "described, not named")


def _says_which(source: Source) -> bool:
    """Whether it is named: by what it is of ("the city of Lusk"), or before ("the Underhill family")."""
    after = source.words[len(source.first_part) :]
    if any(word.is_capital for word in source.words[1 : len(source.first_part) - 1]):
        return True
    return len(after) > 1 and after[0].text == "of" and after[0].gap == " " and after[1].is_capital


def _described(voices: Voices, span: Span) -> Span:
    """Without what is told of it after a comma: "The opposition, which has most seats,"."""
    words = span.of(voices.cast.text)
    short = _RELATIVE.split(words, maxsplit=1)[0].rstrip(" ,")
    return Span(span.start, span.start + len(short)) if short else span


def _kind(source: Source) -> str:
    """A guess: what is no body and no plural is a person where the word is one for people.

    Some of several are a group ("three of the members"); one of them is what they are.
    """
    if some := some_of(source):
        return some
    if _SHARE.match(" ".join(source.lower)):
        return "group"
    if source.head in _BODY_WORDS:
        return "organisation"
    if _is_plural(source) or source.head in _GROUP_WORDS | word_class("governing"):
        return "group"
    return "person" if is_of_people(source.head) else "organisation"


def some_of(source: Source) -> str | None:
    """The kind of what is counted out of several: "three of the members", "one of the firms"; else None."""
    if source.lower[:1] == ("both",):
        return "group"
    after = source.lower[len(source.first_part) :]
    if after[:1] != ("of",):
        return None
    if source.head in word_class("several") or (may_count(source.head) and source.head != "one"):
        return "group"
    many = [word for word in after[1:] if word not in word_class("opens a description")]
    if source.head not in {"one", "another"} or not many:
        return None
    people = any(word in _PLURAL_PEOPLE or (word.endswith("s") and is_of_people(word)) for word in many[:4])
    return "person" if people else "organisation"


def _is_plural(source: Source) -> bool:
    head = source.head
    return head in _PLURAL_PEOPLE or (head.endswith("s") and not head.endswith(("ss", "us")))
