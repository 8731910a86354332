"""What is said to be so by nobody in particular: "the rebels had allegedly taken the bridge"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.names import word_class
from onrecord.language.reader.trees import subtree
from onrecord.model import Attribution, Span, covering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Analysis
    from onrecord.language.reader.analysis import Range

_ADVERBS = word_class("allegedly")
_EDGES = " ,"
_CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "conj", "parataxis", "acl", "amod"})
_WITHIN = frozenset({"conj", "parataxis", "advcl", "cc", "mark", "punct"})
"""What at the edges of a clause is not of what is alleged: "it rained when he allegedly fled and ..."."""


def hearsay(
    text: str, analysis: Analysis, below: list[list[int]], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Attributions without a source for adverbs of hearsay that are in no cue or content yet.

    In somebody's words the adverb is theirs, and makes them less certain of what they say.

    The content is the clause, by the tree, around the adverb; of a participle, what it describes as well.
    """
    taken = [span for one in found if one.cue for span in (one.cue, *one.content)]
    for word, relation in enumerate(analysis.deprel):
        cue = analysis.span((word, word + 1))
        if relation != "advmod" or cue.of(text).lower() not in _ADVERBS:
            continue
        if any(span.meets(cue) for span in taken):
            continue
        content = tuple(_content(word, analysis, below))
        if content:
            yield Attribution(content, None, cue)


def with_hearsay_apart(found: Sequence[Attribution], text: str) -> Iterator[Attribution]:
    """The attributions, an adverb of hearsay in a cue made one of its own around the rest.

    "The official reportedly said that it rained": reportedly, the official said that it rained.
    """
    for one in found:
        adverb = _adverb(one, text)
        if one.cue is None or one.source is None or adverb is None:
            yield one
            continue
        at_start = adverb.start == one.cue.start
        rest = Span(adverb.end, one.cue.end) if at_start else Span(one.cue.start, adverb.start)
        cue = rest.stripped(text, _EDGES)
        if cue is None:
            yield one
            continue
        hull = covering((*one.content, one.source, cue))
        yield Attribution(tuple(_around(adverb, hull, text)), None, adverb)
        yield replace(one, cue=cue)


def _around(adverb: Span, hull: Span, text: str) -> Iterator[Span]:
    """What of a hull stands before an adverb, and what after it."""
    for start, end in ((hull.start, adverb.start), (adverb.end, hull.end)):
        part = Span(start, end).stripped(text, _EDGES) if start < end else None
        if part is not None:
            yield part


def _adverb(one: Attribution, text: str) -> Span | None:
    """The adverb of hearsay that begins or ends a cue of several words."""
    if one.cue is None or " " not in one.cue.of(text):
        return None
    first, last = one.cue.of(text).split()[0], one.cue.of(text).split()[-1]
    if first.lower() in _ADVERBS:
        return Span(one.cue.start, one.cue.start + len(first))
    return Span(one.cue.end - len(last), one.cue.end) if last.lower() in _ADVERBS else None


def _content(word: int, analysis: Analysis, below: list[list[int]]) -> Iterator[Span]:
    verb = analysis.head[word]
    if analysis.upos[verb] not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return
    low, high = _clause(verb, analysis, below)
    for start, end in ((low, word), (word + 1, high)):
        while start < end and analysis.upos[end - 1] == "PUNCT":
            end -= 1
        while start < end and analysis.upos[start] == "PUNCT":
            start += 1
        if start < end:
            yield analysis.span((start, end))


def _clause(verb: int, analysis: Analysis, below: list[list[int]]) -> Range:
    """From the first word of what belongs to a verb to the last, other clauses at its edges left out."""
    low, high = verb, verb + 1
    relation = analysis.deprel[verb].split(":")[0]
    if analysis.deprel[verb] == "acl":
        low = subtree(analysis.head[verb], below)[0]
    elif relation not in _CLAUSES:
        return verb, verb
    for part in below[verb]:
        if analysis.deprel[part].split(":")[0] not in _WITHIN:
            start, end = subtree(part, below)
            low, high = min(low, start), max(high, end)
    return low, high
