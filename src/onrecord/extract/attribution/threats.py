"""Threats, and what is or is not ruled out: sayings that the reader hardly knows, by verb and subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.nouns import may_speak
from onrecord.language.lexicon import lemma
from onrecord.language.reader.trees import lower_of, subject_before, subtree
from onrecord.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis

_SAID = {"threaten": frozenset({"xcomp", "ccomp"}), "rule": frozenset({"obj", "ccomp"})}
"""Relations of what is said to its verb. "The flood threatens the town" is no threat."""
_AUXILIARIES = frozenset({"AUX", "PART", "ADV"})
_RELATIVES = frozenset({"who", "which", "that"})
_PEOPLE = frozenset({"he", "she", "they", "we", "i"})


def threats(parsed: Parsed, below: list[list[int]], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions of "threaten" and "rule out" that are not among those found."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    taken = {at for one in found if one.cue for at in range(one.cue.start, one.cue.end)}
    for verb, tag in enumerate(analysis.upos):
        if tag not in {"VERB", "AUX"} or analysis.span((verb, verb + 1)).start in taken:
            continue
        relations = _SAID.get(lemma(lower_of(verb, analysis, text)))
        subject = subject_before(verb, analysis, below) if relations else None
        if relations is None or subject is None or not _speaks(subject, verb, analysis, text):
            continue
        end = _cue_end(verb, analysis, below, text)
        said = next((k for k in below[verb] if k > verb and analysis.deprel[k] in relations), None)
        if end is None or said is None:
            continue
        who, what = _trimmed(subject, analysis, below), _trimmed(said, analysis, below)
        begin = _cue_begin(verb, analysis)
        if who[1] <= begin and end <= what[0]:
            yield Attribution((analysis.span(what),), analysis.span(who), analysis.span((begin, end)))


def _speaks(subject: int, verb: int, analysis: Analysis, text: str) -> bool:
    """Whether it is somebody: a name, or a noun of people or of a body of theirs."""
    word = lower_of(subject, analysis, text)
    if word in _RELATIVES and analysis.deprel[verb].startswith("acl"):
        subject = analysis.head[verb]
        word = lower_of(subject, analysis, text)
    return analysis.upos[subject] == "PROPN" or word in _PEOPLE or may_speak(word)


def _cue_begin(verb: int, analysis: Analysis) -> int:
    """The first of the auxiliaries and adverbs right before a verb."""
    while verb and analysis.upos[verb - 1] in _AUXILIARIES and analysis.head[verb - 1] >= verb:
        verb -= 1
    return verb


def _cue_end(verb: int, analysis: Analysis, below: list[list[int]], text: str) -> int | None:
    """After the verb and its particle; None where "rule" has no "out"."""
    if lemma(lower_of(verb, analysis, text)) != "rule":
        return verb + 1
    follows = verb + 1 in below[verb] and lower_of(verb + 1, analysis, text) == "out"
    return verb + 2 if follows else None


def _trimmed(word: int, analysis: Analysis, below: list[list[int]]) -> tuple[int, int]:
    """All that hangs on a word, marks at the end left out."""
    low, high = subtree(word, below)
    while high > low + 1 and analysis.upos[high - 1] == "PUNCT":
        high -= 1
    return low, high
