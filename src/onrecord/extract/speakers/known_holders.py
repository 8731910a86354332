"""Offices whose holder on the day is known: "the Turkish president", "the UN chief", by the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.voices import Voice
from onrecord.language.offices import bears, in_office, offices_called, only, whose

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.language.offices import Holder
    from onrecord.model import Mention

_OF_A_COUNTRY = frozenset({"leader"})
"""Words that without a country say too little: there is a leader of everything."""


def known_holder(voices: Voices, source: Source) -> Voice | None:
    """Who held the office for certain when the article was published, if it says which office of whom.

    Without a country ("the president"), and where the word may mean either of two ("the Turkish leader"),
    only someone whom the article names is taken, and only if one fits.
    """
    called = _called(source)
    if called is None:
        return None
    owners = {whose(m.text) for m in (*source.adjectives, *source.names)}
    if len(owners) > 1 or None in owners:
        return None
    of = next(iter(owners), None)
    found = in_office(called, voices.cast.parsed.article.published, of)
    if of is None and called in _OF_A_COUNTRY:
        return None
    if of is None or only(found) is None:
        found = [holder for holder in found if _named(voices, source, holder)]
    holder = only(found)
    return _voice(voices, source, holder, called) if holder else None


def _voice(voices: Voices, source: Source, holder: Holder, called: str) -> Voice:
    why = f"the {called} ({holder.of}) when this was published was {holder.names[0]}, since {holder.first}"
    named = _named(voices, source, holder)
    made = voices.mention(
        source.span, "description", "person", named, why, name=None if named else holder.names[0]
    )
    return Voice(named or made, why)


def _called(source: Source) -> str | None:
    """Its words but for whose it is: "foreign minister" of "the Polish foreign minister"."""
    owners = {
        word.start
        for m in (*source.adjectives, *source.names)
        for word in source.words
        if m.span and m.span.start <= word.start < m.span.end
    }
    rest = [
        word.text.lower() for word in source.words if word.start not in owners and word.text.lower() != "the"
    ]
    called = " ".join(rest).removesuffix(" of")
    return called if called in offices_called() else None


def _named(voices: Voices, source: Source, holder: Holder) -> Mention | None:
    """The mention of the holder nearest before the source, else the first after it."""
    people = [
        m
        for m in voices.cast.mentions
        if m.kind == "person" and m.form == "name" and m.span and bears(holder, m.name or m.text)
    ]
    before = [m for m in people if m.span and m.span.start < source.span.start]
    return before[-1] if before else next(iter(people), None)
