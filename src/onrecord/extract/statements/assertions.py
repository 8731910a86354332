"""What an article asserts itself: the sentences that it puts into nobody's mouth."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.extract.words import words
from onrecord.language.reader.trees import numbers_of
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.extract.quoting import Quotations
    from onrecord.language import Parsed, Sentence
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution

_COVERED = 0.6
"""Share of a sentence's characters taken up by attributions from which on it is theirs."""
_PARTLY = 0.3
"""The share from which on it is theirs where no verb is left over: "He may go, officials said in private"."""
_WHOLLY = 0.9
"""The share from which on it is theirs whatever the tree says."""
_FEWEST_WORDS = 3
"""A sentence of fewer words is a label, not an assertion."""
_REGIONS = frozenset({"title", "body", "caption"})
_NAMING = frozenset({"PROPN", "ADP", "DET", "CCONJ", "PUNCT", "X", "SYM"})
"""Tags of the words of a line that only names."""
_CLOSING = ".!…;: \t\r\n"


def own_sentences(parsed: Parsed, attributions: Sequence[Attribution]) -> Iterator[tuple[Sentence, Span]]:
    """The sentences that are no attribution's, each with its span less the final stop.

    A sentence is still the article's own where most of it is attributed but its main verb isn't: "The army,
    which Ober said was weak and would not last the winter, took the town"; and where nobody is named who says
    it, unless that is all: "The man was identified as one of those at the hotel, where nine had died".
    Names alone are a label.
    """
    named = _Taken(attribution.hull for attribution in attributions if attribution.source)
    every = _Taken(attribution.hull for attribution in attributions)
    text = parsed.article.text
    tells_itself = _own_verbs(parsed, attributions)
    has_other_verb = _other_verbs(parsed, named)
    for sentence in parsed.sentences:
        if sentence.region not in _REGIONS:
            continue
        if every.share(sentence.span) >= _WHOLLY:
            continue
        most = _COVERED if has_other_verb(sentence) else _PARTLY
        if named.share(sentence.span) >= most and not tells_itself(sentence):
            continue
        kept = sentence.span.of(text).rstrip(_CLOSING)
        if not kept.strip():
            continue
        span = Span(sentence.span.start, sentence.span.start + len(kept))
        if len(words(text, span)) >= _FEWEST_WORDS and not _is_label(parsed, span):
            yield sentence, span


def _is_label(parsed: Parsed, span: Span) -> bool:
    """Whether it is nothing but names: "Stade de France"."""
    if parsed.analysis is None:
        return False
    low, high = numbers_of(parsed.analysis, span)
    return low < high and _NAMING.issuperset(parsed.analysis.upos[low:high])


def _own_verbs(parsed: Parsed, attributions: Sequence[Attribution]) -> Callable[[Sentence], bool]:
    """Whether the main verb of a sentence stands in no attribution."""
    roots = sorted(_roots(parsed.analysis)) if parsed.analysis else []
    parts = _Taken(
        span for one in attributions for span in (*one.content, one.source, one.cue) if span is not None
    )

    def tells_itself(sentence: Sentence) -> bool:
        number = bisect_left(roots, sentence.span)
        if number == len(roots) or roots[number].end > sentence.span.end:
            return False
        return not parts.share(roots[number])

    return tells_itself


def _other_verbs(parsed: Parsed, named: _Taken) -> Callable[[Sentence], bool]:
    """Whether a verb of a sentence stands outside all that is somebody's; so wherever nothing is parsed."""
    analysis = parsed.analysis
    if analysis is None:
        return lambda _sentence: True
    verbs = sorted(analysis.span((k, k + 1)) for k, tag in enumerate(analysis.upos) if tag in {"VERB", "AUX"})

    def has_other_verb(sentence: Sentence) -> bool:
        first, end = (
            bisect_left(verbs, sentence.span),
            bisect_left(verbs, Span(sentence.span.end, sentence.span.end + 1)),
        )
        return any(not named.share(verb) for verb in verbs[first:end])

    return has_other_verb


def _roots(analysis: Analysis) -> Iterator[Span]:
    """The verbs, or what is said to be so ("false"), on which everything in their sentences hangs."""
    told = {analysis.head[k] for k, relation in enumerate(analysis.deprel) if relation == "cop"}
    for word, head in enumerate(analysis.head):
        if head == word and (analysis.upos[word] in {"VERB", "AUX"} or word in told):
            yield analysis.span((word, word + 1))


def is_quotation(quotations: Quotations, span: Span) -> bool:
    """Whether all of it stands in quotation marks: someone's words, though not said whose."""
    return any(
        (q.span.start <= span.start + 1 and span.end <= q.span.end + 1) or q.inner.holds(span)
        for q in quotations.meeting(span)
    )


def _united(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


class _Taken:
    """What some spans take up of an article."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = _united(spans)
        self._starts = [one.start for one in self._spans]

    def share(self, span: Span) -> float:
        """The share of the span's characters that they take up."""
        covered = 0
        for one in islice(self._spans, max(bisect_right(self._starts, span.start) - 1, 0), None):
            if one.start >= span.end:
                break
            covered += max(min(one.end, span.end) - max(one.start, span.start), 0)
        return covered / len(span)
