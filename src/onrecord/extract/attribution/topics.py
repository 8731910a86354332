"""What only looks like somebody's saying: a topic before a colon in a headline, a byline below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.model import Attribution, Span


def without_topics(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions but for topics before a colon.

    Who speaks there is named as a person, is quoted, or is among the sources of the article.
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
    persons = _persons(parsed)
    for attribution in found:
        if (
            attribution.source is None
            or not _is_colon(attribution, text)
            or any(attribution.source.meets(person) for person in persons)
            or any(quotation.span.meets(attribution.content[0]) for quotation in parsed.quotations)
            or any(_is_same(_lower(text, attribution.source), source) for source in sources)
        ):
            yield attribution


def without_bylines(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions but for those whose cue stands in a byline: who wrote an article says all of it."""
    lines = [sentence.span for sentence in parsed.sentences if sentence.region == "byline"]
    for attribution in found:
        if attribution.cue is None or not any(line.meets(attribution.cue) for line in lines):
            yield attribution


def _is_colon(attribution: Attribution, text: str) -> bool:
    return attribution.cue is not None and attribution.cue.of(text) == ":"


def _persons(parsed: Parsed) -> list[Span]:
    if parsed.analysis is None:
        return []
    return [span for span, kind in parsed.analysis.names() if kind == "Person"]


def _lower(text: str, source: Span) -> tuple[str, ...]:
    """The words in lower case."""
    return tuple(word.text.lower() for word in words(text, source))


def _is_same(topic: tuple[str, ...], source: tuple[str, ...]) -> bool:
    """Whether a source has the topic's last word, and another of its words if it has several."""
    *others, last = topic or ("",)
    return last in source and (not others or not set(others).isdisjoint(source))
