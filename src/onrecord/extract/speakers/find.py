"""Whose utterance each attribution is: from its source to a mention of the article, with the reason in words.

An ordered list of steps; the first that knows answers. What none of them knows stays unresolved: a pronoun
is only taken for someone of its own paragraph or the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.speakers.antecedents import (
    by_person_speaking,
    by_pronoun_of_people,
    by_pronoun_of_things,
    by_relative,
)
from onrecord.extract.speakers.bodies import by_class, by_only_police, by_same_words
from onrecord.extract.speakers.descriptions import by_government, by_name_elsewhere, by_own_description
from onrecord.extract.speakers.office_holders import by_office
from onrecord.extract.speakers.sources import heading_name, source_of
from onrecord.extract.speakers.voices import Voice, Voices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.extract.speakers.cast import Cast
    from onrecord.extract.speakers.sources import Source
    from onrecord.model import Attribution, Mention


@dataclass(frozen=True, slots=True)
class Speakers:
    """The voice of each attribution, in their order, and the mentions that came up on the way."""

    voices: tuple[Voice, ...]
    mentions: tuple[Mention, ...]


def by_name(voices: Voices, _: int, source: Source) -> Voice | None:
    """A name in the source that is its head: "Turkish Defence Minister Fikri Isik"."""
    name = heading_name(voices.cast, source)
    return Voice(name, f"named in the source: {name.text}") if name else None


STEPS: tuple[Callable[[Voices, int, Source], Voice | None], ...] = (
    by_name,
    by_relative,
    by_person_speaking,
    by_pronoun_of_people,
    by_pronoun_of_things,
    by_government,
    by_office,
    by_class,
    by_only_police,
    by_same_words,
    by_name_elsewhere,
    by_own_description,
)


def speakers(cast: Cast, attributions: Sequence[Attribution], within: Sequence[int | None]) -> Speakers:
    """The voice of each attribution; `within` is the number of the one that each lies in."""
    voices = Voices(cast, attributions, within, _decide)
    found = tuple(voices.of(number) for number in range(len(attributions)))
    return Speakers(found, tuple(voices.new_mentions()))


def _decide(voices: Voices, number: int) -> Voice:
    attribution = voices.attributions[number]
    if attribution.source is None:
        return _without_source(voices, number)
    source = source_of(voices.cast, attribution.source)
    if not source.words:
        return Voice(None, "the source has no words")
    for step in STEPS:
        voice = step(voices, number, source)
        if voice is not None:
            return voice
    return Voice(None, "the text does not say who is meant")


def _without_source(voices: Voices, number: int) -> Voice:
    """No source is printed: the subject goes on where the cue is a participle ("..., adding that")."""
    attribution = voices.attributions[number]
    if attribution.cue is not None and attribution.cue.of(voices.cast.text).lower().endswith("ing"):
        earlier = voices.earlier_in_sentence(number)
        if earlier is not None:
            voice = voices.of(earlier)
            return Voice(voice.mention, f"goes on from the words before: {voice.why}")
    return Voice(None, "no source is printed")
