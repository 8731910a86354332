"""Who acts in a sentence, by the tree: its subject, named right away or beside a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.reader.trees import head_of, numbers_of

if TYPE_CHECKING:
    from onrecord.extract.speakers.cast import Cast
    from onrecord.language.reader import Analysis
    from onrecord.model import Mention, Span

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_MAIN = frozenset({"root", "conj", "parataxis"})
_BESIDE = frozenset({"appos", "flat"})


def acting(cast: Cast, sentence: Span) -> Mention | None:
    """The name that is the subject of the sentence's main clause, or stands beside it.

    "Kolb was careful", "Velm's director, Petra Kolb, was careful"; not whose the subject is ("Velm's ship"),
    and nobody in quotation marks.
    """
    analysis = cast.parsed.analysis
    if analysis is None:
        return None
    for name in cast.names_in(sentence):
        if name.span is None or cast.only_owns(name) or cast.quotations.meeting(name.span):
            continue
        if _acts(analysis, name.span):
            return name
    return None


def acting_noun(cast: Cast, sentence: Span) -> Span | None:
    """The words from the article of the sentence's subject to its noun: "The Commission" fined a mill."""
    analysis = cast.parsed.analysis
    if analysis is None:
        return None
    first, last = numbers_of(analysis, sentence)
    for word in range(first, last):
        verb = analysis.head[word]
        if analysis.deprel[word] in _SUBJECTS and analysis.deprel[verb] == "root":
            before = [k for k in range(first, word) if analysis.head[k] == word]
            return analysis.span((min([*before, word]), word + 1))
    return None


def _acts(analysis: Analysis, name: Span) -> bool:
    low, high = numbers_of(analysis, name)
    word = head_of(analysis, low, high)
    if word is None:
        return False
    while analysis.deprel[word].split(":")[0] in _BESIDE and analysis.head[word] != word:
        word = analysis.head[word]
    verb = analysis.head[word]
    return analysis.deprel[word] in _SUBJECTS and analysis.deprel[verb] in _MAIN
