"""A spokeswoman of whom nothing is said but that she speaks: for the body that was named right before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.acting import acting, acting_noun
from onrecord.extract.speakers.bodies import body_called, by_class
from onrecord.extract.speakers.classes import is_class_word
from onrecord.extract.speakers.sources import source_of
from onrecord.extract.speakers.voices import Voice
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.model import Mention, Span

_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BODIES = frozenset({"organisation", "government", "group"})


def by_body_spoken_for(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "A spokeswoman said" after "The Commission fined Velm": the Commission's, whose words these are.

    "A company spokeswoman" is that of the company that the article settles. Where several bodies are named
    in the paragraph and none is the subject of the sentence before, it stays a description.
    """
    if source.head not in _SPEAKERS or source.names or source.adjectives or source.has_owner:
        return None
    if source.lower[:1] not in {("a",), ("the",)} or len(source.words) > 3:
        return None
    if len(source.words) == 3:
        body, why = body_called(voices, source, source.lower[1]), f"the {source.lower[1]} named before"
    elif len(source.words) == 2:
        body, why = _just_named(voices, number, source), "the body named right before"
    else:
        return None
    if body is None:
        return None
    voices.mention(source.span, "description", body.kind, body, f"speaks for {why}")
    return Voice(body, f"the {source.head} of {why}: {body.text}")


def _just_named(voices: Voices, number: int, source: Source) -> Mention | None:
    """The subject of the sentence before in the paragraph, where it is a body."""
    cast = voices.cast
    here = cast.sentence_at(source.span.start)
    if here is None:
        return None
    for sentence in cast.sentences_back(here, 0)[:1]:
        subject = acting(cast, sentence.span)
        if subject is not None:
            return subject if subject.kind in _BODIES else None
        for other in voices.in_sentence(sentence.span.start):
            speaker = voices.of(other).mention
            if speaker is not None and speaker.kind in _BODIES and voices.within[other] is None:
                return speaker
        span = acting_noun(cast, sentence.span)
        return _described(voices, number, span) if span is not None else None
    return None


def _described(voices: Voices, number: int, span: Span) -> Mention | None:
    """The body that a subject describes: "the Commission", "the airline"."""
    subject = source_of(voices.cast, span)
    if not subject.is_definite or not (
        is_class_word(subject.head) or subject.head in word_class("body words")
    ):
        return None
    voice = by_class(voices, number, subject)
    if voice is not None and voice.mention is not None:
        return voice.mention
    is_name = subject.words[-1].is_capital
    if not (is_name or subject.says_enough):
        return None
    return voices.mention(span, "description", "organisation", None, "")
