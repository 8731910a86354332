""" "The Welshman", "the 24-year-old": whoever else of the paragraph is named, if that is one person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.speakers.voices import Voice
from onrecord.language.countries import printed_countries
from onrecord.language.folding import fold
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.model import Mention

_AGED = re.compile(r"\d{1,3}-year-old")
_OF_MANY = ("sh", "ch", "ese", "ss", "s")
_PARTS = frozenset({"English", "Scots", "Ulster", "Cornish"})
"""Parts of a country after which people are called."""
_ENDINGS = {"man": "m", "woman": "f"}


def by_nationality(voices: Voices, _number: int, source: Source) -> Voice | None:
    """The one person named before in the paragraph, else in the one before, who may be called so."""
    if len(source.words) != 2 or source.lower[0] != "the":
        return None
    gender = _gender(source.words[1].text)
    if gender is None:
        return None
    people = _named_before(voices, source, 0) or _named_before(voices, source, 1)
    fitting = [m for m in people if gender == "-" or voices.cast.gender(m) in {gender, "-"}]
    if len({fold(m.name or m.text).rsplit(" ", 1)[-1] for m in fitting}) != 1:
        return None
    why = f"the only person named before who may be {' '.join(source.lower)}"
    voices.mention(source.span, "description", "person", fitting[-1], why)
    return Voice(fitting[-1], f"{why}: {fitting[-1].text}")


def _gender(word: str) -> str | None:
    """m, f or - where the word is of somebody of a country or an age; None where it is neither."""
    if _AGED.fullmatch(word):
        return "-"
    for ending, gender in _ENDINGS.items():
        whose = word.removesuffix(ending)
        if whose != word and (printed_countries().get(whose, ("",))[0] == "demonym" or whose in _PARTS):
            return gender
    return "-" if word in word_class("people of a country") or _is_of_a_country(word) else None


def _is_of_a_country(word: str) -> bool:
    if word.endswith(_OF_MANY):
        return False  # "the French" are many
    form = printed_countries().get(word)
    return form is not None and form[0] == "demonym"


def _named_before(voices: Voices, source: Source, paragraphs: int) -> list[Mention]:
    """The people named before in the paragraph, or in the one so many before; not who only owns something."""
    cast, here = voices.cast, voices.cast.sentence_at(source.span.start)
    if here is None:
        return []
    wanted = cast.parsed.sentences[here].paragraph - paragraphs
    spans = [s.span for s in (*cast.sentences_back(here, paragraphs),) if s.paragraph == wanted]
    names = [name for span in spans for name in cast.names_in(span)]
    if not paragraphs:
        names += cast.names_in(cast.parsed.sentences[here].span, upto=source.span.start)
    return sorted(
        (m for m in names if m.kind == "person" and m.span and not cast.only_owns(m)),
        key=lambda m: m.span.start if m.span else 0,
    )
