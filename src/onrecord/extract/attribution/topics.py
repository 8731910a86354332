"""What only looks like somebody's saying: a topic before a colon in a headline, a byline below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.words import words
from onrecord.language.names import word_class
from onrecord.language.reader.trees import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution, Span


_ASKING = word_class("asked for")
_OWN = frozenset({"i", "my", "me", "we", "our", "us"})
_DENYING = frozenset({"no", "not", "never", "none", "nobody", "nothing"})
_PREDICATES = frozenset({"VERB", "AUX"})
_QUOTES = tuple("“‘\"'«")


def without_topics(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions but for topics before a colon, and labels after one ("Ober: a profile").

    Who speaks there is named as a person, is an organisation whose words are quoted, or is among the sources
    of the article.
    """
    text = parsed.article.text
    if not any(_is_colon(attribution, text) for attribution in found):
        yield from found
        return
    sources = {
        _lower(text, attribution.source)
        for attribution in found
        if attribution.source is not None and not _is_colon(attribution, text)
    }
    for attribution in found:
        if (
            attribution.source is None
            or not _is_colon(attribution, text)
            or _speaks(attribution, parsed, sources)
        ):
            yield attribution


def _speaks(attribution: Attribution, parsed: Parsed, sources: AbstractSet[tuple[str, ...]]) -> bool:
    """Whether what stands before the colon says what stands after it."""
    assert parsed.analysis is not None and attribution.source is not None
    text, content = parsed.article.text, attribution.content[0]
    assert attribution.cue is not None
    if text[attribution.source.end : attribution.cue.start].strip(" ,.\n)’'”\""):
        return False  # "Velm" of "Velm crash: “It was chaos”"
    names = {kind for span, kind in parsed.analysis.names() if span.meets(attribution.source)}
    is_source = any(_is_same(_lower(text, attribution.source), source) for source in sources)
    if content.of(text).startswith(_QUOTES):
        return is_source or "Person" in names or "Organization" in names
    if not _is_headline(content, parsed) and any(q.span.meets(content) for q in parsed.quotations):
        return True
    some = [word.text.lower() for word in words(text, content)]
    if some[:1] and some[0] in _ASKING and _OWN.isdisjoint(some):
        return False
    if is_source:
        return len(some) > 1
    denies = bool(some) and some[0] in _DENYING
    return "Person" in names and (denies or _says_something(parsed.analysis, content))


def _is_headline(content: Span, parsed: Parsed) -> bool:
    sentence = parsed.sentence_at(content.start)
    return sentence is not None and sentence.region == "title"


def _says_something(analysis: Analysis, content: Span) -> bool:
    """Whether it has a verb, or ends with an adjective as headlines do: "dam safe"."""
    low, high = numbers_of(analysis, content)
    kinds = [kind for kind in analysis.upos[low:high] if kind != "PUNCT"]
    return not _PREDICATES.isdisjoint(kinds) or kinds[-1:] == ["ADJ"]


def without_bylines(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions but for those whose cue stands in a byline: who wrote an article says all of it."""
    lines = parsed.spans_in("byline")
    for attribution in found:
        if attribution.cue is None or not any(line.meets(attribution.cue) for line in lines):
            yield attribution


def _is_colon(attribution: Attribution, text: str) -> bool:
    return attribution.cue is not None and attribution.cue.of(text) == ":"


def _lower(text: str, source: Span) -> tuple[str, ...]:
    """The words in lower case."""
    return tuple(word.text.lower() for word in words(text, source))


def _is_same(topic: tuple[str, ...], source: tuple[str, ...]) -> bool:
    """Whether a source has the topic's last word, and another of its words if it has several."""
    *others, last = topic or ("",)
    return last in source and (not others or not set(others).isdisjoint(source))
