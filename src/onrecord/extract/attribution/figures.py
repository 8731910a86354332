"""Who gives a figure: "the ministry put the number of dead at 17", which corpora of attribution leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.lexicon import cues, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import lower_of, subtree
from onrecord.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Analysis

_VERBS = frozenset(base for base, cue in cues().items() if cue.gives_figures)
_COUNTS = word_class("what figures are given of")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj"})


def figures(
    text: str, analysis: Analysis, below: list[list[int]], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The attributions of figures that are not among those found, by the tree: who, verb, what is counted.

    The content runs from what is counted to the end of the figure.
    """
    taken = {at for one in found if one.cue for at in range(one.cue.start, one.cue.end)}
    for verb, tag in enumerate(analysis.upos):
        span = analysis.span((verb, verb + 1))
        if tag != "VERB" or span.start in taken or lemma(span.of(text).lower()) not in _VERBS:
            continue
        subject = next((k for k in below[verb] if analysis.deprel[k] in _SUBJECTS and k < verb), None)
        counted = next((k for k in below[verb] if analysis.deprel[k] in _OBJECTS and k > verb), None)
        if subject is None or counted is None:
            continue
        noun = lower_of(counted, analysis, text)
        if noun not in _COUNTS and noun.removesuffix("s") not in _COUNTS:
            continue
        reach = [subtree(k, below) for k in below[verb] if k >= counted and analysis.deprel[k] != "punct"]
        last = max((hi for lo, hi in reach if _has_number(analysis, lo, hi)), default=None)
        if last is not None:
            low, high = subtree(subject, below)
            start = subtree(counted, below)[0]
            content = analysis.span((start, last))
            yield Attribution((content,), analysis.span((low, high)), span)


def _has_number(analysis: Analysis, low: int, high: int) -> bool:
    return "NUM" in analysis.upos[low:high]
