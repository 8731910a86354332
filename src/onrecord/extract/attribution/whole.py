"""Sources whole: no name cut, nobody lost who speaks too, no word before or after that only says when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.words import words
from onrecord.language.names import word_class
from onrecord.language.reader.trees import head_of, numbers_of, subtree
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent", "root"})
_PARTIES = frozenset({"Person", "Organization", "Location", "NORP"})
_GOING_ON = word_class("before a subject")
_HELPED = re.compile(
    r"(?P<who>i|you|we|they|he|she|it)(?:['’](?:d|ll|ve|re|m)|\s(?:do|does|did|will|would|had|have|has))",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?P<who>.*[\w.])\s(?:today|yesterday|tonight)", re.DOTALL)
_MOST_BEFORE = 12
"""Words of somebody who speaks too, before the one the reader found, at most."""


def with_whole_sources(
    found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]
) -> Iterator[Attribution]:
    """The attributions, their sources made whole."""
    assert parsed.analysis is not None
    named = {span: kind for span, kind in parsed.analysis.names() if kind in _PARTIES}
    names = list(named)
    titles = parsed.spans_in("title")
    for one in found:
        if one.source is None:
            yield one
            continue
        source = _with_joined(parsed.analysis, _with_names(parsed.article.text, one.source, names), below)
        if any(title.holds(source) for title in titles):
            source = _with_listed(parsed.article.text, source, named)
        taken = [*one.content, *([one.cue] if one.cue else [])]
        if source != one.source and any(source.meets(span) for span in taken):
            source = one.source
        source = _without_opening(parsed.article.text, source, names)
        yield replace(one, source=_without_ending(parsed.article.text, source))


def _with_names(text: str, source: Span, names: Sequence[Span]) -> Span:
    """With the whole of a name that it begins or ends in."""
    for name in names:
        if name.start < source.start < name.end and "\n" not in name.of(text):
            source = Span(name.start, source.end)
    return source


def _with_listed(text: str, source: Span, named: Mapping[Span, str]) -> Span:
    """With who stands before it in a headline that opens with both: "Norway, Sweden plan a bridge"."""
    kind = named.get(source)
    for name in named:
        if kind != named[name] or text[name.end : source.start] != ", ":
            continue
        if text[: name.start].rstrip(" ")[-1:] in {"", ":", ";", "\n"}:
            return Span(name.start, source.end)
    return source


def _with_joined(analysis: Analysis, source: Span, below: list[list[int]]) -> Span:
    """With who is joined before it by "and": all of "Ober and Lutz" where the reader found Lutz."""
    low, high = numbers_of(analysis, source)
    head = head_of(analysis, low, high)
    if head is None or analysis.deprel[head] != "conj":
        return source
    first = analysis.head[head]
    if analysis.deprel[first] not in _SUBJECTS or analysis.upos[first] not in {"PROPN", "NOUN"}:
        return source
    begin = subtree(first, below)[0]
    if not (first < low and low - begin <= _MOST_BEFORE and _are_joined(analysis, first, low)):
        return source
    return Span(int(analysis.words.start[begin]), source.end)


def _are_joined(analysis: Analysis, first: int, low: int) -> bool:
    """Whether all between the first and this one is theirs, an "and" or a mark."""
    kinds = {"PROPN", "NOUN", "ADJ", "CCONJ", "PUNCT", "DET"}
    return all(analysis.upos[k] in kinds for k in range(first, low))


def _without_opening(text: str, source: Span, names: Sequence[Span]) -> Span:
    """Without words before who it is: "then one of my friends", "today the ministry"."""
    some = words(text, source)
    begin = {name.start for name in names}
    while len(some) > 1 and some[0].text.lower() in _GOING_ON and some[0].start not in begin:
        some.pop(0)
    return Span(some[0].start, source.end) if some and some[0].start > source.start else source


def _without_ending(text: str, source: Span) -> Span:
    """Without what only says when, or helps the verb: "President Ober today", "I do", "We'd"."""
    printed = source.of(text)
    found = _HELPED.fullmatch(printed) or _WHEN.fullmatch(printed)
    return Span(source.start, source.start + found.end("who")) if found else source
