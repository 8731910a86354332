"""What an article asserts in a sentence that goes on with somebody's saying: "He was freed and said that"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.extract.attribution.trees import numbers_of
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.language import Sentence
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution


_NEAR = 40
"""Words before a verb among which its subject stands."""


class Joined:
    """The sentences in which a cue is joined to a main verb that stands before it and is nobody's saying."""

    def __init__(self, analysis: Analysis | None, attributions: Sequence[Attribution]) -> None:
        self._ends: list[tuple[int, int]] = []
        """Where a main verb stands, and where its own clause ends."""
        if analysis is None:
            return
        taken = [span for one in attributions for span in (*one.content, one.cue) if span is not None]
        for one in attributions:
            found = _main_and_end(analysis, one)
            if found is not None and not _is_taken(taken, found[0]):
                self._ends.append(found)
        self._ends.sort()

    def before(self, sentence: Sentence) -> Span | None:
        """The part of a sentence before the first saying joined to its main verb; None without one."""
        number = bisect_left(self._ends, (sentence.span.start, 0))
        if number == len(self._ends) or self._ends[number][0] >= sentence.span.end:
            return None
        end = self._ends[number][1]
        return Span(sentence.span.start, end) if sentence.span.start < end <= sentence.span.end else None


def _main_and_end(analysis: Analysis, one: Attribution) -> tuple[int, int] | None:
    """Where the verb that a cue is joined to stands and where the words before the "and" end, else None."""
    if one.cue is None or any(span.start < one.cue.start for span in one.content):
        return None
    first, last = numbers_of(analysis, one.cue)
    verb = next((k for k in range(first, last) if not first <= analysis.head[k] < last), None)
    if verb is None or analysis.deprel[verb] != "conj" or analysis.upos[verb] != "VERB":
        return None
    main = analysis.head[verb]
    is_main = analysis.head[main] == main and analysis.upos[main] in {"VERB", "AUX"}
    if not is_main or main >= first:
        return None
    and_ = next(
        (k for k in range(main + 1, first + 1) if analysis.head[k] == verb and analysis.deprel[k] == "cc"),
        None,
    )
    if and_ is None or any(k < main for k in _subjects(analysis, verb)):
        return None
    return int(analysis.words.start[main]), int(analysis.words.end[and_ - 1])


def _subjects(analysis: Analysis, verb: int) -> list[int]:
    near = range(max(0, verb - _NEAR), verb)
    return [k for k in near if analysis.head[k] == verb and analysis.deprel[k] == "nsubj"]


def _is_taken(spans: Sequence[Span], start: int) -> bool:
    """Whether the character lies in one of the spans."""
    return any(span.start <= start < span.end for span in spans)
