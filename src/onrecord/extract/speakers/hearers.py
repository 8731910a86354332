"""Who hears what is said, and doesn't say it: "the jury heard that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.voices import Voice
from onrecord.language.lexicon import lemma
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices

_HEARING = word_class("who hears what is said")


def by_hearing(voices: Voices, number: int, source: Source) -> Voice | None:
    """A jury or court that hears something says nothing by it; who told it isn't said."""
    cue = voices.attributions[number].cue
    if source.head not in _HEARING or cue is None:
        return None
    heard = any(lemma(word) == "hear" for word in cue.of(voices.cast.text).lower().split())
    return Voice(None, f"the {source.head} is told it; who says it is not said") if heard else None
