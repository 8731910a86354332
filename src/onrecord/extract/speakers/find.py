"""Whose utterance each attribution is: from its source to a mention of the article, with the reason in words.

An ordered list of steps; the first that knows answers. What none of them knows stays unresolved: a pronoun
is only taken for someone of its own paragraph, the one before or a few sentences back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.speakers.antecedents import (
    by_person_speaking,
    by_pronoun_of_people,
)
from onrecord.extract.speakers.beside import by_name_beside
from onrecord.extract.speakers.bodies import by_class, by_only_police, by_people_again, by_same_words
from onrecord.extract.speakers.descriptions import by_government, by_name_elsewhere, by_own_description
from onrecord.extract.speakers.hearers import by_hearing
from onrecord.extract.speakers.joint import more_voices
from onrecord.extract.speakers.nationals import by_nationality
from onrecord.extract.speakers.nearer import by_somebody_nearer
from onrecord.extract.speakers.office_holders import by_office
from onrecord.extract.speakers.relatives import by_relative, described_by
from onrecord.extract.speakers.sources import heading_name, source_of
from onrecord.extract.speakers.spokespeople import by_body_spoken_for
from onrecord.extract.speakers.things import by_its_government, by_pronoun_of_things
from onrecord.extract.speakers.voices import Voice, Voices, stands_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.extract.speakers.cast import Cast
    from onrecord.extract.speakers.sources import Source
    from onrecord.model import Attribution, Mention, Span


@dataclass(frozen=True, slots=True)
class Speakers:
    """The voice of each attribution, in their order, and the mentions that came up on the way.

    `more` are those who speak with each of them.
    """

    voices: tuple[Voice, ...]
    more: tuple[tuple[Mention, ...], ...]
    mentions: tuple[Mention, ...]


def by_name(voices: Voices, _: int, source: Source) -> Voice | None:
    """A name in the source that is its head: "Turkish Defence Minister Fikri Isik"."""
    name = heading_name(voices.cast, source)
    return Voice(name, f"named in the source: {name.text}") if name else None


STEPS: tuple[Callable[[Voices, int, Source], Voice | None], ...] = (
    by_hearing,
    by_name,
    by_relative,
    by_person_speaking,
    by_somebody_nearer,
    by_pronoun_of_people,
    by_pronoun_of_things,
    by_its_government,
    by_government,
    by_nationality,
    by_office,
    by_body_spoken_for,
    by_name_beside,
    by_class,
    by_only_police,
    by_people_again,
    by_same_words,
    by_name_elsewhere,
    by_own_description,
)


def speakers(cast: Cast, attributions: Sequence[Attribution], within: Sequence[int | None]) -> Speakers:
    """The voice of each attribution; `within` is the number of the one that each lies in."""
    voices = Voices(cast, attributions, within, _decide)
    found = tuple(voices.of(number) for number in range(len(attributions)))
    more = tuple(_more(voices, number) for number in range(len(attributions)))
    return Speakers(found, more, tuple(voices.new_mentions()))


def _more(voices: Voices, number: int) -> tuple[Mention, ...]:
    """Who speaks together with the voice of an attribution."""
    span, first = voices.attributions[number].source, voices.of(number).mention
    if span is None or first is None:
        return ()
    return more_voices(voices, number, source_of(voices.cast, span), first, _by_steps)


def _decide(voices: Voices, number: int) -> Voice:
    attribution = voices.attributions[number]
    if attribution.source is None:
        return _without_source(voices, number)
    source = source_of(voices.cast, attribution.source)
    if not source.words:
        return Voice(None, "the source has no words")
    described = described_by(voices.cast, source)
    if described is not None:
        return _by_description(voices, number, source, described)
    return _by_steps(voices, number, source) or Voice(None, "the text does not say who is meant")


def _by_description(voices: Voices, number: int, source: Source, described: Span) -> Voice:
    """ "who" stands for what its clause describes: "a doctor at the hospital, who said"."""
    meant = source_of(voices.cast, described)
    voice = _by_steps(voices, number, meant)
    if voice is None or voice.mention is None:
        return Voice(
            None, f"“{source.words[0].text}” is “{described.of(voices.cast.text)}”, not said who that is"
        )
    return stands_for(voices, source, voice.mention, "whom its clause describes")


def _by_steps(voices: Voices, number: int, source: Source) -> Voice | None:
    """What the first step that knows says of a source."""
    return next((voice for step in STEPS if (voice := step(voices, number, source)) is not None), None)


def _without_source(voices: Voices, number: int) -> Voice:
    """No source is printed: the subject goes on where the cue is a participle ("..., adding that")."""
    attribution = voices.attributions[number]
    if attribution.cue is not None and attribution.cue.of(voices.cast.text).lower().endswith("ing"):
        earlier = voices.earlier_in_sentence(number)
        if earlier is not None:
            voice = voices.of(earlier)
            return Voice(voice.mention, f"goes on from the words before: {voice.why}")
    return Voice(None, "no source is printed")
