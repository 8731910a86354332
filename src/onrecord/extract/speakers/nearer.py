"""Whom "he" may mean nearer than who tells it: "Ober said a guard was outside when he realised that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people
from onrecord.extract.speakers.voices import Voice
from onrecord.language.reader.trees import lower_of, numbers_of

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.language.reader import Analysis

_GENDERS = {"he": "m", "she": "f"}
_NEAR = 40
"""Words before a verb among which its subject stands."""


def by_somebody_nearer(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "He" and "she" in a clause such as "when he realised": open where somebody else acts around it.

    That is a person whom the article only describes, or one in another's reported words who may be meant as
    well as who reports them.
    """
    analysis, gender = voices.cast.parsed.analysis, _GENDERS.get(source.pronoun or "")
    if analysis is None or gender is None:
        return None
    subject = _acting_around(analysis, numbers_of(analysis, source.span)[0])
    if subject is None:
        return None
    word = lower_of(subject, analysis, voices.cast.text)
    described = analysis.upos[subject] == "NOUN" and is_of_people(word) and not word.endswith("s")
    is_told = voices.within[number] is not None
    if described or (is_told and _is_fitting_name(voices, analysis, subject, gender)):
        voices.mention(source.span, "pronoun", "person", None, "")
        return Voice(None, f"“{source.words[0].text}” may be “{word}”, who acts in the clause around it")
    return None


def _acting_around(analysis: Analysis, pronoun: int) -> int | None:
    """The subject of the verb that the pronoun's own clause hangs on as its when or why."""
    verb = analysis.head[pronoun]
    if not analysis.deprel[pronoun].startswith("nsubj") or not analysis.deprel[verb].startswith("advcl"):
        return None
    around = analysis.head[verb]
    near = range(max(0, around - _NEAR), around)
    found = next((k for k in near if analysis.head[k] == around and analysis.deprel[k] == "nsubj"), None)
    return found if found is not None and found < pronoun else None


def _is_fitting_name(voices: Voices, analysis: Analysis, word: int, gender: str) -> bool:
    if analysis.upos[word] != "PROPN":
        return False
    span = analysis.span((word, word + 1))
    people = (m for m in voices.cast.mentions if m.kind == "person" and m.span and m.span.holds(span))
    named = next(people, None)
    return named is not None and voices.cast.gender(named) in {"-", gender}
